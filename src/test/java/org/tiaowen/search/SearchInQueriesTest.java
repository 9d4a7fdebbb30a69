package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.engine.binding.Binding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.QueryResult;
import org.tiaowen.graph.Sparql;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Search inside SPARQL, on a real store and a real index. */
class SearchInQueriesTest {

    @TempDir static Path folder;

    private static GraphStore store;
    private static SearchIndex index;
    private static SearchInQueries search;

    @BeforeAll
    static void open() {
        store = SearchSamples.store();
        index = SearchIndex.open(folder, SearchSamples.SEGMENTER);
        index.reflect(store, store.graphs());
        search = new SearchInQueries(() -> index, store);
    }

    @AfterAll
    static void close() {
        index.close();
        store.close();
    }

    private static List<Binding> rows(String query) {
        Query rewritten = search.rewrite(Sparql.parse(query));
        assertFalse(rewritten.toString().contains("tw:search"), rewritten.toString());
        assertFalse(rewritten.toString().contains("similarTo"), rewritten.toString());
        // What goes to a remote store is the text.
        Query again = Sparql.parse(rewritten.toString());
        return store.query(
                again,
                Duration.ofMinutes(10),
                result -> {
                    List<Binding> rows = new ArrayList<>();
                    ((QueryResult.Rows) result).rows().forEachRemaining(rows::add);
                    return rows;
                });
    }

    private static Set<String> values(String query, String variable) {
        Set<String> values = new TreeSet<>();
        for (Binding row : rows(query)) {
            values.add(row.get(variable).toString());
        }
        return values;
    }

    private static Set<String> found(String words) {
        Set<String> found = new TreeSet<>();
        index.search(SearchRequest.keyword(words))
                .hits()
                .forEach(hit -> found.add(hit.entry().iri()));
        return found;
    }

    @Test
    void aSearchBindsWhatTheIndexFinds() {
        assertFalse(found("租金").isEmpty());
        assertEquals(found("租金"), values("SELECT ?m { ?m tw:search (\"租金\" 20) }", "m"));
        assertEquals(found("租金"), values("SELECT * { ?m tw:search '租金' }", "m"));
        assertEquals(
                found("租金"),
                values("SELECT ?m { ?m a tw:Sentence ; tw:search ('租金' 20) ; tw:text ?t }", "m"));
        assertEquals(Set.of(), values("SELECT ?m { ?m tw:search ('不在此处的词' 20) }", "m"));
        assertEquals(Set.of(), values("SELECT ?m { ?m tw:search (' ' 20) }", "m"));
    }

    @Test
    void scoreAndHighlightAreBound() {
        List<Binding> rows =
                rows(
                        "SELECT * { (?m ?score ?highlight) tw:search ('租金' 20) . ?m tw:text ?text }"
                                + " ORDER BY DESC(?score)");
        assertEquals(index.search(SearchRequest.keyword("租金")).total(), rows.size());
        double before = Double.MAX_VALUE;
        for (Binding row : rows) {
            double score = Double.parseDouble(row.get("score").getLiteralLexicalForm());
            assertTrue(score > 0 && score <= before);
            before = score;
            String highlight = row.get("highlight").getLiteralLexicalForm();
            assertTrue(highlight.contains("↦") && highlight.contains("租金"), highlight);
            assertEquals(row.get("text").getLiteralLexicalForm(), highlight.replaceAll("[↦↤]", ""));
            assertFalse(row.contains("??0"));
        }
    }

    @Test
    void theNumberOfHitsIsKept() {
        assertEquals(1, rows("SELECT ?m { ?m tw:search ('流通' 1) }").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ?m { OPTIONAL { ?m tw:search ('租金' 20) } }",
                "SELECT ?m { { ?m tw:search ('租金' 20) } UNION { ?m tw:search ('租金' 20) } }",
                "SELECT ?m { { SELECT ?m { ?m tw:search ('租金' 20) } } }",
                "SELECT ?m { GRAPH ?g { ?m tw:search ('租金' 20) ; tw:text ?t } }",
                "SELECT ?m { ?m tw:text ?t FILTER EXISTS { ?m tw:search ('租金' 20) } }",
                "SELECT ?m { ?m tw:text ?t OPTIONAL { ?m tw:number ?n } ?m tw:search ('租金' 20) }",
                "SELECT ?m { { ?m tw:search ('租金' 20) } ?m tw:text ?t }",
                "SELECT ?m { VALUES ?q { '租金' UNDEF } ?m tw:search (?q 20) }",
                "SELECT ?m { BIND('租金' AS ?q) ?m tw:search (?q 20) }",
                "SELECT ?m { ?m tw:search (?q 20) VALUES ?q { '租金' } }",
                "SELECT ?m { ?m tw:search ('租金'@zh 20) }",
                "SELECT ?m { ?m <https://w3id.org/tiaowen/ns#search> ('租金' 20), ('租金') }",
                "SELECT ?m { ?m tw:text ?t MINUS { ?m tw:text ?t"
                        + " FILTER NOT EXISTS { ?m tw:search ('租金' 20) } } }",
            })
    void aSearchStandsWhereAPatternCan(String query) {
        assertEquals(found("租金"), values(query, "m"));
    }

