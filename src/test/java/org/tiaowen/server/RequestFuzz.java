package org.tiaowen.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import org.tiaowen.server.HostileRequests.Hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Sends {@link HostileRequests} to a server over real stores. Whatever is asked, the answer is no
 * 500 and holds no stack trace, and an error is {@code application/problem+json}, or a page where
 * HTML was asked for.
 */
public final class RequestFuzz implements AutoCloseable {

    private static final int HANG_MILLIS = 600_000;

    /** What the server may say of itself to a request that is well-formed: not now, not here. */
    private static final Set<Integer> FAULTS = Set.of(501, 503, 505);

    private static final Pattern TRACE =
            Pattern.compile(
                    "\\n\\s*at [\\w.$/@]+\\(|Caused by: |\\b(java|jdk|javax|jakarta|org|com|io)"
                            + "(\\.\\w+)+(Exception|Error)\\b");

    private final RunningServer server;
    private final HostileRequests requests;
    private final Map<Long, String> failures = new ConcurrentSkipListMap<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();

    private RequestFuzz(RunningServer server) {
        this.server = server;
        requests = new HostileRequests(RunningServer.json(server.get("/openapi.json")));
    }

    /** Starts a server at any port, to which may be written. */
    public static RequestFuzz start() {
        return new RequestFuzz(
                RunningServer.withSamples(QueryLimits.within(Duration.ofSeconds(30))));
    }

    /** Sends the requests of these seeds; what goes wrong is kept by its seed. */
    public void run(LongStream seeds) {
        seeds.forEach(this::check);
    }

    /** The one that is asked. */
    RunningServer server() {
        return server;
    }

    /** What went wrong, by seed. */
    public Map<Long, String> failures() {
        return failures;
    }

    /** One line for people. */
    public String summary() {
        return "%d operations, answers by status %s (0: none)"
                .formatted(requests.targets(), statuses);
    }

    private void check(long seed) {
        Hostile request = requests.of(seed);
        String wrong;
        try {
            wrong = wrong(request, new String(exchange(request.bytes()), ISO_8859_1));
        } catch (IOException e) {
            wrong = e.toString();
        }
        if (!wrong.isEmpty()) {
            String name = request.name();
            failures.put(seed, wrong + " <- " + name.substring(0, Math.min(name.length(), 300)));
        }
    }

    /** What is wrong with an answer; empty for nothing. */
    private String wrong(Hostile request, String answer) {
        String last = answer;
        while (last.startsWith("HTTP/1.1 1") && last.contains("\r\n\r\n")) {
            last = last.substring(last.indexOf("\r\n\r\n") + 4);
        }
        int end = last.indexOf("\r\n\r\n");
        boolean isAnswer = end > 0 && last.matches("(?s)HTTP/1\\.1 \\d{3} .*");
        int status = isAnswer ? Integer.parseInt(last.substring(9, 12)) : 0;
        statuses.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
        if (!isAnswer) {
            return request.isHttp() ? "no answer but '" + shortened(last) + "'" : "";
        }
        if (status < 400) {
            return "";
        }
        String head = last.substring(0, end);
        String body = new String(last.substring(end + 4).getBytes(ISO_8859_1), UTF_8);
        if (status >= 500 && !FAULTS.contains(status)) {
            return "status " + status + " " + shortened(body);
        }
        if (TRACE.matcher(body).find()) {
            return "a trace in " + status + " " + shortened(body);
        }
        if (hasOwnShape(request, status)) {
            return "";
        }
        if (head.matches("(?si).*\\r\\nContent-Type: text/html.*")) {
            return request.takesPage() ? "" : "a page for " + status + " " + shortened(body);
        }
        if (!head.matches("(?si).*\\r\\nContent-Type: application/problem\\+json\\b.*")) {
            return "no problem+json: " + shortened(last);
        }
        return request.name().startsWith("HEAD ") || !request.isHttp()
                ? ""
                : malformed(body, status);
    }

    /** Of probes, and of a protocol of its own. */
    private static boolean hasOwnShape(Hostile request, int status) {
        return request.name().contains(" /readyz") && status == 503
                || request.name().startsWith("POST /retrieval") && (status == 403 || status == 404);
    }

    private static String malformed(String body, int status) {
        try {
            JsonNode json = RunningServer.json(body);
            return json.path("status").asInt() == status
                            && json.hasNonNull("type")
                            && json.hasNonNull("title")
                            && json.hasNonNull("detail")
                    ? ""
                    : "members of a problem are wrong: " + shortened(body);
        } catch (UncheckedIOException e) {
            return "no JSON: " + shortened(body);
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 400)).replaceAll("\\s+", " ");
    }

    private byte[] exchange(byte[] request) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(HANG_MILLIS);
            try {
                socket.getOutputStream().write(request);
                socket.shutdownOutput();
            } catch (SocketException e) {
                // it has answered before it has read all
            }
            var bytes = new java.io.ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(bytes);
            } catch (SocketException e) {
                // what came before the reset is the answer
            }
            return bytes.toByteArray();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
