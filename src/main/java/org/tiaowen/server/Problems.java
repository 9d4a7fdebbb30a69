package org.tiaowen.server;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;

import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.access.AuditLog;
import org.tiaowen.graph.GraphException;
import org.tiaowen.search.SearchException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Writes every error, whoever found it, as {@code application/problem+json} (RFC 9457). What is the
 * server's own fault is logged with its trace and told without it.
 */
final class Problems {

    static final String TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** Registers for all that can go wrong, in handlers, in the router and in Jetty. */
    static void register(JavalinConfig config, HttpLimits limits) {
        config.http.prefer405over404 = true;
        config.routes.exception(Problem.class, (e, ctx) -> write(ctx, e, e.type().status()));
        config.routes.exception(GraphException.class, (e, ctx) -> write(ctx, of(e)));
        config.routes.exception(SearchException.class, (e, ctx) -> write(ctx, of(e)));
        config.routes.exception(
                HttpResponseException.class, (e, ctx) -> unanswered(e, ctx, limits));
        // what reads a body asks its Content-Type for the charset, and is told so
        config.routes.exception(
                IllegalCharsetNameException.class, (_, ctx) -> write(ctx, noCharset()));
        config.routes.exception(
                UnsupportedCharsetException.class, (_, ctx) -> write(ctx, noCharset()));
        config.routes.exception(
                Exception.class,
                (e, ctx) -> {
                    int refused = refusal(e);
                    if (refused > 0) {
                        write(ctx, unread(refused, limits), refused);
                    } else {
                        unexpected(e, ctx);
                    }
                });
        config.router.javaLangErrorHandler(Problems::outOfOrder);
        config.jetty.modifyServer(server -> server.setErrorHandler(new JettyProblems(limits)));
    }

