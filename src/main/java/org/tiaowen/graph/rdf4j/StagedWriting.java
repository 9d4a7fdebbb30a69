package org.tiaowen.graph.rdf4j;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
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
import java.util.List;
import java.util.StringJoiner;
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
    public void write(
            RepositoryConnection connection,
            long revision,
            List<Content> contents,
            List<Node> dropped) {
        sweep(connection);
        List<String> staged = new ArrayList<>();
        boolean done = false;
        try {
            StringJoiner request = new StringJoiner(" ;\n");
            for (Node graph : dropped) {
                request.add("DROP SILENT GRAPH <%s>".formatted(graph.getURI()));
                request.add(forget(graph));
            }
            for (Content content : contents) {
                String staging = STAGING + UUID.randomUUID();
                staged.add(staging);
                stage(staging, content, request);
            }
            request.add(forget(Session.STORE)).add(note(Session.STORE, revision));
            update(request.toString());
            done = true;
        } finally {
            if (!done) {
                staged.forEach(this::drop);
            }
        }
    }

    private void stage(String staging, Content content, StringJoiner request) {
        Node graph = content.stamp().graph();
        String mark = Terms.text(mark(staging));
        post(staging, List.of(mark(staging)));
        boolean isEmpty = content.stamp().isUsers();
        while (content.parts().hasNext()) {
            Collection<Triple> part = content.parts().next();
            if (!part.isEmpty()) {
                post(staging, part);
                isEmpty = false;
            }
        }
        if (content.stamp().isUsers()) {
            request.add(forget(graph)).add(note(graph, content.stamp().revision()));
        } else {
            post(staging, Stamps.triples(content.stamp()));
        }
        request.add("DELETE DATA { GRAPH <%s> { %s } }".formatted(staging, mark));
        // An empty graph is none to many stores, and cannot be moved.
        request.add(
                isEmpty
                        ? "DROP SILENT GRAPH <%s>".formatted(graph.getURI())
                        : "MOVE <%s> TO <%s>".formatted(staging, graph.getURI()));
    }

    /** What a graph that is being made says of itself, so that it is found without a search. */
    private static Triple mark(String staging) {
        return Stamps.revision(NodeFactory.createURI(staging), 0);
    }

    private static String forget(Node graph) {
        return "DELETE WHERE { GRAPH <%s> { <%s> <%s> ?old } }"
                .formatted(Session.STORE.getURI(), graph.getURI(), Tw.revision.getURI());
    }

    private static String note(Node graph, long revision) {
        return "INSERT DATA { GRAPH <%s> { %s } }"
                .formatted(Session.STORE.getURI(), Terms.text(Stamps.revision(graph, revision)));
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
