package org.tiaowen.ingest;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Triple;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.ingest.IngestReport.Malformed;
import org.tiaowen.rdf.GraphShapes;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Compares the graphs of sources with the shapes that they have to have, behind the writer's back:
 * what it takes is better spent while the index is being written.
 */
public final class ShapeChecks implements AutoCloseable {

    /** Sources whose triples may wait in memory. */
    private static final int WAITING = 2;

    private final ExecutorService behind = Executors.newSingleThreadExecutor();
    private final Semaphore room = new Semaphore(WAITING);
    private final List<Future<Malformed>> checks = new ArrayList<>();

    /** Of every source of a store, from what is committed; those in order have no entry. */
    public static List<Malformed> of(GraphStore store, Iris iris) {
        List<Malformed> malformed = new ArrayList<>();
        for (GraphStamp stamp : store.graphs()) {
            iris.sourceIdOf(stamp.graph())
                    .ifPresent(
                            id -> {
                                List<Triple> all =
                                        store.read(stamp.graph(), graph -> graph.find().toList());
                                List<Violation> violations = violations(List.of(all));
                                if (!violations.isEmpty()) {
                                    malformed.add(new Malformed(id, violations));
                                }
                            });
        }
        return malformed;
    }

    /** Has what was written of a source checked; waits where too much is waiting. */
    void submit(String name, List<List<Triple>> written) {
        room.acquireUninterruptibly();
        checks.add(
                behind.submit(
                        () -> {
                            try {
                                return new Malformed(name, violations(written));
                            } finally {
                                room.release();
                            }
                        }));
    }

    /** What was found in all that was submitted, in the order of names. */
    List<Malformed> malformed() {
        return checks.stream()
                .map(Ingester::result)
                .filter(source -> !source.violations().isEmpty())
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    private static List<Violation> violations(List<List<Triple>> written) {
        Graph graph = GraphMemFactory.createDefaultGraph();
        written.forEach(part -> part.forEach(graph::add));
        return GraphShapes.packaged().violations(graph);
    }

    @Override
    public void close() {
        behind.close();
    }
}
