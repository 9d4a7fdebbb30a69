package org.tiaowen.graph.jena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.dboe.base.block.BlockMgr;
import org.apache.jena.dboe.base.block.BlockMgrWrapper;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.Beside;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;

import java.lang.reflect.Field;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an end of memory leaves of TDB2's mapped files, and that it does not stay so. */
@Beside
final class MappedSegmentsTest {

    private static final int TRIPLES = 2000;
    private static final Node GRAPH = NodeFactory.createURI("urn:x:g");

    @TempDir Path folder;

    private Tdb2Store store;

    @BeforeEach
    void fill() {
        store = Tdb2Store.open(folder);
        store.replace(
                GRAPH,
                "f",
                Stream.of(
                        IntStream.range(0, TRIPLES).mapToObj(MappedSegmentsTest::triple).toList()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Triple triple(int i) {
        Node node = NodeFactory.createURI("urn:x:" + i);
        return Triple.create(node, GRAPH, node);
    }

    /** As {@code BlockAccessMapped} leaves it when it cannot make the buffer of a block. */
    private void narrow() {
        int narrowed = 0;
        for (BlockMgr file : store.segments().files()) {
            try {
                Object blocks = field(field(inner(file), "file"), "segments");
                if (blocks instanceof MappedByteBuffer[] segments && segments[0] != null) {
                    segments[0].position(0);
                    segments[0].limit(8192);
                    narrowed++;
                }
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        assertTrue(narrowed >= 10, "files of trees: " + narrowed);
    }

    private static Object inner(BlockMgr file) throws ReflectiveOperationException {
        return file instanceof BlockMgrWrapper
                ? inner((BlockMgr) field(BlockMgrWrapper.class, file, "blockMgr"))
                : file;
    }

    private static Object field(Object of, String name) throws ReflectiveOperationException {
        return field(of.getClass(), of, name);
    }

    private static Object field(Class<?> type, Object of, String name)
            throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }

    /** Each by its node, so that the tree of the nodes is read too. */
    private static int found(Graph graph) {
        return (int) IntStream.range(0, TRIPLES).filter(i -> graph.contains(triple(i))).count();
    }

    @Test
    void whoMeetsTheEndOfTheStackDoesNoHarmToOthers() {
        assertThrows(
                StackOverflowError.class,
                () ->
                        store.read(
                                GRAPH,
                                graph -> {
                                    narrow();
                                    throw new StackOverflowError();
                                }));
        assertEquals(TRIPLES, store.<Integer>read(GRAPH, MappedSegmentsTest::found));
    }

    @Test
    void whoReadsAtThatMomentIsToldToComeBackAndTheNextOneIsAnswered() {
        narrow();
        GraphException e =
                assertThrows(
                        GraphException.class,
                        () -> store.<Integer>read(GRAPH, MappedSegmentsTest::found));
        assertEquals(Reason.BUSY, e.reason());
        assertEquals(TRIPLES, store.<Integer>read(GRAPH, MappedSegmentsTest::found));
    }

    @Test
    void aWriteThatFailedForItLeavesTheGraphAsItWas() {
        narrow();
        Node other = NodeFactory.createURI("urn:x:other");
        List<Triple> triples =
                IntStream.range(TRIPLES, 2 * TRIPLES).mapToObj(MappedSegmentsTest::triple).toList();
        assertThrows(GraphException.class, () -> store.replace(other, "f", Stream.of(triples)));
        assertEquals(1, store.graphs().size());
        store.replace(other, "f", Stream.of(triples));
        assertTrue(store.<Boolean>read(other, graph -> triples.stream().allMatch(graph::contains)));
        assertEquals(TRIPLES, store.<Integer>read(GRAPH, MappedSegmentsTest::found));
    }
}
