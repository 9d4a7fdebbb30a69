package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.ingest.VectorSync;
import org.tiaowen.overlap.OverlapGraphs;
import org.tiaowen.rdf.GraphShapes;
import org.tiaowen.rdf.OverlapTriples;
import org.tiaowen.rdf.Tw;
import org.tiaowen.search.SemanticState;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Overlaps inside the corpus: written behind the ingest, never believed when stale. */
final class OverlapGraphsTest {

    private static final String TOWN =
            "海城市人民政府关于扶持渔业的若干措施\n海政发〔2020〕8号\n"
                    + "一、对购买渔船保险的渔民，按保费的40%给予补贴，每户每年不超过5000元。\n"
                    + "二、建设区域性渔船避风锚地，完善航标设施。\n"
                    + "海城市人民政府\n2020年3月1日\n";

    private static final String COUNTY =
            "滨海县人民政府关于扶持渔业的若干措施\n滨政发〔2022〕3号\n"
                    + "一、对购买渔船保险的渔民，按保费的60%给予补贴，每户每年不超过5000元。\n"
                    + "二、开设夜间图书馆，免费发放借书证。\n"
                    + "滨海县人民政府\n2022年5月1日\n";

    @TempDir private Path temporary;

    private void ingest(Stores stores, Path texts) {
        stores.ingester(stores.repairedIndex())
                .ingest(stores.reader().find(List.of(texts)), true, _ -> {});
    }

    private static OverlapGraphs graphs(Stores stores) {
        return new OverlapGraphs(
                stores.graph(), stores.index(), stores.drafts().overlaps(), Stores.iris());
    }

    private static Set<String> names(Stores stores) {
        return stores.graph().graphs().stream()
                .map(GraphStamp::graph)
                .map(Node::toString)
                .filter(name -> name.startsWith(OverlapTriples.graphs(Stores.iris())))
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
    }

