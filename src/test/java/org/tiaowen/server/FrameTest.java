package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.header;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What all pages have: language, policy, styles and scripts. */
final class FrameTest {

    @AutoClose private static final RunningServer server = RunningServer.withSamples();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "/            | -               | -       | zh-CN",
                "/            | en-US,en;q=0.9  | -       | en",
                "/            | fr, zh-TW;q=0.5 | -       | zh-CN",
                "/            | ;;;             | -       | zh-CN",
                "/            | en              | lang=zh | zh-CN",
                "/?lang=en    | zh-CN           | lang=zh | en",
                "/?lang=fr    | -               | -       | zh-CN",
            })
    void theLanguageIsThatOfAddressThenCookieThenHeader(
            String path, String accepted, String cookie, String language) {
        List<String> headers = new ArrayList<>();
        if (accepted != null) {
            headers.addAll(List.of("Accept-Language", accepted));
        }
        if (cookie != null) {
            headers.addAll(List.of("Cookie", cookie));
        }
        HttpResponse<String> page = server.get(path, headers.toArray(String[]::new));
        assertEquals(language, header(page, "Content-Language"));
        assertTrue(page.body().contains("<html lang=\"" + language + "\">"), page.body());
    }

    @Test
    void aChosenLanguageIsKeptAndHasAnAnswerOfItsOwn() {
        HttpResponse<String> english = server.get("/ns?format=html&lang=en");
        assertTrue(header(english, "Set-Cookie").startsWith("lang=en; Path=/"));
        assertTrue(english.body().contains("href=\"?format=html&amp;lang=zh\""), english.body());
        HttpResponse<String> chinese = server.get("/ns?format=html&lang=zh");
        assertNotEquals(header(english, "ETag"), header(chinese, "ETag"));
        String known = header(english, "ETag");
        assertEquals(
                304,
                server.get("/ns?format=html", "If-None-Match", known, "Cookie", "lang=en")
                        .statusCode());
        assertEquals(200, server.get("/ns?format=html", "If-None-Match", known).statusCode());
        assertEquals("", header(server.get("/ns?format=html"), "Set-Cookie"));
    }

    @Test
    void stylesAndScriptsMayBeKeptUntilTheyChange() {
        Matcher files =
                Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"")
                        .matcher(server.get("/", "Accept", "text/html").body());
        int found = 0;
        while (files.find()) {
            HttpResponse<String> file = server.get(files.group(1));
            assertEquals(200, file.statusCode());
            assertTrue(header(file, "Cache-Control").contains("immutable"), files.group(1));
            String unnamed = files.group(1).replaceFirst("\\?.*", "");
            HttpResponse<String> again = server.get(unnamed, "If-None-Match", header(file, "ETag"));
            assertEquals(304, again.statusCode());
            assertEquals("no-cache", header(again, "Cache-Control"));
            found++;
        }
        assertTrue(found >= 3, "files: " + found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "htmx.min.js",
                "echarts.min.js",
                "cytoscape.min.js",
                "yasgui.min.js",
                "yasgui.min.css",
                "swagger-ui.css",
                "swagger-ui-bundle.js"
            })
    void librariesComeCompressedFromTheClassPath(String name) {
        HttpResponse<String> file = server.get(Assets.path(name), "Accept-Encoding", "gzip");
        assertEquals(200, file.statusCode());
        assertEquals("gzip", header(file, "Content-Encoding"));
    }

    @Test
    void nothingElseOfTheClassPathIsServed() {
        for (String name : List.of("Assets.class", "..%2fassets%2fstyle.css", "LICENSE", "x.js")) {
            assertTrue(server.get("/assets/" + name).statusCode() >= 400, name);
        }
    }

    @Test
    void everyTextOfATemplateIsThereInEnglishToo() throws IOException {
        Pattern pairs =
                Pattern.compile(
                        "say\\(\\s*((?:\"[^\"]*\"|[^\",])+),\\s*((?:\"[^\"]*\"|[^\",()])+)");
        Pattern chinese = Pattern.compile("\\p{IsHan}");
        try (Stream<Path> files = Files.list(Path.of("src/main/jte"))) {
            for (Path file : files.toList()) {
                String text =
                        Files.readString(file)
                                .replaceAll("<([a-z]+)[^<>]* lang=\"zh-CN\">[^<]*</\\1>", "")
                                .replaceAll("(?s)<%--.*?--%>", "");
                Matcher pair = pairs.matcher(text);
                while (pair.find()) {
                    String english = pair.group(2);
                    assertTrue(
                            english.matches("(?s).*[A-Za-z].*")
                                    || pair.group(1).contains("English"),
                            file + ": " + pair.group());
                }
                String rest = pairs.matcher(text).replaceAll("");
                Matcher left = chinese.matcher(rest);
                assertFalse(
                        left.find(),
                        () -> file + ": Chinese only, at " + rest.substring(left.start()));
            }
        }
    }
}
