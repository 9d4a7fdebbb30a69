package org.tiaowen.server;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.SemanticState;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * The way to the index, which may still be opening: its words take longer to load than the graph.
 */
final class IndexGate {

    private static final Logger LOG = LoggerFactory.getLogger(IndexGate.class);

    private final Future<SearchIndex> index;
    private final AtomicBoolean isFailureTold = new AtomicBoolean();
    private volatile @Nullable Stamp stamp;

    IndexGate(Future<SearchIndex> index) {
        this.index = index;
    }

    boolean isOpen() {
        return index.state() == Future.State.SUCCESS;
    }

    /**
     * The index.
     *
     * @throws Problem where it is not open
     */
    SearchIndex get() {
        return switch (index.state()) {
            case SUCCESS -> index.resultNow();
            case RUNNING ->
                    throw new Problem(
                                    ProblemType.NOT_READY,
                                    "the index is being opened; try again in a moment")
                            .header("Retry-After", "1");
            case FAILED, CANCELLED -> {
                if (index.state() == Future.State.FAILED
                        && isFailureTold.compareAndSet(false, true)) {
                    LOG.error("the index could not be opened", index.exceptionNow());
                }
                throw new Problem(
                        ProblemType.NOT_READY,
                        "the index could not be opened; the server's log says why");
            }
        };
    }

    /** The states of the graphs that it reflects; none where it is not open. */
    List<GraphStamp> reflected() {
        return isOpen() ? get().reflected() : List.of();
    }

    /** How far its vectors are; not at all where it is not open. */
    Optional<SemanticState> semantic() {
        return isOpen() ? Optional.of(get().semantic()) : Optional.empty();
    }

    /**
     * A digest of what the index answers from, which differs where that differs: the states of the
     * graphs, also of two data directories that count the same revisions, and the vectors and
     * names, which come after them. Made once for each state.
     */
    String stamp() {
        List<GraphStamp> reflected = reflected();
        SemanticState semantic = semantic().orElse(SemanticState.NONE);
        int lagging = isOpen() ? get().lagging() : 0;
        Stamp known = stamp;
        if (known == null || !known.isOf(reflected, semantic, lagging)) {
            known = Stamp.of(reflected, semantic, lagging);
            stamp = known;
        }
        return known.text;
    }

    /** A stamp, and what it was made of. */
    private record Stamp(
            List<GraphStamp> reflected, boolean isReady, int embedded, int lagging, String text) {

        static Stamp of(List<GraphStamp> reflected, SemanticState semantic, int lagging) {
            String graphs =
                    reflected.stream()
                            .map(s -> s.graph() + " " + s.revision() + " " + s.fingerprint() + "\n")
                            .collect(Collectors.joining());
            String text = graphs + semantic.isReady() + " " + semantic.embedded() + " " + lagging;
            return new Stamp(
                    reflected, semantic.isReady(), semantic.embedded(), lagging, State.hash(text));
        }

        /** The index gives the same list as long as it is in the same state. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(List<GraphStamp> reflected, SemanticState semantic, int lagging) {
            return this.reflected == reflected
                    && isReady == semantic.isReady()
                    && embedded == semantic.embedded()
                    && this.lagging == lagging;
        }
    }
}
