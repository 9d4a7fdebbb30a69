package org.tiaowen.server;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The answer to a query as a page, for people. */
final class ResultTable {

    /** Rows that a page shows; the other formats have them all. */
    private static final int SHOWN = 1000;

    private final Naming naming;

    ResultTable(Naming naming) {
        this.naming = naming;
    }

    /**
     * What the page shows.
     *
     * @param isPart whether there are more rows than these
     * @param truth the answer to a question that has no rows; null where it has
     */
    record Rows(
            List<String> variables,
            List<List<Link>> rows,
            boolean isPart,
            @Nullable Boolean truth) {

        static Rows of(boolean truth) {
            return new Rows(List.of(), List.of(), false, truth);
        }
    }

    Rows of(RowSet rows) {
        List<Var> variables = rows.getResultVars();
        List<List<Link>> shown = new ArrayList<>();
        while (shown.size() < SHOWN && rows.hasNext()) {
            Binding binding = rows.next();
            shown.add(variables.stream().map(variable -> cell(binding.get(variable))).toList());
        }
        return new Rows(
                variables.stream().map(Var::getVarName).toList(), shown, rows.hasNext(), null);
    }

    private Link cell(@Nullable Node value) {
        if (value == null) {
            return Link.text("");
        }
        if (value.isLiteral()) {
            return Link.text(value.getLiteralLexicalForm());
        }
        return value.isURI()
                ? Link.to(naming.path(value.getURI()), naming.shortened(value.getURI()))
                : Link.text(value.toString());
    }
}
