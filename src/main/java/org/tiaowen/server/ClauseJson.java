package org.tiaowen.server;

import org.tiaowen.retrieve.Clause;
import org.tiaowen.retrieve.Difference;
import org.tiaowen.retrieve.DocumentHead;
import org.tiaowen.retrieve.Passage;
import org.tiaowen.retrieve.QuoteMatch;
import org.tiaowen.retrieve.Retrieval;
import org.tiaowen.retrieve.Standing;
import org.tiaowen.retrieve.TokenEstimate;
import org.tiaowen.retrieve.Verification;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** Clauses, and what is said of quotes, as JSON. */
final class ClauseJson {

    private ClauseJson() {}

    static JsonObject of(Retrieval retrieval) {
        Standing standing = retrieval.standing();
        return new JsonObject()
                .put("answerable", retrieval.answerable())
                .put("confidence", rounded(retrieval.confidence()))
                .put("clauses", retrieval.clauses().stream().map(ClauseJson::of).toList())
                .put("tokens", retrieval.tokens())
                .put("leftOut", retrieval.leftOut())
                .put("smallestBudget", retrieval.smallestBudget())
                .put("standing", standing == null ? null : of(standing))
                .put("mode", retrieval.mode().label())
                .put("notes", retrieval.note() == null ? List.of() : List.of(retrieval.note()));
    }

    private static JsonObject of(Standing standing) {
        return new JsonObject()
                .put("name", standing.name())
                .put("document", standing.document())
                .put("validity", Rows.validity(standing.validity()));
    }

    static JsonObject of(Clause clause) {
        DocumentHead document = clause.document();
        JsonObject json =
                new JsonObject()
                        .put("iri", clause.iri())
                        .put("text", clause.text())
                        .put("citation", clause.citation())
                        .put("path", clause.path())
                        .put("headings", clause.headings())
                        .put("document", document.iri())
                        .put("title", document.title())
                        .put("number", document.number())
                        .put("kind", document.kind())
                        .put("issuers", document.issuers())
                        .put("jurisdiction", document.jurisdiction())
                        .put("issued", Objects.toString(document.issued(), null))
                        .put("effective", Objects.toString(document.effective(), null))
                        .put(
                                "validity",
                                Rows.validity(document.validity())
                                        .put(
                                                "asOf",
                                                LocalDate.now(ZoneId.systemDefault()).toString()))
                        .put("source", document.sourceName())
                        .put("start", clause.start())
                        .put("end", clause.end())
                        .put("score", rounded(clause.score()))
                        .put("tokens", TokenEstimate.of(clause))
                        .put("copies", passages(clause.copies()));
        Clause.Context context = clause.context();
        return context == Clause.Context.NONE
                ? json
                : json.put(
                        "context",
                        new JsonObject()
                                .put("before", passages(context.before()))
                                .put("after", passages(context.after()))
                                .put("parents", passages(context.parents()))
                                .put("cited", passages(context.cited())));
    }

    static JsonObject of(Verification verification) {
        QuoteMatch here = verification.here();
        return new JsonObject()
                .put("verdict", verification.verdict().label())
                .put("match", here == null ? null : of(here))
                .put("elsewhere", verification.elsewhere().stream().map(ClauseJson::of).toList());
    }

    private static JsonObject of(QuoteMatch match) {
        return new JsonObject()
                .put("exact", match.isExact())
                .put("similarity", rounded(match.similarity()))
                .put("text", match.text())
                .put("clauses", passages(match.clauses()))
                .put("differences", match.differences().stream().map(ClauseJson::of).toList())
                .put("leftOut", match.leftOut());
    }

    private static JsonObject of(Difference difference) {
        return new JsonObject()
                .put("kind", difference.kind().label())
                .put("quote", difference.quote())
                .put("clause", difference.clause());
    }

    private static List<JsonObject> passages(List<Passage> passages) {
        return passages.stream()
                .map(
                        passage ->
                                new JsonObject()
                                        .put("iri", passage.iri())
                                        .put("text", passage.text())
                                        .put("citation", passage.citation()))
                .toList();
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
