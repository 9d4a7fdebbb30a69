package org.tiaowen.server;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Language;
import org.tiaowen.document.Problem.Severity;
import org.tiaowen.document.Span;
import org.tiaowen.ingest.IngestReport;
import org.tiaowen.rdf.Iris;
import org.tiaowen.server.ImportQueue.Import;
import org.tiaowen.server.ImportQueue.Stage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** How an upload is told: how far it is, what became of each file, and where problems stand. */
final class ImportJson {

    private final Iris iris;
    private final Function<String, Optional<String>> texts;

    /**
     * With these addresses.
     *
     * @param texts the text of a source by its id
     */
    ImportJson(Iris iris, Function<String, Optional<String>> texts) {
        this.iris = iris;
        this.texts = texts;
    }

    JsonObject of(Import upload) {
        IngestReport report = upload.reportNow();
        List<IngestReport.Entry> entries = report == null ? upload.entries() : report.sources();
        return new JsonObject()
                .put("id", upload.id())
                .put("state", label(upload.stage()))
                .put("total", upload.total())
                .put("done", upload.entries().size())
                .put("complete", report != null && report.isComplete())
                .put("sources", entries.stream().map(this::entry).toList())
                .put(
                        "malformed",
                        report == null
                                ? List.of()
                                : report.malformed().stream()
                                        .map(IngestReport.Malformed::name)
                                        .toList());
    }

    private JsonObject entry(IngestReport.Entry entry) {
        String id = iris.sourceId(entry.name());
        String text =
                entry.problems().stream().anyMatch(p -> p.span() != null)
                        ? texts.apply(id).orElse(null)
                        : null;
        boolean isThere = entry.outcome() != IngestReport.Outcome.FAILED;
        return new JsonObject()
                .put("name", entry.name())
                .put("id", isThere ? id : null)
                .put("outcome", entry.outcome().name().toLowerCase(Locale.ROOT))
                .put("documentCount", entry.documents())
                .put("provisionCount", entry.provisions())
                .put("sentenceCount", entry.sentences())
                .put("measureCount", entry.measures())
                .put("problems", entry.problems().stream().map(p -> problem(p, text)).toList());
    }

    private static JsonObject problem(org.tiaowen.document.Problem problem, @Nullable String text) {
        Span span = problem.span();
        return new JsonObject()
                .put("severity", label(problem.severity()))
                .put("code", problem.code().label())
                .put(
                        "message",
                        new JsonObject()
                                .put("zh", problem.message(Language.ZH))
                                .put("en", problem.message(Language.EN)))
                .put("line", problem.line())
                .put("start", span == null ? null : span.start())
                .put("end", span == null ? null : span.end())
                .put(
                        "excerpt",
                        span == null || text == null ? null : Excerpt.of(text, span).json());
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** What is said of an upload. */
    static Schema schema() {
        Schema count = Schema.integer().with("minimum", 0);
        Schema problem =
                Schema.object()
                        .member("severity", Schema.word(Severity.values(), ImportJson::label))
                        .members(Schema.text(), "code")
                        .member("message", Schema.object().members(Schema.text(), "zh", "en"))
                        .members(count, "line")
                        .members(count.orNull(), "start", "end")
                        .member("excerpt", Excerpt.schema().orNull());
        Schema source =
                Schema.object()
                        .members(Schema.text(), "name")
                        .member("id", Schema.text().orNull())
                        .member(
                                "outcome",
                                Schema.word(IngestReport.Outcome.values(), ImportJson::label))
                        .members(
                                count,
                                "documentCount",
                                "provisionCount",
                                "sentenceCount",
                                "measureCount")
                        .member("problems", Schema.list(problem));
        return Schema.object()
                .members(Schema.text(), "id")
                .member("state", Schema.word(Stage.values(), ImportJson::label))
                .members(count, "total", "done")
                .member("complete", Schema.truth())
                .member("sources", Schema.list(source))
                .member("malformed", Schema.list(Schema.text()));
    }
}
