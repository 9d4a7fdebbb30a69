package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Span;
import org.tiaowen.rdf.Tw;

import java.util.Comparator;
import java.util.List;

/**
 * What {@code /import} shows: the sources that there are, to be added to or taken out.
 *
 * @param isOpen whether anyone may write
 */
record ImportPage(boolean isOpen, List<Row> sources) {

    /** A source. */
    record Row(String id, AboutPage.Source source) {}

    /**
     * What was odd in one source, each at its place ({@code /import/{id}}).
     *
     * @param text where the whole text lies
     */
    record Problems(String name, String address, String text, List<Place> places) {}

    /**
     * A problem.
     *
     * @param severity {@code error}, {@code warning} or {@code info}
     * @param line of the file; 0 for all of it
     * @param excerpt null where it has no place
     */
    record Place(String severity, String message, int line, @Nullable Excerpt excerpt) {}

    static ImportPage of(Graph graph, Naming naming, boolean isOpen) {
        return new ImportPage(
                isOpen,
                Thing.instances(graph, Tw.Source).stream()
                        .map(s -> new Row(s.localName(), AboutPage.source(naming, s)))
                        .sorted(Comparator.comparing((Row row) -> row.source().name()))
                        .toList());
    }

    /** The problems of a source; its text is null where its bytes are not kept. */
    static Problems problems(Frame frame, Naming naming, Thing source, @Nullable String text) {
        return new Problems(
                source.string(Tw.name),
                naming.path(source.iri()),
                "/api/v1/sources/" + source.localName() + "/text",
                source.inverse(Tw.inSource).stream()
                        .filter(thing -> thing.isA(Tw.Problem))
                        .sorted(Comparator.comparingInt(p -> p.integer(Tw.line, 0)))
                        .map(p -> place(frame, p, text))
                        .toList());
    }

    private static Place place(Frame frame, Thing problem, @Nullable String text) {
        int start = problem.integer(Tw.start, -1);
        String english = problem.text(Tw.message, "en");
        return new Place(
                problem.string(Tw.severity),
                frame.isChinese() || english == null ? problem.string(Tw.message) : english,
                problem.integer(Tw.line, 0),
                start < 0 || text == null
                        ? null
                        : Excerpt.of(text, new Span(start, problem.integer(Tw.end, start))));
    }
}
