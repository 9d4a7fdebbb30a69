package org.tiaowen.ingest;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Writes committed graphs into the index, behind the writer's back. Those that wait at the same
 * time are one commit.
 */
final class IndexQueue implements AutoCloseable {

    /** Sources of one commit, at most: what a kill can leave to be repaired. */
    private static final int TOGETHER = 16;

    /** Triples that may wait in memory; what is beyond is read from the store. */
    private static final int ROOM = 300_000;

    private final GraphStore store;
    private final Supplier<IndexSync> index;
    private final ExecutorService behind = Executors.newSingleThreadExecutor();
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(ROOM);
    private final List<Future<?>> writes = new ArrayList<>();

    private record Waiting(GraphStamp stamp, Graph content, int held) {}

    /**
     * A queue into this index.
     *
     * @param store that holds the graphs
     * @param index asked for when there is something to write; may wait
     */
    IndexQueue(GraphStore store, Supplier<IndexSync> index) {
        this.store = store;
        this.index = index;
    }

    /** Has a graph indexed, as the store gives it. */
    void add(GraphStamp stamp) {
        add(new Waiting(stamp, new Triples(() -> stored(stamp.graph())), 0));
    }

    /**
     * Has a graph indexed that was committed a moment ago.
     *
     * @param content all of it, each triple once, but for what the stamp says
     */
    void add(GraphStamp stamp, List<List<Triple>> content) {
        int size = content.stream().mapToInt(List::size).sum();
        if (room.tryAcquire(size)) {
            add(new Waiting(stamp, new Triples(() -> joined(content)), size));
        } else {
            add(stamp);
        }
    }

    private void add(Waiting graph) {
        waiting.add(graph);
        writes.add(behind.submit(this::write));
    }

    private void write() {
        List<Waiting> some = new ArrayList<>();
        if (waiting.drainTo(some, TOGETHER) == 0) {
            return;
        }
        Map<GraphStamp, Graph> graphs = new LinkedHashMap<>();
        some.forEach(graph -> graphs.put(graph.stamp(), graph.content()));
        try {
            index.get().reflect(graphs);
        } finally {
            room.release(some.stream().mapToInt(Waiting::held).sum());
        }
    }

    private List<Triple> stored(Node graph) {
        return store.read(graph, content -> content.find().toList());
    }

    private static List<Triple> joined(List<List<Triple>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    /** Waits until everything is written. */
    void await() {
        writes.forEach(Ingester::result);
    }

    @Override
    public void close() {
        behind.close();
    }

    /** A graph that is read in one pass. */
    private static final class Triples extends GraphBase {
        private final Supplier<List<Triple>> all;

        Triples(Supplier<List<Triple>> all) {
            this.all = all;
        }

        @Override
        protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
            return WrappedIterator.create(all.get().stream().filter(pattern::matches).iterator());
        }
    }
}
