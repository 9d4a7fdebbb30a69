package org.tiaowen.ingest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.search.PatientWork;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.SemanticState;
import org.tiaowen.search.Vectors;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives the entries of the index the vectors that they lack: computes those of new texts, then
 * writes their source anew, by the function that every other writer uses. What is computed is kept
 * at once, so that a kill loses the text at hand; what still lacks is seen from the index, so that
 * nobody has to remember where it stopped.
 *
 * <p>It gives way to searches: while some are going on, one thread computes a text now and then.
 */
public final class VectorSync {

    private static final Logger LOG = LoggerFactory.getLogger(VectorSync.class);

    private final SearchIndex index;
    private final IndexSync sync;
    private volatile boolean isStopped;

    /** Between these; the index has vectors in use. */
    public VectorSync(SearchIndex index, IndexSync sync) {
        this.index = index;
        this.sync = sync;
    }

    /**
     * Goes on until every entry has its vector, or until stopped; says how many texts were
     * computed. Sources that are written meanwhile have their turn.
     *
     * @throws org.tiaowen.analysis.ModelException where the model fails
     * @throws org.tiaowen.search.SearchException where a file cannot be written
     */
    public int run() {
        SemanticState before = index.semantic();
        if (before.embedded() == before.entries()) {
            LOG.info("vectors: all {} entries have one", before.entries());
            return 0;
        }
        LOG.info(
                "vectors: {} of {} entries have none yet; computing them",
                before.entries() - before.embedded(),
                before.entries());
        long start = System.nanoTime();
        int computed = 0;
        boolean isDone;
        do {
            isDone = true;
            for (GraphStamp reflected : index.reflected()) {
                Collection<String> lacking = index.withoutVector(reflected.graph());
                if (!isStopped && !lacking.isEmpty()) {
                    computed += compute(lacking);
                    isDone &= isStopped || isWritten(reflected);
                }
            }
        } while (!isDone && !isStopped);
        LOG.info(
                "vectors: {} texts computed in {} s, {} of {} entries have one{}",
                computed,
                (System.nanoTime() - start) / 1_000_000_000,
                index.semantic().embedded(),
                index.semantic().entries(),
                isStopped ? "; the others have their turn at the next start" : "");
        return computed;
    }

    /** Has {@link #run} end soon, behind the texts at hand. */
    public void stop() {
        isStopped = true;
    }

    /** Writes a source anew; says whether it is the one that was looked at, or has changed. */
    private boolean isWritten(GraphStamp reflected) {
        return sync.reflect(reflected.graph()).equals(Optional.of(reflected));
    }

    /** Computes texts; says how many were new. */
    private int compute(Collection<String> texts) {
        Vectors vectors = index.vectors();
        List<String> unknown = texts.stream().filter(text -> !vectors.isKnown(text)).toList();
        var computed = new AtomicInteger();
        new PatientWork(index, "vectors", () -> isStopped)
                .each(
                        unknown,
                        text -> {
                            vectors.learn(text);
                            computed.incrementAndGet();
                        });
        return computed.get();
    }
}
