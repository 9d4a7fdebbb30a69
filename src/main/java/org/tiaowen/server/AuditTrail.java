package org.tiaowen.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;
import org.tiaowen.access.AuditLog;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds each request that asked to write to the audit log, once it is known what came of it and
 * before the client is told: {@link WriteToken#demand} begins it.
 */
final class AuditTrail {

    private static final String WHO = "tiaowen.audit.who";
    private static final String WHAT = "tiaowen.audit.what";
    private static final String NOBODY = "-";

    private final AuditLog log;

    private AuditTrail(AuditLog log) {
        this.log = log;
    }

    static void register(RoutesConfig config, AuditLog log) {
        config.after(new AuditTrail(log)::add);
    }

    /** This request is to be written down, whoever it comes from. */
    static void begin(Context ctx) {
        ctx.attribute(WHO, NOBODY);
    }

    /** This request comes from the bearer of that token. */
    static void name(Context ctx, String who) {
        ctx.attribute(WHO, who);
    }

    /** What the request did beyond what its address says, such as the name of a file. */
    static void note(Context ctx, String what) {
        ctx.attribute(WHAT, what);
    }

    private void add(Context ctx) {
        String who = ctx.attribute(WHO);
        if (who == null) {
            return;
        }
        String what = ctx.attribute(WHAT);
        Map<String, String> more = new LinkedHashMap<>();
        if (what != null) {
            more.put("what", what);
        }
        more.put("id", Exchange.id(ctx));
        more.put("from", ctx.req().getRemoteAddr());
        log.add(who, ctx.req().getMethod(), target(ctx), Integer.toString(ctx.statusCode()), more);
    }

    private static String target(Context ctx) {
        @Nullable String query = ctx.queryString();
        return query == null ? ctx.path() : ctx.path() + "?" + query;
    }
}
