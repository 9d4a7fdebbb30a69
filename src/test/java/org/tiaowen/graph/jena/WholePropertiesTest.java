package org.tiaowen.graph.jena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class WholePropertiesTest {

    private static final int SUBJECTS = 600;

    private final DatasetGraph dataset = DatabaseMgr.createDatasetGraph();

    WholePropertiesTest() {
        Txn.executeWrite(
                dataset,
                () -> {
                    for (int i = 0; i < SUBJECTS; i++) {
                        add("a", i, "kind", node("thing"));
                        add("a", i, "text", literal("text " + i));
                        if (i % 3 == 0) {
                            add("b", i, "text", literal("text " + i));
                            add("b", i, "text", literal("another text of " + i));
                        }
                        if (i % 2 == 0) {
                            add("b", i, "next", node("s" + (i + 2)));
                        }
                    }
                });
    }

    private void add(String graph, int subject, String property, Node object) {
        dataset.add(Quad.create(node(graph), node("s" + subject), node(property), object));
    }

    private static Node node(String name) {
        return NodeFactory.createURI("urn:x:" + name);
    }

    private static Node literal(String text) {
        return NodeFactory.createLiteralString(text);
    }

    private static List<String> rows(DatasetGraph dataset, String query) {
        try (QueryExec execution =
                QueryExec.dataset(dataset)
                        .query("PREFIX x: <urn:x:> " + query)
                        .set(TDB2.symUnionDefaultGraph, true)
                        .build()) {
            List<String> rows = new ArrayList<>();
            execution.select().forEachRemaining(row -> rows.add(row.toString()));
            return rows;
        }
    }

    /** The second time all of what was looked up often is known already. */
    private void checkAgrees(WholeProperties properties, String query) {
        dataset.begin(ReadWrite.READ);
        try {
            List<String> expected = rows(dataset, query);
            assertFalse(expected.isEmpty());
            assertEquals(expected, rows(properties.view(dataset), query));
            assertEquals(expected, rows(properties.view(dataset), query));
        } finally {
            dataset.end();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s x:kind x:thing ; x:text ?t }",
                "SELECT * { ?s x:kind x:thing ; x:text ?t ; x:next ?n . ?n x:text ?u }",
                "SELECT * { ?s x:kind x:thing . OPTIONAL { ?s x:next ?n } }",
                "SELECT * { ?s x:kind x:thing . GRAPH ?g { ?s x:text ?t } }",
                "SELECT * { ?s x:kind x:thing . GRAPH x:b { ?s x:text ?t } }",
                "SELECT * { ?s x:text ?t . FILTER NOT EXISTS { ?s x:next ?n } }",
                "SELECT * { ?s x:next ?n . ?s x:kind ?k . ?n x:kind ?k }",
                "SELECT * { x:s0 x:next* ?n . ?n x:kind x:thing }",
                "SELECT * { ?s x:kind x:thing ; x:next ?s }"
            })
    void rowsAreThoseOfTheDatabaseInItsOrder(String query) {
        if (query.endsWith("x:next ?s }")) {
            Txn.executeWrite(dataset, () -> add("a", 5, "next", node("s5")));
        }
        checkAgrees(new WholeProperties(), query);
    }

    @Test
    void whatIsReadOftenIsKept() {
        WholeProperties properties = new WholeProperties();
        checkAgrees(properties, "SELECT * { ?s x:kind x:thing ; x:text ?t }");
        assertEquals(SUBJECTS + 2 * SUBJECTS / 3, properties.kept());
    }

    @Test
    void whatIsTooMuchIsLookedUp() {
        WholeProperties properties = new WholeProperties(SUBJECTS / 2);
        checkAgrees(properties, "SELECT * { ?s x:kind x:thing ; x:text ?t ; x:next ?n }");
        assertEquals(SUBJECTS / 2, properties.kept());
    }

    @Test
    void aReadSeesItsOwnState() {
        WholeProperties properties = new WholeProperties();
        String query = "SELECT * { ?s x:kind x:thing ; x:text ?t }";
        checkAgrees(properties, query);
        dataset.begin(ReadWrite.READ);
        try {
            List<String> before = rows(dataset, query);
            CompletableFuture.runAsync(
                            () -> {
                                Txn.executeWrite(
                                        dataset, () -> add("c", 7, "text", literal("a new text")));
                                checkAgrees(properties, query);
                            })
                    .join();
            assertEquals(before, rows(properties.view(dataset), query));
        } finally {
            dataset.end();
        }
        checkAgrees(properties, query);
    }

    @Test
    void aWriteSeesWhatItWrites() {
        WholeProperties properties = new WholeProperties();
        String query = "SELECT * { ?s x:kind x:thing ; x:text ?t }";
        checkAgrees(properties, query);
        Txn.executeWrite(
                dataset,
                () -> {
                    add("c", 7, "text", literal("a new text"));
                    List<String> rows = rows(properties.view(dataset), query);
                    assertTrue(rows.stream().anyMatch(row -> row.contains("a new text")));
                    assertEquals(rows(dataset, query), rows);
                });
    }
}
