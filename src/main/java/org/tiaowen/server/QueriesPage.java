package org.tiaowen.server;

import org.tiaowen.graph.NamedQuery;
import org.tiaowen.graph.QueryParameter;

import java.util.List;

/** The query library as a page: each question with a form for its parameters. */
final class QueriesPage {

    private QueriesPage() {}

    static Page of(List<NamedQuery> queries) {
        Page page = new Page("常见问题", "Query library");
        queries.forEach(query -> page.add(question(query)));
        return page;
    }

    private static Html question(NamedQuery query) {
        Html form = Html.of("form").with("action", "/queries/" + query.name());
        query.parameters().forEach(parameter -> form.add(input(parameter)));
        form.add(
                Html.of("input")
                        .with("type", "hidden")
                        .with("name", "format")
                        .with("value", "html"),
                Html.of("button", "查询 Ask"));
        return Html.of(
                        "section",
                        Page.heading(query.titleZh(), query.titleEn()),
                        Html.of("p", query.descriptionZh() + " ")
                                .add(Page.english("small", query.descriptionEn())),
                        form,
                        Html.of(
                                "details",
                                Html.of("summary", "SPARQL"),
                                Html.of("pre", query.text())))
                .with("id", query.name());
    }

    private static Html input(QueryParameter parameter) {
        return Html.of("label", parameter.labelZh() + " ")
                .add(
                        Page.english("small", parameter.labelEn()),
                        Html.of("input")
                                .with("name", parameter.name())
                                .with("value", parameter.example()));
    }
}
