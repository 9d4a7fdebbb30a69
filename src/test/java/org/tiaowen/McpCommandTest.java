package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.server.IngestStatus;
import org.tiaowen.server.Server;
import org.tiaowen.server.ServerException;
import org.tiaowen.server.ServerSettings;
import org.tiaowen.server.Services;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code tiaowen mcp} in a process of its own, as clients start it. */
final class McpCommandTest {

    private static final Path TEXTS = Path.of("src/test/resources/query-corpus");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir private static Path folder;

    @BeforeAll
    static void ingest() {
        assertEquals(0, Tiaowen.execute("ingest", TEXTS.toString(), "--data", folder + "/data"));
    }

    private static List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.tiaowen.Tiaowen",
                                "mcp"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static McpSyncClient client(String... arguments) {
        McpSyncClient client =
                McpClient.sync(
                                new StdioClientTransport(
                                        ServerParameters.builder(java())
                                                .args(command(arguments))
                                                .build(),
                                        McpJsonDefaults.getMapper()))
                        .requestTimeout(PATIENCE)
                        .initializationTimeout(PATIENCE)
                        .build();
        client.initialize();
        return client;
    }

    private static String search(McpSyncClient client) {
        return String.valueOf(
                client.callTool(
                                CallToolRequest.builder("search_clauses")
                                        .arguments(Map.of("query", "外贸企业租金补贴最高多少", "limit", 3))
                                        .build())
                        .structuredContent());
    }

    @Test
    void itAnswersFromADataDirectory() {
        try (McpSyncClient client = client("--data", folder + "/data")) {
            assertEquals("tiaowen", client.getServerInfo().name());
            assertTrue(search(client).contains("《厦门市支持外贸发展若干措施》"), search(client));
        }
    }

    /** The server holds the data directory. */
    @Test
    void itAnswersForARunningServer() throws ServerException {
        Path own = folder.resolve("served");
        assertEquals(0, Tiaowen.execute("ingest", TEXTS.toString(), "--data", own.toString()));
        try (Stores stores = Stores.open(own)) {
            SearchIndex index = stores.repairedIndex().join();
            Services services =
                    new Services(
                            stores.graph(),
                            CompletableFuture.completedFuture(index),
                            QueryLibrary.packaged(),
                            Stores.iris(),
                            stores::original,
                            () -> IngestStatus.IDLE);
            try (Server server = new Server(ServerSettings.local(0, "7"), services).start();
                    McpSyncClient client =
                            client("--server", "http://localhost:" + server.port())) {
                List<String> names =
                        client.listTools().tools().stream().map(Tool::name).sorted().toList();
                assertTrue(names.contains("verify_citation"), names.toString());
                assertTrue(search(client).contains("《厦门市支持外贸发展若干措施》"));
                assertTrue(
                        client.callTool(
                                        CallToolRequest.builder("get_clause")
                                                .arguments(Map.of("iri", "nowhere"))
                                                .build())
                                .isError());
            }
        }
    }

    @Test
    void nothingButMessagesGoesToStandardOutput() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(command("--data", folder + "/data"));
        Process process =
                new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
        String messages =
                """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
                {"jsonrpc":"2.0","method":"notifications/initialized"}
                {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"list_units","arguments":{}}}
                """;
        process.getOutputStream().write(messages.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        var out = process.inputReader(StandardCharsets.UTF_8);
        for (int i = 1; i <= 2; i++) {
            var message = new ObjectMapper().readTree(out.readLine());
            assertEquals(i, message.get("id").asInt());
            assertTrue(message.has("result"), message.toString());
        }
        process.getOutputStream().close();
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), "ends with its input");
        assertEquals(0, process.exitValue());
        assertEquals(null, out.readLine());
    }

    @Test
    void withoutDataOrServerItSaysWhatToDo() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(command("--server", "localhost"));
        Process process = new ProcessBuilder(command).start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, process.waitFor());
        assertTrue(said.contains("not an http address"), said);
        List<String> elsewhere = new ArrayList<>(List.of(java()));
        elsewhere.addAll(command("--server", "http://localhost:1"));
        Process alone = new ProcessBuilder(elsewhere).start();
        String advice = new String(alone.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, alone.waitFor());
        assertTrue(advice.contains("no server answers at http://localhost:1/mcp"), advice);
        assertFalse(process.inputReader().ready());
    }
}
