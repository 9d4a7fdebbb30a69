package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.encode;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;

import io.javalin.http.HandlerType;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.graph.NamedQuery;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.graph.QueryParameter;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What {@code /openapi.json} says against what the server does. */
final class OpenApiTest {

    /** What a path asks for where its description gives no example. */
    private static final Map<String, String> PATHS =
            Map.of("slug", "{document}", "id", "a", "path", "source/a", "name", "dashboard");

    /** Answers that are no problem by their form: of probes, and of a protocol of its own. */
    private static final Set<String> OWN_SHAPE =
            Set.of("get /readyz 503", "post /retrieval 403", "post /retrieval 404");

    @AutoClose private static final RunningServer server = RunningServer.withSamples();

    private static final HttpResponse<String> answer = server.get("/openapi.json");
    private static final JsonNode document = json(answer);

    @Test
    void everyRouteIsDescribedAndNoOther() {
        assertEquals(200, answer.statusCode());
        assertEquals("application/json", header(answer, "Content-Type"));
        Set<String> registered =
                server.endpoints().stream()
                        .filter(endpoint -> endpoint.method.isHttpMethod())
                        .filter(endpoint -> !endpoint.method.equals(HandlerType.HEAD))
                        .map(e -> e.method.name().toLowerCase() + " " + OpenApi.template(e.path))
                        .collect(Collectors.toCollection(TreeSet::new));
        QueryLibrary.packaged()
                .queries()
                .forEach(query -> registered.add("get /queries/" + query.name()));
        Set<String> described = new TreeSet<>();
        operations().forEach(operation -> described.add(operation.name()));
        assertEquals(String.join("\n", registered), String.join("\n", described));
    }

    @Test
    void itIsOpenApi() {
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(answer.body(), null, null);
        assertEquals(List.of(), result.getMessages());
        OpenAPI api = result.getOpenAPI();
        assertNotNull(api);
        assertTrue(result.isOpenapi31());
        assertEquals(document.get("paths").size(), api.getPaths().size());
    }

    @Test
    void everyOperationSaysWhatItNeeds() {
        Set<String> ids = new TreeSet<>();
        Set<String> tags = new TreeSet<>();
        document.get("tags").forEach(tag -> tags.add(tag.get("name").asText()));
        for (Described operation : operations()) {
            JsonNode json = operation.json();
            String name = operation.name();
            assertTrue(ids.add(json.get("operationId").asText()), name);
            assertTrue(tags.contains(json.at("/tags/0").asText()), name);
            assertTrue(json.at("/x-summary/zh").asText().matches(".*\\p{IsHan}.*"), name);
            assertTrue(json.at("/x-summary/en").asText().matches("\\P{IsHan}+"), name);
            Set<String> inPath = new TreeSet<>();
            Set<String> names = new TreeSet<>();
            for (JsonNode parameter : json.path("parameters")) {
                String at = parameter.get("name").asText();
                assertTrue(names.add(parameter.get("in").asText() + " " + at), name + " " + at);
                assertTrue(parameter.get("description").asText().matches("(?s).*\\p{IsHan}.*"), at);
                if (parameter.get("in").asText().equals("path")) {
                    inPath.add(at);
                }
            }
            assertEquals(variables(operation.path()), inPath, name);
            assertTrue(
                    json.get("responses").properties().stream()
                            .anyMatch(e -> e.getKey().startsWith("2")),
                    name + " says of no answer what it looks like");
            for (Map.Entry<String, JsonNode> response : json.get("responses").properties()) {
                boolean isProblem = response.getKey().compareTo("400") >= 0;
                assertEquals(
                        isProblem && !OWN_SHAPE.contains(name + " " + response.getKey()),
                        response.getValue().path("content").has("application/problem+json"),
                        name + " " + response.getKey());
            }
        }
    }

    @Test
    void referencesLeadSomewhere() {
        for (String pointer : document.findValuesAsText("$ref")) {
            assertFalse(document.at(pointer.substring(1)).isMissingNode(), pointer);
        }
    }

