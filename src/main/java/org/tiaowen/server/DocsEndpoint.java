package org.tiaowen.server;

import io.javalin.http.Context;

import java.util.List;

/** {@code /docs}: {@code /openapi.json} as a page to read and to try, by Swagger UI. */
final class DocsEndpoint {

    private static final Operation PAGE =
            Operation.of(Section.PAGES, "接口说明", "The description of the interface, to read and try")
                    .gives(Schema.text(), Media.HTML)
                    .fails(ProblemType.NOT_ACCEPTABLE);

    void register(Routes routes) {
        routes.get("/docs", PAGE, DocsEndpoint::page);
    }

    private static void page(Context ctx) {
        Negotiation.choose(ctx, null, List.of(Media.HTML));
        Frame frame =
                Frame.of(ctx)
                        .titled("接口说明", "The interface")
                        .file("swagger-ui.css")
                        .file("swagger-ui-bundle.js")
                        .file("viewer.js")
                        .withInlineStyles();
        ctx.header("Cache-Control", "no-cache");
        Templates.give(ctx, frame, "docs", "/openapi.json");
    }
}
