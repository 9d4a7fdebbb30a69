package org.tiaowen.server;

import io.javalin.http.Context;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Styles and scripts of the pages, of our own and of libraries, all from the class path. What is
 * not listed here is not served. An address names the content, so that a browser may keep it for
 * ever.
 */
final class Assets {

    private static final String FOLDER = "/assets/";
    private static final String VERSION = "v";
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    /** Where each lies: below this package, or in the jar of a library. */
    private static final Map<String, String> RESOURCES =
            Map.ofEntries(
                    own("style.css"),
                    own("icon.svg"),
                    own("suggest.js"),
                    own("viewer.js"),
                    own("tools.css"),
                    own("check.js"),
                    own("graph.js"),
                    own("sparql.js"),
                    own("import.js"),
                    Map.entry("htmx.min.js", WEBJARS + "htmx.org/2.0.7/dist/htmx.min.js"),
                    Map.entry("echarts.min.js", WEBJARS + "echarts/5.5.0/echarts.min.js"),
                    Map.entry(
                            "cytoscape.min.js", WEBJARS + "cytoscape/3.33.1/dist/cytoscape.min.js"),
                    Map.entry(
                            "yasgui.min.js", WEBJARS + "zazuko__yasgui/4.5.0/build/yasgui.min.js"),
                    Map.entry(
                            "yasgui.min.css",
                            WEBJARS + "zazuko__yasgui/4.5.0/build/yasgui.min.css"),
                    Map.entry("swagger-ui.css", WEBJARS + "swagger-ui-dist/5.30.1/swagger-ui.css"),
                    Map.entry(
                            "swagger-ui-bundle.js",
                            WEBJARS + "swagger-ui-dist/5.30.1/swagger-ui-bundle.js"));

    private static final Map<String, String> DIGESTS = new ConcurrentHashMap<>();

    private Assets() {}

    private static Map.Entry<String, String> own(String name) {
        return Map.entry(name, "assets/" + name);
    }

    static void register(Routes routes) {
        Operation operation =
                Operation.of(Section.PAGES, "网页的样式或脚本", "A style or a script of the pages")
                        .takes(Input.path("name", "文件名", "name of the file", Schema.text()))
                        .gives(Schema.text(), Media.CSS)
                        .gives(Schema.text(), Media.JAVASCRIPT)
                        .gives(Schema.text(), Media.SVG)
                        .fails(ProblemType.NOT_FOUND);
        routes.get(FOLDER + "{name}", operation, Assets::give);
    }

    /**
     * The address of a file, which changes with its content.
     *
     * @throws IllegalArgumentException where no file has that name
     */
    static String path(String name) {
        if (!RESOURCES.containsKey(name)) {
            throw new IllegalArgumentException("not a file of the pages: " + name);
        }
        return FOLDER + name + "?" + VERSION + "=" + digest(name);
    }

    private static void give(Context ctx) throws IOException {
        String name = ctx.pathParam("name");
        if (!RESOURCES.containsKey(name)) {
            throw new Problem(ProblemType.NOT_FOUND, "there is nothing at " + ctx.path());
        }
        String tag = "W/\"" + digest(name) + "\"";
        boolean isNamed = digest(name).equals(ctx.queryParam(VERSION));
        ctx.header("ETag", tag)
                .header("Vary", "Accept-Encoding")
                .header(
                        "Cache-Control",
                        isNamed ? "public, max-age=31536000, immutable" : "no-cache");
        if (tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
            return;
        }
        Media media =
                name.endsWith(".css")
                        ? Media.CSS
                        : name.endsWith(".svg") ? Media.SVG : Media.JAVASCRIPT;
        ctx.contentType(media.type() + "; charset=utf-8").result(bytes(name));
    }

    private static String digest(String name) {
        return DIGESTS.computeIfAbsent(name, Assets::computeDigest);
    }

    private static String computeDigest(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(name));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] bytes(String name) throws IOException {
        String resource = String.valueOf(RESOURCES.get(name));
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not packaged: " + resource);
            }
            return in.readAllBytes();
        }
    }
}
