package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.AUTHORIZED;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.encode;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.json;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.MemoryFolder;
import org.tiaowen.Packaged;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.ingest.DataFolder;
import org.tiaowen.ingest.IndexSync;
import org.tiaowen.ingest.Ingester;
import org.tiaowen.ingest.Uploads;
import org.tiaowen.rdf.Samples;
import org.tiaowen.search.SearchIndex;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Sources that are sent to {@code /api/v1/sources}, and taken out. */
final class ImportTest {

    private static final String SOURCES = "/api/v1/sources";
    private static final String RULES = "厦门市会展业管理办法\n第一条 为了促进会展业发展，制定本办法。\n第二条 市商务局应当对展馆扩建给予补贴。\n";
    private static final String PLAN = "厦门市养老服务工作方案\n一、主要任务\n（一）扩大供给。建设养老机构。\n";

    /** A page without a text, as a scan has none. */
    private static final String SCAN =
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                    + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                    + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]"
                    + "/Contents 4 0 R>>endobj\n4 0 obj<</Length 15>>stream\n0 0 50 50 re f\n\n"
                    + "endstream endobj\n"
                    + "trailer<</Root 1 0 R>>\n%%EOF\n";

    @AutoClose private static final RunningServer server = RunningServer.withSamples();

    @BeforeAll
    static void takeSources() {
        server.uploads();
    }

    /** A form with files, sent by who may write and with further headers. */
    private static HttpResponse<String> upload(Map<String, byte[]> files, String... headers)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            body.writeBytes(
                    ("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                                    + file.getKey()
                                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file.getValue());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--limit--\r\n".getBytes(StandardCharsets.UTF_8));
        return server.send(
                server.request(SOURCES, headers)
                        .header("Content-Type", "multipart/form-data; boundary=limit")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        json(server.get(SOURCES)).get("sources").forEach(s -> names.add(s.get("name").asText()));
        return names;
    }

    private static void remove(String id) {
        assertEquals(
                204,
                server.send(server.request(SOURCES + "/" + encode(id), AUTHORIZED).DELETE())
                        .statusCode());
    }

    @Test
    void whatIsSentIsReadServedAndTakenOutAgain() throws IOException {
        int changes = server.changes();
        HttpResponse<String> answer = upload(Map.of("会展.txt", utf8(RULES)), AUTHORIZED);
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode report = json(answer);
        assertEquals("done", report.get("state").asText());
        assertTrue(report.get("complete").asBoolean());
        JsonNode source = report.at("/sources/0");
        assertEquals("upload/会展.txt", source.get("name").asText());
        assertEquals("ingested", source.get("outcome").asText());
        assertEquals(1, source.get("documentCount").asInt());
        String id = source.get("id").asText();
        assertTrue(names().contains("upload/会展.txt"));
        assertEquals(changes + 1, server.changes());
        JsonNode found = json(server.get("/api/v1/search?q=" + encode("展馆扩建补贴")));
        assertEquals("upload/会展.txt", found.at("/hits/0/source").asText());
        String document = found.at("/hits/0/document").asText().replaceFirst(".*/id/", "/id/");
        assertTrue(server.get(SOURCES + "/" + id + "/text").body().contains("展馆扩建"));

        JsonNode again = json(upload(Map.of("会展.txt", utf8(RULES)), AUTHORIZED));
        assertEquals("unchanged", again.at("/sources/0/outcome").asText());

        remove(id);
        assertFalse(names().contains("upload/会展.txt"));
        assertEquals(410, server.get(document).statusCode());
        assertEquals(0, json(server.get("/api/v1/search?q=展馆扩建")).at("/total").asInt());
        assertProblem(
                404,
                "not-found",
                server.send(server.request(SOURCES + "/" + id, AUTHORIZED).DELETE()));
    }

    @Test
    void nobodyWritesWithoutTheToken() throws IOException {
        Map<String, byte[]> file = Map.of("a.txt", utf8(PLAN));
        assertProblem(401, "unauthorized", upload(file));
        assertProblem(401, "unauthorized", upload(file, "Authorization", "Bearer wrong"));
        assertProblem(
                401, "unauthorized", server.send(server.request(SOURCES + "/doc-1").DELETE()));
        assertFalse(names().contains("upload/a.txt"));
    }

    @ParameterizedTest
    @CsvSource({"scan, no_text", "binary, binary", "broken, damaged", "empty, empty"})
    void aBadFileLeavesNothing(String kind, String code) throws IOException {
        byte[] zip = zip(Map.of("a.txt", utf8(PLAN.repeat(50))));
        Map<String, byte[]> file =
                switch (kind) {
                    case "scan" -> Map.of("扫描件.pdf", utf8(SCAN));
                    case "binary" -> Map.of("方案.txt", new byte[] {0, 1, 2, 3, 0, 5, 6, 0, 8, 9});
                    case "broken" -> Map.of("文件.zip", Arrays.copyOf(zip, 60));
                    default -> Map.of("空白.txt", utf8(" \n "));
                };
        List<String> before = names();
        long originals = server.originals();
        HttpResponse<String> answer = upload(file, AUTHORIZED);
        JsonNode problem = assertProblem(422, "unreadable", answer);
        JsonNode told = problem.at("/report/sources/0/problems/0");
        assertEquals(code, told.get("code").asText().replace('-', '_'), answer.body());
        assertTrue(told.at("/message/zh").asText().matches(".*\\p{IsHan}.*"), answer.body());
        assertEquals(before, names());
        assertEquals(originals, server.originals());
    }

    @Test
    void ofAZipEachFileIsToldAndBadOnesDoNotKeepGoodOnesOut() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("一/方案.txt", utf8(PLAN));
        members.put("二/坏.txt", new byte[] {0, 1, 2, 0, 4, 5, 0, 7, 8, 9});
        HttpResponse<String> answer = upload(Map.of("打包.zip", zip(members)), AUTHORIZED);
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode report = json(answer);
        assertEquals(2, report.get("total").asInt());
        assertFalse(report.get("complete").asBoolean());
        assertEquals("upload/打包.zip!/一/方案.txt", report.at("/sources/0/name").asText());
        assertEquals("failed", report.at("/sources/1/outcome").asText());
        assertTrue(report.at("/sources/1/id").isNull());
        remove(report.at("/sources/0/id").asText());
    }

    @Test
    void aLyingEndingIsReadAsWhatItIsAndProblemsShowTheirPlace() throws IOException {
        HttpResponse<String> answer =
                upload(Map.of("目录.pdf", utf8("关于养老的通知\n厦门市养老服务工作方案\n" + PLAN)), AUTHORIZED);
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode source = json(answer).at("/sources/0");
        List<String> codes = new ArrayList<>();
        for (JsonNode problem : source.get("problems")) {
            codes.add(problem.get("code").asText());
            if (!problem.get("start").isNull()) {
                String text = problem.at("/excerpt/text").asText();
                assertFalse(text.isEmpty(), answer.body());
            }
        }
        assertTrue(codes.contains("misnamed"), answer.body());
        remove(source.get("id").asText());
    }

    @Test
    void whoDoesNotWaitIsToldWhereToAsk() throws IOException {
        HttpResponse<String> answer =
                upload(
                        Map.of("c.txt", utf8(PLAN)),
                        AUTHORIZED[0],
                        AUTHORIZED[1],
                        "Prefer",
                        "respond-async");
        assertEquals(202, answer.statusCode(), answer.body());
        String location = header(answer, "Location");
        JsonNode state;
        do {
            state = json(server.get(location));
        } while (!state.get("state").asText().equals("done"));
        assertEquals(1, state.get("done").asInt());
        remove(state.at("/sources/0/id").asText());
        assertProblem(404, "not-found", server.get("/api/v1/imports/none"));
    }

    @Test
    void formsWithoutFilesAreRefused() throws IOException {
        assertProblem(400, "parameter", upload(Map.of(), AUTHORIZED));
        assertProblem(400, "parameter", upload(Map.of("../..", utf8(PLAN)), AUTHORIZED));
        assertProblem(
                415, "media-type", server.post(SOURCES, "application/json", "{}", AUTHORIZED));
        String answer =
                Raw.exchange(
                        server.port(),
                        """
                        POST /api/v1/sources HTTP/1.1\r
                        Authorization: %s\r
                        Content-Type: multipart/form-data; boundary=x\r
                        Content-Length: %d\
                        """
                                .formatted(AUTHORIZED[1], HttpLimits.DEFAULT.upload() + 1));
        assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
        assertTrue(answer.contains("/problems#too-large"), answer);
    }

    @Test
    void foldersOfSendersDoNotCountAndUploadsAreReadAgainFromTheirBytes() throws IOException {
        HttpResponse<String> answer = upload(Map.of("/etc/../d.txt", utf8(PLAN)), AUTHORIZED);
        JsonNode source = json(answer).at("/sources/0");
        assertEquals("upload/d.txt", source.get("name").asText());
        assertTrue(server.uploads().kept().stream().anyMatch(u -> u.name().equals("upload/d.txt")));
        remove(source.get("id").asText());
        assertEquals(List.of(), server.uploads().kept());
    }

    private record Sent(String name, String text) implements Uploads.Sent {

        @Override
        public void writeTo(Path file) throws IOException {
            Files.writeString(file, text);
        }
    }

    /** Who sent two files and is told of one would think that the other cannot be read. */
    @Test
    void filesThatAStopLeftOutAreToBeSentAgain() throws IOException {
        Path folder = MemoryFolder.create("stopped");
        try (GraphStore store = Tdb2Store.inMemory();
                SearchIndex index =
                        SearchIndex.open(folder.resolve("index"), new Segmenter(List.of()));
                DataFolder data = DataFolder.open(folder.resolve("data"));
                ImportQueue queue = new ImportQueue()) {
            IndexSync sync = new IndexSync(store, index, Samples.IRIS);
            Ingester ingester =
                    new Ingester(
                            data, store, () -> sync, Samples.IRIS, Packaged.ONTOLOGY.sectorFile());
            Uploads uploads = new Uploads(ingester, Packaged::reader, store, data, () -> {});
            ingester.stop();
            var stopped = queue.add(uploads.take(List.of(new Sent("a.txt", PLAN)))).report();
            var failure = assertThrows(CompletionException.class, stopped::join);
            Problem told = assertInstanceOf(Problem.class, failure.getCause());
            assertEquals(ProblemType.NOT_READY, told.type());
        } finally {
            MemoryFolder.remove(folder);
        }
    }
}
