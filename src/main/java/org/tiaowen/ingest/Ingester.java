package org.tiaowen.ingest;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Problem;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.ingest.IngestReport.Entry;
import org.tiaowen.ingest.IngestReport.Outcome;
import org.tiaowen.overlap.OverlapGraphs;
import org.tiaowen.rdf.DerivedGraphs;
import org.tiaowen.rdf.Fingerprint;
import org.tiaowen.rdf.FormerAddresses;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.SectorFile;
import org.tiaowen.rdf.SourceDescription;
import org.tiaowen.rdf.Triples;
import org.tiaowen.rdf.Tw;
import org.tiaowen.rdf.Vocabulary;
import org.tiaowen.source.SourceException;
import org.tiaowen.source.SourceReader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes sources into the stores. A source's fingerprint is taken of its bytes, what is said of it
 * beside the file, the ontology and the extractor: an equal one means that there is nothing to do.
 *
 * <p>One ingest runs at a time; readers of the stores go on meanwhile.
 */
public final class Ingester {
    /** Sources that may be read and not yet written: what bounds the memory. */
    private static final int READ_AHEAD = 2;

    private final DataFolder folder;
    private final GraphStore store;
    private final Supplier<IndexSync> index;
    private final Iris iris;
    private final Triples mapping;
    private final DerivedGraphs derived;
    private final Withdrawals withdrawals;
    private final SectorFile sectors;
    private final String edition;
    private volatile boolean stopped;

    /** Whether a write broke off: what it has left is made good with the next one. */
    private boolean isBroken;

    /**
     * An ingester into these stores.
     *
     * @param index asked for when there is something to write into it, by any thread; may wait
     * @param sectors the scheme that the readers of texts go by; another one makes sources new
     */
    public Ingester(
            DataFolder folder,
            GraphStore store,
            Supplier<IndexSync> index,
            Iris iris,
            SectorFile sectors) {
        this.folder = folder;
        this.store = store;
        this.index = index;
        this.iris = iris;
        this.sectors = sectors;
        this.edition = Fingerprint.of(Edition.current() + sectors.digest());
        this.mapping = new Triples(iris);
        this.derived = new DerivedGraphs(iris);
        this.withdrawals = new Withdrawals(store, iris);
    }

    /** Ends a running ingest behind the file that it is at; what is written stays. */
    public void stop() {
        stopped = true;
    }

    /**
     * Ingests some files. While one is written to the graph, the next is read and the one before is
     * indexed.
     *
     * @param prune whether sources whose files are not among them are removed
     * @param progress told each file as it is done
     * @return the files in the order given, without those that {@link #stop} left out
     */
    public IngestReport ingest(
            List<PolicyReader.Unread> files, boolean prune, Consumer<Entry> progress) {
        return ingest(files, prune ? Others.REMOVED : Others.MISSED, progress);
    }

    /**
     * Ingests some files beside what is there, without a look at sources whose files are gone.
     *
     * @param progress told each file as it is done
     * @return the files in the order given, without those that {@link #stop} left out
     */
    public IngestReport add(List<PolicyReader.Unread> files, Consumer<Entry> progress) {
        return ingest(files, Others.KEPT, progress);
    }

    /** What becomes of sources that are not among the files. */
    private enum Others {
        REMOVED,
        MISSED,
        KEPT
    }

    private synchronized IngestReport ingest(
            List<PolicyReader.Unread> files, Others others, Consumer<Entry> progress) {
        return whole(
                () -> {
                    try (IndexQueue indexing = new IndexQueue(store, index);
                            ShapeChecks checks = new ShapeChecks()) {
                        Map<PolicyReader.Unread, Entry> entries =
                                write(files, progress, checks, indexing);
                        IngestReport report = finish(files, entries, others, checks);
                        indexing.await();
                        return report;
                    }
                });
    }

    /**
     * Writes, and what a write before it has left behind: where that one broke off between graph
     * and index, a file that is sent again is unchanged and would never be indexed, a source that
     * is taken out once more is gone and would be found for ever.
     */
    private <T> T whole(Supplier<T> write) {
        boolean wasBroken = isBroken;
        isBroken = true;
        T done = write.get();
        if (wasBroken) {
            index.get().repair();
        }
        isBroken = false;
        return done;
    }

