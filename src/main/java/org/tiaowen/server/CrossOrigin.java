package org.tiaowen.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Which sites' pages may read answers (CORS, as the Fetch standard has it). */
final class CrossOrigin {

    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private static final String EXPOSED =
            "ETag, Link, Allow, Location, Retry-After, WWW-Authenticate, Accept-Post,"
                    + " Content-Disposition, X-Request-Id, Tiaowen-Cache, "
                    + RowLimit.HEADER
                    + ", "
                    + State.HEADER
                    + ", "
                    + QueryRunner.MISSING;

    private final List<String> origins;

    private CrossOrigin(List<String> origins) {
        this.origins = origins;
    }

    static void register(RoutesConfig config, List<String> origins) {
        CrossOrigin headers = new CrossOrigin(origins);
        config.before(headers::allow);
        config.after(headers::vary);
    }

    private boolean isAny() {
        return origins.contains(HttpLimits.ANY);
    }

    private void allow(Context ctx) {
        @Nullable String origin = ctx.header("Origin");
        if (isAny()) {
            ctx.header(ALLOWED, HttpLimits.ANY);
        } else if (origin != null && origins.contains(origin)) {
            ctx.header(ALLOWED, origin);
        } else {
            return;
        }
        ctx.header("Access-Control-Expose-Headers", EXPOSED);
        if (ctx.req().getMethod().equals("OPTIONS")) {
            ctx.header("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE, OPTIONS")
                    .header(
                            "Access-Control-Allow-Headers",
                            "Accept, Authorization, Content-Type, If-None-Match, X-Request-Id")
                    .header("Access-Control-Max-Age", "86400");
        }
    }

    /** Nobody keeps an answer to one site for another. */
    private void vary(Context ctx) {
        if (!isAny() && !origins.isEmpty()) {
            String before = ctx.res().getHeader("Vary");
            ctx.header("Vary", before == null ? "Origin" : before + ", Origin");
        }
    }
}
