package org.tiaowen.graph.rdf4j;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.vocabulary.RDF4J;
import org.eclipse.rdf4j.query.Update;
import org.eclipse.rdf4j.query.impl.SimpleDataset;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.rdf.Tw;

import java.util.Collection;
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
    public void write(
            RepositoryConnection connection,
            long revision,
            List<Content> contents,
            List<Node> dropped) {
        connection.begin();
        try {
            IRI store = Terms.iri(Session.STORE);
            for (Node graph : dropped) {
                clear(connection, graph);
                connection.remove(Terms.iri(graph), Terms.iri(Tw.revision), null, store);
            }
            for (Content content : contents) {
                write(connection, content);
            }
            connection.remove(store, Terms.iri(Tw.revision), null, store);
            connection.add(Terms.statement(Stamps.revision(Session.STORE, revision)), store);
            connection.commit();
        } finally {
            if (connection.isActive()) {
                connection.rollback();
            }
        }
    }

    private static void write(RepositoryConnection connection, Content content) {
        GraphStamp stamp = content.stamp();
        IRI graph = Terms.iri(stamp.graph());
        clear(connection, stamp.graph());
        while (content.parts().hasNext()) {
            add(connection, content.parts().next(), graph);
        }
        if (stamp.isUsers()) {
            IRI store = Terms.iri(Session.STORE);
            connection.remove(graph, Terms.iri(Tw.revision), null, store);
            connection.add(
                    Terms.statement(Stamps.revision(stamp.graph(), stamp.revision())), store);
        } else {
            add(connection, Stamps.triples(stamp), graph);
        }
    }

    private static void clear(RepositoryConnection connection, Node graph) {
        String name = graph.getURI();
        Update update = connection.prepareUpdate(FORGET.formatted(name, name));
        SimpleDataset union = new SimpleDataset();
        union.addDefaultRemoveGraph(RDF4J.NIL);
        update.setDataset(union);
        update.execute();
        connection.clear(Terms.iri(graph));
    }

    private static void add(
            RepositoryConnection connection, Collection<Triple> triples, IRI graph) {
        List<Statement> statements = triples.stream().map(Terms::statement).toList();
        connection.add(statements, graph, null);
    }
}
