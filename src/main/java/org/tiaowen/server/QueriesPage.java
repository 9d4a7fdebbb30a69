package org.tiaowen.server;

import org.tiaowen.graph.NamedQuery;
import org.tiaowen.graph.QueryParameter;
import org.tiaowen.graph.QueryTheme;

import java.util.List;

/** The query library as a page: each question with a form for its parameters. */
final class QueriesPage {

    private QueriesPage() {}

    static Page of(List<NamedQuery> queries) {
        Page page = new Page("常见问题", "Query library");
        page.add(contents(queries));
        for (QueryTheme theme : QueryTheme.values()) {
            List<NamedQuery> about = queries.stream().filter(q -> q.theme() == theme).toList();
            if (!about.isEmpty()) {
                page.add(Page.heading(theme.zh(), theme.en()).with("id", theme.label()));
                about.forEach(query -> page.add(question(query)));
            }
        }
        return page;
    }

    /** What there is, theme by theme, each a link to its form below. */
    private static Html contents(List<NamedQuery> queries) {
        Html list = Html.of("dl");
        for (QueryTheme theme : QueryTheme.values()) {
            Html links = Html.of("dd");
            queries.stream()
                    .filter(query -> query.theme() == theme)
                    .forEach(
                            query ->
                                    links.add(Html.link("#" + query.name(), query.titleZh()))
                                            .text(" "));
            list.add(Html.of("dt", theme.zh() + " ").add(Page.english("small", theme.en())), links);
        }
        return list;
    }

    private static Html question(NamedQuery query) {
        Html form = Html.of("form").with("action", "/queries/" + query.name());
        query.parameters().forEach(parameter -> form.add(input(parameter)));
        form.add(
                format("html", "查询 Ask"),
                format("csv", "CSV"),
                format("rows", "JSON"),
                format("json", "SPARQL JSON"));
        return Html.of(
                        "section",
                        Html.of("h3", query.titleZh() + " ")
                                .add(
                                        Page.english("small", query.titleEn()),
                                        Html.of("code", query.name())),
                        Html.of("p", query.descriptionZh() + " ")
                                .add(Page.english("small", query.descriptionEn())),
                        Html.of("p", "怎样读：" + query.readingZh() + " ")
                                .add(Page.english("small", query.readingEn())),
                        form,
                        Html.of(
                                "details",
                                Html.of("summary", "SPARQL"),
                                Html.of("pre", query.text())))
                .with("id", query.name());
    }

    private static Html format(String value, String label) {
        return Html.of("button", label).with("name", "format").with("value", value);
    }

    private static Html input(QueryParameter parameter) {
        if (!parameter.allowed().isEmpty()) {
            return Html.of("label", parameter.labelZh() + " ")
                    .add(Page.english("small", parameter.labelEn()), choice(parameter));
        }
        return Html.of("label", parameter.labelZh() + " ")
                .add(
                        Page.english("small", parameter.labelEn()),
                        Html.of("input")
                                .with("name", parameter.name())
                                .with("value", parameter.example()));
    }

    private static Html choice(QueryParameter parameter) {
        Html select = Html.of("select").with("name", parameter.name());
        for (String word : parameter.allowed()) {
            Html option = Html.of("option", word);
            select.add(word.equals(parameter.example()) ? option.with("selected", "") : option);
        }
        return select;
    }
}
