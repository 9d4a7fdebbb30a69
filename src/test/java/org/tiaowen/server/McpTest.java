package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tools as a client of the protocol sees them, over HTTP. */
final class McpTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String INITIALIZE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":"
                    + "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
                    + "\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";

    private static RunningServer server;
    private static McpSyncClient client;

    @BeforeAll
    static void start() {
        server = RunningServer.withSamples();
        client =
                McpClient.sync(
                                HttpClientStreamableHttpTransport.builder(
                                                "http://localhost:" + server.port())
                                        .endpoint("/mcp")
                                        .build())
                        .build();
        client.initialize();
    }

    @AfterAll
    static void stop() {
        client.closeGracefully();
        server.close();
    }

    private static CallToolResult call(String tool, Map<String, Object> arguments) {
        return client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
    }

    /** A good answer, which is also what the tool says it gives. */
    private static JsonNode answer(String tool, Map<String, Object> arguments) {
        CallToolResult result = call(tool, arguments);
        assertFalse(result.isError(), text(result));
        JsonNode structured = MAPPER.valueToTree(result.structuredContent());
        assertEquals(json(text(result)), structured, "the text says the same");
        Tool described = tool(tool);
        for (Map.Entry<Map<String, Object>, Object> pair :
                Map.<Map<String, Object>, Object>of(
                                described.inputSchema(), arguments,
                                described.outputSchema(), structured)
                        .entrySet()) {
            assertEquals(
                    List.of(),
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(MAPPER.<JsonNode>valueToTree(pair.getKey()))
                            .validate(MAPPER.<JsonNode>valueToTree(pair.getValue())));
        }
        return structured;
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }

    private static Tool tool(String name) {
        return client.listTools().tools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theServerSaysWhatItIsAndWhatItHas() {
        assertEquals("tiaowen", client.getServerInfo().name());
        assertEquals("1.2.3", client.getServerInfo().version());
        assertTrue(client.getServerInstructions().contains("search_clauses"));
        Set<String> names = new TreeSet<>();
        for (Tool tool : client.listTools().tools()) {
            names.add(tool.name());
            assertTrue(tool.title().matches("\\p{IsHan}+ [A-Z][a-z ]+"), tool.title());
            assertTrue(tool.description().matches("(?s)\\p{IsHan}.*\\n[A-Z].*"), tool.name());
            assertTrue(tool.annotations().readOnlyHint());
            assertFalse(tool.annotations().destructiveHint());
            assertFalse(tool.annotations().openWorldHint());
            assertEquals("object", tool.inputSchema().get("type"));
            assertEquals("object", tool.outputSchema().get("type"));
        }
        assertTrue(
                names.containsAll(
                        Set.of(
                                "search_clauses",
                                "find_overlaps",
                                "get_clause",
                                "list_units",
                                "run_query",
                                "verify_citation")),
                names.toString());
    }

    @Test
    void clausesAreFoundReadAndVerified() {
        JsonNode found =
                answer(
                        "search_clauses",
                        Map.of(
                                "query",
                                "减免租金",
                                "limit",
                                2,
                                "filters",
                                Map.of("kind", "措施"),
                                "context",
                                true));
        String iri = found.at("/clauses/0/iri").asText();
        assertEquals("《津市促进流通若干措施》（津政发〔2021〕3号）一、（一）", found.at("/clauses/0/citation").asText());
        JsonNode clause = answer("get_clause", Map.of("iri", iri, "context", List.of("parents")));
        assertEquals("减免租金。", clause.get("text").asText());
        assertEquals(2, clause.at("/context/parents").size());
        assertEquals(
                "exact",
                answer("verify_citation", Map.of("quote", "减免租金", "iri", iri))
                        .get("verdict")
                        .asText());
        assertEquals(
                "near",
                answer("verify_citation", Map.of("quote", "减征租金。", "iri", iri))
                        .get("verdict")
                        .asText());
    }

    @Test
    void unitsAreListed() {
        JsonNode units = answer("list_units", Map.of("q", "商务", "limit", 5));
        assertEquals("津市商务局", units.at("/units/0/name").asText());
    }

    @Test
    void queriesRunByNameAndAsText() {
        JsonNode rows =
                answer(
                        "run_query",
                        Map.of(
                                "sparql",
                                "PREFIX tw: <https://w3id.org/tiaowen/ns#> SELECT ?t { ?d a"
                                        + " tw:Document ; tw:title ?t } ORDER BY ?t",
                                "limit",
                                2));
        assertEquals(2, rows.get("rows").size());
        assertTrue(rows.get("isPart").asBoolean(), "there are more");
        assertTrue(
                answer("run_query", Map.of("sparql", "ASK { ?s ?p ?o }"))
                        .get("boolean")
                        .asBoolean());
        assertTrue(
                answer("run_query", Map.of("sparql", "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3"))
                        .get("turtle")
                        .asText()
                        .contains("."));
        assertFalse(answer("run_query", Map.of("name", "dashboard")).get("rows").isEmpty());
        assertTrue(
                answer(
                                "run_query",
                                Map.of(
                                        "name",
                                        "measures-of-sector",
                                        "parameters",
                                        Map.of("sector", "commerce")))
                        .has("rows"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search_clauses  | {}                                     | query",
                "search_clauses  | {'query': '租金', 'limit': 1000}         | maximum",
                "search_clauses  | {'query': '租金', 'filters': {'sector': 'magic'}} | there are",
                "search_clauses  | {'query': '租金', 'depth': 3}            | allowed",
                "get_clause      | {'iri': 'nowhere'}                     | nowhere",
                "verify_citation | {'quote': '。'}                         | no word",
                "run_query       | {}                                     | either",
                "run_query       | {'name': 'magic'}                      | dashboard",
                "run_query       | {'sparql': 'SELECT'}                   | line",
                "run_query       | {'sparql': 'DROP ALL'}                 | query",
                "run_query       | {'sparql': 'SELECT * { SERVICE <http://example.org/> { ?s ?p ?o"
                        + " } }'} | SERVICE",
            })
    void whatGoesWrongIsTheToolsErrorWithAdvice(String tool, String arguments, String advice)
            throws IOException {
        @SuppressWarnings("unchecked")
        Map<String, Object> map = MAPPER.readValue(arguments.replace('\'', '"'), Map.class);
        CallToolResult result = call(tool, map);
        assertTrue(result.isError());
        assertTrue(text(result).matches("(?s)\\p{IsHan}+：\\{.*"), text(result));
        assertTrue(text(result).contains(advice), text(result));
    }

    /** Names that point at this machine are not enough: a page can let its own name do so. */
    @ParameterizedTest
    @CsvSource({
        "localhost, '', 200",
        "localhost, http://localhost:3000, 200",
        "127.0.0.1, http://127.0.0.1, 200",
        "evil.example, http://evil.example, 403",
        "evil.example, '', 403",
        "localhost, http://evil.example, 403",
        "localhost, null, 403",
        "localhost, http://localhost.evil.example, 403",
    })
    void pagesOfOtherSitesAreKeptOut(String host, String origin, int status) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            String request =
                    "POST /mcp HTTP/1.1\r\nHost: "
                            + host
                            + ":"
                            + server.port()
                            + "\r\n"
                            + (origin.isEmpty() ? "" : "Origin: " + origin + "\r\n")
                            + "Content-Type: application/json\r\n"
                            + "Accept: application/json, text/event-stream\r\n"
                            + "Content-Length: "
                            + INITIALIZE.length()
                            + "\r\nConnection: close\r\n\r\n"
                            + INITIALIZE;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String line =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .findFirst()
                            .orElse("");
            assertTrue(line.contains(" " + status), line);
        }
    }
}
