package org.tiaowen.server;

import org.jspecify.annotations.Nullable;
import org.tiaowen.overlap.CheckProgress;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The checks that are being computed and were given a name by who asked for them, so that he can
 * ask how far they are while he waits for the answer. Nothing of a draft is in here.
 */
final class RunningChecks {

    /** The parameter that names a check. */
    static final String NAME = "progress";

    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private static final Operation PROGRESS =
            Operation.of(Section.OVERLAPS, "一次比对的进度", "How far a check is")
                    .takes(
                            Input.path(
                                    "name",
                                    "请求比对时所给的 progress",
                                    "what the check was given as progress",
                                    Schema.text()))
                    .gives(
                            Schema.object()
                                    .members(Schema.integer().with("minimum", 0), "done", "total"),
                            Media.JSON)
                    .note("Both are 0 while no check of that name is running.");

    private final Map<String, CheckProgress> running = new ConcurrentHashMap<>();

    /** What a request may say to name its check. */
    static Input input() {
        return Input.query(
                NAME,
                "为这次比对取的名字，用以查询进度",
                "a name for this check, at which /check/progress/{name} tells how far it is",
                Schema.text().with("pattern", "^" + NAMES.pattern() + "$"));
    }

    void register(Routes routes) {
        routes.get(
                "/check/progress/{name}",
                PROGRESS,
                ctx -> {
                    CheckProgress progress = running.get(ctx.pathParam("name"));
                    ctx.header("Cache-Control", "no-store")
                            .contentType(Media.JSON.type())
                            .result(
                                    Json.bytes(
                                            new JsonObject()
                                                    .put(
                                                            "done",
                                                            progress == null ? 0 : progress.done())
                                                    .put(
                                                            "total",
                                                            progress == null
                                                                    ? 0
                                                                    : progress.total())));
                });
    }

    /** A check that begins; {@link #end} takes it out. */
    CheckProgress begin(@Nullable String name) {
        CheckProgress progress = new CheckProgress();
        if (name != null) {
            if (!NAMES.matcher(name).matches()) {
                throw Parameters.invalid(NAME, "'" + NAME + "' is not 8 to 64 letters and digits");
            }
            running.put(name, progress);
        }
        return progress;
    }

    void end(@Nullable String name, CheckProgress progress) {
        if (name != null) {
            running.remove(name, progress);
        }
    }
}
