package org.tiaowen.server;

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
     * What the index answers from, in one string, which differs where that differs: the states of
     * the graphs, and the vectors, which come after them.
     */
    String stamp() {
        return reflected().stream()
                        .map(stamp -> stamp.graph().getURI() + " " + stamp.revision())
                        .collect(Collectors.joining("\n"))
                + semantic().map(s -> "\n" + s.isReady() + " " + s.embedded()).orElse("");
    }
}
