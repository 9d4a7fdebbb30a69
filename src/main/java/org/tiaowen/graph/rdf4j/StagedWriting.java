package org.tiaowen.graph.rdf4j;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.rdf.Tw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/**
 * Writing to a SPARQL endpoint, which has no transactions beyond one request: the content goes into
 * a graph of its own, part by part (Graph Store Protocol, POST), and one update request puts it in
 * the place of the old graph and says so (SPARQL 1.1 Update, 3.2.4 MOVE). Where the process ends
 * before that request, the old graph is as it was, and the next writer drops what lies about.
 *
 * <p>That a request is done whole or not at all is what SPARQL 1.1 Update (2.2) asks of an
 * endpoint; Fuseki does so.
 */
final class StagedWriting implements GraphWriting, AutoCloseable {

    static final String STAGING = "urn:tiaowen:staging:";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final GraphAddress.Endpoint address;
    private final URI update;
    private final URI graphs;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private boolean isSwept;

    StagedWriting(GraphAddress.Endpoint address, URI update, URI graphs) {
        this.address = address;
        this.update = update;
        this.graphs = graphs;
    }

    @Override
    public void replace(
            RepositoryConnection connection,
            GraphStamp stamp,
            Iterator<? extends Collection<Triple>> parts) {
        sweep(connection);
        String staging = STAGING + UUID.randomUUID();
        boolean done = false;
        try {
            post(staging, List.of(mark(staging)));
            while (parts.hasNext()) {
                Collection<Triple> part = parts.next();
                if (!part.isEmpty()) {
                    post(staging, part);
                }
            }
            post(staging, Stamps.triples(stamp));
            update(
                    "DELETE DATA { GRAPH <%s> { %s } } ;\nMOVE <%s> TO <%s> ;\n%s"
                            .formatted(
                                    staging,
                                    Terms.text(mark(staging)),
                                    staging,
                                    stamp.graph().getURI(),
                                    advance(stamp)));
            done = true;
        } finally {
            if (!done) {
                drop(staging);
            }
        }
    }

    @Override
    public void remove(RepositoryConnection connection, GraphStamp stamp) {
        sweep(connection);
        update("DROP SILENT GRAPH <%s> ;\n%s".formatted(stamp.graph().getURI(), advance(stamp)));
    }

    /** What a graph that is being made says of itself, so that it is found without a search. */
    private static Triple mark(String staging) {
        return Stamps.revision(NodeFactory.createURI(staging), 0);
    }

    private static String advance(GraphStamp stamp) {
        String store = Session.STORE.getURI();
        return """
        DELETE WHERE { GRAPH <%s> { <%s> <%s> ?old } } ;
        INSERT DATA { GRAPH <%s> { <%s> <%s> %d } }
        """
                .formatted(
                        store,
                        store,
                        Tw.revision.getURI(),
                        store,
                        store,
                        Tw.revision.getURI(),
                        stamp.revision());
    }

    /** Before the first write: drops what a writer that was killed left. */
    private void sweep(RepositoryConnection connection) {
        if (isSwept) {
            return;
        }
        List<String> left = new ArrayList<>();
        try (TupleQueryResult rows =
                connection
                        .prepareTupleQuery(
                                "SELECT ?g { GRAPH ?g { ?g <%s> ?r } FILTER STRSTARTS(STR(?g), \"%s\") }"
                                        .formatted(Tw.revision.getURI(), STAGING))
                        .evaluate()) {
            rows.forEach(row -> left.add(row.getValue("g").stringValue()));
        }
        left.forEach(graph -> update("DROP SILENT GRAPH <%s>".formatted(graph)));
        isSwept = true;
    }

    private void drop(String staging) {
        try {
            update("DROP SILENT GRAPH <%s>".formatted(staging));
        } catch (GraphException e) {
            isSwept = false;
        }
    }

    private void post(String staging, Collection<Triple> triples) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RDFWriter.source(graph(triples)).lang(Lang.NTRIPLES).output(out);
        char joint = graphs.getRawQuery() == null ? '?' : '&';
        send(
                URI.create(
                        graphs
                                + ""
                                + joint
                                + "graph="
                                + URLEncoder.encode(staging, StandardCharsets.UTF_8)),
                "application/n-triples",
                out.toByteArray());
    }

    private static Graph graph(Collection<Triple> triples) {
        Graph graph = GraphFactory.createDefaultGraph();
        triples.forEach(graph::add);
        return graph;
    }

    private void update(String text) {
        send(update, "application/sparql-update", text.getBytes(StandardCharsets.UTF_8));
    }

    private void send(URI to, String type, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to)
                        .timeout(PATIENCE)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body));
        GraphAddress.Login login = address.login();
        if (login != null) {
            request.header("Authorization", login.header());
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new GraphException(
                        Reason.IO,
                        "%s refused the write: %d %s"
                                .formatted(
                                        withoutQuery(to),
                                        answer.statusCode(),
                                        answer.body().lines().findFirst().orElse("")));
            }
        } catch (IOException e) {
            throw new GraphException(
                    Reason.IO, withoutQuery(to) + " cannot be reached: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GraphException(Reason.IO, "the write was interrupted", e);
        }
    }

    private static String withoutQuery(URI url) {
        return url.toString().replaceFirst("\\?.*", "");
    }

    @Override
    public void close() {
        http.close();
    }
}
