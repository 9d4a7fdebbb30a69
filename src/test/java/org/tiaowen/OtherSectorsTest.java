package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.server.IngestStatus;
import org.tiaowen.server.Server;
import org.tiaowen.server.ServerSettings;
import org.tiaowen.server.Services;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A user's own sector scheme from the file to the answers: facts, graph, index, server. */
@Beside
class OtherSectorsTest {
    private static final String SCHEME = "src/test/resources/sectors-of-a-port.ttl";
    private static final String PLAN =
            """
            舟山市港口提升工作方案
            一、主要任务
            （一）扩建码头。新建两个集装箱泊位，疏浚进港航道。
            （二）培训船员。组织船员参加技能培训。
            （三）使用岸电。对使用岸电的船舶给予补助。
            """;

    @TempDir private Path temp;
    private Path corpus;
    private Path data;

    @BeforeEach
    void write() throws Exception {
        corpus = Files.createDirectory(temp.resolve("corpus"));
        data = temp.resolve("data");
        Files.writeString(corpus.resolve("plan.txt"), PLAN);
    }

    private record Ran(int code, String out, String err) {}

    private static Ran run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Tiaowen.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(args);
        return new Ran(code, out.toString(), err.toString());
    }

    @Test
    void extractGoesByTheScheme() throws Exception {
        Ran ran = run("extract", "--sectors", SCHEME, corpus.toString());
        assertEquals(0, ran.code(), ran.err());
        JsonNode document =
                JsonMapper.builder().build().readTree(ran.out().lines().findFirst().orElseThrow());
        List<String> first = new ArrayList<>();
        for (JsonNode measure : document.get("measures")) {
            first.add(measure.get("sectors").get(0).textValue());
            double confidence = measure.get("sectorConfidence").get(0).doubleValue();
            assertTrue(confidence > 0 && confidence <= 1, String.valueOf(confidence));
        }
        assertTrue(first.containsAll(List.of("berths", "crews")), first.toString());
        assertFalse(ran.out().contains("logistics-transport"));
    }

    @Test
    void aWrongFileIsWrongUsage() throws Exception {
        Path file = Files.writeString(temp.resolve("bad.ttl"), "no scheme");
        Ran ran =
                run(
                        "ingest",
                        "--data",
                        data.toString(),
                        "--sectors",
                        file.toString(),
                        corpus.toString());
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("sectors: " + file + ": not Turtle: [line: 1"), ran.err());
        assertFalse(Files.exists(data));
    }

    @Test
    void ingestAndServeGoByTheScheme() throws Exception {
        assertEquals(0, run("ingest", "--data", data.toString(), corpus.toString()).code());
        String[] again = {
            "ingest", "--data", data.toString(), "--sectors", SCHEME, corpus.toString()
        };
        String another = run(again).err();
        assertTrue(another.contains("1 sources, 0 unchanged"), another);
        String same = run(again).err();
        assertTrue(same.contains("1 sources, 1 unchanged"), same);
        Ran found =
                run(
                        "search",
                        "--data",
                        data.toString(),
                        "--sectors",
                        SCHEME,
                        "--filter",
                        "sector=crews",
                        "培训");
        assertEquals(0, found.code(), found.err());
        assertTrue(found.out().startsWith("1 hits") && found.out().contains("组织船员"), found.out());
        assertEquals(
                2,
                run("search", "--data", data.toString(), "--filter", "sector=finance", "培训")
                        .code());
        SectorOptions options =
                CommandLine.populateCommand(new SectorOptions(), "--sectors", SCHEME);
        try (Stores stores = Stores.open(data, options)) {
            CompletableFuture<SearchIndex> index = stores.repairedIndex();
            index.join();
            Services services =
                    new Services(
                            stores.graph(),
                            index,
                            QueryLibrary.packaged(),
                            Stores.iris(),
                            stores::original,
                            () -> IngestStatus.IDLE);
            ServerSettings settings =
                    new ServerSettings("localhost", 0, Duration.ofMinutes(10), "1.2.3");
            try (Server server = new Server(settings, services).start()) {
                String sectors = get(server, "/api/v1/sectors", 200);
                assertTrue(sectors.contains("\"total\" : 5") && sectors.contains("泊位与航道"), sectors);
                assertFalse(sectors.contains("金融服务"), sectors);
                assertTrue(get(server, "/api/v1/measures?sector=crews", 200).contains("组织船员"));
                assertTrue(get(server, "/api/v1/search?q=船员&sector=crews", 200).contains("组织船员"));
                get(server, "/api/v1/measures?sector=finance", 400);
            }
        }
    }

    private static String get(Server server, String path, int status) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address =
                    URI.create(
                            URI.create("http://localhost:" + server.port() + path).toASCIIString());
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            assertEquals(status, answer.statusCode(), answer.body());
            return answer.body();
        }
    }
}
