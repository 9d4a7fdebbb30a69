package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.header;

import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The viewer of the interface's description. */
final class DocsTest {

    @Test
    void thePageAndAllThatItLoadsComesFromThisServer() {
        try (RunningServer server = RunningServer.forReading()) {
            HttpResponse<String> page = server.get("/docs");
            assertEquals(200, page.statusCode());
            String policy = header(page, "Content-Security-Policy");
            assertTrue(policy.contains("default-src 'self'; script-src 'self';"), policy);
            assertFalse(policy.contains("http") || policy.contains("unsafe-eval"), policy);
            assertFalse(page.body().matches("(?s).*<script(?! src=\"/assets/).*"), page.body());
            Matcher loaded =
                    Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"").matcher(page.body());
            List<String> files = new ArrayList<>();
            while (loaded.find()) {
                files.add(loaded.group(1).replaceFirst("\\?.*", ""));
                assertEquals(200, server.get(loaded.group(1)).statusCode(), loaded.group(1));
            }
            assertTrue(files.contains("/assets/swagger-ui-bundle.js"), files.toString());
            assertTrue(server.get("/assets/viewer.js").body().contains("\"/openapi.json\""));
            String elsewhere = header(server.get("/"), "Content-Security-Policy");
            assertFalse(elsewhere.contains("unsafe"), elsewhere);
        }
    }
}
