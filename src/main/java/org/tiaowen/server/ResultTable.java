package org.tiaowen.server;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

import java.util.List;

/** The answer to a query as a page, for people. */
final class ResultTable {

    /** Rows that a page shows; the other formats have them all. */
    private static final int SHOWN = 1000;

    private final Naming naming;

    ResultTable(Naming naming) {
        this.naming = naming;
    }

    Page of(RowSet rows) {
        List<Var> variables = rows.getResultVars();
        Html head = Html.of("tr");
        variables.forEach(variable -> head.add(Html.of("th", variable.getVarName())));
        Html table = Html.of("table", head);
        int shown = 0;
        while (shown < SHOWN && rows.hasNext()) {
            table.add(row(rows.next(), variables));
            shown++;
        }
        String count =
                rows.hasNext()
                        ? "只显示前 %,d 行；其余请用 CSV 或 JSON 取得。".formatted(SHOWN)
                        : "共 %,d 行。".formatted(shown);
        return new Page("查询结果", "Result").add(Html.of("p", count), table);
    }

    Page of(boolean truth) {
        return new Page("查询结果", "Result").add(Html.of("p", truth ? "是 true" : "否 false"));
    }

    private Html row(Binding binding, List<Var> variables) {
        Html row = Html.of("tr");
        for (Var variable : variables) {
            Node value = binding.get(variable);
            row.add(value == null ? Html.of("td") : Html.of("td", cell(value)));
        }
        return row;
    }

    private Html cell(Node value) {
        if (value.isLiteral()) {
            return Html.of("span", value.getLiteralLexicalForm());
        }
        return value.isURI()
                ? Html.link(naming.path(value.getURI()), naming.shortened(value.getURI()))
                : Html.of("span", value.toString());
    }
}
