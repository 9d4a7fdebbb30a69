package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.graph.DiskUse;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.jena.Tdb2Store;

import picocli.CommandLine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** When a server writes the files of its graph anew, and when it does not. */
final class CompactionWorkTest {

    private static final Node NODE = NodeFactory.createURI("urn:x:n");

    @TempDir private Path folder;
    private GraphStore store = Tdb2Store.inMemory();

    @BeforeEach
    void open() {
        store = Tdb2Store.open(folder);
        write();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void write() {
        Node revision = NodeFactory.createLiteralString("r" + store.revision());
        store.replace(NODE, "f", List.of(Triple.create(NODE, NODE, revision)));
    }

    private CompactionWork work(long room, String... options) {
        return new CompactionWork(store, options(options), () -> room);
    }

    private static CompactOptions options(String... options) {
        var parsed = new CompactOptions();
        new CommandLine(
                        CommandLine.Model.CommandSpec.create()
                                .addMixin(
                                        "compact",
                                        CommandLine.Model.CommandSpec.forAnnotatedObject(parsed)))
                .parseArgs(options);
        return parsed;
    }

    private long compacted() {
        return store.diskUse().orElseThrow().compacted();
    }

    private static long done(CompactionWork work) {
        return Optional.ofNullable(work.results().get("done")).map(LongAdder::sum).orElse(0L);
    }

    private static void assertResults(int done, int noRoom, int failed, CompactionWork work) {
        assertEquals(
                "done %d, no room %d, failed %d".formatted(done, noRoom, failed),
                "done %s, no room %s, failed %s"
                        .formatted(
                                work.results().get("done"),
                                work.results().get("no-room"),
                                work.results().get("failed")));
    }

    @Test
    void theFilesAreWrittenAnewOnlyWhenTheyHaveGrown() {
        CompactionWork work = work(Long.MAX_VALUE, "--compact-least", "0");
        assertTrue(work.look());
        assertTrue(work.look());
        assertResults(1, 0, 0, work);
        assertEquals(compacted(), store.diskUse().orElseThrow().filled());
        for (int i = 0; done(work) == 1; i++) {
            assertTrue(store.diskUse().orElseThrow().filled() <= 3 * compacted(), "writes: " + i);
            write();
            assertTrue(work.look());
        }
        assertResults(2, 0, 0, work);
    }

    @Test
    void withoutRoomForACopyTheyAreNot() {
        CompactionWork work = work(1000, "--compact-least", "0");
        assertFalse(work.look());
        assertResults(0, 1, 0, work);
        assertEquals(0, compacted());
    }

    /** The thread that looks goes on. */
    @Test
    void whateverFailsIsCounted() {
        CompactionWork work = work(Long.MAX_VALUE, "--compact-least", "0");
        store.close();
        assertFalse(work.look());
        assertResults(0, 0, 1, work);
    }

    @Test
    void whenItIsDueIsASetting() {
        DiskUse large = new DiskUse(300L << 20, 0);
        assertTrue(options().isDue(large));
        assertFalse(options().isDue(new DiskUse(255L << 20, 1)));
        assertFalse(options().isDue(new DiskUse(2L << 30, 1L << 30)));
        assertTrue(options("--compact-factor", "1.5").isDue(new DiskUse(2L << 30, 1L << 30)));
        assertFalse(options("--compact-least", "400").isDue(large));
        assertTrue(options().isOn());
        assertFalse(options("--compact-factor", "0").isOn());
    }
}