    private static String one(Graph graph, Node property) {
        return graph.stream(Node.ANY, property, Node.ANY)
                .map(Triple::getObject)
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @Test
    void overlapsAreWrittenForgottenAndWrittenAnew() throws IOException {
        Path texts = Files.createDirectory(temporary.resolve("texts"));
        Files.writeString(texts.resolve("town.txt"), TOWN);
        Files.writeString(texts.resolve("county.txt"), COUNTY);
        try (Stores stores = Stores.open(temporary.resolve("data"))) {
            ingest(stores, texts);
            assertEquals(new OverlapGraphs.Report(2, 1), graphs(stores).update(() -> false));
            assertEquals(Set.of("county~town"), names(stores));
            assertTrue(graphs(stores).isCurrent());
            Graph said = GraphFactory.createDefaultGraph();
            stores.graph()
                    .readAll(
                            union -> {
                                union.find().forEach(said::add);
                                return true;
                            });
            assertEquals("overlap", one(said, Tw.overlapLabel));
            assertEquals("figure", one(said, Tw.differenceKind));
            assertEquals("40%", one(said, Tw.inFirst)); // the earlier document is the first
            assertEquals("60%", one(said, Tw.inSecond));
            assertEquals("more", one(said, Tw.direction));
            assertEquals(2, said.stream(Node.ANY, Tw.overlapsWith, Node.ANY).count());
            assertEquals(List.of(), GraphShapes.packaged().violations(said));

            long revision = stores.graph().revision();
            assertEquals(new OverlapGraphs.Report(0, 0), graphs(stores).update(() -> false));
            assertEquals(revision, stores.graph().revision());

            Files.writeString(texts.resolve("county.txt"), COUNTY.replace("60%", "70%"));
            ingest(stores, texts);
            assertEquals(Set.of(), names(stores), "stale overlaps are gone with the change");
            assertEquals(new OverlapGraphs.Report(1, 1), graphs(stores).update(() -> false));
            assertEquals(Set.of("county~town"), names(stores));

            Files.delete(texts.resolve("town.txt"));
            ingest(stores, texts);
            assertEquals(Set.of(), names(stores));

            Files.writeString(texts.resolve("town.txt"), TOWN);
            ingest(stores, texts);
            assertEquals(new OverlapGraphs.Report(1, 1), graphs(stores).update(() -> false));
            assertEquals(Set.of("county~town"), names(stores), "one that has come back as it was");
        }
    }

    /**
     * A change that is taken in while overlaps are written leaves those that it does not concern.
     */
    @Test
    void whatIsWrittenMeanwhileIsNotTakenForStale() throws Exception {
        Path texts = Files.createDirectory(temporary.resolve("texts"));
        Files.writeString(texts.resolve("town.txt"), TOWN);
        Files.writeString(texts.resolve("county.txt"), COUNTY);
        try (Stores stores = Stores.open(temporary.resolve("data"))) {
            ingest(stores, texts);
            AtomicBoolean isDone = new AtomicBoolean();
            Thread changes =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        while (!isDone.get()) {
                                            OverlapGraphs.removeStale(
                                                    stores.graph(), Stores.iris());
                                        }
                                    });
            try {
                for (int i = 0; i < 30; i++) {
                    stores.graph().remove(OverlapTriples.ledger(Stores.iris()));
                    assertEquals(2, graphs(stores).update(() -> false).sources());
                    assertEquals(Set.of("county~town"), names(stores));
                }
            } finally {
                isDone.set(true);
                changes.join();
            }
            assertTrue(graphs(stores).isCurrent());
        }
    }

    /** Between the writing of its graph and that of its entries. */
    @Test
    void aSourceThatTheIndexDoesNotHaveYetIsComparedWhenItHas() throws IOException {
        Path texts = Files.createDirectory(temporary.resolve("texts"));
        Files.writeString(texts.resolve("town.txt"), TOWN);
        Files.writeString(texts.resolve("county.txt"), COUNTY);
        try (Stores stores = Stores.open(temporary.resolve("data"))) {
            ingest(stores, texts);
            stores.index().remove(Stores.iris().source("county"));
            assertEquals(new OverlapGraphs.Report(1, 0), graphs(stores).update(() -> false));
            assertFalse(graphs(stores).isCurrent());
            stores.sync().repair();
            assertEquals(new OverlapGraphs.Report(1, 1), graphs(stores).update(() -> false));
            assertEquals(Set.of("county~town"), names(stores));
            assertTrue(graphs(stores).isCurrent());
        }
    }

    /** One that comes between the computing of vectors and the comparing. */
    @Test
    void aSourceThatLacksVectorsIsComparedOnceMore() throws IOException {
        Path texts = Files.createDirectory(temporary.resolve("texts"));
        StringBuilder many = new StringBuilder("海城市人民政府关于扶持渔业的若干措施\n海政发〔2020〕8号\n");
        List.of("网具", "冷库", "码头", "航标", "苗种", "育秧", "茶园", "果园", "水库", "堤坝", "林场", "牧场")
                .forEach(
                        what ->
                                many.append("一、建设区域性%s，完善配套设施。\n".formatted(what))
                                        .append("二、对改造%s的企业给予补贴。\n".formatted(what)));
        Files.writeString(texts.resolve("town.txt"), many);
        try (Stores stores = Stores.open(temporary.resolve("data"))) {
            ingest(stores, texts);
            stores.useVectors(new SemanticOptions());
            VectorSync vectors = new VectorSync(stores.index(), stores.sync());
            vectors.run();
            assertEquals(1, graphs(stores).update(() -> false).sources());
            Files.writeString(texts.resolve("county.txt"), "关于消防的通知\n一、加强森林防火巡查。\n");
            ingest(stores, texts);
            SemanticState semantic = stores.index().semantic();
            assertTrue(semantic.isReady() && semantic.embedded() < semantic.entries());
            assertEquals(1, graphs(stores).update(() -> false).sources());
            assertFalse(graphs(stores).isCurrent());
            vectors.run();
            assertEquals(1, graphs(stores).update(() -> false).sources());
            assertTrue(graphs(stores).isCurrent());
            assertEquals(0, graphs(stores).update(() -> false).sources());
        }
    }

    /** The same texts, taken in at once or one behind the other, from either end. */
    @Test
    void theOrderInWhichSourcesAreWrittenMakesNoDifference() throws IOException {
        String share = "一、对购买渔船保险的渔民，按保费的%d%%给予补贴，每户每年不超过5000元。\n";
        Map<String, String> sources = new TreeMap<>();
        for (int i = 1; i <= 6; i++) {
            sources.put(
                    "town-" + i,
                    "滨海县第%d批扶持渔业的若干措施\n滨政发〔202%d〕3号\n".formatted(i, i)
                            + share.formatted(40 + i % 3)
                            + (i % 2 == 0 ? "二、建设区域性渔船避风锚地，完善航标设施。\n" : "二、开设夜间图书馆，免费发放借书证。\n")
                            + "滨海县人民政府\n202%d年5月1日\n".formatted(i));
        }
        Map<String, Set<String>> atOnce = overlaps("once", List.copyOf(sources.keySet()), sources);
        List<String> names = new ArrayList<>(sources.keySet());
        Map<String, Set<String>> forth = oneByOne("forth", names, sources);
        Map<String, Set<String>> back = oneByOne("back", names.reversed(), sources);
        assertEquals(15, atOnce.size(), atOnce.keySet().toString());
        assertEquals(atOnce, forth);
        assertEquals(atOnce, back);
    }

    private Map<String, Set<String>> oneByOne(
            String folder, List<String> order, Map<String, String> sources) throws IOException {
        Map<String, Set<String>> last = Map.of();
        for (int i = 1; i <= order.size(); i++) {
            last = overlaps(folder, order.subList(0, i), sources);
        }
        return last;
    }

    /** What is in the graphs when these texts, and those before them, have been compared. */
    private Map<String, Set<String>> overlaps(
            String folder, List<String> names, Map<String, String> sources) throws IOException {
        Path texts = Files.createDirectories(temporary.resolve(folder));
        for (String name : names) {
            Files.writeString(texts.resolve(name + ".txt"), sources.get(name));
        }
        try (Stores stores = Stores.open(temporary.resolve(folder + "-data"))) {
            ingest(stores, texts);
            graphs(stores).update(() -> false);
            Map<String, Set<String>> found = new TreeMap<>();
            for (GraphStamp stamp : stores.graph().graphs()) {
                if (OverlapTriples.sources(Stores.iris(), stamp.graph()).isPresent()) {
                    found.put(
                            stamp.graph().getURI(),
                            stores.graph()
                                    .read(
                                            stamp.graph(),
                                            graph ->
                                                    graph.stream()
                                                            // not what the store says of the graph
                                                            .filter(
                                                                    t ->
                                                                            !t.getSubject()
                                                                                    .equals(
                                                                                            stamp
                                                                                                    .graph()))
                                                            .map(Triple::toString)
                                                            .collect(
                                                                    Collectors.toCollection(
                                                                            TreeSet::new))));
                }
            }
            return found;
        }
    }

    /** A clause that stands everywhere: of fourteen texts each has thirteen copies. */
    @Test
    void aSentenceHasTenOverlapsAtMost() throws IOException {
        Path texts = Files.createDirectory(temporary.resolve("texts"));
        StringBuilder many = new StringBuilder();
        for (int i = 1; i <= 14; i++) {
            many.append("滨海县第%d批渔港整治方案\n滨政发〔2022〕%d号\n".formatted(i, i))
                    .append("一、对购买渔船保险的渔民，按保费的40%给予补贴，每户每年不超过5000元。\n")
                    .append("滨海县人民政府\n2022年5月%d日\n\n".formatted(i));
        }
        Files.writeString(texts.resolve("many.txt"), many);
        Files.writeString(texts.resolve("town.txt"), TOWN);
        try (Stores stores = Stores.open(temporary.resolve("data"))) {
            ingest(stores, texts);
            graphs(stores).update(() -> false);
            Map<Node, Integer> counts = new HashMap<>();
            stores.graph()
                    .readAll(
                            union -> {
                                union.find(Node.ANY, Tw.overlapsWith, Node.ANY)
                                        .forEach(
                                                t -> counts.merge(t.getSubject(), 1, Integer::sum));
                                return true;
                            });
            assertEquals(15, counts.size(), counts.toString());
            assertEquals(10, counts.values().stream().mapToInt(n -> n).max().orElse(0));
        }
    }

    @Test
    void aRunThatIsStoppedIsTakenUpAgain() throws IOException {
        Path texts = Files.createDirectory(temporary.resolve("texts"));
        Files.writeString(texts.resolve("town.txt"), TOWN);
        Files.writeString(texts.resolve("county.txt"), COUNTY);
        try (Stores stores = Stores.open(temporary.resolve("data"))) {
            ingest(stores, texts);
            assertEquals(new OverlapGraphs.Report(0, 0), graphs(stores).update(() -> true));
            assertTrue(!graphs(stores).isCurrent());
            assertEquals(1, graphs(stores).update(() -> false).overlaps());
        }
    }
}
