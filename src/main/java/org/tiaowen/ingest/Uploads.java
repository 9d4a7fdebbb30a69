package org.tiaowen.ingest;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.ingest.IngestReport.Entry;
import org.tiaowen.rdf.Tw;
import org.tiaowen.source.SourceException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sources that come one by one, over the network, instead of from a folder. They are called {@code
 * upload/NAME}, so that none takes the place of a file of a folder, and an upload of the same name
 * takes the place of the last one. No folder holds them: what is kept of them are the bytes in the
 * data directory, from which {@link #kept} has them read again where the program reads better than
 * it did. Removing what is gone from a folder ({@code --prune}) leaves them alone.
 */
public final class Uploads {

    /** Where they seem to lie. */
    private static final String FOLDER = "upload";

    /** Bytes of the longest name of a file on the usual file systems, less some for safety. */
    private static final int LONGEST_NAME = 200;

    private final Ingester ingester;
    private final Supplier<PolicyReader> reader;
    private final GraphStore store;
    private final DataFolder folder;
    private final Runnable changed;

    /**
     * Uploads into these stores.
     *
     * @param ingester the one that writes everything else, so that one ingest runs at a time
     * @param reader asked for when there is something to read
     * @param changed told after something has been written or removed, to have done what comes
     *     behind an ingest
     */
    public Uploads(
            Ingester ingester,
            Supplier<PolicyReader> reader,
            GraphStore store,
            DataFolder folder,
            Runnable changed) {
        this.ingester = ingester;
        this.reader = reader;
        this.store = store;
        this.folder = folder;
        this.changed = changed;
    }

    /** A file that was sent. */
    public interface Sent {

        /** Its name as the sender has it. */
        String name();

        /** Writes its bytes to a file that is not there yet. */
        void writeTo(Path file) throws IOException;
    }

    /** Whether a source of that name was uploaded. */
    static boolean isUpload(String name) {
        return name.startsWith(FOLDER + "/");
    }

    /**
     * The name of a file, without the folders that some browsers send; empty where nothing is left
     * that could be one.
     */
    public static String plainName(String sent) {
        String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[\\p{Cntrl}:*?\"<>|]", "").replaceFirst("^[.\\s]+", "").strip();
        return name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME ? "" : name;
    }

    /** Files that were sent, lying in a folder of their own until they are ingested or closed. */
    public final class Batch implements AutoCloseable {

        private final Path root;
        private final List<PolicyReader.Unread> files;

        private Batch(Path root, List<PolicyReader.Unread> files) {
            this.root = root;
            this.files = files;
        }

        /** How many files there are, those of archives each by itself. */
        public int size() {
            return files.size();
        }

        /**
         * Ingests them. A file that cannot be read leaves nothing behind, and the others as they
         * are.
         *
         * @param progress told each file as it is done
         */
        public IngestReport ingest(Consumer<Entry> progress) {
            try {
                return ingester.add(files, progress);
            } finally {
                changed.run(); // what was written before a failure stays
            }
        }

        /** Deletes the files. */
        @Override
        public void close() {
            delete(root);
        }
    }

    /**
     * A folder for what is being sent; a process that begins finds it empty.
     *
     * @throws IOException where it cannot be made
     */
    public Path incoming() throws IOException {
        return Files.createDirectories(folder.incoming());
    }

    /**
     * Takes files that were sent; archives are opened.
     *
     * @throws IngestException with reason {@code IO} where they cannot be written
     */
    public Batch take(List<? extends Sent> sent) {
        Path root = null;
        try {
            root = Files.createTempDirectory(incoming(), "upload");
            Path inside = Files.createDirectory(root.resolve(FOLDER));
            for (Sent file : sent) {
                file.writeTo(inside.resolve(plainName(file.name())));
            }
            return new Batch(root, reader.get().find(List.of(root)));
        } catch (IOException e) {
            delete(root);
            throw new IngestException(
                    IngestException.Reason.IO, "cannot take an upload: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            delete(root);
            throw e;
        }
    }

    private static void delete(@Nullable Path root) {
        if (root == null) {
            return;
        }
        try {
            DataFolder.delete(root);
        } catch (IOException e) {
            throw new IngestException(
                    IngestException.Reason.IO, "cannot tidy " + root + ": " + e.getMessage(), e);
        }
    }

    /**
     * Takes a source out, uploaded or not; one whose file is still in its folder comes back with
     * the next ingest of that folder.
     *
     * @param id of the source
     * @return whether there was one
     */
    public boolean remove(String id) {
        boolean isChanged = true; // also by what broke off
        try {
            isChanged = ingester.remove(id);
            return isChanged;
        } finally {
            if (isChanged) {
                changed.run();
            }
        }
    }

    /** What was uploaded before, by the bytes that are kept, to be ingested as files are. */
    public List<PolicyReader.Unread> kept() {
        return store.readAll(this::kept);
    }

    private List<PolicyReader.Unread> kept(Graph union) {
        List<PolicyReader.Unread> kept = new ArrayList<>();
        union.stream(Node.ANY, Tw.name, Node.ANY)
                .filter(t -> isUpload(t.getObject().getLiteralLexicalForm()))
                .forEach(
                        t ->
                                union.stream(t.getSubject(), Tw.sha256, Node.ANY)
                                        .map(h -> h.getObject().getLiteralLexicalForm())
                                        .forEach(
                                                hash ->
                                                        kept.add(
                                                                kept(
                                                                        t.getObject()
                                                                                .getLiteralLexicalForm(),
                                                                        hash))));
        return kept;
    }

    private PolicyReader.Unread kept(String name, String sha256) {
        return reader.get()
                .kept(
                        name,
                        () ->
                                folder.bytes(sha256)
                                        .orElseThrow(
                                                () ->
                                                        new SourceException(
                                                                SourceException.Reason.UNREADABLE,
                                                                "its original is not kept")));
    }
}
