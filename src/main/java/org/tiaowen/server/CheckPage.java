package org.tiaowen.server;

import org.tiaowen.overlap.CheckReport;
import org.tiaowen.overlap.CheckedItem;
import org.tiaowen.overlap.MarkedText;
import org.tiaowen.overlap.Match;
import org.tiaowen.overlap.Wording;

import java.util.List;

/** A checked draft as a page, and the form that asks for one. */
final class CheckPage {

    private static final String ADDRESS = "/api/v1/overlaps/check";

    private final Naming naming;

    CheckPage(Naming naming) {
        this.naming = naming;
    }

    /** The form. */
    static Page form() {
        Html form =
                Html.of(
                                "form",
                                Html.of("p", label("草案文本 Text", "text")),
                                Html.of(
                                        "p",
                                        Html.of("textarea")
                                                .with("name", DraftUpload.TEXT)
                                                .with("id", "text")
                                                .with("rows", "14")
                                                .with("cols", "80")),
                                Html.of(
                                        "p",
                                        label("或上传文件（DOCX、PDF、TXT） or a file ", "file"),
                                        Html.of("input")
                                                .with("type", "file")
                                                .with("name", DraftUpload.FILE)
                                                .with("id", "file")),
                                Html.of(
                                        "p",
                                        label("报告格式 Format ", "format"),
                                        Html.of(
                                                        "select",
                                                        option("html", "网页"),
                                                        option("docx", "Word"),
                                                        option("csv", "CSV"),
                                                        option("json", "JSON"))
                                                .with("name", "format")
                                                .with("id", "format")),
                                Html.of("p", Html.of("button", "检查 Check")))
                        .with("action", ADDRESS)
                        .with("method", "post")
                        .with("enctype", "multipart/form-data");
        return new Page("检查草案", "What does this draft repeat?")
                .add(Html.of("p", "草案只作比对，不予保存。"), form);
    }

    private static Html label(String text, String field) {
        return Html.of("label", text).with("for", field);
    }

    private static Html option(String value, String text) {
        return Html.of("option", text).with("value", value);
    }

    /** The report. */
    Page of(CheckReport report) {
        Page page = new Page("草案重合检查：" + report.title(), "What this draft repeats");
        page.add(Html.of("p", report.summary()));
        page.add(Html.of("p", "标出的是两文不同之处。本报告供核对之用，不构成合法性审查意见。"));
        for (CheckedItem item : report.items()) {
            page.add(Html.of("h2", String.join("", item.item().path()) + " " + item.item().text()));
            List<Match> matches = CheckReport.repetitions(item);
            if (matches.isEmpty()) {
                page.add(Html.of("p", "未见重合条文（新增）。").with("class", "note"));
            } else {
                page.add(table(matches, report));
            }
        }
        return page;
    }

    private Html table(List<Match> matches, CheckReport report) {
        Html table =
                Html.of(
                        "table",
                        Html.of(
                                "tr",
                                Html.of("th", "草案 Draft"),
                                Html.of("th", "已有条文 Corpus"),
                                Html.of("th", "差异 Differences")));
        for (Match match : matches) {
            Html differences = Html.of("td");
            match.comparison()
                    .differences()
                    .forEach(
                            d ->
                                    differences.add(
                                            Html.of(
                                                    "p",
                                                    Wording.difference(
                                                            d.kind().label(),
                                                            d.draft(),
                                                            d.corpus(),
                                                            d.direction().label()))));
            if (match.cue()) {
                differences.add(Html.of("p", Html.of("strong", Wording.CUE)));
            }
            table.add(
                    Html.of(
                            "tr",
                            Html.of(
                                    "td",
                                    marked(MarkedText.first(match.part(), match.comparison()))),
                            Html.of(
                                    "td",
                                    marked(
                                            MarkedText.second(
                                                    match.entry().text(), match.comparison())),
                                    Html.of(
                                                    "p",
                                                    Html.of(
                                                                    "span",
                                                                    Wording.of(
                                                                            match.comparison()
                                                                                    .label()
                                                                                    .label()))
                                                            .with("class", "tag"))
                                            .text(" ")
                                            .add(
                                                    Html.link(
                                                            naming.path(match.entry().iri()),
                                                            match.entry().citation()))
                                            .text(" " + report.about(match.entry()))
                                            .with("class", "way")),
                            differences));
        }
        return table;
    }

    private static Html marked(List<MarkedText.Piece> pieces) {
        Html line = Html.of("p");
        for (MarkedText.Piece piece : pieces) {
            if (piece.isDifferent()) {
                line.add(Html.of("mark", piece.text()));
            } else {
                line.text(piece.text());
            }
        }
        return line;
    }
}
