package org.tiaowen.server;

import java.time.Duration;
import java.util.List;

/**
 * What a client may ask of the connection, whatever it asks.
 *
 * @param header longest request line and headers together, in bytes: a query by GET can be long
 * @param body longest body of a request that is no upload, in bytes
 * @param upload longest body at all, in bytes; what reads uploads may take less
 * @param idle how long a connection may be silent, inside a request too
 * @param rate bytes a second that a body has to come in at least, on average; 0 for any
 * @param connections open at the same time; more wait until one is closed
 * @param origins sites whose pages may read answers (CORS), such as {@code https://example.org};
 *     "*" for all, none for none
 */
public record HttpLimits(
        int header,
        long body,
        long upload,
        Duration idle,
        long rate,
        int connections,
        List<String> origins) {

    /** Any site. */
    public static final String ANY = "*";

    /** What applies unless a setting says otherwise. */
    public static final HttpLimits DEFAULT =
            new HttpLimits(
                    64 << 10, 1 << 20, 256L << 20, Duration.ofSeconds(30), 200, 1000, List.of(ANY));

    /** Refuses limits under which nothing could be asked. */
    public HttpLimits {
        origins = List.copyOf(origins);
        if (header < 1024 || body < 1 || upload < body || connections < 1 || rate < 0) {
            throw new IllegalArgumentException(
                    "limits of requests: a header of 1 KB at least, a body, an upload no shorter"
                            + " than a body, a connection");
        }
        if (idle.toMillis() <= 0) {
            throw new IllegalArgumentException("not a positive limit of silence: " + idle);
        }
        for (String origin : origins) {
            if (!origin.matches("\\*|https?://[^/\\s,]+")) {
                throw new IllegalArgumentException(
                        "no origin such as https://example.org: " + origin);
            }
        }
    }
}
