package org.tiaowen.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.Beside;
import org.tiaowen.Packaged;
import org.tiaowen.analysis.Pinyin;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.ingest.IngestException.Reason;
import org.tiaowen.ingest.IngestReport.Entry;
import org.tiaowen.ingest.IngestReport.Malformed;
import org.tiaowen.ingest.IngestReport.Outcome;
import org.tiaowen.rdf.FormerAddresses;
import org.tiaowen.rdf.FormerAddresses.Fate;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.rdf.Tw;
import org.tiaowen.search.Filters;
import org.tiaowen.search.SearchException;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.SearchRequest;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@Beside
class IngesterTest {
    private static final Ontology ONTOLOGY = Packaged.ONTOLOGY;
    private static final Segmenter SEGMENTER = Packaged.segmenter();
    private static final PolicyReader READER = Packaged.reader();
    private static final String RULES = "厦门市会展业管理办法\n第一条 为了促进会展业发展，制定本办法。\n第二条 市商务局负责会展业促进工作。\n";
    private static final String PLAN =
            "厦门市养老服务工作方案\n一、主要任务\n（一）扩大供给。建设养老机构。（责任单位：市民政局）\n（二）加强监管。建立信用档案。\n";

    @TempDir private Path temp;
    private Path corpus;
    private DataFolder folder;
    private GraphStore store;
    private SearchIndex index;
    private IndexSync sync;
    private Ingester ingester;

    @BeforeEach
    void open() throws IOException {
        corpus = Files.createDirectories(temp.resolve("语 料"));
        openStores();
    }

    private void openStores() {
        Iris iris = new Iris(Iris.DEFAULT_BASE, Pinyin::of);
        folder = DataFolder.open(temp.resolve("data"));
        store = Tdb2Store.open(folder.graph());
        index = SearchIndex.open(folder.index(), SEGMENTER);
        sync = new IndexSync(store, index, iris);
        ingester = new Ingester(folder, store, () -> sync, iris, ONTOLOGY.sectorFile());
    }

    @AfterEach
    void close() {
        index.close();
        store.close();
        folder.close();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(corpus.resolve(name).getParent());
        Files.writeString(corpus.resolve(name), text);
    }

    private IngestReport ingest(boolean prune) {
        return ingester.ingest(READER.find(List.of(corpus)), prune, e -> {});
    }

    private static Map<String, Outcome> outcomes(IngestReport report) {
        return report.sources().stream().collect(Collectors.toMap(Entry::name, Entry::outcome));
    }

