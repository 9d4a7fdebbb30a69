package org.tiaowen.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.jena.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.graph.GraphException.Reason;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an engine of this process does besides: it bounds what a single expression or path may take,
 * in time and memory. One that runs elsewhere has bounds of its own, or none.
 */
public abstract class GuardedQueriesContract extends GraphStoreContract {

    /** Path evaluators, regular expressions and string functions once went on past any limit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (COUNT(*) AS ?n) { ?s ((((<K>|<Q>)*)*)*)* ?o }",
                "SELECT (COUNT(*) AS ?n) { ?s (!<Q>)* ?o . ?x (<K>|^<K>)* ?y }",
                "ASK { BIND('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' AS ?x)"
                        + " FILTER REGEX(?x, '^(.*a){12}b$') }",
                "ASK { FILTER REGEX('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',"
                        + " '^(.*a){12}b$') }",
                "ASK { BIND('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' AS ?x)"
                        + " FILTER(REPLACE(?x, '^(.*a){12}b$', 'b') = 'b') }",
                "SELECT DISTINCT ?z { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i BIND(CONCAT(?c, ?f) AS ?z) }",
            })
    @Timeout(1200)
    void whatWouldTakeAgesStopsAtItsLimit(String text) {
        store.replace(A, "f", chain(3000));
        Query query =
                Sparql.parse(text.replace("<K>", "<" + KNOWS + ">").replace("<Q>", "<urn:x:q>"));
        GraphException e =
                assertThrows(
                        GraphException.class,
                        () ->
                                store.query(
                                        query,
                                        Duration.ofMillis(300),
                                        result ->
                                                result instanceof QueryResult.Truth truth
                                                        ? truth.value()
                                                        : drain(result) > 0));
        assertEquals(Reason.TIMEOUT, e.reason());
    }

    /** What would fill the memory has no value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(?z, '.', ?z), '.', ?z), '.', ?z),"
                        + " '.', ?z), '.', ?z), '.', ?z)",
                "REPLACE(CONCAT(?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y), '^(.*)$',"
                    + " '$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1')",
                "CONCAT(?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y,"
                        + " ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y, ?y,"
                        + " ?y, ?y, ?y, ?y)",
                "ENCODE_FOR_URI(CONCAT(?y, ?y, ?y, ?y, ?y))",
            })
    void aTextBeyondAllBoundsHasNoValue(String expression) {
        String nines = "9".repeat(100_000);
        assertEquals(
                List.of("none"),
                column(
                        "SELECT (COALESCE(STR(STRLEN(?x)), 'none') AS ?o) { VALUES (?z ?y) {"
                                + " ('0123456789' '%s') } BIND(%s AS ?x) }"
                                        .formatted(nines, expression)));
    }

    @Test
    void aConcatenatedGroupIsBoundedToo() {
        String nines = "9".repeat(20_000);
        store.replace(
                A, "f", IntStream.range(0, 15).mapToObj(i -> triple("x" + i, i + nines)).toList());
        assertEquals(
                List.of("none"),
                column(
                        "SELECT (COALESCE(STR(STRLEN(?x)), 'none') AS ?o) { SELECT"
                                + " (GROUP_CONCAT(?c; SEPARATOR=',') AS ?x) { ?a <%s> ?c . ?d <%s> ?e } }"
                                        .formatted(KNOWS, KNOWS)));
        assertEquals(
                List.of("1|1"),
                column(
                        "SELECT (GROUP_CONCAT(?c; SEPARATOR='|') AS ?o)"
                                + " { VALUES ?c { '1' '1' } }"));
        assertEquals(
                List.of("1"),
                column("SELECT (GROUP_CONCAT(DISTINCT ?c) AS ?o) { VALUES ?c { '1' '1' } }"));
    }
}
