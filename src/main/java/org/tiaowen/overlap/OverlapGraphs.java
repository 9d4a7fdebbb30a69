package org.tiaowen.overlap;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.rdf.Fingerprint;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.OverlapTriples;
import org.tiaowen.rdf.Tw;
import org.tiaowen.search.SearchIndex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the overlaps inside the corpus in graphs of their own, one a pair of sources, apart from
 * the transactions of the sources. Each is stamped with the fingerprints of both sources; one that
 * is not up to date is taken out before anything is computed, and is not believed meanwhile.
 *
 * <p>Only sources that have changed are compared, with all others; the ledger says which state of
 * each source has been compared. So a kill at any moment leaves nothing wrong: what is missing is
 * computed at the next run.
 */
public final class OverlapGraphs {

    /** To be raised where the same texts would give other overlaps. */
    private static final String EDITION = "3";

    private final GraphStore store;
    private final SearchIndex index;
    private final CorpusPairs pairs;
    private final Iris iris;

    /** Between a store and an index that reflects it, or lags behind it. */
    public OverlapGraphs(GraphStore store, SearchIndex index, Overlaps overlaps, Iris iris) {
        this.store = store;
        this.index = index;
        this.pairs = overlaps.inside(index);
        this.iris = iris;
    }

    /**
     * What a run did.
     *
     * @param sources that were compared
     * @param overlaps that were written
     */
    public record Report(int sources, int overlaps) {}

    /**
     * Brings the graphs up to date. A source is compared as the index has it: one that is not there
     * yet as the graph has it has its turn in the next run, and so has, once more, one that lacks
     * vectors.
     *
     * @param stopped asked between sentences; the source at hand and what is left are done by the
     *     next run
     */
    public Report update(BooleanSupplier stopped) {
        String model = pairs.model();
        Map<String, GraphStamp> sources = sources();
        sources.values().retainAll(Set.copyOf(index.reflected()));
        Map<String, String> current = states(sources, model);
        Map<String, String> compared =
                strike(store, iris, (id, state) -> state.equals(current.get(id)));
        int written = 0;
        int done = 0;
        for (Map.Entry<String, GraphStamp> source : sources.entrySet()) {
            String id = source.getKey();
            if (compared.containsKey(id)) {
                continue;
            }
            if (stopped.getAsBoolean()) {
                break;
            }
            boolean isWhole = model.isEmpty() || pairs.hasVectors(source.getValue().graph());
            List<CorpusPairs.Found> found = find(id, compared.keySet(), stopped);
            if (stopped.getAsBoolean()) {
                break;
            }
            if (index.reflected().contains(source.getValue())) { // or it was not what was compared
                current.put(id, state(source.getValue(), isWhole ? model : ""));
                written += enter(id, found, current);
                compared.put(id, current.getOrDefault(id, ""));
                done++;
            }
        }
        return new Report(done, written);
    }

    /** Whether the overlaps of all sources are there and up to date. */
    public boolean isCurrent() {
        return compared().equals(states(sources(), pairs.model()));
    }

    /** The sources of the store by id. */
    private Map<String, GraphStamp> sources() {
        Map<String, GraphStamp> sources = new TreeMap<>();
        for (GraphStamp stamp : store.graphs()) {
            iris.sourceIdOf(stamp.graph()).ifPresent(id -> sources.put(id, stamp));
        }
        return sources;
    }

    private static Map<String, String> states(Map<String, GraphStamp> sources, String model) {
        Map<String, String> states = new TreeMap<>();
        sources.forEach((id, stamp) -> states.put(id, state(stamp, model)));
        return states;
    }

    /** What a source is compared as: its fingerprint, with those of the rules and of the model. */
    private static String state(GraphStamp stamp, String model) {
        return stamp.fingerprint() + " " + EDITION + " " + model;
    }

    /**
     * Takes out the overlaps of sources that have changed since, or are gone: cheap, and to be done
     * with the change.
     */
    public static void removeStale(GraphStore store, Iris iris) {
        Map<String, String> fingerprints = new HashMap<>();
        for (GraphStamp stamp : store.graphs()) {
            iris.sourceIdOf(stamp.graph())
                    .ifPresent(id -> fingerprints.put(id, stamp.fingerprint()));
        }
        strike(
                store,
                iris,
                (id, state) ->
                        fingerprints.containsKey(id)
                                && state.startsWith(fingerprints.get(id) + " "));
    }

