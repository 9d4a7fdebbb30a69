package org.tiaowen.graph.rdf4j;

import org.apache.jena.graph.Triple;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.vocabulary.RDF4J;
import org.eclipse.rdf4j.query.Update;
import org.eclipse.rdf4j.query.impl.SimpleDataset;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.tiaowen.graph.GraphStamp;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * Writing in a transaction of RDF4J.
 *
 * <p>RDF4J answers a triple that two graphs hold twice, where SPARQL has the graphs of a default
 * graph merged (SPARQL 1.1 Query, 13.2): counts would be wrong. So each write keeps the union of
 * the named graphs in the store's default graph, each triple once, in the same transaction.
 */
final class TransactionWriting implements GraphWriting {

    /** What no other graph says any longer leaves the union too. */
    private static final String FORGET =
            """
            DELETE { ?s ?p ?o } WHERE {
              GRAPH <%s> { ?s ?p ?o }
              FILTER NOT EXISTS { GRAPH ?other { ?s ?p ?o } FILTER (?other != <%s>) }
            }\
            """;

    @Override
    public void replace(
            RepositoryConnection connection,
            GraphStamp stamp,
            Iterator<? extends Collection<Triple>> parts) {
        connection.begin();
        try {
            IRI graph = Terms.iri(stamp.graph());
            clear(connection, stamp);
            while (parts.hasNext()) {
                add(connection, parts.next(), graph);
            }
            add(connection, Stamps.triples(stamp), graph);
            advance(connection, stamp.revision());
            connection.commit();
        } finally {
            rollBack(connection);
        }
    }

    @Override
    public void remove(RepositoryConnection connection, GraphStamp stamp) {
        connection.begin();
        try {
            clear(connection, stamp);
            advance(connection, stamp.revision());
            connection.commit();
        } finally {
            rollBack(connection);
        }
    }

    private static void clear(RepositoryConnection connection, GraphStamp stamp) {
        String name = stamp.graph().getURI();
        Update update = connection.prepareUpdate(FORGET.formatted(name, name));
        SimpleDataset union = new SimpleDataset();
        union.addDefaultRemoveGraph(RDF4J.NIL);
        update.setDataset(union);
        update.execute();
        connection.clear(Terms.iri(stamp.graph()));
    }

    private static void add(
            RepositoryConnection connection, Collection<Triple> triples, IRI graph) {
        List<Statement> statements = triples.stream().map(Terms::statement).toList();
        connection.add(statements, graph, null);
    }

    private static void advance(RepositoryConnection connection, long revision) {
        IRI store = Terms.iri(Session.STORE);
        connection.clear(store);
        connection.add(List.of(Terms.statement(Stamps.revision(Session.STORE, revision))), store);
    }

    private static void rollBack(RepositoryConnection connection) {
        if (connection.isActive()) {
            connection.rollback();
        }
    }
}
