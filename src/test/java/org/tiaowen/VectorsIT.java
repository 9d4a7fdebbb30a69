package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real server is stopped while it computes vectors, and one after it is to do without. */
@Beside
class VectorsIT {

    private static final Path TEXTS = Path.of("src/test/resources/fixtures/reading/texts");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path temp;

    @Test
    void aShutdownEndsTheComputing() throws Exception {
        StartedProgram server = start();
        server.await(ready -> ready.at("/vectors/known").asInt() >= 1);
        assertEquals("not-ready", problem(server));
        assertEquals("keyword", search(server, "hybrid").get("mode").asText());
        server.stop();
        List<String> said = server.said();
        assertTrue(
                said.stream().anyMatch(l -> l.matches(".*[1-9]\\d* texts computed.*")),
                said::toString);
        assertFalse(said.stream().anyMatch(line -> line.contains("ERROR")), said::toString);

        StartedProgram without = start("--no-semantic");
        without.await(r -> r.get("ready").asBoolean() && !r.get("ingesting").asBoolean());
        assertEquals("not-available", problem(without));
        assertEquals("keyword", search(without, "hybrid").get("mode").asText());
        without.stop();
    }

    private StartedProgram start(String... options) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("tiaowen.distribution", ""))
                                        .resolve("tiaowen")
                                        .toAbsolutePath()
                                        .toString(),
                                "serve",
                                TEXTS.toString(),
                                "--port",
                                "0",
                                "--data",
                                temp.resolve("data").toString()));
        command.addAll(List.of(options));
        return new StartedProgram(
                new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start(),
                temp.resolve("data"),
                "");
    }

    private static JsonNode search(StartedProgram server, String mode) throws Exception {
        HttpResponse<String> found = server.get(query(mode));
        assertEquals(200, found.statusCode(), found.body());
        return JSON.readTree(found.body());
    }

    /** The type of the problem that a search by meaning meets. */
    private static String problem(StartedProgram server) throws Exception {
        HttpResponse<String> found = server.get(query("semantic"));
        assertEquals(
                found.statusCode() == 503, found.headers().firstValue("Retry-After").isPresent());
        String type = JSON.readTree(found.body()).get("type").asText();
        return type.substring(type.indexOf('#') + 1);
    }

    private static String query(String mode) {
        return "/api/v1/search?mode="
                + mode
                + "&q="
                + URLEncoder.encode("企业补贴", StandardCharsets.UTF_8);
    }
}
