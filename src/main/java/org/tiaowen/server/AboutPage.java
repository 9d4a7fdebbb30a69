package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Tw;

import java.util.List;

/**
 * What {@code /about} shows: what is loaded, from where and how fresh, how well it was judged, and
 * where to connect.
 *
 * @param address how this server is reached, without a slash at its end
 */
record AboutPage(
        String address,
        String version,
        long revision,
        boolean isReading,
        List<Count> counts,
        List<Source> sources,
        MeasuredFigures.Table reading,
        MeasuredFigures.Table search,
        List<Document> newest) {

    record Count(String name, String number) {}

    /**
     * A source.
     *
     * @param origin where it was published; empty where nobody said
     */
    record Source(
            String name,
            String address,
            String origin,
            int documents,
            int measures,
            int problems) {}

    record Document(String title, String address, String issued) {}

    static AboutPage of(
            Frame frame,
            Graph graph,
            State state,
            Catalog catalog,
            Naming naming,
            Services services,
            String address,
            String version) {
        List<Thing> sources = Thing.instances(graph, Tw.Source);
        return new AboutPage(
                address,
                version,
                state.revision(),
                services.ingest().get().running(),
                List.of(
                        count(frame.say("来源", "Sources"), sources.size()),
                        count(frame.say("文件", "Documents"), sum(sources, Tw.documentCount)),
                        count(frame.say("条款", "Provisions"), sum(sources, Tw.provisionCount)),
                        count(frame.say("句", "Sentences"), sum(sources, Tw.sentenceCount)),
                        count(frame.say("措施", "Measures"), sum(sources, Tw.measureCount))),
                sources.stream().map(source -> source(naming, source)).toList(),
                MeasuredFigures.ofReading(),
                MeasuredFigures.ofSearch(),
                catalog.documents().stream()
                        .map(node -> new Thing(graph, node))
                        .filter(document -> document.text(Tw.issued) != null)
                        .sorted((a, b) -> b.string(Tw.issued).compareTo(a.string(Tw.issued)))
                        .limit(5)
                        .map(
                                document ->
                                        new Document(
                                                Naming.title(document),
                                                naming.path(document.iri()),
                                                document.string(Tw.issued)))
                        .toList());
    }

    /** The sources as they are listed where they can be removed too. */
    static Source source(Naming naming, Thing source) {
        return new Source(
                source.string(Tw.name),
                naming.path(source.iri()),
                orEmpty(source.text(Tw.originUrl)),
                source.integer(Tw.documentCount, 0),
                source.integer(Tw.measureCount, 0),
                source.integer(Tw.problemCount, 0));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Count count(String name, long number) {
        return new Count(name, "%,d".formatted(number));
    }

    private static long sum(List<Thing> sources, Node count) {
        return sources.stream().mapToLong(source -> source.integer(count, 0)).sum();
    }
}