    private long hits(String query) {
        return index.search(SearchRequest.keyword(query)).total();
    }

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        write("a.txt", RULES);
        assertEquals(Map.of("a.txt", Outcome.INGESTED), outcomes(ingest(false)));
        long revision = store.revision();
        List<?> graphs = store.graphs();
        assertEquals(Map.of("a.txt", Outcome.UNCHANGED), outcomes(ingest(false)));
        assertEquals(revision, store.revision());
        assertEquals(graphs, store.graphs());
        assertTrue(sync.differences().isEmpty());
    }

    /** Nothing that a user says of sources, documents or citations makes it one. */
    @Test
    void whatUsersWroteIsNoSourceAndStays() throws IOException {
        Node mine = NodeFactory.createURI("https://example.org/mine");
        List<Triple> claims =
                RDFParser.fromString(
                                """
                                PREFIX tw: <https://w3id.org/tiaowen/ns#>
                                <https://w3id.org/tiaowen/id/source/ghost> a tw:Source ;
                                    tw:name "ghost.txt" ; tw:sha256 <x:no-hash> .
                                <x:c> a tw:Citation ; tw:relation <x:r> ; tw:citedNumber 5 .
                                <x:d> a tw:Document ; tw:title <x:t> ; tw:number "京政发〔2009〕15号" .
                                """,
                                Lang.TURTLE)
                        .toGraph()
                        .find()
                        .toList();
        write("a.txt", RULES);
        store.put(mine, claims);
        IngestReport report = ingest(true);
        assertEquals(Map.of("a.txt", Outcome.INGESTED), outcomes(report));
        assertEquals(List.of(), report.removed());
        assertEquals(List.of(), report.missing());
        long revision = store.revision();
        assertEquals(Map.of("a.txt", Outcome.UNCHANGED), outcomes(ingest(true)));
        assertEquals(revision, store.revision());
        assertEquals(claims.size(), store.<Integer>read(mine, graph -> graph.size()));
        assertTrue(sync.differences().isEmpty());
    }

    @Test
    void theShapeOfEverySourceIsChecked() throws IOException {
        write("a.txt", RULES);
        write("b.txt", PLAN);
        assertEquals(List.of(), ingest(false).malformed());
        Iris iris = new Iris(Iris.DEFAULT_BASE, Pinyin::of);
        assertEquals(List.of(), ShapeChecks.of(store, iris));
        Node broken = iris.source("a");
        List<Triple> without =
                store.read(
                        broken,
                        graph ->
                                graph.find()
                                        .filterDrop(t -> t.getPredicate().equals(Tw.sha256))
                                        .filterDrop(t -> t.getPredicate().equals(Tw.revision))
                                        .filterDrop(t -> t.getPredicate().equals(Tw.fingerprint))
                                        .toList());
        store.replace(broken, "broken", without);
        List<Malformed> found = ShapeChecks.of(store, iris);
        assertEquals(List.of("a"), found.stream().map(Malformed::name).toList());
        assertEquals("tw:sha256", found.getFirst().violations().getFirst().path());
        try (ShapeChecks checks = new ShapeChecks()) {
            checks.submit("a.txt", List.of(without));
            assertEquals("a.txt", checks.malformed().getFirst().name());
        }
    }

    private Fate fate(Node address) {
        return store.readAll(graph -> FormerAddresses.find(graph, address));
    }

    private List<Node> wordsMoved(Node address) {
        return store.readAll(
                graph ->
                        graph.stream(address, Tw.wordsMovedTo, Node.ANY)
                                .map(Triple::getObject)
                                .toList());
    }

    /** The address of the first sentence that begins so. */
    private Node address(String beginning) {
        return store.readAll(
                graph ->
                        graph.stream(Node.ANY, Tw.text, Node.ANY)
                                .filter(
                                        t ->
                                                t.getObject()
                                                        .getLiteralLexicalForm()
                                                        .startsWith(beginning))
                                .map(Triple::getSubject)
                                .filter(n -> n.getURI().contains("/s_"))
                                .findFirst()
                                .orElseThrow());
    }

    @Test
    void anAddressThatANewReadingChangesLeadsToTheNewOne() throws IOException {
        write("a.txt", PLAN);
        ingest(false);
        Node build = address("建设养老机构");
        Node credit = address("建立信用档案");
        write("a.txt", PLAN.replace("建设养老机构。", "加强领导。建设养老机构。").replace("建立信用档案。", ""));
        ingest(false);
        assertEquals(new Fate.Unchanged(), fate(address("加强领导")));
        // its path says another sentence now: it answers with that, and says where the other went
        assertEquals(new Fate.Unchanged(), fate(build));
        assertEquals(address("加强领导"), build);
        assertEquals(List.of(address("建设养老机构")), wordsMoved(build));
        ingest(false);
        write("a.txt", PLAN.replace("建设养老机构。", "加强领导。推进。建设养老机构。").replace("建立信用档案。", ""));
        ingest(false);
        assertEquals(List.of(address("建设养老机构")), wordsMoved(build));
        Fate enclosing = fate(credit);
        assertTrue(enclosing instanceof Fate.Moved, enclosing::toString);
        Node provision = ((Fate.Moved) enclosing).target();
        assertTrue(credit.getURI().startsWith(provision.getURI() + "/"), provision.getURI());

        // another title is another address for the document and for all of its parts
        Node before = address("建设养老机构");
        write("a.txt", PLAN.replace("养老服务", "养老服务体系建设"));
        ingest(false);
        Node after = address("建设养老机构");
        assertFalse(before.getURI().equals(after.getURI()));
        assertEquals(new Fate.Moved(after), fate(before));
        // what it said last has gone: it leads to what held it
        assertTrue(fate(build) instanceof Fate.Moved, () -> fate(build).toString());
        String document = before.getURI().substring(0, before.getURI().indexOf("/sec_"));
        Node now = Iris.part(NodeFactory.createURI(document), "sec_1");
        assertTrue(fate(now) instanceof Fate.Moved, () -> fate(now).toString());
        assertEquals(new Fate.Unchanged(), fate(NodeFactory.createURI(document + "/chp_99/never")));
        assertEquals(
                true,
                store.readAll(
                        graph ->
                                graph.stream(Node.ANY, Tw.movedTo, Node.ANY)
                                        .allMatch(
                                                t -> fate(t.getSubject()) instanceof Fate.Moved)));
    }

    @Test
    void whatIsTakenOutIsGoneUntilItComesBack() throws IOException {
        write("a.txt", PLAN);
        write("b.txt", RULES);
        ingest(false);
        Node sentence = address("建设养老机构");
        Files.delete(corpus.resolve("a.txt"));
        ingest(true);
        assertEquals(new Fate.Gone(), fate(sentence));
        write("a.txt", PLAN);
        ingest(true);
        assertEquals(new Fate.Unchanged(), fate(sentence));
        assertEquals(
                false,
                store.readAll(graph -> graph.contains(Node.ANY, RDF.type.asNode(), Tw.Withdrawn)));
        // of another text nothing is left but the source
        write("a.txt", RULES.replace("会展", "航运"));
        ingest(false);
        assertEquals(new Fate.Gone(), fate(sentence));
    }

    @Test
    void aChangedFileReplacesWhatItSaid() throws IOException {
        write("a.txt", RULES);
        ingest(false);
        assertTrue(hits("会展业") > 0);
        write("a.txt", PLAN);
        IngestReport report = ingest(false);
        assertEquals(1, report.sources().getFirst().linked());
        assertEquals(0, hits("会展业"));
        assertTrue(hits("养老机构") > 0);
        try (var kept = Files.list(temp.resolve("data/sources"))) {
            assertEquals(1, kept.count(), "bytes of the old version are forgotten");
        }
    }

    @Test
    void whatCannotBeReadIsReportedAndTheRestGoesOn() throws IOException {
        write("1-empty.txt", " \n");
        Files.write(corpus.resolve("2-binary.pdf"), new byte[] {'%', 'P', 'D', 'F', 0, 1, 2, 3});
        write("3-plain.txt", "近期降雨偏多。请加强值守。\n");
        write("下级/4-plan.txt", PLAN);
        write(".hidden.txt", RULES);
        IngestReport report = ingest(false);
        assertEquals(
                Map.of(
                        "1-empty.txt", Outcome.FAILED,
                        "2-binary.pdf", Outcome.FAILED,
                        "3-plain.txt", Outcome.INGESTED,
                        "下级/4-plan.txt", Outcome.INGESTED),
                outcomes(report));
        assertFalse(report.isComplete());
        assertTrue(hits("养老机构") > 0);
        assertTrue(hits("降雨") > 0);
    }

    @Test
    void aFileThatIsGoneIsKeptUntilPruned() throws IOException {
        write("a.txt", RULES);
        write("b.txt", PLAN);
        ingest(false);
        Files.delete(corpus.resolve("a.txt"));
        assertEquals(List.of("a.txt"), ingest(false).missing());
        assertTrue(hits("会展业") > 0);
        assertEquals(List.of("a.txt"), ingest(true).removed());
        assertEquals(0, hits("会展业"));
        assertTrue(sync.differences().isEmpty());
    }

    @Test
    void correctionsAreAppliedAndChecked() throws IOException {
        write("a.txt", "为促进发展，制定本方案。\n一、总体要求\n坚持改革。\n二、主要任务\n建设平台。\n");
        assertEquals(1, ingest(false).sources().getFirst().problems().size());
        write("sources.yaml", "a.txt:\n  documents:\n    1:\n      title: 厦门市平台建设方案\n");
        Entry corrected = ingest(false).sources().getFirst();
        assertEquals(Outcome.INGESTED, corrected.outcome());
        assertEquals(List.of(), corrected.problems());
        assertTrue(
                index.search(SearchRequest.keyword("建设平台"))
                        .hits()
                        .getFirst()
                        .entry()
                        .citation()
                        .contains("厦门市平台建设方案"));
        for (String wrong :
                List.of(
                        "a.txt: [",
                        "a.txt: 3\n",
                        "a.txt:\n  titel: x\n",
                        "a.txt:\n  documents:\n    1:\n      issued: gestern\n")) {
            write("sources.yaml", wrong);
            IngestException e = assertThrows(IngestException.class, () -> ingest(false), wrong);
            assertEquals(Reason.CORRECTIONS, e.reason());
            assertTrue(String.valueOf(e.getMessage()).contains("sources.yaml"));
        }
    }

    @Test
    void missingPathsAndEmptyFoldersAreSaid() throws IOException {
        assertEquals(
                Reason.NOTHING_THERE,
                assertThrows(IngestException.class, () -> ingest(false)).reason());
        assertEquals(
                Reason.NOTHING_THERE,
                assertThrows(
                                IngestException.class,
                                () -> READER.find(List.of(corpus.resolve("nowhere"))))
                        .reason());
    }

    @Test
    void anIndexThatWasLostOrLagsIsRepairedFromTheGraph() throws IOException {
        write("a.txt", RULES);
        write("b.txt", PLAN);
        ingest(false);
        index.remove(new Iris(Iris.DEFAULT_BASE, Pinyin::of).source("a"));
        assertEquals(1, sync.differences().size());
        assertEquals(0, hits("会展业"));
        assertEquals(1, sync.repair().size());
        assertTrue(hits("会展业") > 0);
        index.close();
        index = SearchIndex.create(folder.index(), SEGMENTER);
        sync = new IndexSync(store, index, new Iris(Iris.DEFAULT_BASE, Pinyin::of));
        assertEquals(2, sync.differences().size());
        assertEquals(2, sync.reindex());
        assertTrue(sync.differences().isEmpty());
        assertTrue(hits("养老机构") > 0);
    }

    /** The store, in which something happens while a graph is read: by another thread, once. */
    private GraphStore meanwhile(Runnable other) {
        AtomicBoolean isOver = new AtomicBoolean();
        InvocationHandler handler =
                (_, method, given) -> {
                    if (method.getName().equals("read")) {
                        @SuppressWarnings("unchecked")
                        var reader = (Function<Graph, ?>) given[1];
                        return store.read(
                                (Node) given[0],
                                graph -> {
                                    if (isOver.compareAndSet(false, true)) {
                                        CompletableFuture.runAsync(
                                                        other, r -> Thread.ofPlatform().start(r))
                                                .join();
                                    }
                                    return reader.apply(graph);
                                });
                    }
                    return method.invoke(store, given);
                };
        return (GraphStore)
                Proxy.newProxyInstance(
                        GraphStore.class.getClassLoader(),
                        new Class<?>[] {GraphStore.class},
                        handler);
    }

    private Optional<GraphStamp> reflectLate(Runnable other) {
        Iris iris = new Iris(Iris.DEFAULT_BASE, Pinyin::of);
        return new IndexSync(meanwhile(other), index, iris).reflect(iris.source("a"));
    }

    /** Who gives entries their vectors writes a source that may be sent anew at that moment. */
    @Test
    void whatAnotherThreadHasWrittenMeanwhileStaysInTheIndex() throws IOException {
        write("a.txt", RULES);
        ingest(false);
        write("a.txt", PLAN);
        Optional<GraphStamp> written = reflectLate(() -> ingest(false));
        assertEquals(store.stamp(new Iris(Iris.DEFAULT_BASE, Pinyin::of).source("a")), written);
        assertEquals(List.of(), sync.differences());
        assertEquals(0, hits("会展业"));
        assertTrue(hits("养老机构") > 0);
    }

    @Test
    void whatAnotherThreadHasTakenOutMeanwhileDoesNotComeBack() throws IOException {
        write("a.txt", RULES);
        ingest(false);
        assertEquals(Optional.empty(), reflectLate(() -> ingester.remove("a")));
        assertEquals(List.of(), sync.differences());
        assertEquals(0, hits("会展业"));
    }

    /** As where the disk is full between graph and index. */
    @Test
    void whatBrokeOffBeforeTheIndexIsMadeGoodWithTheNextWrite() throws IOException {
        AtomicBoolean isFull = new AtomicBoolean(true);
        ingester =
                new Ingester(
                        folder,
                        store,
                        () -> {
                            if (isFull.get()) {
                                throw new SearchException(SearchException.Reason.IO, "full");
                            }
                            return sync;
                        },
                        new Iris(Iris.DEFAULT_BASE, Pinyin::of),
                        ONTOLOGY.sectorFile());
        write("a.txt", RULES);
        assertThrows(SearchException.class, () -> ingest(false));
        assertEquals(1, sync.differences().size());
        isFull.set(false);
        assertEquals(Map.of("a.txt", Outcome.UNCHANGED), outcomes(ingest(false)));
        assertEquals(List.of(), sync.differences());
        assertTrue(hits("会展业") > 0);

        isFull.set(true);
        assertThrows(SearchException.class, () -> ingester.remove("a"));
        assertTrue(hits("会展业") > 0);
        isFull.set(false);
        assertFalse(ingester.remove("a"), "the graph has it no longer");
        assertEquals(List.of(), sync.differences());
        assertEquals(0, hits("会展业"));
        try (var kept = Files.list(temp.resolve("data/sources"))) {
            assertEquals(0, kept.count());
        }
    }

    /** However many files there are, the bytes of a few are in memory. */
    @Test
    @Timeout(1200)
    void whatIsWrittenIsLetGoOf() {
        List<WeakReference<byte[]>> read = new CopyOnWriteArrayList<>();
        List<PolicyReader.Unread> files =
                IntStream.range(0, 6)
                        .mapToObj(
                                i ->
                                        READER.kept(
                                                "a" + i + ".txt",
                                                () -> {
                                                    byte[] bytes =
                                                            (RULES + "第三条 第" + i + "号。\n")
                                                                    .getBytes(
                                                                            StandardCharsets.UTF_8);
                                                    read.add(new WeakReference<>(bytes));
                                                    return bytes;
                                                }))
                        .toList();
        AtomicInteger done = new AtomicInteger();
        ingester.ingest(
                files,
                false,
                _ -> {
                    if (done.incrementAndGet() == 5) {
                        WeakReference<byte[]> first = read.getFirst();
                        while (first.get() != null) {
                            System.gc();
                        }
                    }
                });
        assertEquals(6, done.get());
    }

    @Test
    void theIndexOfAnIngestIsThatOfTheCommittedGraphs() throws IOException {
        write("a.txt", RULES);
        write("b.txt", PLAN);
        write("c.txt", RULES.replace("会展业", "旅游业"));
        ingest(false);
        List<?> ingested = entries();
        assertEquals(6, ingested.size(), ingested::toString);
        sync.reindex();
        assertEquals(entries(), ingested);
        write("b.txt", PLAN.replace("厦门市", "泉州市"));
        ingest(false);
        List<?> replaced = entries();
        sync.reindex();
        assertEquals(entries(), replaced);
    }

    /** What the index holds of sentences that share a word with the texts. */
    private List<?> entries() {
        return index.candidates("会展旅游业促进工作建设机构建立信用档案办法方案任务", Filters.NONE, 100).stream()
                .sorted(Comparator.comparing(org.tiaowen.search.Entry::iri))
                .toList();
    }

    @Test
    void oneProcessHoldsADataDirectoryOfItsFormat() throws IOException {
        assertEquals(
                Reason.LOCKED,
                assertThrows(IngestException.class, () -> DataFolder.open(temp.resolve("data")))
                        .reason());
        close();
        Files.writeString(temp.resolve("data/format"), "99\n");
        assertEquals(
                Reason.FORMAT,
                assertThrows(IngestException.class, () -> DataFolder.open(temp.resolve("data")))
                        .reason());
        Files.writeString(temp.resolve("data/format"), DataFolder.FORMAT + "\n");
        openStores();
        assertEquals(0, store.revision());
        close();
        Files.writeString(temp.resolve("data/format"), ""); // its disk was full at the first start
        openStores();
        assertEquals(DataFolder.FORMAT, Files.readString(temp.resolve("data/format")).strip());
    }
}
