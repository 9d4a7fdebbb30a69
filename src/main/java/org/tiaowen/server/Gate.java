package org.tiaowen.server;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/**
 * What every request passes first, whichever servlet answers it: it gets its number ({@link
 * Exchange}) and the headers that every answer has, and is counted and logged when it has ended.
 * Where reading is closed, it asks for a token: as a bearer's, or as the password of HTTP's basic
 * scheme, which browsers ask their users for. Basic is good for reading alone, since browsers
 * repeat it for pages of other sites.
 */
final class Gate extends Handler.Wrapper {

    /** What whoever watches the server may ask without a token. */
    private static final Set<String> OPEN = Set.of("/healthz", "/readyz");

    private static final String BASIC = "basic ";
    private static final String CHALLENGES =
            "Bearer realm=\"tiaowen\", Basic realm=\"tiaowen\", charset=\"UTF-8\"";

    private final Access access;
    private final Metrics metrics;
    private final @Nullable RequestLog log;

    Gate(Access access, Metrics metrics) {
        this.access = access;
        this.metrics = metrics;
        log = access.requestLog() == null ? null : new RequestLog(access.requestLog());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (Rehearsal.isOne(request)) {
            return super.handle(request, response, callback);
        }
        Exchange exchange = Exchange.begin(request);
        SafeHeaders.put(response.getHeaders());
        response.getHeaders().put(Exchange.HEADER, exchange.id());
        Request.addCompletionListener(request, _ -> ended(exchange, request, response));
        if (access.isReadingClosed() && !mayRead(request)) {
            refuse(request, response, callback);
            return true;
        }
        return super.handle(request, response, callback);
    }

    private void ended(Exchange exchange, Request request, Response response) {
        int status = response.getStatus();
        metrics.count(request.getMethod(), exchange, status);
        if (log != null) {
            log.add(exchange, request, status, Response.getContentBytesWritten(response));
        }
    }

    /** A browser asks without a token what a page may send (CORS). */
    private boolean mayRead(Request request) {
        if (OPEN.contains(Request.getPathInContext(request))
                || request.getMethod().equals("OPTIONS")) {
            return true;
        }
        String given = given(request.getHeaders().get(HttpHeader.AUTHORIZATION));
        return given != null && access.token().bearer(given).isPresent();
    }

    private static @Nullable String given(@Nullable String header) {
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return WriteToken.given(header);
        }
        try {
            byte[] pair = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String text = new String(pair, StandardCharsets.UTF_8);
            return text.substring(text.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void refuse(Request request, Response response, Callback callback) {
        ProblemType type = ProblemType.UNAUTHORIZED;
        response.setStatus(type.status());
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, Problems.TYPE)
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .put(HttpHeader.WWW_AUTHENTICATE, CHALLENGES);
        Problem problem =
                new Problem(
                        type,
                        "this server asks for a token: 'Authorization: Bearer TOKEN', or the token"
                                + " as the password of any name");
        String path = request.getHttpURI().getPath();
        response.write(
                true,
                ByteBuffer.wrap(Json.bytes(problem.json(type.status(), path == null ? "/" : path))),
                callback);
    }
}
