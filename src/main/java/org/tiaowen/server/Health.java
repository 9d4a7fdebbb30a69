package org.tiaowen.server;

import io.javalin.http.Context;

import org.tiaowen.graph.GraphStamp;
import org.tiaowen.search.SemanticState;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /healthz} and {@code /readyz}: for whoever watches the server. */
final class Health {

    private final Services services;
    private final IndexGate index;
    private final String version;
    private final boolean wasFilled;
    private volatile boolean isReady;

    Health(Services services, IndexGate index, String version) {
        this.services = services;
        this.index = index;
        this.version = version;
        wasFilled = !sources().isEmpty();
    }

    void register(Routes routes) {
        routes.get(
                "/healthz",
                Operation.of(Section.OPERATIONS, "服务是否在运行", "Whether the server runs")
                        .gives(
                                Schema.object()
                                        .members(Schema.text(), "status", "version")
                                        .member("revision", Schema.integer()),
                                Media.JSON),
                this::alive);
        Schema readiness =
                Schema.object()
                        .members(
                                Schema.truth(),
                                "ready",
                                "graph",
                                "index",
                                "semantic",
                                "overlaps",
                                "ingesting")
                        .member(
                                "vectors",
                                Schema.object()
                                        .members(Schema.integer(), "entries", "embedded", "known"))
                        .member("revision", Schema.integer())
                        .member("missing", Schema.list(Schema.text()));
        routes.get(
                "/readyz",
                Operation.of(Section.OPERATIONS, "各项功能是否就绪", "Which parts are ready")
                        .gives(readiness, Media.JSON)
                        .outcome(
                                503,
                                "Keyword search does not answer yet.",
                                Map.of(Media.JSON.type(), readiness)),
                this::ready);
    }

    private void alive(Context ctx) {
        JsonObject json = new JsonObject();
        json.put("status", "ok");
        json.put("version", version);
        json.put("revision", services.store().revision());
        write(ctx, 200, json);
    }

    private void ready(Context ctx) {
        boolean isRunning = services.ingest().get().running();
        isReady = isReady || isReady(isRunning);
        JsonObject json = new JsonObject();
        json.put("ready", isReady);
        json.put("graph", true);
        json.put("index", index.isOpen());
        SemanticState semantic = index.semantic().orElse(SemanticState.NONE);
        json.put("semantic", semantic.isReady());
        json.put(
                "vectors",
                new JsonObject()
                        .put("entries", semantic.entries())
                        .put("embedded", semantic.embedded())
                        .put("known", semantic.known()));
        json.put("overlaps", services.overlaps().getAsBoolean());
        json.put("ingesting", isRunning);
        json.put("revision", services.store().revision());
        json.put("missing", missing(isRunning, semantic));
        write(ctx, isReady ? 200 : 503, json);
    }

    /** What is not there yet, in words; nothing where all is there. */
    private List<String> missing(boolean isRunning, SemanticState semantic) {
        List<String> missing = new ArrayList<>();
        if (!index.isOpen()) {
            missing.add("the index is being opened, or could not be: the log says why");
        }
        if (isRunning) {
            missing.add("files are being read");
        }
        if (!semantic.isReady()) {
            missing.add(
                    "search by meaning: %d of %d entries have their vector"
                            .formatted(semantic.embedded(), semantic.entries()));
        }
        missing.addAll(services.ingest().get().problems());
        return missing;
    }

    /**
     * Keyword search answers from all that there is: at a first start when the first ingest has
     * ended, later as soon as the index agrees with the graph. Once ready it stays so.
     */
    private boolean isReady(boolean isRunning) {
        if (!index.isOpen()) {
            return false;
        }
        return !isRunning || wasFilled && index.reflected().containsAll(sources());
    }

    private Set<GraphStamp> sources() {
        List<GraphStamp> graphs = services.store().graphs();
        Set<GraphStamp> sources = new HashSet<>(graphs);
        sources.removeIf(stamp -> services.iris().sourceIdOf(stamp.graph()).isEmpty());
        return sources;
    }

    private static void write(Context ctx, int status, JsonObject json) {
        ctx.status(status)
                .header("Cache-Control", "no-store")
                .contentType(Media.JSON.type())
                .result(Json.bytes(json));
    }
}
