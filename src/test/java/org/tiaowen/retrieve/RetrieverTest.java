package org.tiaowen.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.compose.Difference;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.rdf.Reading;
import org.tiaowen.rdf.Tw;
import org.tiaowen.retrieve.Clause.Around;
import org.tiaowen.search.Entry;
import org.tiaowen.search.Filters;
import org.tiaowen.search.Hit;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchRequest;
import org.tiaowen.source.SourceReader;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Clauses of the corpus. */
final class RetrieverTest {

    private static final IngestedTexts TEXTS = IngestedTexts.corpus();
    private static final Retriever RETRIEVER = new Retriever();

    private static RetrievalRequest request(String query, int limit, int budget, Around... around) {
        return new RetrievalRequest(
                query, limit, budget, Filters.NONE, SearchMode.HYBRID, Set.of(around));
    }

    private static Retrieval retrieve(RetrievalRequest request) {
        return TEXTS.read(
                (graph, revision) -> RETRIEVER.retrieve(graph, revision, TEXTS.index(), request));
    }

    private static List<Entry> entries(int offset) {
        return TEXTS
                .index()
                .search(new SearchRequest("", SearchMode.KEYWORD, Filters.NONE, 1000, offset))
                .hits()
                .stream()
                .map(Hit::entry)
                .toList();
    }

    /** What a source says, and which of its code points are no text of a document. */
    private record Original(int[] points, BitSet furniture) {

        static Original of(Graph graph, Node source) {
            try {
                String text =
                        new SourceReader()
                                .read(
                                        TEXTS.bytes(string(graph, source, Tw.sha256)).orElseThrow(),
                                        string(graph, source, Tw.name))
                                .original();
                BitSet furniture = new BitSet();
                TEXTS.store()
                        .read(
                                source,
                                own -> {
                                    own.stream(Node.ANY, RDF.type.asNode(), Tw.Furniture)
                                            .forEach(
                                                    t ->
                                                            furniture.set(
                                                                    Reading.number(
                                                                            own,
                                                                            t.getSubject(),
                                                                            Tw.start),
                                                                    Reading.number(
                                                                            own,
                                                                            t.getSubject(),
                                                                            Tw.end)));
                                    return true;
                                });
                return new Original(text.codePoints().toArray(), furniture);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        private static String string(Graph graph, Node source, Node property) {
            return Objects.requireNonNull(Reading.text(graph, source, property));
        }

        String squashed(int start, int end) {
            StringBuilder text = new StringBuilder();
            for (int i = start; i < end; i++) {
                if (!furniture.get(i)) {
                    text.appendCodePoint(points[i]);
                }
            }
            return squash(text.toString());
        }
    }

    private static String squash(String text) {
        return text.replaceAll("[\\s\\p{Z}\\p{Cf}]", "");
    }

    /** All sentences, and all provisions that hold none, against the bytes of their sources. */
    @Test
    void aClauseSaysExactlyWhatStandsInItsSource() {
        Map<String, Original> originals = new HashMap<>();
        int compared = 0;
        for (int offset = 0; offset < 3000; offset += 1000) {
            for (Entry entry : entries(offset)) {
                if (entry.iri().equals(entry.document().iri())) {
                    continue; // its body is lost, the index has its title
                }
                Clause clause =
                        TEXTS.read(
                                (graph, revision) ->
                                        RETRIEVER
                                                .find(graph, revision, entry.iri(), Set.of())
                                                .orElseThrow());
                assertEquals(entry.text(), clause.text());
                assertEquals(entry.citation(), clause.citation());
                assertEquals(entry.path(), clause.path());
                assertEquals(entry.headings(), clause.headings());
                Original original =
                        originals.computeIfAbsent(
                                entry.source().iri(),
                                iri ->
                                        TEXTS.store()
                                                .readAll(
                                                        (Graph graph) ->
                                                                Original.of(
                                                                        graph,
                                                                        NodeFactory.createURI(
                                                                                iri))));
                String there = original.squashed(clause.start(), clause.end());
                String marker = clause.path().isEmpty() ? "" : clause.path().getLast();
                assertTrue(
                        there.equals(squash(clause.text()))
                                || there.equals(squash(marker + clause.text())),
                        clause.iri() + "\n" + there + "\n" + clause.text());
                compared++;
            }
        }
        assertTrue(compared > 2500, "clauses compared: " + compared);
    }

    @Test
    void aClauseTellsWhereItStandsAndWhetherItHolds() {
        Clause clause = retrieve(request("允许外籍人员使用外国人永久居留身份证开办内资公司", 5, 0)).clauses().getFirst();
        assertNotNull(clause.document().issued());
        assertTrue(clause.citation().startsWith("《"), clause.citation());
        assertTrue(clause.end() > clause.start());
        assertFalse(clause.document().issuers().isEmpty());
        assertTrue(
                Set.of("in-force", "repealed", "unknown")
                        .contains(clause.document().validity().status()));
        assertTrue(clause.document().sourceName().endsWith(".txt"));
        assertEquals(Clause.Context.NONE, clause.context());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 150, 400, 1000, 5000})
    void aBudgetHoldsWholeClausesBestFirst(int budget) {
        Retrieval all = retrieve(request("中小企业融资担保", 20, 0));
        Retrieval some = retrieve(request("中小企业融资担保", 20, budget));
        int tokens = 0;
        int leftOut = 0;
        List<Clause> fitting = new java.util.ArrayList<>();
        for (Clause clause : all.clauses()) {
            if (tokens + TokenEstimate.of(clause) <= budget) {
                tokens += TokenEstimate.of(clause);
                fitting.add(clause);
            } else {
                leftOut++;
            }
        }
        assertEquals(fitting, some.clauses());
        assertEquals(tokens, some.tokens());
        assertEquals(leftOut, some.leftOut());
        assertTrue(some.tokens() <= budget);
        assertEquals(
                all.answerable(), some.answerable(), "what does not fit was found all the same");
    }

