package org.tiaowen.graph.rdf4j;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.AfterEach;
import org.tiaowen.Beside;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.QueriesContract;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.server.Server;
import org.tiaowen.server.ServerException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a federation can keep of the contract: it is only read and has no named graphs, so each
 * graph lies on a server of its own, in the servers' own TDB2.
 */
@Beside
final class FederationStoreTest extends QueriesContract {

    private final List<GraphStore> stores = new ArrayList<>();
    private final List<Server> servers = new ArrayList<>();

    @Override
    protected GraphStore open() throws IOException {
        try {
            for (int i = 0; i < 2; i++) {
                stores.add(Tdb2Store.inMemory());
                servers.add(FederationTest.server(stores.getLast()));
            }
        } catch (ServerException e) {
            throw new IOException(e);
        }
        return FederationTest.federation(servers.toArray(Server[]::new));
    }

    @Override
    protected void hold(GraphStore federation, Node graph, List<Triple> triples) {
        stores.stream()
                .filter(store -> store.graphs().isEmpty())
                .findFirst()
                .orElseThrow()
                .replace(graph, "f", triples);
    }

    @AfterEach
    void closeServers() {
        servers.forEach(Server::close);
        stores.forEach(GraphStore::close);
    }
}