    /**
     * Strikes sources from the ledger, then takes out their overlaps: in this order, since one that
     * is removed and comes back as it was has to be compared again.
     *
     * @return the sources that stay, each with what it was compared as
     */
    private static Map<String, String> strike(
            GraphStore store, Iris iris, BiPredicate<String, String> isCurrent) {
        // one with enter: a graph that another thread has written, and not entered yet, is not left
        // over
        synchronized (store) {
            Map<String, String> compared = compared(store, iris);
            if (compared.entrySet().removeIf(e -> !isCurrent.test(e.getKey(), e.getValue()))) {
                writeLedger(store, iris, compared);
            }
            removeUnless(store, iris, compared.keySet());
            return compared;
        }
    }

    /**
     * Writes the overlaps of a source and enters it into the ledger. What overlaps with a source
     * that another thread has struck meanwhile is found again when that one is compared.
     *
     * @return how many overlaps were written
     */
    private int enter(String source, List<CorpusPairs.Found> found, Map<String, String> current) {
        synchronized (store) {
            Map<String, String> compared = compared();
            compared.put(source, current.getOrDefault(source, ""));
            int written = write(source, found, compared.keySet(), current);
            writeLedger(store, iris, compared);
            return written;
        }
    }

    /**
     * Leaves the overlaps of these sources with each other: those that the ledger says have been
     * compared as they are now. A graph that was written before a kill, and its source not entered,
     * goes too, so that it is not counted when the source is compared again.
     */
    private static void removeUnless(GraphStore store, Iris iris, Set<String> compared) {
        for (GraphStamp stamp : store.graphs()) {
            OverlapTriples.sources(iris, stamp.graph())
                    .filter(pair -> !compared.containsAll(pair))
                    .ifPresent(_ -> store.remove(stamp.graph()));
        }
    }

    private Map<String, String> compared() {
        return compared(store, iris);
    }

    private static Map<String, String> compared(GraphStore store, Iris iris) {
        return store.read(
                OverlapTriples.ledger(iris),
                ledger -> {
                    Map<String, String> compared = new TreeMap<>();
                    ledger.find(Node.ANY, Tw.comparedAs, Node.ANY)
                            .forEach(
                                    t ->
                                            iris.sourceIdOf(t.getSubject())
                                                    .ifPresent(
                                                            id ->
                                                                    compared.put(
                                                                            id,
                                                                            t.getObject()
                                                                                    .getLiteralLexicalForm())));
                    return compared;
                });
    }

    private static void writeLedger(GraphStore store, Iris iris, Map<String, String> compared) {
        List<Triple> triples = new ArrayList<>();
        compared.forEach(
                (source, state) ->
                        triples.addAll(OverlapTriples.compared(iris.source(source), state)));
        store.replace(OverlapTriples.ledger(iris), Fingerprint.of(triples.toString()), triples);
    }

    private static String stamp(String a, String b, Map<String, String> current) {
        boolean inOrder = a.compareTo(b) <= 0;
        return Fingerprint.of(current.get(inOrder ? a : b) + "\n" + current.get(inOrder ? b : a));
    }

    /** Compares one source with those that have been compared before it, and with itself. */
    private List<CorpusPairs.Found> find(
            String source, Set<String> compared, BooleanSupplier stopped) {
        Set<Node> others =
                Stream.concat(Stream.of(source), compared.stream())
                        .map(iris::source)
                        .collect(Collectors.toSet());
        return pairs.of(iris.source(source), others, this::overlapsOf, stopped);
    }

    /** Writes the overlaps of one source, a graph for each of the others; says how many. */
    private int write(
            String source,
            List<CorpusPairs.Found> all,
            Set<String> compared,
            Map<String, String> current) {
        Map<String, List<OverlapTriples.Pair>> bySource = new HashMap<>();
        for (CorpusPairs.Found found : all) {
            String other =
                    iris.sourceIdOf(NodeFactory.createURI(found.otherSource())).orElse(source);
            bySource.computeIfAbsent(other, _ -> new ArrayList<>()).add(found.pair());
        }
        bySource.keySet().retainAll(compared);
        bySource.forEach(
                (other, found) ->
                        store.replace(
                                OverlapTriples.graph(iris, source, other),
                                stamp(source, other, current),
                                OverlapTriples.of(found)));
        return bySource.values().stream().mapToInt(List::size).sum();
    }

    /** How many overlaps a sentence has already. */
    private int overlapsOf(String sentence) {
        Node node = NodeFactory.createURI(sentence);
        return store.readAll(
                (Graph union) -> (int) union.stream(node, Tw.overlapsWith, Node.ANY).count());
    }
}
