package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** What Jena's reader makes of the rows is what was written. */
final class JsonResultsTest {

    private static final String EVERY_KIND =
            """
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            SELECT ?a ?b ?c {
              VALUES (?a ?b) {
                (<http://example.org/a?b=c&d> "条文 \\"𠀀\\"\\n\\t\\u0007\\\\")
                ("one"@en-GB UNDEF)
                (UNDEF "right to left"@ar--rtl)
                (01 1.50)
                ("x"^^xsd:integer true)
                ("2026-11-21"^^xsd:date <<( <http://example.org/s> <http://example.org/p> <<( <http://example.org/s> <http://example.org/p> "o"@zh )>> )>>)
              }
              BIND(BNODE("same") AS ?c)
            }
            """;

    @Test
    void everyKindOfTermComesBack() throws IOException {
        RowSetRewindable rows = rows(EVERY_KIND);
        byte[] written = write(rows);
        rows.reset();
        assertTrue(ResultsCompare.equalsByTermAndOrder(rows, read(written)), text(written));
    }

    @Test
    void theMembersAreThoseOfTheFormat() throws IOException {
        JsonNode json = new ObjectMapper().readTree(write(rows(EVERY_KIND)));
        assertEquals("[\"a\",\"b\",\"c\"]", json.at("/head/vars").toString());
        assertEquals(
                "{\"type\":\"literal\",\"value\":\"one\",\"xml:lang\":\"en-GB\"}",
                json.at("/results/bindings/1/a").toString());
        assertEquals(
                "{\"type\":\"literal\",\"value\":\"right to"
                        + " left\",\"xml:lang\":\"ar\",\"its:dir\":\"rtl\"}",
                json.at("/results/bindings/2/b").toString());
        assertEquals(
                "{\"type\":\"literal\",\"value\":\"01\",\"datatype\":\"http://www.w3.org/2001/XMLSchema#integer\"}",
                json.at("/results/bindings/3/a").toString());
        assertEquals("b0", json.at("/results/bindings/0/c/value").asText());
        assertTrue(json.at("/results/bindings/1/b").isMissingNode());
    }

    @Test
    void noRowsAreAResultToo() throws IOException {
        JsonNode json = new ObjectMapper().readTree(write(rows("SELECT ?a { FILTER(false) }")));
        assertEquals("[]", json.at("/results/bindings").toString());
    }

    /** Nobody may take what was written until then for a whole answer. */
    @Test
    void rowsThatFailHaveNoEnd() {
        RowSet rows = rows(EVERY_KIND);
        Iterator<org.apache.jena.sparql.engine.binding.Binding> failing =
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return true;
                    }

                    @Override
                    public org.apache.jena.sparql.engine.binding.Binding next() {
                        if (!rows.hasNext()) {
                            throw new IllegalStateException("no more");
                        }
                        return rows.next();
                    }
                };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThrows(
                IllegalStateException.class,
                () -> JsonResults.write(RowSetStream.create(rows.getResultVars(), failing), out));
        assertTrue(!text(out.toByteArray()).contains("]}}"), text(out.toByteArray()));
    }

    private static RowSetRewindable rows(String sparql) {
        Query query = QueryFactory.create(sparql, Syntax.syntaxARQ);
        try (QueryExec execution =
                QueryExec.dataset(DatasetGraphFactory.empty()).query(query).build()) {
            return execution.select().materialize().rewindable();
        }
    }

    private static byte[] write(RowSet rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonResults.write(rows, out);
        return out.toByteArray();
    }

    private static RowSet read(byte[] written) {
        return RowSetReader.createReader(ResultSetLang.RS_JSON)
                .read(
                        new ByteArrayInputStream(written),
                        org.apache.jena.sparql.util.Context.emptyContext());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
