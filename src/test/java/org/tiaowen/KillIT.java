package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.rdf.Fingerprint;
import org.tiaowen.rdf.Tw;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A real process is killed (SIGKILL) while it ingests: each source is then in the graph whole or
 * not at all, the index is brought to agree with it, and the next ingest goes on as if nothing had
 * been.
 */
@Beside
class KillIT {
    private static final Path TEXTS = Path.of("src/test/resources/fixtures/reading/texts");
    private static final int KILLS = 6;

    @TempDir private Path temp;

    @Test
    void aSourceIsWholeOrAbsent() throws Exception {
        Path reference = temp.resolve("reference");
        assertEquals(0, start(reference).waitFor());
        Map<String, String> whole = contents(reference);
        assertEquals(16, whole.keySet().stream().filter(n -> n.contains("/source/")).count());

        Path data = temp.resolve("killed");
        Random random = new Random(7);
        for (int i = 0; i < KILLS; i++) {
            Process process = start(data);
            try (BufferedReader said = process.errorReader()) {
                // it tells of each source as it is done; the kill comes somewhere behind one of
                // them
                int lines = 1 + random.nextInt(4);
                while (lines-- > 0 && said.readLine() != null) {
                    continue;
                }
                process.waitFor(random.nextInt(80), TimeUnit.MILLISECONDS);
                process.destroyForcibly().waitFor();
            }
            contents(data)
                    .forEach(
                            (graph, content) -> {
                                if (graph.contains("/source/")) {
                                    assertEquals(whole.get(graph), content, graph);
                                }
                            });
            try (Stores stores = Stores.open(data)) {
                stores.sync().repair();
                assertTrue(stores.sync().differences().isEmpty());
            }
        }
        assertEquals(0, start(data).waitFor());
        assertEquals(whole, contents(data));
        assertEquals(0, Tiaowen.execute("verify", "--data", data.toString()));
        try (var left = Files.list(data.resolve("sources"))) {
            assertEquals(List.of(), left.filter(f -> f.toString().endsWith(".part")).toList());
        }
    }

    private static Process start(Path data) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.tiaowen.Tiaowen",
                        "ingest",
                        TEXTS.toString(),
                        "--data",
                        data.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(
                        data.endsWith("reference")
                                ? ProcessBuilder.Redirect.DISCARD
                                : ProcessBuilder.Redirect.PIPE)
                .start();
    }

    /** The content of each graph as a digest, without the revision, which tells the history. */
    private static Map<String, String> contents(Path data) {
        Map<String, String> contents = new TreeMap<>();
        try (Stores stores = Stores.open(data)) {
            for (GraphStamp stamp : stores.graph().graphs()) {
                contents.put(
                        stamp.graph().getURI(), stores.graph().read(stamp.graph(), KillIT::digest));
            }
        }
        return contents;
    }

    private static String digest(Graph graph) {
        List<Triple> triples =
                graph.stream().filter(t -> !t.getPredicate().equals(Tw.revision)).toList();
        return Fingerprint.of(triples);
    }
}
