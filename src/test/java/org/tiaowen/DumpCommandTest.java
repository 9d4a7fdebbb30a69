package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.graph.DumpTable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The command {@code dump} as a shell calls it. */
@Beside
final class DumpCommandTest {

    @TempDir private static Path folder;
    private static long revision;
    private static long quads;

    @BeforeAll
    static void ingest() {
        assertEquals(0, run("ingest", "src/test/resources/query-corpus").code());
        try (Stores stores = Stores.open(folder.resolve("data"))) {
            revision = stores.graph().revision();
            stores.graph()
                    .graphs()
                    .forEach(
                            stamp ->
                                    quads +=
                                            stores.graph()
                                                    .<Integer>read(stamp.graph(), g -> g.size()));
        }
    }

    private static Outcome run(String... args) {
        return Outcome.run(folder.resolve("data"), args);
    }

    @Test
    void allQuadsComeBackPackedOrNot() throws IOException {
        Path packed = folder.resolve("all.nq.gz");
        Outcome said = run("dump", "--out", packed.toString());
        assertEquals(0, said.code(), said.err());
        assertEquals(packed + ": revision " + revision + System.lineSeparator(), said.out());
        Path plain = folder.resolve("all.nq");
        assertEquals(0, run("dump", "--format", "nquads", "--out", plain.toString()).code());
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            assertEquals(
                    Files.readString(plain), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        DatasetGraph read = RDFParser.source(plain).lang(Lang.NQUADS).toDatasetGraph();
        assertEquals(quads, read.stream().count());
        assertTrue(quads > 1000, "quads: " + quads);
    }

    @Test
    void tablesAreWrittenBesideTheirRevision() throws IOException {
        Path tables = folder.resolve("tables");
        Outcome said = run("dump", "--format", "csv", "--bom", "--out", tables.toString());
        assertEquals(0, said.code(), said.err());
        assertEquals(revision + "\n", Files.readString(tables.resolve("revision.txt")));
        for (DumpTable table : DumpTable.values()) {
            String csv = Files.readString(tables.resolve(table.label() + ".csv"));
            assertTrue(csv.startsWith("\ufeff"), table.label());
            assertTrue(csv.lines().count() > 1, table.label());
        }
        assertTrue(Files.readString(tables.resolve("documents.csv")).contains("厦门市支持外贸发展若干措施"));
    }

    @Test
    void wrongUseIsRefused() {
        assertEquals(2, run("dump", "--format", "xlsx").code());
        Outcome nowhere = run("dump", "--out", folder.resolve("none/all.nq").toString());
        assertEquals(2, nowhere.code());
        assertTrue(nowhere.err().contains("all.nq"), nowhere.err());
    }
}
