package org.tiaowen.server;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How the server runs.
 *
 * @param host name or address to listen at; {@code localhost} keeps other machines out
 * @param port port to listen at; 0 for any that is free
 * @param limits what a query may take
 * @param version version of the program, as it names itself
 * @param licence under which the data may be used: its address or a statement; null says nothing
 * @param http what a client may ask of the connection
 */
public record ServerSettings(
        String host,
        int port,
        QueryLimits limits,
        String version,
        @Nullable String licence,
        HttpLimits http) {

    /** Where the server listens unless a setting says otherwise. */
    public static final String DEFAULT_HOST = "localhost";

    /** The port unless a setting says otherwise. */
    public static final int DEFAULT_PORT = 8080;

    /** Refuses a port out of range. */
    public ServerSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("not a port (0 to 65535): " + port);
        }
    }

    /** The same without a statement about the licence of the data. */
    public ServerSettings(String host, int port, QueryLimits limits, String version) {
        this(host, port, limits, version, null, HttpLimits.DEFAULT);
    }

    /** The default limits with another time for queries, no statement about a licence. */
    public ServerSettings(String host, int port, Duration queryTime, String version) {
        this(host, port, QueryLimits.within(queryTime), version);
    }

    /** The default settings with another port. */
    public static ServerSettings local(int port, String version) {
        return new ServerSettings(DEFAULT_HOST, port, QueryLimits.DEFAULT_TIME, version);
    }
}