    /** Asks with the examples, and holds each answer against the schema of its media type. */
    @Test
    void answersAreAsDescribed() {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Described operation : operations()) {
            if (!operation.method().equals("get")) {
                continue;
            }
            for (String query : List.of("", examples(operation.json()))) {
                String path = filled(operation.path()) + query;
                HttpResponse<String> got = server.get(path);
                String type = RunningServer.type(got);
                JsonNode described =
                        operation
                                .json()
                                .get("responses")
                                .path(Integer.toString(got.statusCode()))
                                .path("content")
                                .path(type);
                if (described.isMissingNode()) {
                    wrong.add(path + ": " + got.statusCode() + " " + type + " is not described");
                } else if (type.endsWith("json")) {
                    asked++;
                    validate(described.get("schema"), got.body())
                            .forEach(message -> wrong.add(path + ": " + message));
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(asked > 20, "answers in JSON that were looked at: " + asked);
    }

    @Test
    void aRefusalSaysWhichParameterIsAtFault() {
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        for (Described operation : operations()) {
            if (!operation.method().equals("get")) {
                continue;
            }
            List<String> names = new ArrayList<>(List.of("nonsense"));
            for (JsonNode parameter : operation.json().path("parameters")) {
                if (parameter.get("in").asText().equals("query")) {
                    names.add(parameter.get("name").asText());
                }
            }
            for (String name : names) {
                String path = filled(operation.path()) + "?" + name + "=" + encode("<a b>");
                HttpResponse<String> got = server.get(path);
                if (got.statusCode() == 400) {
                    JsonNode problem = json(got);
                    if (problem.get("type").asText().endsWith("#parameter")) {
                        refused++;
                        if (!problem.has("parameter")) {
                            wrong.add(path + ": " + problem.get("detail"));
                        }
                    }
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(refused > 100, "refusals that were looked at: " + refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/retrieve | {\"query\": \"减免租金\", \"context\": true, \"budget\": 500}",
                "/api/v1/retrieve | {\"query\": \"风力发电\", \"filters\": {\"validOn\":"
                        + " \"1900-01-01\"}}",
                "/api/v1/verify   | {\"quote\": \"减免租金\"}",
                "/api/v1/verify   | {\"quote\": \"减征租金……试点\"}",
                "/api/v1/verify   | {\"quote\": \"风力发电\"}",
            })
    void whatIsPostedAndWhatComesBackIsAsDescribed(String path, String body) {
        JsonNode operation = document.get("paths").get(path).get("post");
        HttpResponse<String> got = server.post(path, "application/json", body);
        assertEquals(200, got.statusCode(), got.body());
        String schema = "/content/application~1json/schema";
        assertEquals(List.of(), validate(operation.at("/requestBody" + schema), body));
        assertEquals(List.of(), validate(operation.at("/responses/200" + schema), got.body()));
    }

    @Test
    void aQuestionOfTheLibraryHasItsOwnPath() {
        for (NamedQuery query : QueryLibrary.packaged().queries()) {
            JsonNode operation = document.get("paths").get("/queries/" + query.name()).get("get");
            assertTrue(operation.get("summary").asText().startsWith(query.titleZh()));
            for (QueryParameter parameter : query.parameters()) {
                JsonNode described =
                        operation.get("parameters").get(query.parameters().indexOf(parameter));
                assertEquals(parameter.name(), described.get("name").asText());
                assertEquals(
                        parameter.defaultValue() == null, described.get("required").asBoolean());
                assertEquals(parameter.example(), described.get("example").asText());
            }
        }
    }

    private record Described(String method, String path, JsonNode json) {

        String name() {
            return method + " " + path;
        }
    }

    private static List<Described> operations() {
        List<Described> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(new Described(method.getKey(), path.getKey(), method.getValue()));
            }
        }
        return operations;
    }

    private static Set<String> variables(String path) {
        Set<String> names = new TreeSet<>();
        for (String part : path.split("/")) {
            if (part.startsWith("{")) {
                names.add(part.substring(1, part.length() - 1));
            }
        }
        return names;
    }

    private static String filled(String path) {
        String filled = path;
        for (String name : variables(path)) {
            filled = filled.replace("{" + name + "}", PATHS.getOrDefault(name, name));
        }
        return filled.contains("{document}") ? filled.replace("{document}", slug()) : filled;
    }

    private static String slug() {
        return json(server.get("/api/v1/documents")).at("/documents/0/slug").asText();
    }

    private static String examples(JsonNode operation) {
        List<String> pairs = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.get("in").asText().equals("query") && parameter.has("example")) {
                pairs.add(
                        parameter.get("name").asText()
                                + "="
                                + encode(parameter.get("example").asText()));
            }
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static List<com.networknt.schema.Error> validate(JsonNode schema, String body) {
        ObjectNode whole = (ObjectNode) RunningServer.json(inPlace(schema));
        whole.set("$defs", RunningServer.json(inPlace(document.at("/components/schemas"))));
        return SchemaRegistry.withDefaultDialect(Dialects.getOpenApi31())
                .getSchema(whole)
                .validate(RunningServer.json(body));
    }

    /** References lead to where JSON Schema keeps definitions. */
    private static String inPlace(JsonNode schema) {
        return schema.toString().replace("#/components/schemas/", "#/$defs/");
    }
}
