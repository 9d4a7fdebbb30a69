package org.tiaowen.graph.rdf4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.GraphStoreContract;
import org.tiaowen.rdf.Tw;

import java.io.IOException;
import java.util.List;

final class FusekiStoreTest extends GraphStoreContract {

    private static final Node GRAPH = NodeFactory.createURI("http://example.org/g");
    private static final Triple TRIPLE = Triple.create(GRAPH, GRAPH, GRAPH);

    @RegisterExtension static final Fuseki.Running FUSEKI = new Fuseki.Running();

    @Override
    protected GraphStore open() throws IOException {
        FUSEKI.get().clear();
        return RemoteStores.open(GraphAddress.parse(FUSEKI.get().address(), null));
    }

    @Test
    void whatAKilledWriterLeftIsDroppedByTheNext() throws IOException {
        try (GraphStore store = open()) {
            FUSEKI.get()
                    .update(
                            "INSERT DATA { GRAPH <%1$s> { <%1$s> <%2$s> 0 . <urn:x> <urn:y> 1 } }"
                                    .formatted(
                                            StagedWriting.STAGING + "left", Tw.revision.getURI()));
            assertEquals(List.of(), store.graphs());
            assertEquals(true, store.readAll(Graph::isEmpty));
            store.replace(GRAPH, "f", List.of(TRIPLE));
            assertEquals(false, FUSEKI.get().ask("ASK { GRAPH ?g { <urn:x> <urn:y> 1 } }"));
            assertEquals(
                    false,
                    FUSEKI.get()
                            .ask(
                                    "ASK { GRAPH ?g { ?s ?p ?o } FILTER STRSTARTS(STR(?g), \"%s\") }"
                                            .formatted(StagedWriting.STAGING)));
        }
    }

    @Test
    void anAddressWithoutUpdateIsOnlyRead() {
        String query = FUSEKI.get().address().replaceFirst(",.*", "");
        try (GraphStore store = RemoteStores.open(GraphAddress.parse(query, null))) {
            GraphException e =
                    assertThrows(
                            GraphException.class, () -> store.replace(GRAPH, "f", List.of(TRIPLE)));
            assertEquals(Reason.FORBIDDEN, e.reason());
            assertEquals(0, store.revision());
        }
    }

    @Test
    void anEndpointThatIsNotThereIsNamed() {
        String nowhere = "query=http://localhost:1/q";
        try (GraphStore store = RemoteStores.open(GraphAddress.parse(nowhere, null))) {
            GraphException e = assertThrows(GraphException.class, store::revision);
            assertEquals(Reason.UNREACHABLE, e.reason());
        }
    }
}
