package org.tiaowen.ingest;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Problem;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.ingest.IngestReport.Entry;
import org.tiaowen.ingest.IngestReport.Outcome;
import org.tiaowen.rdf.DerivedGraphs;
import org.tiaowen.rdf.Fingerprint;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.SourceDescription;
import org.tiaowen.rdf.Triples;
import org.tiaowen.rdf.Tw;
import org.tiaowen.rdf.Vocabulary;
import org.tiaowen.source.SourceException;
import org.tiaowen.source.SourceReader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes sources into the stores. A source's fingerprint is taken of its bytes, what is said of it
 * beside the file, the ontology and the extractor: an equal one means that there is nothing to do.
 *
 * <p>One ingest runs at a time; readers of the stores go on meanwhile.
 */
public final class Ingester {
    private final DataFolder folder;
    private final GraphStore store;
    private final IndexSync index;
    private final Iris iris;
    private final Triples mapping;
    private final DerivedGraphs derived;
    private final String edition = Edition.current();
    private volatile boolean stopped;

    /** An ingester into these stores. */
    public Ingester(DataFolder folder, GraphStore store, IndexSync index, Iris iris) {
        this.folder = folder;
        this.store = store;
        this.index = index;
        this.iris = iris;
        this.mapping = new Triples(iris);
        this.derived = new DerivedGraphs(iris);
    }

    /** Ends a running ingest behind the file that it is at; what is written stays. */
    public void stop() {
        stopped = true;
    }

    /**
     * Ingests some files.
     *
     * @param prune whether sources whose files are not among them are removed
     * @param progress told each file as it is done
     */
    public synchronized IngestReport ingest(
            List<PolicyReader.Unread> files, boolean prune, Consumer<Entry> progress) {
        store.replace(Vocabulary.graph(iris), edition, Vocabulary.triples(iris));
        List<Entry> entries = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        boolean changed = false;
        files.forEach(f -> ids.add(iris.sourceId(f.name())));
        for (PolicyReader.Unread file : files) {
            if (stopped) {
                break;
            }
            Entry entry = ingest(file);
            changed |= entry.outcome() == Outcome.INGESTED;
            entries.add(entry);
            progress.accept(entry);
        }
        List<String> missing = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (Map.Entry<String, String> source : sources().entrySet()) {
            if (!ids.contains(source.getKey())) {
                (prune ? removed : missing).add(source.getValue());
                if (prune) {
                    remove(iris.source(source.getKey()));
                    changed = true;
                }
            }
        }
        if (changed) {
            derive();
            tidy();
        }
        return new IngestReport(entries, removed, missing);
    }

    private Entry ingest(PolicyReader.Unread file) {
        Node graph = iris.source(iris.sourceId(file.name()));
        try {
            byte[] bytes = file.bytes();
            String sha256 = SourceReader.sha256(bytes);
            String fingerprint =
                    Fingerprint.of(
                            String.join("\n", sha256, file.name(), file.correction(), edition));
            if (store.stamp(graph).filter(s -> s.fingerprint().equals(fingerprint)).isPresent()) {
                return entry(file.name(), Outcome.UNCHANGED, List.of());
            }
            ReadSource read = file.read(bytes);
            folder.keep(sha256, bytes);
            GraphStamp stamp = store.replace(graph, fingerprint, triples(file.name(), read));
            index.reflect(stamp);
            return entry(file.name(), read);
        } catch (SourceException e) {
            Problem problem =
                    new Problem(Problem.Severity.ERROR, String.valueOf(e.getMessage()), 0, null);
            return entry(file.name(), Outcome.FAILED, List.of(problem));
        }
    }

    private List<Triple> triples(String name, ReadSource read) {
        return mapping.of(
                new SourceDescription(
                        iris.sourceId(name),
                        name,
                        read.parsed().source().sha256(),
                        read.originUrl(),
                        null,
                        read.parsed().furniture(),
                        read.parsed().problems()),
                read.documents(),
                read.facts());
    }

    private static Entry entry(String name, Outcome outcome, List<Problem> problems) {
        return new Entry(name, outcome, 0, 0, 0, 0, 0, 0, problems);
    }

    private static Entry entry(String name, ReadSource read) {
        int linked =
                read.facts().values().stream()
                        .mapToInt(
                                f ->
                                        (int)
                                                f.responsibilities().stream()
                                                        .filter(r -> r.registered())
                                                        .count())
                        .sum();
        int named = read.facts().values().stream().mapToInt(f -> f.responsibilities().size()).sum();
        return new Entry(
                name,
                Outcome.INGESTED,
                read.documents().size(),
                read.documents().stream().mapToInt(d -> d.provisions().size()).sum(),
                read.documents().stream().mapToInt(d -> d.sentences().size()).sum(),
                read.facts().values().stream().map(Facts::measures).mapToInt(List::size).sum(),
                linked,
                named - linked,
                read.parsed().problems());
    }

    /** Removes a source: its graph, its entries in the index. */
    private void remove(Node source) {
        store.remove(source);
        index.remove(source);
    }

    /** The names of the sources in the store, by id. */
    private Map<String, String> sources() {
        return store.readAll(
                union -> {
                    Map<String, String> names = new TreeMap<>();
                    union.find(Node.ANY, Tw.name, Node.ANY)
                            .forEach(
                                    t ->
                                            iris.sourceIdOf(t.getSubject())
                                                    .ifPresent(
                                                            id ->
                                                                    names.put(
                                                                            id,
                                                                            t.getObject()
                                                                                    .getLiteralLexicalForm())));
                    return names;
                });
    }

    /** Computes anew what joins sources. */
    private void derive() {
        Map<Node, List<Triple>> graphs = store.readAll(derived::of);
        graphs.forEach((name, triples) -> store.replace(name, Fingerprint.of(triples), triples));
    }

    /** Forgets the bytes of sources that are no more. */
    private void tidy() {
        folder.forgetAllBut(store.readAll(Ingester::hashes));
    }

    private static Set<String> hashes(Graph union) {
        Set<String> hashes = new HashSet<>();
        union.find(Node.ANY, Tw.sha256, Node.ANY)
                .forEach(t -> hashes.add(t.getObject().getLiteralLexicalForm()));
        return hashes;
    }
}
