package org.tiaowen.graph.jena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.graph.DiskUse;
import org.tiaowen.graph.QueryResult;
import org.tiaowen.graph.Sparql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writing the files of a store anew, while others read and write. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class CompactionTest {

    private static final Node KEPT = NodeFactory.createURI("urn:x:kept");
    private static final Node CHANGING = NodeFactory.createURI("urn:x:changing");
    private static final Node USERS = NodeFactory.createURI("urn:x:users");
    private static final int SIZE = 300;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** One each: those of the JVM may be a single one. */
    private static final Executor THREADS = work -> Thread.ofPlatform().daemon().start(work);

    @TempDir private Path folder;

    private static List<Triple> content(Node graph, int version) {
        return IntStream.range(0, SIZE)
                .mapToObj(
                        i ->
                                Triple.create(
                                        NodeFactory.createURI(graph + "/" + i),
                                        NodeFactory.createURI("urn:x:p" + i % 3),
                                        NodeFactory.createLiteralString(version + "条" + i)))
                .toList();
    }

    private static List<String> saved(Tdb2Store store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.save(out);
        return out.toString(StandardCharsets.UTF_8).lines().sorted().toList();
    }

    private static int count(Tdb2Store store, String pattern) {
        return store.query(
                Sparql.parse("SELECT * {" + pattern + "}"),
                LIMIT,
                result -> {
                    AtomicInteger rows = new AtomicInteger();
                    ((QueryResult.Rows) result)
                            .rows()
                            .forEachRemaining(_ -> rows.incrementAndGet());
                    return rows.get();
                });
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new TreeSet<>(files.map(f -> f.getFileName().toString()).toList());
        }
    }

    private static void write(Tdb2Store store, int version) {
        store.replace(CHANGING, "f" + version, content(CHANGING, version));
        store.put(USERS, content(USERS, version));
        store.update(
                Sparql.parseUpdate(
                        """
                        DELETE WHERE { GRAPH <urn:x:more> { ?s ?p ?o } };
                        INSERT DATA { GRAPH <urn:x:more> { <urn:x:s> <urn:x:p> %d, _:b } }\
                        """
                                .formatted(version)),
                LIMIT);
    }

    @Test
    void manyWritesLeaveTheFilesAsLargeAsTheirContentHasThemBe() throws Exception {
        try (Tdb2Store store = Tdb2Store.open(folder)) {
            store.replace(KEPT, "f", content(KEPT, 0));
            write(store, 0);
            Set<String> names = files(folder.resolve("Data-0001"));
            AtomicBoolean isDone = new AtomicBoolean();
            AtomicInteger answers = new AtomicInteger();
            CompletableFuture<?> readers =
                    CompletableFuture.runAsync(
                            () -> {
                                while (!isDone.get()) {
                                    assertEquals(SIZE, count(store, "?s <urn:x:p2> ?o"));
                                    assertEquals(2, count(store, "<urn:x:s> ?p ?o"));
                                    answers.incrementAndGet();
                                }
                            },
                            THREADS);
            long largest = 0;
            long unbounded = 0;
            int compactions = 0;
            for (int version = 1; version <= 30; version++) {
                long before = store.diskUse().orElseThrow().filled();
                write(store, version);
                DiskUse use = store.diskUse().orElseThrow();
                unbounded += use.filled() - before;
                largest = Math.max(largest, use.filled());
                if (use.filled() > 8 * Math.max(use.compacted(), 500_000)) {
                    List<String> content = saved(store);
                    assertTrue(store.compact(() -> false));
                    assertEquals(content, saved(store));
                    assertEquals("", store.damage().orElse(""));
                    use = store.diskUse().orElseThrow();
                    assertEquals(use.compacted(), use.filled());
                    compactions++;
                }
            }
            isDone.set(true);
            readers.join();
            assertTrue(compactions >= 3, "compactions: " + compactions);
            assertTrue(answers.get() > 0);
            assertTrue(largest < unbounded / 2, largest + " of " + unbounded);
            assertEquals(
                    List.of("Data-%04d".formatted(compactions + 1)),
                    files(folder).stream().filter(f -> f.startsWith("Data")).toList());
            assertEquals(names, files(folder.resolve("Data-%04d".formatted(compactions + 1))));
        }
    }

    @Test
    void whoReadsGoesOnInTheStateThatHeBeganIn() throws Exception {
        try (Tdb2Store store = Tdb2Store.open(folder)) {
            write(store, 1);
            CountDownLatch reading = new CountDownLatch(1);
            CountDownLatch written = new CountDownLatch(1);
            CompletableFuture<Boolean> reader =
                    CompletableFuture.supplyAsync(
                            () ->
                                    store.read(
                                            CHANGING,
                                            graph -> {
                                                long revision = store.revision();
                                                reading.countDown();
                                                await(written);
                                                return graph.contains(
                                                                content(CHANGING, 1).getLast())
                                                        && store.revision() == revision;
                                            }),
                            THREADS);
            reading.await();
            CompletableFuture<Boolean> compaction =
                    CompletableFuture.supplyAsync(() -> store.compact(() -> false), THREADS);
            while (!Files.exists(folder.resolve("compacted"))) {
                Thread.onSpinWait();
            }
            write(store, 2); // into the new one, as soon as there is one
            assertTrue(files(folder).containsAll(List.of("Data-0001", "Data-0002")));
            assertFalse(compaction.isDone());
            written.countDown();
            assertTrue(reader.join());
            assertTrue(compaction.join());
            assertFalse(files(folder).contains("Data-0001"));
            boolean isThere = store.read(CHANGING, g -> g.contains(content(CHANGING, 2).getLast()));
            assertTrue(isThere);
            Path maps = Path.of("/proc/self/maps");
            String old = folder.resolve("Data-0001").toString();
            while (Files.exists(maps) && Files.readString(maps).contains(old)) {
                System.gc(); // frees what was mapped, in its own time
                Thread.sleep(10);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsStoppedLeavesTheStoreAsItWas() throws IOException {
        try (Tdb2Store store = Tdb2Store.open(folder)) {
            write(store, 1);
            List<String> content = saved(store);
            AtomicInteger asked = new AtomicInteger();
            assertFalse(store.compact(() -> asked.incrementAndGet() > 2));
            assertEquals(3, asked.get());
            assertEquals(content, saved(store));
            write(store, 2);
            assertTrue(store.compact(() -> false));
            assertEquals(
                    new TreeSet<>(List.of("Data-0002", "compacted", "tdb.cfg", "tdb.lock")),
                    files(folder));
        }
    }

    /** A kill while it is made leaves it empty. */
    @Test
    void theIndexesAreThoseThatThereAreWhateverBecameOfTheirList() throws IOException {
        List<String> content;
        try (Tdb2Store store = Tdb2Store.open(folder)) {
            write(store, 1);
            content = saved(store);
        }
        for (int i = 0; i < 2; i++) {
            Files.writeString(folder.resolve("tdb.cfg"), "");
            try (Tdb2Store store = Tdb2Store.open(folder)) {
                assertEquals("", store.damage().orElse(""));
                assertEquals(content, saved(store));
                assertTrue(store.compact(() -> false));
                assertEquals("", store.damage().orElse(""));
            }
        }
    }

    @Test
    void theDatabaseWithTheHighestNumberCounts() throws IOException {
        try (Tdb2Store store = Tdb2Store.open(folder)) {
            write(store, 1);
        }
        Files.move(folder.resolve("Data-0001"), folder.resolve("Data-9999"));
        List<String> content;
        try (Tdb2Store store = Tdb2Store.open(folder)) {
            assertTrue(store.compact(() -> false));
            content = saved(store);
        }
        Path old = Files.createDirectory(folder.resolve("Data-9999"));
        Files.createDirectory(folder.resolve("Data-10001-tmp"));
        try (Tdb2Store store = Tdb2Store.open(folder)) {
            assertEquals(content, saved(store));
            assertFalse(Files.exists(old));
        }
        assertEquals(
                new TreeSet<>(List.of("Data-10000", "compacted", "tdb.cfg", "tdb.lock")),
                files(folder));
    }
}
