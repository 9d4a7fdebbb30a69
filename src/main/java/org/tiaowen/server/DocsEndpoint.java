package org.tiaowen.server;

import io.javalin.http.Context;

import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code /docs}: {@code /openapi.json} as a page to read and to try, by Swagger UI from its webjar.
 * Scripts and styles come from this server alone; Swagger UI writes styles into its elements, which
 * no other page may.
 */
final class DocsEndpoint {

    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui-dist/5.30.1/";

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src"
                    + " 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final Operation PAGE =
            Operation.of(Section.PAGES, "接口说明", "The description of the interface, to read and try")
                    .gives(Schema.text(), Media.HTML)
                    .fails(ProblemType.NOT_ACCEPTABLE);

    private static final byte[] HTML =
            ("<!doctype html>\n"
                            + Html.of(
                                            "html",
                                            Html.of(
                                                    "head",
                                                    Html.of("meta").with("charset", "utf-8"),
                                                    Html.of("meta")
                                                            .with("name", "viewport")
                                                            .with(
                                                                    "content",
                                                                    "width=device-width,"
                                                                            + " initial-scale=1"),
                                                    Html.of("title", "接口说明 · " + Page.NAME),
                                                    Html.of("link")
                                                            .with("rel", "stylesheet")
                                                            .with("href", "/docs/swagger-ui.css")),
                                            Html.of(
                                                    "body",
                                                    Html.of("div").with("id", "viewer"),
                                                    Html.of("script")
                                                            .with(
                                                                    "src",
                                                                    "/docs/swagger-ui-bundle.js"),
                                                    Html.of("script")
                                                            .with("src", "/docs/viewer.js")))
                                    .with("lang", "zh-CN")
                            + "\n")
                    .getBytes(StandardCharsets.UTF_8);

    void register(Routes routes) {
        routes.get("/docs", PAGE, DocsEndpoint::page);
        file(routes, "swagger-ui.css", Media.CSS, WEBJAR + "swagger-ui.css");
        file(routes, "swagger-ui-bundle.js", Media.JAVASCRIPT, WEBJAR + "swagger-ui-bundle.js");
        file(routes, "viewer.js", Media.JAVASCRIPT, "viewer.js");
    }

    private static void page(Context ctx) {
        Choice choice = Negotiation.choose(ctx, null, List.of(Media.HTML));
        ctx.header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-cache")
                .contentType(choice.contentType())
                .result(HTML);
    }

    private static void file(Routes routes, String name, Media media, String resource) {
        Operation operation =
                Operation.of(
                                Section.PAGES,
                                "接口说明页的文件",
                                "A file of the page that shows the interface")
                        .gives(Schema.text(), media);
        routes.get("/docs/" + name, operation, ctx -> file(ctx, media, resource));
    }

    private static void file(Context ctx, Media media, String resource) throws IOException {
        try (InputStream in = DocsEndpoint.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not packaged: " + resource);
            }
            ctx.header("Cache-Control", "max-age=3600")
                    .contentType(media.type() + "; charset=utf-8")
                    .result(in.readAllBytes());
        }
    }
}
