package org.tiaowen.server;

import io.javalin.http.Context;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * One request on its way through the server: by what number it is known, when it began, which route
 * answers it. The number is the client's where it sends one that is fit to be logged ({@code
 * X-Request-Id}), else a new one.
 */
final class Exchange {

    /** The header that carries the number, both ways. */
    static final String HEADER = "X-Request-Id";

    /** The route of what no route answers. */
    static final String NO_ROUTE = "none";

    private static final String ATTRIBUTE = "tiaowen.exchange";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final String id;
    private final long began = System.nanoTime();
    private volatile String route = NO_ROUTE;

    private Exchange(String id) {
        this.id = id;
    }

    /** Begins with a request. */
    static Exchange begin(Request request) {
        String given = request.getHeaders().get(HEADER);
        Exchange exchange =
                new Exchange(
                        given != null && ID.matcher(given).matches()
                                ? given
                                : HexFormat.of()
                                        .toHexDigits(ThreadLocalRandom.current().nextLong()));
        request.setAttribute(ATTRIBUTE, exchange);
        return exchange;
    }

    /** That of a context; null where no server passed it on. */
    static @Nullable Exchange of(Context ctx) {
        return ctx.attribute(ATTRIBUTE);
    }

    /** Whether nobody waits for the answer: what is rehearsed has no number. */
    static boolean isRehearsed(Context ctx) {
        return of(ctx) == null;
    }

    /** The number of a context's request; "-" where it has none. */
    static String id(Context ctx) {
        Exchange exchange = of(ctx);
        return exchange == null ? "-" : exchange.id;
    }

    String id() {
        return id;
    }

    /** Nanoseconds since it began. */
    long age() {
        return System.nanoTime() - began;
    }

    /** The route that answers, such as {@code /api/v1/documents/{slug}}. */
    String route() {
        return route;
    }

    void answeredBy(String path) {
        route = path;
    }

    /** Who asks, as far as the network knows. */
    static String client(Request request) {
        String forwarded = request.getHeaders().get(HttpHeader.X_FORWARDED_FOR);
        String address = Request.getRemoteAddr(request);
        return forwarded == null ? address : address + " for " + forwarded;
    }
}
