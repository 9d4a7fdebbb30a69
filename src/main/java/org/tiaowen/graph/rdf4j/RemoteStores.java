package org.tiaowen.graph.rdf4j;

import org.eclipse.rdf4j.http.client.SPARQLProtocolSession;
import org.eclipse.rdf4j.query.resultio.TupleQueryResultFormat;
import org.eclipse.rdf4j.repository.http.HTTPRepository;
import org.eclipse.rdf4j.repository.sparql.SPARQLRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.tiaowen.graph.GraphStore;

import java.net.URI;
import java.util.Map;

/** Opens the graphs of other machines. */
public final class RemoteStores {

    private RemoteStores() {}

    /**
     * The store at an address. Nothing is asked of it yet.
     *
     * @throws org.tiaowen.graph.GraphException from its methods, with reason {@code IO}, where the
     *     other side cannot be reached or refuses
     */
    public static GraphStore open(GraphAddress address) {
        return switch (address) {
            case GraphAddress.Repository repository -> open(repository);
            case GraphAddress.Endpoint endpoint -> open(endpoint);
        };
    }

    private static GraphStore open(GraphAddress.Repository address) {
        HTTPRepository repository = new HTTPRepository(address.url().toString());
        GraphAddress.Login login = address.login();
        if (login != null) {
            repository.setUsernameAndPassword(login.user(), login.password());
        }
        return Rdf4jStore.of(repository);
    }

    private static GraphStore open(GraphAddress.Endpoint address) {
        URI update = address.update();
        URI graphs = address.graphs();
        return Rdf4jStore.of(
                repository(address),
                update == null || graphs == null
                        ? null
                        : new StagedWriting(address, update, graphs));
    }

    /** JSON and N-Triples carry every character; XML has none for most control characters. */
    static SPARQLRepository repository(GraphAddress.Endpoint address) {
        SPARQLRepository repository =
                new SPARQLRepository(address.query().toString()) {
                    @Override
                    protected SPARQLProtocolSession createSPARQLProtocolSession() {
                        SPARQLProtocolSession session = super.createSPARQLProtocolSession();
                        session.setPreferredTupleQueryResultFormat(TupleQueryResultFormat.JSON);
                        session.setPreferredRDFFormat(RDFFormat.NTRIPLES);
                        return session;
                    }
                };
        GraphAddress.Login login = address.login();
        if (login != null) {
            repository.setAdditionalHttpHeaders(Map.of("Authorization", login.header()));
        }
        return repository;
    }
}
