package org.tiaowen.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /healthz} and {@code /readyz}: for whoever watches the server. */
final class Health {

    private final Services services;
    private final String version;

    Health(Services services, String version) {
        this.services = services;
        this.version = version;
    }

    void register(RoutesConfig routes) {
        routes.get("/healthz", this::alive);
    }

    private void alive(Context ctx) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "ok");
        json.put("version", version);
        json.put("revision", services.store().revision());
        ctx.header("Cache-Control", "no-store")
                .contentType(Media.JSON.type())
                .result(Json.bytes(json));
    }
}
