package org.tiaowen.graph.jena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.Beside;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.GraphStore;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Files of a database that have lost their end, or in which something has changed. */
@Beside
final class StoreDamageTest {

    private static final Node GRAPH = NodeFactory.createURI("http://example.org/g");

    /** Trees, terms, and how far each is filled. */
    private static final List<String> FILLED =
            List.of(
                    "GSPO.dat",
                    "GSPO.idn",
                    "GSPO.bpt",
                    "OSPG.dat",
                    "OSPG.idn",
                    "nodes.dat",
                    "nodes.idn",
                    "nodes.bpt",
                    "nodes-data.obj",
                    "nodes-data.bdf");

    private static final int SIZE = 1500;

    @TempDir private Path folder;
    private Set<Triple> content = Set.of();

    private interface Damage {
        void to(RandomAccessFile file) throws IOException;
    }

    @BeforeEach
    void write() {
        List<Triple> triples =
                IntStream.range(0, SIZE)
                        .mapToObj(
                                i ->
                                        Triple.create(
                                                NodeFactory.createURI("http://example.org/" + i),
                                                NodeFactory.createURI("urn:x:p" + i % 7),
                                                NodeFactory.createLiteralString("第" + i + "条")))
                        .toList();
        content = Set.copyOf(triples);
        try (GraphStore store = Tdb2Store.open(folder)) {
            store.replace(GRAPH, "1", triples);
        }
    }

    /** What is said of a damaged file, which is whole again afterwards; empty for nothing. */
    private String said(Path path, Damage damage) throws IOException {
        byte[] whole = filled(path);
        long length = Files.size(path);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            damage.to(file);
        }
        try (GraphStore store = Tdb2Store.open(folder)) {
            String found = store.damage().orElse("");
            if (found.isEmpty()) { // then nothing is lost
                assertEquals(content, store.read(GRAPH, StoreDamageTest::triples), path::toString);
            }
            return found;
        } catch (GraphException e) {
            assertEquals(Reason.IO, e.reason());
            return e.getMessage();
        } finally {
            Files.write(path, whole);
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(length);
            }
        }
    }

    /** Up to the last byte that is not zero: the rest of a mapped file has never been written. */
    private static byte[] filled(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static Set<Triple> triples(Graph graph) {
        Set<Triple> triples = new HashSet<>(graph.find().toSet());
        triples.removeIf(t -> t.getSubject().equals(GRAPH));
        return triples;
    }

    @Test
    void aFileThatHasLostItsEndIsSaidBeforeAnythingIsWritten() throws IOException {
        for (String name : FILLED) {
            Path path = folder.resolve("Data-0001").resolve(name);
            for (int length : new int[] {0, filled(path).length / 2}) {
                String said = said(path, file -> file.setLength(length));
                assertTrue(said.contains("%s has %d of ".formatted(name, length)), said);
                assertTrue(said.contains("tiaowen restore"), said);
            }
        }
        try (GraphStore store = Tdb2Store.open(folder)) {
            assertEquals("", store.damage().orElse(""));
            assertEquals(content, store.read(GRAPH, StoreDamageTest::triples));
        }
    }

    @Test
    void aLostFileIsSaid() throws IOException {
        for (String name : List.of("POSG.dat", "GSPO.bpt", "nodes-data.bdf", "nodes-data.obj")) {
            Path path = folder.resolve("Data-0001").resolve(name);
            byte[] whole = Files.readAllBytes(path);
            String said = said(path, _ -> Files.delete(path));
            assertTrue(said.contains(name + " has 0 of "), said);
            Files.write(path, whole);
        }
    }

    /** What does not show is in no use: space behind records, blocks of earlier states. */
    @Test
    void whatChangedInsideAFileIsFoundOrOfNoEffect() {
        assertTimeoutPreemptively(Duration.ofMinutes(20), this::change);
    }

    private void change() throws IOException {
        Set<String> found = new TreeSet<>();
        Random random = new Random(1);
        for (String name : FILLED) {
            Path path = folder.resolve("Data-0001").resolve(name);
            int filled = filled(path).length;
            String said =
                    said(
                            path,
                            file -> { // in each block, for a tree has old ones
                                for (int at = random.nextInt(Math.min(filled, 4000));
                                        at < filled;
                                        at += 8192) {
                                    file.seek(at);
                                    int old = file.read();
                                    file.seek(at);
                                    file.write(old ^ 1 << random.nextInt(8));
                                }
                            });
            if (!said.isEmpty()) {
                found.add(name);
            }
        }
        assertTrue(
                found.containsAll(Set.of("GSPO.dat", "OSPG.dat", "nodes-data.obj", "nodes.dat")),
                found::toString);
    }
}
