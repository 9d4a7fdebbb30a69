package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.overlap.OverlapGraphs;
import org.tiaowen.rdf.Fingerprint;
import org.tiaowen.rdf.OverlapTriples;
import org.tiaowen.rdf.Tw;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A real process is killed (SIGKILL) while it computes overlaps: what the next run leaves is what a
 * run without a kill does.
 */
class OverlapKillIT {

    private static final List<String> TOWNS = List.of("海城", "滨海", "临江", "东山");
    private static final String SENTENCES =
            """
            一、对购买渔船保险的渔民，按保费的%d%%给予补贴，每户每年不超过5000元。
            二、建设区域性渔船避风锚地，完善航标设施。
            三、推广秸秆还田技术，对购置打捆机的合作社给予补助，每台不超过%d万元。
            四、延长博物馆夜间开放时间，免费发放讲解器。
            五、对新认定的高新技术企业，一次性奖励%d万元。
            """;

    @TempDir private Path temp;

    /** The process that is killed: it says a line before each sentence. */
    public static void main(String[] args) {
        try (Stores stores = Stores.open(Path.of(args[0]))) {
            graphs(stores)
                    .update(
                            () -> {
                                System.out.println("a sentence");
                                return false;
                            });
        }
    }

    private static OverlapGraphs graphs(Stores stores) {
        return new OverlapGraphs(
                stores.graph(), stores.index(), stores.drafts().overlaps(), Stores.iris());
    }

    @Test
    void aKillLeavesNothingWrongAndNothingOut() throws Exception {
        Path texts = Files.createDirectory(temp.resolve("texts"));
        int n = 0;
        for (String town : TOWNS) {
            Files.writeString(
                    texts.resolve("town" + n + ".txt"),
                    "%s市人民政府关于扶持发展的若干措施%n%s政发〔202%d〕8号%n".formatted(town, town, n)
                            + SENTENCES.formatted(30 + n, 5 + n, 20 + n)
                            + "%s市人民政府%n202%d年3月1日%n".formatted(town, n));
            n++;
        }
        Path whole = ingested(texts, "whole");
        Path killed = ingested(texts, "killed");
        try (Stores stores = Stores.open(whole)) {
            assertEquals(4, graphs(stores).update(() -> false).sources());
        }
        Map<String, String> right = contents(whole);
        assertEquals(6, right.size(), "a graph a pair of towns");

        // 5 sentences a town are asked for, and once or twice more before and behind them
        for (int lines : List.of(3, 9, 15)) {
            Process process = start(killed);
            try (BufferedReader said = process.inputReader()) {
                for (int i = 0; i < lines && said.readLine() != null; i++) {
                    continue;
                }
                process.destroyForcibly().waitFor();
            }
            contents(killed).forEach((graph, content) -> assertEquals(right.get(graph), content));
        }
        try (Stores stores = Stores.open(killed)) {
            assertFalse(graphs(stores).isCurrent());
            graphs(stores).update(() -> false);
            assertTrue(graphs(stores).isCurrent());
        }
        assertEquals(right, contents(killed));
    }

    private Path ingested(Path texts, String name) {
        Path data = temp.resolve(name);
        try (Stores stores = Stores.open(data)) {
            stores.ingester(stores.repairedIndex())
                    .ingest(stores.reader().find(List.of(texts)), true, _ -> {});
        }
        return data;
    }

    private static Process start(Path data) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OverlapKillIT.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What each graph of overlaps says, without what tells its history. */
    private static Map<String, String> contents(Path data) {
        Map<String, String> contents = new TreeMap<>();
        try (Stores stores = Stores.open(data)) {
            for (GraphStamp stamp : stores.graph().graphs()) {
                if (OverlapTriples.sources(Stores.iris(), stamp.graph()).isPresent()) {
                    contents.put(
                            stamp.graph().getURI(),
                            stores.graph().read(stamp.graph(), OverlapKillIT::digest));
                }
            }
        }
        return contents;
    }

    private static String digest(Graph graph) {
        return Fingerprint.of(
                graph.stream().filter(t -> !t.getPredicate().equals(Tw.revision)).toList());
    }
}
