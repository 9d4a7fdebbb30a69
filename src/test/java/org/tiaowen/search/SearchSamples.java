package org.tiaowen.search;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.analysis.Segmenter.UserWord;
import org.tiaowen.document.Level;
import org.tiaowen.document.Modality;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.rdf.Samples;
import org.tiaowen.rdf.Triples;
import org.tiaowen.search.Entry.Measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the tests of this package search in. */
final class SearchSamples {

    static final Segmenter SEGMENTER = new Segmenter(List.of(new UserWord("津市商务局", "nt")));

    private SearchSamples() {}

    static GraphStamp stamp(String source, long revision) {
        Node graph = NodeFactory.createURI("https://example.org/id/source/" + source);
        return new GraphStamp(graph, "fingerprint " + source, revision);
    }

    /** Plain entries of one source, one a text. */
    static List<Entry> entries(String source, String... texts) {
        var entries = new ArrayList<Entry>();
        for (String text : texts) {
            entries.add(entry(source, entries.size(), text, null));
        }
        return entries;
    }

    static Entry entry(String source, int order, String text, @Nullable Measure measure) {
        String iri = "https://example.org/id/document/" + source;
        return new Entry(
                iri + "/s_" + order,
                text,
                new Entry.Source("https://example.org/id/source/" + source, source + ".txt"),
                new Entry.Document(
                        iri,
                        "试验办法",
                        null,
                        "办法",
                        List.of(),
                        "津市",
                        Level.PREFECTURAL,
                        LocalDate.of(2021, 3, 18)),
                List.of("一、"),
                List.of("降低成本"),
                "《试验办法》一、",
                order,
                measure);
    }

    static Measure measure(Modality modality, String... sectors) {
        return new Measure(modality, List.of(sectors), List.of());
    }

    /**
     * A store with the first two sources of {@link Samples}; the third prints one of them again.
     */
    static GraphStore store() {
        GraphStore store = Tdb2Store.inMemory();
        var triples = new Triples(Samples.IRIS);
        for (Samples.Sample sample : Samples.all().subList(0, 2)) {
            store.replace(
                    Samples.IRIS.source(sample.source().id()),
                    "fp-" + sample.source().id(),
                    triples.of(sample.source(), sample.documents(), sample.facts()));
        }
        return store;
    }

    static List<String> texts(SearchResult result) {
        return result.hits().stream().map(hit -> hit.entry().text()).toList();
    }
}
