package org.tiaowen.server;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.QueryLibrary;

/** {@code /openapi.json}: what the server answers, in OpenAPI 3.1. */
final class OpenApiEndpoint {

    private final Routes routes;
    private final QueryLibrary library;
    private final String version;
    private volatile byte @Nullable [] document;

    OpenApiEndpoint(Routes routes, QueryLibrary library, String version) {
        this.routes = routes;
        this.library = library;
        this.version = version;
    }

    void register(Routes to) {
        to.get(
                "/openapi.json",
                Operation.of(Section.OPERATIONS, "接口说明", "This description, in OpenAPI 3.1")
                        .gives(Schema.object(), Media.JSON),
                this::describe);
    }

    private void describe(Context ctx) {
        ctx.contentType(Media.JSON.type())
                .header("Cache-Control", "max-age=300")
                .result(document());
    }

    /** Made when it is first asked for: most servers are never asked. */
    private byte[] document() {
        byte[] made = document;
        if (made == null) {
            made = Json.bytes(OpenApi.of(routes.described(), library, version));
            document = made;
        }
        return made;
    }
}
