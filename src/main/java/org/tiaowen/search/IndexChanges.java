package org.tiaowen.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphStamp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes entries, each change in one commit with what the index reflects behind it. One thread at a
 * time.
 */
final class IndexChanges {

    /** Entries whose words are in memory at once. */
    private static final int BATCH = 1000;

    /** Entries between two looks at whether somebody searches. */
    private static final int STEP = 20;

    /** How long a step waits at most for searches to end. */
    private static final Duration PATIENCE = Duration.ofMillis(10);

    /** How long there has to be no search for all processors to work. */
    private static final Duration QUIET = Duration.ofMillis(100);

    private final Path path;
    private final Directory directory;
    private final Traffic traffic;
    private IndexWriter writer;

    private IndexChanges(Path path, Directory directory, Traffic traffic, IndexWriter writer) {
        this.path = path;
        this.directory = directory;
        this.traffic = traffic;
        this.writer = writer;
    }

    /**
     * Takes hold of a directory; one that is missing or empty gets an empty index.
     *
     * @param traffic searches, which changes give way to
     */
    static IndexChanges open(Path path, Directory directory, Traffic traffic) throws IOException {
        IndexWriter writer = null;
        try {
            boolean isNew = !DirectoryReader.indexExists(directory);
            writer = new IndexWriter(directory, configuration());
            if (isNew) {
                CommitData.commit(writer, Map.of());
            }
            CommitData.checkFormat(path, directory);
            return new IndexChanges(path, directory, traffic, writer);
        } catch (IOException | RuntimeException e) {
            abandon(writer, e);
            throw e;
        }
    }

    /** What is done before the commit. */
    @FunctionalInterface
    interface Change {
        void apply(IndexChanges changes) throws IOException;
    }

    /**
     * Makes a change, whole or not at all.
     *
     * @param reflected the states of all graphs that the index then reflects
     */
    void make(Change change, Map<String, GraphStamp> reflected) {
        try {
            if (!writer.isOpen()) { // a failure before this one has closed it
                writer = new IndexWriter(directory, configuration());
            }
            change.apply(this);
            CommitData.commit(writer, reflected);
        } catch (IOException | RuntimeException | Error e) {
            abandon(writer, e);
            throw IndexFailure.of(path, e);
        }
    }

    /**
     * Replaces the entries of a source. Cutting texts into words takes most of the time; it is
     * shared among the processors where nobody searches, and else left to this thread.
     */
    void write(String source, List<Entry> entries, Fields fields) throws IOException {
        remove(source);
        int[] behind = Leads.behind(entries);
        for (int from = 0; from < entries.size(); from += BATCH) {
            int to = Math.min(entries.size(), from + BATCH);
            writer.addDocuments(documents(entries, behind, from, to, fields));
        }
    }

    private List<Document> documents(
            List<Entry> entries, int[] behind, int start, int end, Fields fields) {
        List<Document> documents = new ArrayList<>(end - start);
        for (int from = start; from < end; ) {
            boolean isQuiet = traffic.isQuietFor(QUIET.toNanos());
            int to = Math.min(end, from + (isQuiet ? BATCH : STEP));
            IntStream some = IntStream.range(from, to);
            if (isQuiet) {
                some = some.parallel();
            } else {
                traffic.giveWay(PATIENCE.toNanos());
            }
            documents.addAll(
                    some.mapToObj(i -> fields.document(entries.get(i), behind[i])).toList());
            from = to;
        }
        return documents;
    }

    /** Removes the entries of a source. */
    void remove(String source) throws IOException {
        writer.deleteDocuments(new Term(Fields.SOURCE, source));
    }

    /** Removes all entries, and reads none of them for it. */
    void clear() throws IOException {
        writer.deleteAll();
    }

    /** Lets go of the directory; what is not committed is lost. */
    void close() throws IOException {
        writer.rollback();
    }

    private static IndexWriterConfig configuration() {
        return new IndexWriterConfig()
                .setCommitOnClose(false)
                .setRAMBufferSizeMB(32)
                .setCodec(VectorSearch.codec());
    }

    private static void abandon(@Nullable IndexWriter writer, Throwable cause) {
        if (writer != null) {
            try {
                writer.rollback();
            } catch (IOException | RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
