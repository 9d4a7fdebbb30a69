package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.rdf.FormerAddresses;
import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;

/**
 * Answers a request from one state of the graph, so that what an answer says and the revision that
 * it names agree, whatever is written meanwhile.
 */
final class Answers {

    private final GraphStore store;
    private final IndexGate index;
    private final String version;
    private volatile @Nullable Catalog catalog;

    Answers(GraphStore store, IndexGate index, String version) {
        this.store = store;
        this.index = index;
        this.version = version;
    }

    /** Makes an answer of a state. */
    @FunctionalInterface
    interface Maker {
        void make(Graph graph, State state) throws IOException;
    }

    /** Makes the members of a JSON object. */
    @FunctionalInterface
    interface Members {
        JsonObject of(Graph graph, State state);
    }

    /** The state of now; inside an answer, that answer's. */
    State state() {
        return new State(
                store.revision(), index.stamp(), version, LocalDate.now(ZoneId.systemDefault()));
    }

    /** Answers unless the client has this very answer already. */
    void give(Context ctx, Choice choice, Maker maker) throws IOException {
        read(
                (graph, state) -> {
                    if (!state.isKnown(ctx, choice)) {
                        ctx.contentType(choice.contentType());
                        maker.make(graph, state);
                    }
                });
    }

    /** Answers anew each time. */
    void giveAnew(Context ctx, Choice choice, Maker maker) throws IOException {
        read(
                (graph, state) -> {
                    state.mark(ctx);
                    ctx.header("Cache-Control", "no-store").contentType(choice.contentType());
                    maker.make(graph, state);
                });
    }

    /** Answers with a JSON object, which names the revision last. */
    void giveJson(Context ctx, Choice choice, Members members) throws IOException {
        give(
                ctx,
                choice,
                (graph, state) -> {
                    JsonObject json = members.of(graph, state);
                    ctx.result(Json.bytes(json.put("revision", state.revision())));
                });
    }

    /** A JSON object made of one state, which names the revision last. */
    JsonObject json(Members members) {
        return store.readAll(
                graph -> {
                    State state = state();
                    return members.of(graph, state).put("revision", state.revision());
                });
    }

    /** Whether the graph mentions that address. */
    boolean knows(String iri) {
        return store.readAll(graph -> Thing.of(graph, iri).exists());
    }

    /** Something about the thing of that address. */
    <T> T of(String iri, Function<Thing, T> question) {
        return store.readAll(graph -> question.apply(Thing.of(graph, iri)));
    }

    /** What has become of that address since it was given. */
    FormerAddresses.Fate fate(String iri) {
        return store.readAll(graph -> FormerAddresses.find(graph, Thing.of(graph, iri).node()));
    }

    /** The catalog of a state; that of the last one asked for is kept. */
    Catalog catalog(Graph graph, State state) {
        Catalog kept = catalog;
        if (kept == null || kept.revision() != state.revision()) {
            kept = Catalog.of(graph, state.revision());
            catalog = kept;
        }
        return kept;
    }

    /** Does all of it in one state: what is asked and answered inside sees that one. */
    void read(Maker maker) throws IOException {
        try {
            store.readAll(
                    graph -> {
                        try {
                            maker.make(graph, state());
                            return true;
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