    /**
     * Settles what concerns more sources than one: those that are gone, facts that join sources.
     */
    private IngestReport finish(
            List<PolicyReader.Unread> files,
            Map<PolicyReader.Unread, Entry> entries,
            Others others,
            ShapeChecks checks) {
        Set<String> ids = new HashSet<>();
        files.forEach(f -> ids.add(iris.sourceId(f.name())));
        List<String> missing = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (Map.Entry<String, String> source :
                others == Others.KEPT
                        ? Set.<Map.Entry<String, String>>of()
                        : sources().entrySet()) {
            if (!ids.contains(source.getKey()) && !Uploads.isUpload(source.getValue())) {
                if (others == Others.REMOVED) {
                    removed.add(source.getValue());
                    withdraw(iris.source(source.getKey()));
                } else {
                    missing.add(source.getValue());
                }
            }
        }
        settle();
        return new IngestReport(
                files.stream().filter(entries::containsKey).map(entries::get).toList(),
                removed,
                missing,
                files.stream()
                        .map(PolicyReader.Unread::corrections)
                        .distinct()
                        .flatMap(c -> c.strays().stream())
                        .distinct()
                        .toList(),
                checks.malformed());
    }

    private Map<PolicyReader.Unread, Entry> write(
            List<PolicyReader.Unread> files,
            Consumer<Entry> progress,
            ShapeChecks checks,
            IndexQueue indexing) {
        List<PolicyReader.Unread> ordered = workOrder(files);
        Map<PolicyReader.Unread, Entry> entries = new HashMap<>();
        ExecutorService ahead = Executors.newSingleThreadExecutor();
        try {
            Semaphore room = new Semaphore(READ_AHEAD);
            Queue<Future<Prepared>> reading = new ArrayDeque<>();
            for (PolicyReader.Unread file : ordered) {
                reading.add(
                        ahead.submit(
                                () -> {
                                    room.acquire();
                                    return prepare(file);
                                }));
            }
            store.replace(Vocabulary.graph(iris), edition, Vocabulary.triples(iris, sectors));
            for (int i = 0; i < ordered.size() && !stopped; i++) {
                Prepared prepared = result(reading.remove()); // which is kept no longer than here
                Entry entry =
                        switch (prepared) {
                            case Settled settled -> settled.entry();
                            case Ready ready -> {
                                write(ready, checks, indexing);
                                yield entry(ready.name(), ready.read());
                            }
                        };
                room.release();
                entries.put(ordered.get(i), entry);
                progress.accept(entry);
            }
            return entries;
        } finally {
            ahead.shutdownNow();
        }
    }

    /**
     * The largest first, so that little is left to wait for at the end; but before it the smallest,
     * which gives the writer something to do while the largest is being read.
     */
    private static List<PolicyReader.Unread> workOrder(List<PolicyReader.Unread> files) {
        List<PolicyReader.Unread> ordered = new ArrayList<>(files);
        ordered.sort(Comparator.comparingLong(PolicyReader.Unread::size).reversed());
        if (!ordered.isEmpty()) {
            ordered.addFirst(ordered.removeLast());
        }
        return ordered;
    }

