package org.tiaowen.server;

import org.tiaowen.graph.NamedQuery;
import org.tiaowen.graph.QueryTheme;

import java.util.List;
import java.util.stream.Stream;

/** The query library as the template {@code queries} shows it: questions theme by theme. */
record QueriesPage(List<Theme> themes) {

    /** The questions of one theme. */
    record Theme(QueryTheme theme, List<NamedQuery> queries) {}

    static QueriesPage of(List<NamedQuery> queries) {
        return new QueriesPage(
                Stream.of(QueryTheme.values())
                        .map(
                                theme ->
                                        new Theme(
                                                theme,
                                                queries.stream()
                                                        .filter(q -> q.theme() == theme)
                                                        .toList()))
                        .filter(theme -> !theme.queries().isEmpty())
                        .toList());
    }
}
