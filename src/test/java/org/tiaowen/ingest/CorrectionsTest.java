package org.tiaowen.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.Beside;
import org.tiaowen.Packaged;
import org.tiaowen.analysis.Pinyin;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.document.Language;
import org.tiaowen.document.Problem;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.ingest.IngestReport.Outcome;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.rdf.Tw;
import org.tiaowen.rdf.Vocabulary;
import org.tiaowen.search.SearchIndex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Corrections through the whole way: YAML, facts, graph, derived graphs. */
@Beside
class CorrectionsTest {
    private static final Ontology ONTOLOGY = Packaged.ONTOLOGY;
    private static final Segmenter SEGMENTER = Packaged.segmenter();
    private static final PolicyReader READER = Packaged.reader();
    private static final String PLAN =
            """
            厦门市养老服务工作方案
            一、主要任务
            （一）扩大供给。2025年底前建设养老机构30家。（责任单位：市民政局）
            （二）加强监管。建立信用档案。落实《福建省养老服务条例》。
            """;

    @TempDir private Path temp;
    private Path corpus;
    private DataFolder folder;
    private GraphStore store;
    private SearchIndex index;
    private Ingester ingester;

    @BeforeEach
    void open() throws IOException {
        corpus = Files.createDirectories(temp.resolve("corpus"));
        Iris iris = new Iris(Iris.DEFAULT_BASE, Pinyin::of);
        folder = DataFolder.open(temp.resolve("data"));
        store = Tdb2Store.open(folder.graph());
        index = SearchIndex.open(folder.index(), SEGMENTER);
        ingester = ingester(iris);
        write("a.txt", PLAN);
    }

    private Ingester ingester(Iris iris) {
        return new Ingester(
                folder,
                store,
                () -> new IndexSync(store, index, iris),
                iris,
                ONTOLOGY.sectorFile());
    }

    @AfterEach
    void close() {
        index.close();
        store.close();
        folder.close();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(corpus.resolve(name), text);
    }

    private void facts(String yaml) throws IOException {
        write("sources.yaml", "a.txt:\n  documents:\n    1:\n      facts:\n" + yaml.indent(8));
    }

    private IngestReport ingest() {
        return ingester.ingest(READER.find(List.of(corpus)), false, e -> {});
    }

    private List<String> problems(Language language) {
        return ingest().sources().stream()
                .flatMap(e -> e.problems().stream())
                .map((Problem p) -> p.message(language))
                .toList();
    }