    static <T extends @Nullable Object> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IngestException(IngestException.Reason.IO, "the ingest was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** A file on its way into the graph. */
    private sealed interface Prepared {}

    /** Nothing to write: unchanged, or not to be read. */
    private record Settled(Entry entry) implements Prepared {}

    /** Read; its facts are being found, its triples are to be written. */
    private record Ready(Node graph, String name, String fingerprint, byte[] bytes, ReadSource read)
            implements Prepared {}

    private Prepared prepare(PolicyReader.Unread file) {
        Node graph = iris.source(iris.sourceId(file.name()));
        try {
            byte[] bytes = file.bytes();
            String sha256 = SourceReader.sha256(bytes);
            String fingerprint =
                    Fingerprint.of(
                            String.join("\n", sha256, file.name(), file.correction(), edition));
            if (store.stamp(graph).filter(s -> s.fingerprint().equals(fingerprint)).isPresent()) {
                return new Settled(entry(file.name(), Outcome.UNCHANGED, List.of()));
            }
            return new Ready(graph, file.name(), fingerprint, bytes, file.read(bytes));
        } catch (SourceException e) {
            return new Settled(entry(file.name(), Outcome.FAILED, List.of(e.problem())));
        }
    }

    private void write(Ready ready, ShapeChecks checks, IndexQueue indexing) {
        folder.keep(ready.read().parsed().source().sha256(), ready.bytes());
        List<List<Triple>> said = new ArrayList<>();
        Stream<List<Triple>> parts = triples(ready.name(), ready.read()).peek(said::add);
        boolean isFirst = store.stamp(ready.graph()).isEmpty();
        if (!isFirst) {
            // what the new reading calls otherwise goes on answering under its old address
            FormerAddresses former = store.read(ready.graph(), FormerAddresses::of);
            parts = Stream.concat(parts, Stream.of(former).map(f -> f.after(said)));
        }
        GraphStamp stamp = store.replace(ready.graph(), ready.fingerprint(), parts);
        if (isFirst) {
            indexing.add(stamp, said);
        } else {
            indexing.add(stamp);
        }
        checks.submit(ready.name(), said);
    }

    private Stream<List<Triple>> triples(String name, ReadSource read) {
        return mapping.parts(
                new SourceDescription(
                        iris.sourceId(name),
                        name,
                        read.parsed().source().sha256(),
                        read.originUrl(),
                        null,
                        read.parsed().furniture(),
                        read.problems()),
                read.documents(),
                read::facts,
                read::corrections);
    }

    private static Entry entry(String name, Outcome outcome, List<Problem> problems) {
        return new Entry(name, outcome, 0, 0, 0, 0, 0, 0, problems);
    }

    private static Entry entry(String name, ReadSource read) {
        Collection<Facts> facts = read.facts().values();
        int linked =
                facts.stream()
                        .mapToInt(
                                f ->
                                        (int)
                                                f.responsibilities().stream()
                                                        .filter(r -> r.registered())
                                                        .count())
                        .sum();
        int named = facts.stream().mapToInt(f -> f.responsibilities().size()).sum();
        return new Entry(
                name,
                Outcome.INGESTED,
                read.documents().size(),
                read.documents().stream().mapToInt(d -> d.provisions().size()).sum(),
                read.documents().stream().mapToInt(d -> d.sentences().size()).sum(),
                facts.stream().map(Facts::measures).mapToInt(List::size).sum(),
                linked,
                named - linked,
                read.problems());
    }

    /** Brings what joins sources up to date. */
    private void settle() {
        withdrawals.settle();
        derive();
        OverlapGraphs.removeStale(store, iris);
        folder.forgetAllBut(store.readAll(Ingester::hashes));
    }

    /**
     * Takes a source out, with its bytes; its addresses answer that they are gone.
     *
     * @param id of the source
     * @return whether there was one
     */
    public synchronized boolean remove(String id) {
        return whole(
                () -> {
                    boolean isThere = sources().containsKey(id);
                    if (isThere) {
                        withdraw(iris.source(id));
                    }
                    settle();
                    return isThere;
                });
    }

    /** Removes a source: its graph, its entries in the index. */
    private void withdraw(Node source) {
        withdrawals.note(source);
        store.remove(source);
        index.get().remove(source);
    }

    /** The names of the sources in the store, by id. */
    private Map<String, String> sources() {
        return store.readAll(
                union -> {
                    Map<String, String> names = new TreeMap<>();
                    union.find(Node.ANY, Tw.name, Node.ANY)
                            .forEach(
                                    t ->
                                            iris.sourceIdOf(t.getSubject())
                                                    .ifPresent(
                                                            id ->
                                                                    names.put(
                                                                            id,
                                                                            t.getObject()
                                                                                    .getLiteralLexicalForm())));
                    return names;
                });
    }

    /** Computes anew what joins sources, unless the same sources have been joined before. */
    private void derive() {
        StringBuilder joined = new StringBuilder(edition);
        for (GraphStamp stamp : store.graphs()) {
            if (iris.sourceIdOf(stamp.graph()).isPresent()) {
                joined.append('\n').append(stamp.graph()).append(' ').append(stamp.fingerprint());
            }
        }
        String fingerprint = Fingerprint.of(joined.toString());
        boolean done =
                Stream.of(derived.citations(), derived.validity(), derived.copies())
                        .allMatch(
                                g ->
                                        store.stamp(g)
                                                .filter(s -> s.fingerprint().equals(fingerprint))
                                                .isPresent());
        if (!done) {
            store.replaceAll(fingerprint, store.readAll(derived::of));
        }
    }

    private static Set<String> hashes(Graph union) {
        Set<String> hashes = new HashSet<>();
        union.find(Node.ANY, Tw.sha256, Node.ANY)
                .forEach(t -> hashes.add(t.getObject().getLiteralLexicalForm()));
        return hashes;
    }
}
