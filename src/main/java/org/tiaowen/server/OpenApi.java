package org.tiaowen.server;

import org.tiaowen.graph.NamedQuery;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.server.Routes.Route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The description of the HTTP face in OpenAPI 3.1, made of what each route says of itself. */
final class OpenApi {

    private final Map<String, JsonObject> paths = new LinkedHashMap<>();

    private OpenApi() {}

    /**
     * The OpenAPI Object.
     *
     * @param routes in the order in which they are to be read
     * @param library each of its questions gets a path of its own
     * @param version of the program
     */
    static JsonObject of(List<Route> routes, QueryLibrary library, String version) {
        OpenApi api = new OpenApi();
        for (Route route : routes) {
            String path = template(route.path());
            api.add(path, route.method().name(), route.operation());
            if (path.equals(QueriesEndpoint.PATH + "/{name}")) {
                for (NamedQuery query : library.queries()) {
                    api.add(
                            QueriesEndpoint.PATH + "/" + query.name(),
                            "GET",
                            QueriesEndpoint.operation(query));
                }
            }
        }
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put("info", info(version))
                .put("servers", List.of(new JsonObject().put("url", "/")))
                .put("tags", Stream.of(Section.values()).map(OpenApi::tag).toList())
                .put("paths", api.paths)
                .put("components", new JsonObject().put("schemas", Schemas.all()));
    }

    /** The path of a route as OpenAPI writes it; {@code *} at its end is any path. */
    static String template(String path) {
        return path.endsWith("*") ? path.substring(0, path.length() - 1) + "{path}" : path;
    }

    private void add(String path, String method, Operation operation) {
        String verb = method.toLowerCase(Locale.ROOT);
        paths.computeIfAbsent(path, _ -> new JsonObject())
                .put(verb, operation.json(id(verb, path)));
    }

    /** A name of its own for each operation: {@code get_api_v1_documents_slug}. */
    private static String id(String verb, String path) {
        return verb + path.replaceAll("[^A-Za-z0-9]+", "_").replaceFirst("_$", "");
    }

    private static JsonObject info(String version) {
        return new JsonObject()
                .put("title", Frame.NAME)
                .put("version", version)
                .put(
                        "description",
                        "中国政策文件的知识图谱与检索服务。 Chinese policy texts as a knowledge graph and a search"
                            + " service. What answers GET answers HEAD too; every address answers"
                            + " OPTIONS. Every answer made of the graph names its revision"
                                + " (%s) and has an ETag. Errors are problem+json (RFC 9457)."
                                        .formatted(State.HEADER))
                .put(
                        "license",
                        new JsonObject().put("name", "Apache-2.0").put("identifier", "Apache-2.0"));
    }

    private static JsonObject tag(Section section) {
        return new JsonObject().put("name", section.zh()).put("description", section.en());
    }
}