    /** The values of a property of all instances of a class: addresses by their ends. */
    private TreeSet<String> values(Node type, Node property) {
        Node a = NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
        return store.readAll(
                union ->
                        union.stream(Node.ANY, a, type)
                                .map(t -> t.getSubject())
                                .distinct()
                                .flatMap(s -> union.stream(s, property, Node.ANY))
                                .map(t -> text(t.getObject()))
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private TreeSet<String> derived() {
        return store.readAll(
                union ->
                        union.stream(Node.ANY, prov("wasDerivedFrom"), Node.ANY)
                                .map(t -> text(t.getObject()))
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String text(Node node) {
        return node.isLiteral()
                ? node.getLiteralLexicalForm()
                : node.getURI().substring(node.getURI().lastIndexOf('/') + 1);
    }

    private static Node prov(String name) {
        return NodeFactory.createURI("http://www.w3.org/ns/prov#" + name);
    }

    private void hasItsShape() {
        Graph copy = GraphFactory.createDefaultGraph();
        store.readAll(
                union -> {
                    union.find().forEach(copy::add);
                    return "";
                });
        ValidationReport report =
                ShaclValidator.get().validate(Shapes.parse(Vocabulary.shapes()), copy);
        assertTrue(report.conforms(), () -> report.getEntries().toString());
        copy.find().forEach(t -> assertTrue(!t.getSubject().isBlank() && !t.getObject().isBlank()));
    }

    @Test
    void factsAreReplacedAddedAndRemoved() throws IOException {
        facts(
                """
                - provision: 一、/(一)
                  replace: {unit: 市民政局}
                  with: {role: support}
                  by: 王工
                  date: 2026-01-05
                  note: 见分工文件
                - provision: 一、/（一）
                  quote: 建设养老机构
                  add: {unit: 厦门市财政局}
                - quote: 建设养老机构
                  replace: {deadline: 2025-12-31}
                  with: {deadline: 2026-06}
                - provision: sec_1/sub_1
                  quote: 建设养老机构
                  replace: {quantity: 30, unit: 家}
                  with: {comparator: '>=', quantity: 30}
                - provision: 一、/（二）
                  remove: {title: 福建省养老服务条例}
                - quote: 建立信用档案
                  modality: oblige
                  sectors: [market-order]
                """
                        .replace("market-order", sector()));
        assertEquals(List.of(), problems(Language.ZH));
        assertEquals(new TreeSet<>(List.of("lead", "support")), values(Tw.Responsibility, Tw.role));
        assertEquals(new TreeSet<>(List.of("correction")), values(Tw.Responsibility, Tw.rule));
        assertEquals(new TreeSet<>(List.of("1")), values(Tw.Responsibility, Tw.confidence));
        assertEquals(new TreeSet<>(List.of("2026-06")), values(Tw.Deadline, Tw.value));
        assertEquals(new TreeSet<>(List.of(">=")), values(Tw.Quantity, Tw.comparator));
        assertEquals(new TreeSet<>(), values(Tw.Citation, Tw.citedTitle));
        assertTrue(values(Tw.Measure, Tw.sector).contains(sector()));
        assertEquals(5, derived().size(), "all but what was removed");
        TreeSet<String> before = values(Tw.Correction, prov("value"));
        assertTrue(before.contains("lead 厦门市民政局"), before::toString);
        assertTrue(before.contains("2025-12-31"), before::toString);
        assertTrue(before.contains("implements 《福建省养老服务条例》"), before::toString);
        assertTrue(values(Tw.Correction, Tw.correctedTo).contains("support 厦门市民政局"));
        assertEquals(new TreeSet<>(List.of("2026-01-05")), values(Tw.Correction, Tw.correctedOn));
        assertEquals(
                new TreeSet<>(List.of("王工")),
                values(
                        prov("Agent"),
                        NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#label")));
        assertEquals(1, values(Tw.Correction, prov("wasAttributedTo")).size());
        hasItsShape();
    }

    private static String sector() {
        return ONTOLOGY.sectors().sectors().getLast().notation();
    }

    @Test
    void correctionsSurviveANewTextAndAnUnchangedOneIsNotReadAgain() throws IOException {
        facts("- quote: 建立信用档案\n  measure: false\n");
        ingest();
        int measures = measures();
        assertEquals(Outcome.UNCHANGED, ingest().sources().getFirst().outcome());
        assertEquals(measures, measures());
        write("a.txt", PLAN + "（三）完善保障。加强人才培养。\n");
        assertEquals(Outcome.INGESTED, ingest().sources().getFirst().outcome());
        assertEquals(measures + 1, measures());
        assertEquals(new TreeSet<>(List.of("remove")), values(Tw.Correction, Tw.action));
        facts("- quote: 建立信用档案\n  measure: false\n  note: 为何\n");
        assertEquals(Outcome.INGESTED, ingest().sources().getFirst().outcome());
        assertEquals(new TreeSet<>(List.of("为何")), values(Tw.Correction, Tw.note));
        facts("- quote: 扩大供给\n  measure: true\n  modality: explore\n");
        ingest();
        assertEquals(measures + 3, measures());
        assertTrue(values(Tw.Measure, Tw.modality).contains("ns#modality-explore"));
        hasItsShape();
    }

    private int measures() {
        return Integer.parseInt(values(Tw.Source, Tw.measureCount).first());
    }

    @Test
    void whatFitsNothingIsAProblemInTheGraphToo() throws IOException {
        facts("- {quote: 修建机场, measure: true}\n");
        assertEquals(List.of("sources.yaml 第 5 行：文件中没有这一处：“修建机场”"), problems(Language.ZH));
        TreeSet<String> messages = values(Tw.Problem, Tw.message);
        assertEquals(2, messages.size(), messages::toString);
        assertTrue(messages.last().startsWith("sources.yaml:5: "), messages::toString);
        assertEquals(new TreeSet<>(List.of("correction-no-place")), values(Tw.Problem, Tw.code));
        hasItsShape();
    }

    @Test
    void filesAndDocumentsThatAreNotThereAreReported() throws IOException {
        write(
                "sources.yaml",
                "b.txt:\n  url: https://example.org/b\na.txt:\n  documents:\n    7: {title: 甲}\n");
        IngestReport report = ingest();
        assertEquals(
                "sources.yaml:1: there is no source file b.txt",
                report.problems().getFirst().message());
        assertEquals(
                List.of("sources.yaml:5: the source has no such document: 7"),
                report.sources().getFirst().problems().stream()
                        .map((Problem p) -> p.message())
                        .toList());
    }

    @Test
    void anOverlayWinsAndADocumentIsNamedByItsTitle() throws IOException {
        write("sources.yaml", "a.txt:\n  documents:\n    1: {number: 厦府〔2020〕1号, kind: 通知}\n");
        write(
                "corrections.yaml",
                "a.txt:\n  documents:\n    厦门市养老服务工作方案:\n      number: 厦府〔2021〕3号\n      by: 李工\n");
        IngestReport report = ingest();
        assertEquals(1, report.sources().size(), "files of corrections are no texts");
        assertEquals(new TreeSet<>(List.of("厦府〔2021〕3号")), values(Tw.Document, Tw.number));
        assertEquals(new TreeSet<>(List.of("通知")), values(Tw.Document, Tw.kind));
        assertEquals(
                new TreeSet<>(List.of("correction_kind", "correction_number")),
                values(Tw.Document, prov("wasDerivedFrom")));
        assertEquals(new TreeSet<>(List.of("方案")), values(Tw.Correction, prov("value")));
        hasItsShape();
    }

    @Test
    void validityIsWhatACorrectionSays() throws IOException {
        write("b.txt", "厦门市人民政府关于废止部分文件的决定\n厦府〔2023〕9号\n一、废止《厦门市养老服务工作方案》。\n");
        ingest();
        assertEquals(
                new TreeSet<>(List.of("ns#validity-repealed")), values(Tw.Document, Tw.validity));
        write("sources.yaml", "a.txt:\n  documents:\n    1: {validity: in-force}\n");
        ingest();
        assertEquals(
                new TreeSet<>(List.of("ns#validity-in-force")), values(Tw.Document, Tw.validity));
        assertEquals(new TreeSet<>(), values(Tw.Document, Tw.repealedBy));
        write(
                "sources.yaml",
                "a.txt:\n  documents:\n    1: {repealedBy: 厦府〔2023〕9号, repealedOn: 2023-05-01}\n");
        ingest();
        assertEquals(
                new TreeSet<>(List.of("ns#validity-repealed")), values(Tw.Document, Tw.validity));
        assertEquals(1, values(Tw.Document, Tw.repealedBy).size());
        assertEquals(new TreeSet<>(List.of("2023-05-01")), values(Tw.Document, Tw.repealedOn));
        hasItsShape();
    }
}
