package org.tiaowen.server;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.ingest.IngestReport;
import org.tiaowen.ingest.Uploads;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Uploads that wait, run or have run, each with how far it is. They run one after the other. What
 * is over is remembered until so many others have come; nothing of it outlives the server.
 */
final class ImportQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImportQueue.class);

    /** Uploads that may wait or run; their files lie on the disk meanwhile. */
    private static final int WAITING = 8;

    /** Uploads that are remembered. */
    private static final int REMEMBERED = 64;

    private final Map<String, Import> imports = new LinkedHashMap<>();
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    private volatile boolean isClosed;

    /** How far an upload is. */
    enum Stage {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    /** One upload. */
    static final class Import {
        private final String id;
        private final int total;
        private final List<IngestReport.Entry> entries = new CopyOnWriteArrayList<>();
        private final CompletableFuture<IngestReport> report = new CompletableFuture<>();
        private volatile boolean isRunning;

        private Import(String id, int total) {
            this.id = id;
            this.total = total;
        }

        String id() {
            return id;
        }

        /** How many files it has. */
        int total() {
            return total;
        }

        /** The files that are done. */
        List<IngestReport.Entry> entries() {
            return List.copyOf(entries);
        }

        /** What came of it, once it is over. */
        CompletableFuture<IngestReport> report() {
            return report;
        }

        /** The report; null where there is none, or none yet. */
        @Nullable IngestReport reportNow() {
            return stage() == Stage.DONE ? report.join() : null;
        }

        Stage stage() {
            if (report.isCompletedExceptionally()) {
                return Stage.FAILED;
            }
            if (report.isDone()) {
                return Stage.DONE;
            }
            return isRunning ? Stage.RUNNING : Stage.WAITING;
        }

        private void run(Uploads.Batch batch) {
            isRunning = true;
            try (batch) {
                IngestReport whole = batch.ingest(entries::add);
                if (whole.sources().size() < total) { // it was told to end behind a file
                    report.completeExceptionally(stopped());
                } else {
                    report.complete(whole);
                }
            } catch (RuntimeException | Error e) {
                LOG.error("an upload failed", e);
                report.completeExceptionally(e);
            }
        }
    }

    /**
     * Has a batch ingested behind those that wait, and closed.
     *
     * @throws Problem where too many wait
     */
    synchronized Import add(Uploads.Batch batch) {
        long waiting = imports.values().stream().filter(i -> !i.report.isDone()).count();
        if (waiting >= WAITING) {
            batch.close();
            throw new Problem(ProblemType.BUSY, "too many uploads wait to be read")
                    .header("Retry-After", "5");
        }
        Import added = new Import(UUID.randomUUID().toString(), batch.size());
        imports.put(added.id, added);
        imports.values().removeIf(i -> imports.size() > REMEMBERED && i.report.isDone());
        last = last.handleAsync((_, _) -> run(added, batch), ImportQueue::start);
        return added;
    }

    private @Nullable Void run(Import next, Uploads.Batch batch) {
        if (isClosed) {
            batch.close();
            next.report.completeExceptionally(stopped());
        } else {
            next.run(batch);
        }
        return null;
    }

    private static Problem stopped() {
        return new Problem(
                ProblemType.NOT_READY, "the server is being stopped; send the files again");
    }

    /** Waits for what is being read; what waits is not begun. */
    @Override
    public void close() {
        isClosed = true;
        CompletableFuture<?> running;
        synchronized (this) {
            running = last;
        }
        running.handle((_, _) -> isClosed).join();
    }

    private static void start(Runnable work) {
        Thread.ofPlatform().name("import").daemon().start(work);
    }

    synchronized Optional<Import> find(String id) {
        return Optional.ofNullable(imports.get(id));
    }
}
