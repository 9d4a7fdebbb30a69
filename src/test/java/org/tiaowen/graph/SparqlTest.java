package org.tiaowen.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.graph.GraphException.Reason;

import java.util.stream.Stream;

final class SparqlTest {

    @Test
    void theStandardPrefixesNeedNoDeclaration() {
        assertTrue(Sparql.parse("SELECT * { ?s a tw:Document }").isSelectType());
        assertEquals(
                "http://example.org/",
                Sparql.parse("PREFIX tw: <http://example.org/> ASK { ?s a tw:X }").getPrefix("tw"));
    }

    @Test
    void aSyntaxErrorSaysWhere() {
        GraphException e =
                assertThrows(GraphException.class, () -> Sparql.parse("SELECT *\nWHERE { ?s ?p }"));
        assertEquals(Reason.SYNTAX, e.reason());
        assertEquals(2, e.line());
        assertEquals(15, e.column(), e::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT",
                "DELETE WHERE { ?s ?p ?o }",
                "SELECT * { ?s nosuchprefix:p ?o }",
                "SELECT ?a (COUNT(*) AS ?n) { ?a ?b ?c }",
                "SELECT * { ?s ?p \"unclosed }",
                "SELECT * { ?s ?p ?o } trailing",
            })
    void whatIsNoQueryIsASyntaxError(String text) {
        assertEquals(
                Reason.SYNTAX,
                assertThrows(GraphException.class, () -> Sparql.parse(text)).reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
                "SELECT * { ?s ?p ?o SERVICE SILENT ?s { ?s ?p ?o } }",
                "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <urn:x:y> { ?s ?p ?o } } }",
                "SELECT * { { SELECT * { SERVICE <urn:x:y> { ?s ?p ?o } } } }",
                "SELECT * { ?s ?p ?o FILTER(<java:java.lang.System>(?o)) }",
                "SELECT (<JAVA:x.Y>(?o) AS ?z) { ?s ?p ?o }",
                "SELECT * { ?s ?p ?o } ORDER BY <java:x.Y>(?o)",
                "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (<java:x.Y>(?s))",
                "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY (<java:x.Y>(?s) AS ?z)",
                "SELECT (SUM(<java:x.Y>(?o)) AS ?n) { ?s ?p ?o }",
                "SELECT * { ?s ?p ?o OPTIONAL { ?s ?q ?r FILTER(<java:x.Y>(?r)) } }",
                "SELECT * { ?s ?p ?o } ORDER BY EXISTS { SERVICE <urn:x:y> { ?s ?p ?o } }",
                "ASK { ?s <java:x.Y> ?o }",
                "ASK { ?s <java:x.Y>* ?o }",
                "ASK { ?s (!<java:x.Y>|<urn:x:y>)+ ?o }",
                "PREFIX fn: <http://www.w3.org/2005/xpath-functions#>"
                        + " ASK { BIND(fn:apply(<java:x.Y>) AS ?x) }",
                "PREFIX afn: <http://jena.apache.org/ARQ/function#>"
                        + " ASK { BIND(afn:sprintf('%999999999s', 'x') AS ?x) }",
                "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o BIND(<java:x.Y>() AS ?z) }",
                "DESCRIBE ?s WHERE { ?s <java:x.Y> ?o }",
            })
    void otherServersAndCodeAreForbidden(String text) {
        assertEquals(
                Reason.FORBIDDEN,
                assertThrows(GraphException.class, () -> Sparql.parse(text)).reason());
    }

    @Test
    void castsAndMathematicsAreAllowed() {
        assertTrue(
                Sparql.parse(
                                "PREFIX math: <http://www.w3.org/2005/xpath-functions/math#>"
                                        + " ASK { FILTER(xsd:integer('1') < math:sqrt(4)) }")
                        .isAskType());
    }

    static Stream<String> deep() {
        return Stream.of(
                nested("ASK { FILTER(%s) }", "(", "1", ")", 200_000),
                nested("ASK { ?s ?p ?o %s }", "FILTER EXISTS { ?s ?p ?o ", "", "}", 9000),
                nested("ASK { ?s ?p ?o %s }", "OPTIONAL { ?s ?p ?o ", "", "}", 129),
                nested("ASK { %s }", "{ SELECT * { ", "?s ?p ?o", "} }", 200),
                nested("ASK { ?s ?p ?o FILTER(%s = '') }", "UCASE(", "?o", ")", 130),
                nested("ASK { ?s (%s) ?o }", "(", "<urn:x:p>", ")*", 130),
                nested("ASK { ?s ?p %s }", "[ ?p ", "1", "]", 130),
                nested("ASK { ?s ?p ?o %s }", "OPTIONAL { ?o ?p ?s } ", "", "", 1001),
                nested("ASK { ?s ?p ?o FILTER(%s) }", "?o = 1 || ", "true", "", 5000),
                nested("ASK { ?s %s ?o }", "<urn:x:p>/", "<urn:x:p>", "", 1001),
                nested("ASK { %s }", "?s ?p ?o . ", "", "", 9000),
                nested("ASK { (%s) ?p ?o }", "1 ", "", "", 4000));
    }

    private static String nested(
            String query, String before, String middle, String after, int depth) {
        return query.formatted(before.repeat(depth) + middle + after.repeat(depth));
    }

    @ParameterizedTest
    @MethodSource("deep")
    void aQueryThatGoesTooDeepIsASyntaxErrorThatSaysSo(String text) {
        GraphException e = assertThrows(GraphException.class, () -> Sparql.parse(text));
        assertEquals(Reason.SYNTAX, e.reason());
        assertTrue(e.getMessage().contains("more than "), e::getMessage);
    }

    @Test
    void bracketsInTextsAndNamesAreNotCounted() {
        String brackets = "(".repeat(2000);
        String text = "# (((\nASK { ?s <urn:x:(((> '%s', '''%s''' FILTER(?s < 1 && ?s > 0) }";
        assertTrue(Sparql.parse(text.formatted(brackets, brackets)).isAskType());
        assertTrue(Sparql.parse(nested("ASK { %s }", "{ ", "?s ?p ?o", "} ", 127)).isAskType());
    }

    @Test
    void anUpdateNestedTooDeeplyIsASyntaxError() {
        String groups = nested("%s", "{ ", "?s ?p ?o", "} ", 200);
        GraphException e =
                assertThrows(
                        GraphException.class,
                        () -> Sparql.parseUpdate("DELETE { ?s ?p ?o } WHERE " + groups));
        assertEquals(Reason.SYNTAX, e.reason());
        assertTrue(e.getMessage().contains("128"), e::getMessage);
        String data = "GRAPH <urn:x:g> { <urn:x:s> <urn:x:p> -1 } ".repeat(1500);
        assertEquals(1, Sparql.parseUpdate("INSERT DATA { " + data + "}").getOperations().size());
    }

    @Test
    void describeWithoutAPatternIsFine() {
        assertTrue(Sparql.parse("DESCRIBE <http://example.org/x>").isDescribeType());
    }
}