    @Test
    void eachValueOfAVariableIsSearched() {
        Set<String> pairs = new TreeSet<>();
        rows("SELECT * { VALUES ?q { '租金' '流通' } ?m tw:search (?q 20) }")
                .forEach(
                        row ->
                                pairs.add(
                                        row.get("q").getLiteralLexicalForm()
                                                + row.get("m").getURI()));
        Set<String> expected = new TreeSet<>();
        found("租金").forEach(iri -> expected.add("租金" + iri));
        found("流通").forEach(iri -> expected.add("流通" + iri));
        assertEquals(expected, pairs);
    }

    @Test
    void aKnownAddressIsAskedWhetherItIsFound() {
        String iri = found("租金").iterator().next();
        String query = "SELECT ?score { (<%s> ?score) tw:search ('%s' 20) }";
        assertEquals(1, rows(query.formatted(iri, "租金")).size());
        assertEquals(0, rows(query.formatted("urn:x", "租金")).size());
        assertEquals(1, rows("SELECT * { <%s> tw:search '租金' }".formatted(iri)).size());
        assertEquals(0, rows("SELECT * { <urn:x> tw:search '租金' }").size());
    }

    @Test
    void similarSentencesShareWordsAndLeaveOutTheSentenceItself() {
        String iri = found("租金").iterator().next();
        index.replace(
                SearchSamples.stamp("near", 99),
                SearchSamples.entries("near", "减免租金的实施细则。", "与此无关的一句话。"));
        try {
            Set<String> similar =
                    values("SELECT ?m { (?m ?score) tw:similarTo (<%s> 5) }".formatted(iri), "m");
            assertTrue(
                    similar.contains("https://example.org/id/document/near/s_0"),
                    similar.toString());
            assertFalse(similar.contains(iri), similar.toString());
            assertFalse(similar.contains("https://example.org/id/document/near/s_1"));
            assertEquals(1, rows("SELECT ?m { ?m tw:similarTo (<%s> 1) }".formatted(iri)).size());
        } finally {
            index.remove(SearchSamples.stamp("near", 99).graph());
        }
        assertEquals(0, rows("SELECT ?m { ?m tw:similarTo <urn:none> }").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ?m { ?m tw:search (?q 20) }",
                "SELECT ?m { ?s tw:text ?q . ?m tw:search (?q 20) }",
                "SELECT ?m { ?s tw:text ?t BIND(STR(?t) AS ?q) ?m tw:search (?q 20) }",
                "SELECT ?m { ?m tw:search ('a' 0) }",
                "SELECT ?m { ?m tw:search ('a' 1001) }",
                "SELECT ?m { ?m tw:search ('a' 'b') }",
                "SELECT ?m { ?m tw:search ('a' ?n) }",
                "SELECT ?m { ?m tw:search ('a' 1 2) }",
                "SELECT ?m { ?m tw:search () }",
                "SELECT ?m { ?m tw:search <urn:x> }",
                "SELECT ?m { ?m tw:similarTo 'a' }",
                "SELECT ?m { (?m ?m) tw:search 'a' }",
                "SELECT ?m { (?m 'x') tw:search 'a' }",
                "SELECT ?m { (?a ?b ?c ?d) tw:search 'a' }",
                "SELECT ?m { VALUES ?q { <urn:x> } ?m tw:search ?q }",
                "SELECT ?m { ?m tw:search* ?x }",
                "SELECT ?m { ?m tw:text|^tw:similarTo ?x }",
            })
    void whatCannotBeSearchedIsRefused(String query) {
        GraphException e =
                assertThrows(
                        GraphException.class, () -> search.rewrite(Sparql.parse(query)), query);
        assertEquals(Reason.EVALUATION, e.reason());
        assertTrue(e.getMessage().startsWith("tw:s"), e.getMessage());
    }

    @Test
    void aQueryMakesSoManySearchesAndNoMore() {
        String one = "?m tw:search ('租金' 1) . ";
        assertEquals(1, rows("SELECT ?m {" + one.repeat(20) + "}").size());
        assertThrows(
                GraphException.class,
                () -> search.rewrite(Sparql.parse("SELECT ?m {" + one.repeat(21) + "}")));
    }

    @Test
    void otherQueriesStayAsTheyAre() {
        Query query = Sparql.parse("SELECT ?m { ?m tw:text ?t } ORDER BY ?m");
        assertSame(query, search.rewrite(query));
        Query describe = Sparql.parse("DESCRIBE <urn:x>");
        assertSame(describe, search.rewrite(describe));
    }

    private static boolean hasAnswer(String query) {
        return store.query(
                search.rewrite(Sparql.parse(query)),
                Duration.ofMinutes(10),
                result ->
                        switch (result) {
                            case QueryResult.Truth truth -> truth.value();
                            case QueryResult.Triples triples -> triples.triples().hasNext();
                            case QueryResult.Rows rows -> rows.rows().hasNext();
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ASK { ?m tw:search '租金' }",
                "CONSTRUCT { ?m a tw:Found } { ?m tw:search '租金' }",
                "DESCRIBE ?m { ?m tw:search '租金' }",
            })
    void theOtherFormsOfQueriesSearchToo(String query) {
        assertTrue(hasAnswer(query));
        assertFalse(hasAnswer(query.replace("租金", "不在此处的词")));
    }
}
