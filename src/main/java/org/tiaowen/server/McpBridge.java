package org.tiaowen.server;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.Tool;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Offers the tools of a running server over standard input and output: that server holds the data
 * directory, so that no second process can open it.
 */
public final class McpBridge {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(McpBridge.class);

    private McpBridge() {}

    /**
     * Answers over a pair of streams until the input ends.
     *
     * @param server address of the running server, without {@code /mcp}
     * @throws ServerException where it does not answer
     */
    public static void serve(URI server, String version, InputStream in, OutputStream out)
            throws InterruptedException, ServerException {
        var transport =
                HttpClientStreamableHttpTransport.builder(server.toString())
                        .endpoint("/mcp")
                        .jsonMapper(McpJsonDefaults.getMapper())
                        .build();
        McpSyncClient client =
                McpClient.sync(transport)
                        .requestTimeout(PATIENCE)
                        .jsonSchemaValidator((_, _) -> ValidationResponse.asValid(""))
                        .build();
        // Clients end this process by a signal: the server is told all the same that no one
        // listens.
        Thread leave = new Thread(client::closeGracefully, "leave");
        Runtime.getRuntime().addShutdownHook(leave);
        try {
            List<SyncToolSpecification> tools =
                    tools(client, server).stream()
                            .map(
                                    tool ->
                                            SyncToolSpecification.builder()
                                                    .tool(tool)
                                                    .callHandler(
                                                            (_, request) ->
                                                                    client.callTool(request))
                                                    .build())
                            .toList();
            McpFace.serve(tools, version, in, out);
        } finally {
            client.closeGracefully();
            forget(leave);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("{} is running already", hook.getName(), e);
        }
    }

    private static List<Tool> tools(McpSyncClient client, URI server) throws ServerException {
        try {
            client.initialize();
            return client.listTools().tools();
        } catch (RuntimeException e) {
            throw new ServerException(
                    ServerException.Reason.ADDRESS,
                    "no server answers at %s/mcp; start one with 'tiaowen serve', or leave --server"
                                    .formatted(server)
                            + " out to read the data directory",
                    e);
        }
    }
}
