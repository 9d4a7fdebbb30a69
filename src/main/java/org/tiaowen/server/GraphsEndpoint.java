package org.tiaowen.server;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphNames;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.Sparql;
import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * {@code /graphs}: whole graphs by the SPARQL 1.1 Graph Store HTTP Protocol. A graph is named by
 * {@code ?graph=IRI}, or is what the address itself names ({@code /graphs/mine}); {@code ?default}
 * is the union of all graphs. Reading is for all, writing for who has the token.
 */
final class GraphsEndpoint {

    private static final String PATH = "/graphs";
    private static final String MULTIPART = "multipart/form-data";

    /** Longest graph that is taken, in bytes. */
    private static final int LONGEST = 64 << 20;

    /** Triples that are taken at once. */
    private static final int MOST = 1_000_000;

    private final GraphStore store;
    private final Answers answers;
    private final QueryRunner runner;
    private final WriteToken token;

    GraphsEndpoint(GraphStore store, Answers answers, QueryRunner runner, WriteToken token) {
        this.store = store;
        this.answers = answers;
        this.runner = runner;
        this.token = token;
    }

    void register(Routes routes) {
        routes.get(PATH, GraphsOperations.GET, this::get);
        routes.put(PATH, GraphsOperations.PUT, this::put);
        routes.post(PATH, GraphsOperations.POST, this::post);
        routes.delete(PATH, GraphsOperations.DELETE, this::delete);
        String named = PATH + "/*";
        routes.get(named, GraphsOperations.GET_NAMED, this::get);
        routes.put(named, GraphsOperations.PUT_NAMED, this::put);
        routes.post(named, GraphsOperations.POST_NAMED, this::post);
        routes.delete(named, GraphsOperations.DELETE_NAMED, this::delete);
    }

    private void get(Context ctx) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only("graph", "default", "format");
        Node graph = graph(ctx, parameters);
        Choice choice = Negotiation.choose(ctx, parameters.one("format"), RdfWriting.FORMATS);
        if (graph == null && !isDefault(parameters)) {
            throw Parameters.invalid("graph", "name a graph, by ?graph=IRI or ?default");
        }
        checkExists(graph);
        answers.give(
                ctx,
                choice,
                (_, _) -> {
                    // Once more, in the state that is read.
                    checkExists(graph);
                    runner.run(
                            ctx,
                            new QueryRunner.Asked(
                                    whole(graph),
                                    runner.limits().time(),
                                    QueryRunner.EVERYTHING,
                                    choice.media()));
                });
    }

    private void put(Context ctx) throws IOException {
        token.demand(ctx);
        Node graph = target(ctx);
        written(ctx, store.put(graph, triples(ctx, graph)));
    }

    private void post(Context ctx) throws IOException {
        token.demand(ctx);
        Parameters parameters = Parameters.ofQuery(ctx).only("graph", "default");
        boolean isNew = graph(ctx, parameters) == null && !isDefault(parameters);
        Node graph =
                isNew ? NodeFactory.createURI(ctx.url() + "/" + UUID.randomUUID()) : target(ctx);
        boolean created = store.merge(graph, triples(ctx, graph));
        if (isNew) {
            ctx.header("Location", graph.getURI());
        }
        written(ctx, created);
    }

    private void delete(Context ctx) {
        token.demand(ctx);
        Node graph = target(ctx);
        if (!store.delete(graph)) {
            throw unknown(graph);
        }
        written(ctx, false);
    }

    private void written(Context ctx, boolean isNew) {
        ctx.header(State.HEADER, Long.toString(store.revision()))
                .header("Cache-Control", "no-store")
                .status(isNew ? 201 : 204);
    }

    /** The graph to be written. */
    private static Node target(Context ctx) {
        Parameters parameters = Parameters.ofQuery(ctx).only("graph", "default");
        Node graph = graph(ctx, parameters);
        if (graph != null) {
            return graph;
        }
        throw isDefault(parameters)
                ? GraphNames.protectedUnion()
                : Parameters.invalid("graph", "name a graph by ?graph=IRI");
    }

    private static boolean isDefault(Parameters parameters) {
        return parameters.map().containsKey("default");
    }

    /** The graph that the request names; null for the default graph, or where it names none. */
    private static @Nullable Node graph(Context ctx, Parameters parameters) {
        String name = parameters.one("graph");
        boolean isPath = !ctx.path().replaceFirst("/$", "").equals(PATH);
        if ((name == null ? 0 : 1) + (isDefault(parameters) ? 1 : 0) + (isPath ? 1 : 0) > 1) {
            throw Parameters.invalid("graph", "one graph is named at a time");
        }
        if (isPath) {
            return NodeFactory.createURI(ctx.url());
        }
        if (name == null) {
            return null;
        }
        return Parameters.iri("graph", name);
    }

    private void checkExists(@Nullable Node graph) {
        if (graph != null && store.stamp(graph).isEmpty()) {
            throw unknown(graph);
        }
    }

    private static Problem unknown(Node graph) {
        return new Problem(ProblemType.NOT_FOUND, "there is no graph <" + graph.getURI() + ">");
    }

    private static Query whole(@Nullable Node graph) {
        Query query = Sparql.parse("CONSTRUCT WHERE { ?s ?p ?o }");
        if (graph != null) {
            query.addGraphURI(graph.getURI());
        }
        return query;
    }

    private static List<Triple> triples(Context ctx, Node graph) throws IOException {
        if (!Body.mediaType(ctx).equals(MULTIPART)) {
            return read(Body.bytes(ctx, LONGEST), ctx.contentType(), graph);
        }
        List<Triple> triples = new ArrayList<>();
        for (UploadedFile file : ctx.uploadedFiles()) {
            if (file.size() > LONGEST) {
                throw new Problem(ProblemType.TOO_LARGE, "a part is too long: " + file.filename());
            }
            triples.addAll(read(file.content().readAllBytes(), file.contentType(), graph));
        }
        return triples;
    }

    private static List<Triple> read(byte[] bytes, @Nullable String type, Node graph) {
        Graph read = RdfReading.read(bytes, type, graph.getURI(), MOST);
        return read.find().toList();
    }
}
