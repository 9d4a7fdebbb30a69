package org.tiaowen.server;

import java.time.Duration;

/**
 * How the server runs.
 *
 * @param host name or address to listen at; {@code localhost} keeps other machines out
 * @param port port to listen at; 0 for any that is free
 * @param queryLimit longest time that a query may take, reading of its result included
 * @param version version of the program, as it names itself
 */
public record ServerSettings(String host, int port, Duration queryLimit, String version) {

    /** Where the server listens unless a setting says otherwise. */
    public static final String DEFAULT_HOST = "localhost";

    /** The port unless a setting says otherwise. */
    public static final int DEFAULT_PORT = 8080;

    /** How long a query may take unless a setting says otherwise. */
    public static final Duration DEFAULT_QUERY_LIMIT = Duration.ofSeconds(30);

    /** Refuses a port out of range and a limit that is not positive. */
    public ServerSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("not a port (0 to 65535): " + port);
        }
        if (queryLimit.toMillis() <= 0) {
            throw new IllegalArgumentException("not a positive limit of time: " + queryLimit);
        }
    }

    /** The default settings with another port. */
    public static ServerSettings local(int port, String version) {
        return new ServerSettings(DEFAULT_HOST, port, DEFAULT_QUERY_LIMIT, version);
    }
}
