package org.tiaowen.ingest;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.rdf.Fingerprint;
import org.tiaowen.rdf.FormerAddresses;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Tw;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The addresses of sources that were taken out, in a graph of their own ({@code graph/withdrawn}),
 * so that they are answered with "gone" instead of "never heard of". It is written before the
 * source's graph goes: after a crash between the two, the thing still answers.
 */
final class Withdrawals {

    private final GraphStore store;
    private final Node graph;

    Withdrawals(GraphStore store, Iris iris) {
        this.store = store;
        this.graph = iris.graph("withdrawn");
    }

    /** Notes the addresses of a source that is about to be removed. */
    void note(Node source) {
        Set<Triple> all = noted();
        all.addAll(store.read(source, g -> FormerAddresses.withdrawn(g, source)));
        write(all);
    }

    /** Forgets addresses that are given again, because their source came back. */
    void settle() {
        if (store.stamp(graph).isEmpty()) {
            return;
        }
        Set<Triple> all = noted();
        Set<Triple> gone =
                store.readAll(
                        union ->
                                all.stream()
                                        .filter(t -> !FormerAddresses.isBack(union, t.getSubject()))
                                        .collect(Collectors.toSet()));
        if (gone.size() < all.size()) {
            write(gone);
        }
    }

    private Set<Triple> noted() {
        Set<Triple> noted = new TreeSet<>(Comparator.comparing(Triple::toString));
        noted.addAll(
                store.read(
                        graph,
                        g ->
                                g.find()
                                        .filterKeep(t -> t.getObject().equals(Tw.Withdrawn))
                                        .toList()));
        return noted;
    }

    private void write(Set<Triple> all) {
        List<Triple> sorted = all.stream().sorted(Comparator.comparing(Triple::toString)).toList();
        store.replace(graph, Fingerprint.of(sorted.toString()), sorted);
    }
}
