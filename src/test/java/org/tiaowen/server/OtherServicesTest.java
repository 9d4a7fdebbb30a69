package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.encode;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.json;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tiaowen.Beside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** SERVICE: another Tiaowen server that is on the list, and what is not. */
@Beside
final class OtherServicesTest {

    private static final String NOWHERE = "http://localhost:1/sparql";
    private static final CountDownLatch END = new CountDownLatch(1);

    private static HttpServer slow;
    private static RunningServer there;
    private static RunningServer here;
    private static String other;

    @BeforeAll
    static void start() throws IOException {
        slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.createContext(
                "/",
                exchange -> {
                    try {
                        END.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.close();
                });
        slow.start();
        there = RunningServer.withSamples();
        other = "http://localhost:" + there.port() + "/sparql";
        here =
                RunningServer.withSamples(
                        new QueryLimits(
                                RunningServer.LIMIT,
                                1000,
                                1 << 20,
                                QueryLimits.DEFAULT_SLOW,
                                QueryLimits.DEFAULT_AT_ONCE,
                                QueryLimits.DEFAULT_PATIENCE,
                                List.of(other, NOWHERE, slow())));
    }

    @AfterAll
    static void stop() {
        END.countDown();
        here.close();
        there.close();
        slow.stop(0);
    }

    private static String slow() {
        return "http://localhost:" + slow.getAddress().getPort() + "/sparql";
    }

    private static HttpResponse<String> ask(String query) {
        return here.get("/sparql?query=" + encode(query));
    }

    private static int rows(String query) {
        HttpResponse<String> answer = ask(query);
        assertEquals(200, answer.statusCode(), answer.body());
        return json(answer).at("/results/bindings").size();
    }

    @Test
    void whatAnotherEndpointSaysIsJoined() {
        int documents = rows("SELECT * { ?d a tw:Document ; tw:title ?t }");
        assertTrue(documents > 1);
        for (String query :
                List.of(
                        "SELECT * { SERVICE <%s> { ?d tw:title ?t } ?d a tw:Document }",
                        "SELECT * { ?d a tw:Document SERVICE <%s> { ?d tw:title ?t } }",
                        "SELECT * { ?d a tw:Document OPTIONAL { SERVICE <%s> { ?d tw:title ?t } }"
                                + " }",
                        "SELECT * { ?d a tw:Document FILTER EXISTS { SERVICE <%s> { ?d tw:title ?t"
                                + " } } }",
                        // the ?x inside is not the ?x outside
                        "SELECT * { ?x a tw:Document { SELECT DISTINCT ?t { SERVICE <%s> { ?x"
                                + " tw:title ?t } } } ?x tw:title ?t }")) {
            assertEquals(documents, rows(query.formatted(other)), query);
        }
        assertEquals(
                documents * documents,
                rows(
                        "SELECT * { ?x a tw:Document { SELECT ?t { SERVICE <%s> { ?x a tw:Document ; tw:title ?t } } } }"
                                .formatted(other)));
    }

    @Test
    void anotherAddressIsRefused() {
        assertProblem(
                403,
                "query-refused",
                ask("SELECT * { SERVICE <http://localhost:2/> { ?s ?p ?o } }"));
        assertProblem(
                403,
                "query-refused",
                ask("SELECT * { VALUES ?e { <%s> } SERVICE ?e { ?s ?p ?o } }".formatted(other)));
        assertProblem(
                403,
                "query-refused",
                ask(
                        "SELECT * { SERVICE <%s> { SERVICE <http://localhost:2/> { ?s ?p ?o } } }"
                                .formatted(other)));
    }

    @Test
    void anEndpointThatDoesNotAnswerIsNamedUnlessThatIsSilent() {
        String query = "SELECT * { SERVICE %s <%s> { ?s ?p ?o } }";
        assertTrue(
                assertProblem(502, "unreachable", ask(query.formatted("", NOWHERE)))
                        .get("detail")
                        .asText()
                        .contains(NOWHERE));
        assertEquals(1, rows(query.formatted("SILENT", NOWHERE)));
    }

    @Test
    void theWaitEndsWithTheQuery() {
        String query = "SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }".formatted(slow());
        assertProblem(503, "query-timeout", here.get("/sparql?timeout=1&query=" + encode(query)));
    }

    @Test
    void suchAnAnswerIsNotKept() {
        String query = "SELECT * { SERVICE <%s> { ?d a tw:Document } }".formatted(other);
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = ask(query);
            assertEquals("", header(answer, "ETag"));
            assertEquals("", header(answer, "Tiaowen-Cache"));
        }
    }
}
