package org.tiaowen.server;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.search.SearchInQueries;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The Model Context Protocol: the {@link McpTools} over streamable HTTP, inside the server's Jetty,
 * and over standard input and output. What goes wrong in a tool is told as the tool's own error,
 * with advice, so that a model can ask otherwise.
 */
public final class McpFace {

    private static final Logger LOG = LoggerFactory.getLogger(McpFace.class);

    private static final String NAME = "tiaowen";

    /** Bytes of a request. */
    private static final int LONGEST = 1 << 20;

    private McpFace() {}

    /** The servlet for {@code /mcp}. */
    static McpServlet servlet(McpTools tools, McpOrigins origins, String version) {
        var transport =
                HttpServletStreamableServerTransportProvider.builder()
                        .jsonMapper(McpJsonDefaults.getMapper())
                        .mcpEndpoint("/mcp")
                        .securityValidator(origins)
                        .maxRequestSize(LONGEST)
                        .build();
        finish(McpServer.sync(transport), tools.all(), version).build();
        return new McpServlet(transport);
    }

    /**
     * Answers over a pair of streams until the input ends.
     *
     * @param services the index has to be open
     */
    public static void serve(
            ServerSettings settings, Services services, InputStream in, OutputStream out)
            throws InterruptedException {
        IndexGate index = new IndexGate(services.index());
        Answers answers = new Answers(services.store(), index, settings.version());
        Naming naming = new Naming(services.iris());
        QueryRunner runner =
                new QueryRunner(
                        services.store(),
                        answers,
                        new SearchInQueries(index::get, services.store()),
                        new ResultWriting(naming),
                        settings.limits());
        McpTools tools =
                new McpTools(
                        services,
                        new Clauses(index, answers, naming),
                        new CheckEndpoint(services.drafts(), index, answers, naming),
                        new Lists(answers, naming),
                        runner);
        serve(specifications(tools.all()), settings.version(), in, out);
    }

    static void serve(
            List<SyncToolSpecification> tools, String version, InputStream in, OutputStream out)
            throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        var transport =
                new StdioServerTransportProvider(
                        McpJsonDefaults.getMapper(), new EndingInput(in, end), out);
        McpSyncServer server = describe(McpServer.sync(transport), version).tools(tools).build();
        end.await();
        server.closeGracefully();
    }

    private static <S extends McpServer.SyncSpecification<S>> McpServer.SyncSpecification<S> finish(
            McpServer.SyncSpecification<S> server, List<McpTool> tools, String version) {
        return describe(server, version).tools(specifications(tools));
    }

    /** Tools check what they take themselves and say what would be right. */
    private static <S extends McpServer.SyncSpecification<S>>
            McpServer.SyncSpecification<S> describe(
                    McpServer.SyncSpecification<S> server, String version) {
        return server.serverInfo(NAME, version)
                .instructions(McpTools.INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .jsonSchemaValidator((_, _) -> ValidationResponse.asValid(""))
                .validateToolInputs(false);
    }

    private static List<SyncToolSpecification> specifications(List<McpTool> tools) {
        return tools.stream().map(McpFace::specification).toList();
    }

    private static SyncToolSpecification specification(McpTool tool) {
        return SyncToolSpecification.builder()
                .tool(
                        Tool.builder(tool.name(), McpTool.standalone(tool.input()))
                                .title(tool.title())
                                .description(tool.description())
                                .outputSchema(McpTool.standalone(tool.output()))
                                .annotations(
                                        ToolAnnotations.builder()
                                                .title(tool.title())
                                                .readOnlyHint(true)
                                                .destructiveHint(false)
                                                .idempotentHint(true)
                                                .openWorldHint(false)
                                                .build())
                                .build())
                .callHandler((_, request) -> call(tool, request))
                .build();
    }

    private static CallToolResult call(McpTool tool, CallToolRequest request) {
        try {
            Map<String, Object> arguments = request.arguments();
            JsonObject answer =
                    tool.call().apply(JsonBody.of(arguments == null ? Map.of() : arguments));
            return CallToolResult.builder()
                    .structuredContent(Json.tree(answer))
                    .addTextContent(Json.text(answer))
                    .isError(false)
                    .build();
        } catch (RuntimeException e) {
            Problem problem = Problems.of(e);
            if (problem.type() == ProblemType.INTERNAL) {
                LOG.error("{} failed", tool.name(), e);
            }
            return CallToolResult.builder()
                    .addTextContent(
                            problem.type().title()
                                    + "："
                                    + Json.text(problem.json(problem.type().status(), tool.name())))
                    .isError(true)
                    .build();
        }
    }
}
