package org.tiaowen.graph.jena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.Beside;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a data directory goes through: other processes, kill -9 in the middle of a write. */
@Beside
final class Tdb2CrashTest {

    private static final Node GRAPH = NodeFactory.createURI("http://example.org/g");
    private static final Node VALUE = NodeFactory.createURI("http://example.org/value");
    private static final int SIZE = 3000;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"1,3", "2,17", "3,41"})
    void aKilledWriterLeavesEachGraphEntirelyOrNotAtAll(int commits, long delay) throws Exception {
        Process writer = writer();
        try (BufferedReader out = writer.inputReader()) {
            for (int i = 0; i < commits; i++) {
                assertEquals("committed", out.readLine());
            }
            Thread.sleep(delay);
            kill(writer);
        }
        try (GraphStore store = Tdb2Store.open(folder)) {
            GraphStamp stamp = store.stamp(GRAPH).orElseThrow();
            assertTrue(stamp.revision() >= commits, stamp::toString);
            assertEquals(store.revision(), stamp.revision());
            Set<Triple> expected = Set.copyOf(generation(stamp.fingerprint()));
            assertEquals(expected, store.read(GRAPH, Tdb2CrashTest::content));
            assertEquals(
                    stamp.revision() + 1,
                    store.replace(GRAPH, "after", generation("after")).revision());
        }
    }

    @Test
    void aDirectoryOfAnotherProcessIsLocked() throws Exception {
        Process writer = writer();
        try (BufferedReader out = writer.inputReader()) {
            assertEquals("committed", out.readLine());
            GraphException e = assertThrows(GraphException.class, () -> Tdb2Store.open(folder));
            assertEquals(Reason.LOCKED, e.reason());
            assertTrue(e.getMessage().contains(folder.toRealPath().toString()), e::getMessage);
            assertTrue(e.getMessage().contains(Long.toString(writer.pid())), e::getMessage);
            kill(writer);
        }
        Tdb2Store.open(folder).close();
    }

    @Test
    void aDirectoryOpenInThisProcessIsLocked() {
        try (GraphStore store = Tdb2Store.open(folder)) {
            assertEquals(0, store.revision());
            Path same = folder.resolve("..").resolve(folder.getFileName());
            GraphException e = assertThrows(GraphException.class, () -> Tdb2Store.open(same));
            assertEquals(Reason.LOCKED, e.reason());
        }
        Tdb2Store.open(folder).close();
    }

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        try (GraphStore store = Tdb2Store.open(folder)) {
            store.replace(GRAPH, "1", generation("1"));
        }
        try (GraphStore store = Tdb2Store.open(folder)) {
            assertEquals(new GraphStamp(GRAPH, "1", 1), store.stamp(GRAPH).orElseThrow());
            assertEquals(Set.copyOf(generation("1")), store.read(GRAPH, Tdb2CrashTest::content));
        }
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        GraphException e = assertThrows(GraphException.class, () -> Tdb2Store.open(file));
        assertEquals(Reason.IO, e.reason());
        assertTrue(e.getMessage().contains("file"), e::getMessage);
    }

    @Test
    void aFolderWithOtherThingsIsNoStore() throws IOException {
        Path place = Files.createDirectory(folder.resolve("place"));
        Files.createDirectory(place.resolve("Data-0001"));
        Files.writeString(place.resolve("Data-0001").resolve("SPO.idn"), "not an index");
        GraphException e = assertThrows(GraphException.class, () -> Tdb2Store.open(place));
        assertEquals(Reason.IO, e.reason());
    }

    /** Writes one generation after the other until it is killed. */
    static final class Writer {

        private Writer() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] args) {
            try (GraphStore store = Tdb2Store.open(Path.of(args[0]))) {
                for (int i = 1; ; i++) {
                    String name = Integer.toString(i);
                    store.replace(GRAPH, name, generation(name));
                    System.out.println("committed");
                }
            }
        }
    }

    private Process writer() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void kill(Process process) throws InterruptedException {
        assertTrue(process.destroyForcibly().waitFor(10, TimeUnit.MINUTES));
    }

    private static List<Triple> generation(String name) {
        return IntStream.range(0, SIZE)
                .mapToObj(
                        i ->
                                Triple.create(
                                        NodeFactory.createURI("http://example.org/" + i),
                                        VALUE,
                                        NodeFactory.createLiteralString(name)))
                .toList();
    }

    private static Set<Triple> content(Graph graph) {
        return graph.stream(Node.ANY, VALUE, Node.ANY).collect(Collectors.toSet());
    }
}