    /** What a failure means for the one who asked; what nobody asked for is the server's own. */
    static Problem of(RuntimeException failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case GraphException e -> of(e);
            case SearchException e -> of(e);
            default -> internal();
        };
    }

    /** What a failure of the store means for the one who asked. */
    private static Problem of(GraphException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e.reason()) {
            case SYNTAX -> {
                Problem problem = new Problem(ProblemType.QUERY_SYNTAX, message);
                yield e.line() < 0
                        ? problem
                        : problem.inChinese("查询第 %d 行第 %d 列有语法错误。".formatted(e.line(), e.column()))
                                .with("line", e.line())
                                .with("column", e.column());
            }
            case FORBIDDEN -> new Problem(ProblemType.QUERY_REFUSED, message);
            case PROTECTED -> new Problem(ProblemType.PROTECTED, message);
            case TIMEOUT -> new Problem(ProblemType.QUERY_TIMEOUT, message);
            case MEMORY -> new Problem(ProblemType.QUERY_MEMORY, message);
            case BUSY -> new Problem(ProblemType.BUSY, message).header("Retry-After", "5");
            case EVALUATION -> new Problem(ProblemType.QUERY_EVALUATION, message);
            case PARAMETER -> ofParameter(e.parameter().orElse(null), message);
            case UNREACHABLE -> new Problem(ProblemType.UNREACHABLE, message);
            case LOCKED, IO -> {
                LOG.error("the store failed", e);
                yield internal();
            }
        };
    }

    private static Problem ofParameter(@Nullable String name, String message) {
        return name == null
                ? new Problem(ProblemType.PARAMETER, message)
                : Parameters.invalid(name, message);
    }

    /** What a failure of the index means for the one who asked. */
    private static Problem of(SearchException e) {
        if (e.reason().isRequest()) {
            return ofParameter(e.parameter().orElse(null), String.valueOf(e.getMessage()));
        }
        return switch (e.reason()) {
            case NOT_READY ->
                    new Problem(ProblemType.NOT_READY, String.valueOf(e.getMessage()))
                            .header("Retry-After", "5");
            case NO_VECTORS ->
                    new Problem(ProblemType.NOT_AVAILABLE, String.valueOf(e.getMessage()));
            default -> {
                LOG.error("the index failed", e);
                yield internal();
            }
        };
    }

    /** No handler answers the path, or none of it the method; OPTIONS asks just that. */
    private static void unanswered(HttpResponseException e, Context ctx, HttpLimits limits) {
        ProblemType type = ProblemType.of(e.getStatus());
        switch (type) {
            case NOT_FOUND ->
                    write(
                            ctx,
                            new Problem(type, "there is nothing at " + ctx.path())
                                    .inChinese("地址 " + ctx.path() + " 没有内容。"));
            case METHOD -> {
                String allowed = allowed(e);
                if (ctx.method().equals(HandlerType.OPTIONS)) {
                    ctx.header("Allow", allowed).status(204);
                } else {
                    write(
                            ctx,
                            new Problem(type, ctx.path() + " answers " + allowed)
                                    .header("Allow", allowed));
                }
            }
            case TOO_LARGE -> {
                Body.linger(ctx);
                write(
                        ctx,
                        new Problem(
                                type,
                                "the body is longer than the %,d bytes that are read"
                                        .formatted(limits.body())));
            }
            default -> write(ctx, new Problem(type, String.valueOf(e.getMessage())), e.getStatus());
        }
    }

    private static String allowed(HttpResponseException e) {
        SortedSet<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        for (String list : e.getDetails().values()) {
            methods.addAll(List.of(list.split(",\\s*")));
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    /**
     * A client that went away is no failure, nor one that was cut off because it did not read:
     * whatever writers make of the exception, its cause tells.
     */
    private static void unexpected(Exception e, Context ctx) {
        if (isConnectionLost(e)) {
            LOG.debug("{} {}: the connection is lost", ctx.method(), ctx.path(), e);
            Connections.cut(ctx);
        } else {
            LOG.error(
                    "[{}] {} {} failed",
                    Exchange.id(ctx),
                    ctx.method(),
                    AuditLog.printable(ctx.path()),
                    e);
            write(ctx, internal());
        }
    }

    /** The status with which Jetty refuses to read on; 0 where it does not. */
    private static int refusal(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof HttpException refusal && refusal.getCode() < 500) {
                return refusal.getCode();
            }
            cause = cause.getCause();
        }
        return 0;
    }

    /** What is wrong with a body that is not read to its end. */
    private static Problem unread(int status, HttpLimits limits) {
        return new Problem(
                ProblemType.of(status),
                status == HttpStatus.PAYLOAD_TOO_LARGE_413
                        ? "the body is longer than the %,d bytes that are read"
                                .formatted(limits.upload())
                        : "the body cannot be read: " + HttpStatus.getMessage(status));
    }

    private static boolean isConnectionLost(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof EofException || cause instanceof ClosedChannelException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The machine gave up: no memory or no stack for this request. */
    private static void outOfOrder(HttpServletResponse response, Error error) {
        LOG.error("a request failed", error);
        if (!response.isCommitted()) {
            response.reset();
            response.setStatus(ProblemType.INTERNAL.status());
            response.setContentType(TYPE);
            try {
                response.getOutputStream().write(Json.bytes(internal().json(500, "/")));
            } catch (IOException e) {
                LOG.debug("the client went away", e);
            }
        }
    }

    private static Problem noCharset() {
        return new Problem(
                ProblemType.MEDIA_TYPE, "the Content-Type names a charset that is not known");
    }

    private static Problem internal() {
        return new Problem(ProblemType.INTERNAL, ProblemType.INTERNAL.meaning());
    }

    private static void write(Context ctx, Problem problem) {
        write(ctx, problem, problem.type().status());
    }

    private static void write(Context ctx, Problem problem, int status) {
        if (ctx.res().isCommitted()) {
            LOG.warn(
                    "[{}] {} broke off: {}",
                    Exchange.id(ctx),
                    AuditLog.printable(ctx.path()),
                    AuditLog.printable(String.valueOf(problem.getMessage())));
            Connections.cut(ctx);
            return;
        }
        problem.headers().forEach(ctx::header);
        if (wantsPage(ctx)) {
            ctx.removeHeader("ETag").removeHeader("Link");
            Shown shown =
                    new Shown(
                            problem.type(),
                            status,
                            problem.chinese(),
                            String.valueOf(problem.getMessage()));
            Frame frame = Frame.of(ctx);
            Templates.give(
                    ctx.status(status),
                    frame.titled(problem.type().title(), problem.type().meaning()),
                    "problem",
                    shown);
            ctx.header("Cache-Control", "no-store");
            return;
        }
        ctx.removeHeader("ETag").removeHeader("Link").header("Cache-Control", "no-store");
        ctx.status(status)
                .result(Json.bytes(problem.json(status, ctx.req().getRequestURI())))
                .contentType(TYPE);
    }

    /** A problem as the template {@code problem} shows it. */
    record Shown(ProblemType type, int status, String chinese, String detail) {}

    /** Whether a browser asks, which names HTML; programs that take anything get JSON. */
    static boolean wantsPage(Context ctx) {
        String accept = ctx.header("Accept");
        return accept != null && accept.toLowerCase(Locale.ROOT).contains("text/html");
    }

    /** What Jetty itself refuses, before any handler sees it. */
    private static final class JettyProblems extends ErrorHandler {

        /** The path that Jetty gives a request that it could not read. */
        private static final String UNREAD = "/badMessage";

        private final HttpLimits limits;

        JettyProblems(HttpLimits limits) {
            this.limits = limits;
        }

        /** Any: who asks with an unknown method is told what is wrong as well. */
        @Override
        public boolean errorPageForMethod(String method) {
            return true;
        }

        @Override
        protected void generateResponse(
                Request request,
                Response response,
                int code,
                @Nullable String message,
                @Nullable Throwable cause,
                Callback callback) {
            SafeHeaders.put(response.getHeaders());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
            response.write(
                    true,
                    ByteBuffer.wrap(json(code, message, request.getHttpURI().getPath())),
                    callback);
        }

        @Override
        public ByteBuffer badMessageError(
                int status, @Nullable String reason, HttpFields.Mutable fields) {
            SafeHeaders.put(fields);
            fields.put(HttpHeader.CONTENT_TYPE, TYPE);
            return ByteBuffer.wrap(json(status, reason, "/"));
        }

        private byte[] json(int status, @Nullable String message, @Nullable String path) {
            ProblemType type = ProblemType.of(status);
            String said =
                    message == null || message.isBlank() ? HttpStatus.getMessage(status) : message;
            String detail =
                    switch (status) {
                        case HttpStatus.URI_TOO_LONG_414,
                                HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                                "address and headers are longer than the %,d bytes that are read"
                                        .formatted(limits.header());
                        case HttpStatus.PAYLOAD_TOO_LARGE_413 ->
                                "the body is longer than the %,d bytes that are read"
                                        .formatted(limits.upload());
                        default -> said.toLowerCase(Locale.ROOT);
                    };
            return Json.bytes(
                    new Problem(type, detail)
                            .json(status, path == null || path.equals(UNREAD) ? "/" : path));
        }
    }
}