    @Test
    void tokensAreCountedByCharacterAndByFourLetters() {
        assertEquals(0, TokenEstimate.of(""));
        assertEquals(5, TokenEstimate.of("减免租金。"));
        assertEquals(2, TokenEstimate.of("hello"));
        assertEquals(3, TokenEstimate.of("5G基站"), "one for 5G");
        assertEquals(1, TokenEstimate.of("𠀀"));
    }

    @Test
    void nearCopiesAreFoldedAndToldUnlessTheirFiguresDiffer() {
        Set<String> seen = new HashSet<>();
        int copies = 0;
        for (String question : List.of("建筑师负责制指导意见", "外国人永久居留身份证参股内资公司", "境外仲裁机构便利化")) {
            for (Clause clause : retrieve(request(question, 30, 0)).clauses()) {
                assertTrue(
                        seen.add(question + QuoteFolding.fold(clause.text()).text()),
                        "twice: " + clause.text());
                for (Passage copy : clause.copies()) {
                    copies++;
                    assertEquals(Figures.figures(clause.text()), Figures.figures(copy.text()));
                }
            }
        }
        assertTrue(copies > 0, "the corpus prints some clauses twice");
    }

    @Test
    void whatStandsAroundAClauseComesOnDemand() {
        Retrieval plain = retrieve(request("境外职业资格认可", 5, 0));
        Retrieval wide =
                retrieve(request("境外职业资格认可", 5, 0, Around.SENTENCES, Around.PARENTS, Around.CITED));
        assertTrue(wide.tokens() > plain.tokens(), "what comes with a clause counts");
        Clause clause = wide.clauses().getFirst();
        assertFalse(clause.context().before().isEmpty() && clause.context().after().isEmpty());
        assertEquals(
                clause.headings().isEmpty() ? 0 : 1,
                Math.min(1, clause.context().parents().size()));
        for (Passage neighbour : clause.context().before()) {
            Clause before =
                    TEXTS.read((g, r) -> RETRIEVER.find(g, r, neighbour.iri(), Set.of()).get());
            assertTrue(before.end() <= clause.start(), "stands before it");
            assertEquals(clause.document().iri(), before.document().iri());
        }
    }

    @Test
    void whatAClauseCitesComesWithIt() {
        Map<String, List<Passage>> cited =
                TEXTS.read(
                        (graph, revision) -> {
                            Map<String, List<Passage>> found = new HashMap<>();
                            graph.stream(Node.ANY, RDF.type.asNode(), Tw.Citation)
                                    .filter(
                                            t ->
                                                    graph.contains(
                                                            t.getSubject(), Tw.target, Node.ANY))
                                    .flatMap(
                                            t ->
                                                    graph.stream(
                                                            t.getSubject(), Tw.sentence, Node.ANY))
                                    .map(t -> t.getObject().getURI())
                                    .distinct()
                                    .limit(20)
                                    .forEach(
                                            iri ->
                                                    RETRIEVER
                                                            .find(
                                                                    graph,
                                                                    revision,
                                                                    iri,
                                                                    Set.of(Around.CITED))
                                                            .ifPresent(
                                                                    c ->
                                                                            found.put(
                                                                                    iri,
                                                                                    c.context()
                                                                                            .cited())));
                            return found;
                        });
        assertFalse(cited.isEmpty());
        cited.forEach(
                (iri, passages) -> {
                    assertFalse(passages.isEmpty(), iri);
                    passages.forEach(p -> assertTrue(p.citation().startsWith("《"), p.toString()));
                });
    }

    @Test
    void anAddressOfNothingIsNoClause() {
        assertTrue(
                TEXTS.read((g, r) -> RETRIEVER.find(g, r, "https://example.org/x", Set.of()))
                        .isEmpty());
    }

    /** The index may have what was taken out of the graph a moment ago, or what comes next. */
    @Test
    void whatTheGraphDoesNotSayIsNotGiven() {
        RetrievalRequest request = request("减免中小企业租金", 8, 0);
        List<Clause> all = retrieve(request).clauses();
        Node source = NodeFactory.createURI(all.getFirst().document().source());
        Graph gone = GraphFactory.createDefaultGraph();
        TEXTS.store()
                .read(
                        source,
                        graph -> {
                            graph.find().forEach(gone::add);
                            return true;
                        });
        List<Clause> left =
                TEXTS.read(
                                (graph, revision) ->
                                        RETRIEVER.retrieve(
                                                new Difference(graph, gone),
                                                revision,
                                                TEXTS.index(),
                                                request))
                        .clauses();
        assertEquals(
                all.stream()
                        .filter(c -> !c.document().source().equals(source.getURI()))
                        .map(Clause::iri)
                        .toList(),
                left.stream().map(Clause::iri).toList());
        assertTrue(left.size() < all.size());
    }
}
