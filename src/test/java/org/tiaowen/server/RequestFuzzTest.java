package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.assertProblem;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.benchmark.FuzzSeeds;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;

/** A sample of what {@code benchmark.Fuzz} sends, and what it once found. */
final class RequestFuzzTest {

    private static RequestFuzz fuzz;

    @BeforeAll
    static void start() throws ServerException {
        fuzz = RequestFuzz.start();
    }

    @AfterAll
    static void stop() {
        fuzz.close();
    }

    private static void run(LongStream seeds) {
        // a hang is the failure; the time is far beyond what is needed
        assertTimeoutPreemptively(Duration.ofMinutes(20), () -> fuzz.run(seeds));
        assertEquals(Map.of(), fuzz.failures(), "by seed");
    }

    @Test
    void aSampleIsAnswered() {
        run(LongStream.range(1_000_000, 1_001_000).parallel());
    }

    @Test
    void whatWasFoundIsMended() throws IOException {
        run(FuzzSeeds.of("requests.txt"));
    }

    @Test
    void theSameSeedIsTheSameRequest() {
        HostileRequests requests =
                new HostileRequests(RunningServer.json(fuzz.server().get("/openapi.json")));
        assertTrue(requests.targets() > 50);
        for (long seed = 0; seed < 20; seed++) {
            assertArrayEquals(requests.of(seed).bytes(), requests.of(seed).bytes());
        }
    }

    /** Percent signs of no standard. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/documents/%u6d25", "/api/v1/documents/%zz", "/sources/%"})
    void aPathThatCannotBeDecodedIsTheClientsFault(String path) throws IOException {
        String answer = Raw.exchange(fuzz.server().port(), "GET " + path + " HTTP/1.1");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "\"", "no such"})
    void aCharsetThatIsNoneIsTheClientsFault(String charset) {
        for (String path : new String[] {"/api/v1/verify", "/api/v1/validate", "/check"}) {
            assertProblem(
                    415,
                    "media-type",
                    fuzz.server().post(path, "application/json; charset=" + charset, "{}"));
        }
    }

    @Test
    void aFormThatIsNoneIsRefusedWithoutNamesOfClasses() {
        String detail =
                assertProblem(
                                400,
                                "request",
                                fuzz.server()
                                        .post(
                                                "/api/v1/sources",
                                                "multipart/form-data; boundary=x",
                                                "--x\r\nno header\r\n",
                                                RunningServer.AUTHORIZED))
                        .get("detail")
                        .asText();
        assertFalse(detail.contains("Exception"), detail);
    }

    @Test
    void deepJsonLdIsRefused() {
        String deep = "[".repeat(100_000);
        for (String path : new String[] {"/graphs?graph=x:y", "/api/v1/validate"}) {
            assertProblem(
                    400,
                    "request",
                    fuzz.server()
                            .post(path, "application/ld+json", deep, RunningServer.AUTHORIZED));
        }
    }

    /** Jetty's own refusals have a body for GET and POST alone unless it is told otherwise. */
    @Test
    void whatJettyRefusesIsAProblemForAnyMethod() throws IOException {
        for (String method : new String[] {"DELETE", "OPTIONS", "BREW"}) {
            String answer =
                    Raw.exchange(
                            fuzz.server().port(),
                            method + " /healthz HTTP/1.1\r\nExpect: 200-maybe");
            assertTrue(answer.startsWith("HTTP/1.1 417 "), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
        }
    }

    /**
     * What is wrong with a draft is said on the page where a page is asked for, and nowhere else.
     */
    @Test
    void aProgramIsToldAProblemWhereABrowserGetsTheForm() {
        assertProblem(415, "media-type", fuzz.server().post("/check", "image/png", "no draft"));
        var page =
                fuzz.server()
                        .send(
                                fuzz.server()
                                        .request("/check", "Accept", "text/html")
                                        .header("Content-Type", "image/png")
                                        .POST(BodyPublishers.ofString("no draft")));
        assertEquals(415, page.statusCode());
        assertEquals("text/html", RunningServer.type(page));
    }
}
