package org.tiaowen.server;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Tw;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Whether a document is in force, as far as texts and corrections say it.
 *
 * @param status {@code in-force}, {@code repealed} or {@code unknown}
 * @param by address of the document that says so
 * @param on first day on which it is repealed
 * @param begins first day on which it can have been in force
 * @param until last day on which it holds by its own words
 * @param amendedBy addresses of the documents that changed it, or repealed a part of it
 */
record Validity(
        String status,
        @Nullable String by,
        @Nullable LocalDate on,
        @Nullable LocalDate begins,
        @Nullable LocalDate until,
        List<String> amendedBy) {

    static Validity of(Thing document) {
        return of(document, LocalDate.now(ZoneId.systemDefault()));
    }

    /**
     * On a day: repealed where a text says so or the term that it sets to itself is over, in force
     * within that term, else unknown.
     */
    static Validity of(Thing document, LocalDate today) {
        String said =
                document.one(Tw.validity)
                        .map(concept -> concept.localName().replaceFirst("^validity-", ""))
                        .orElse("unknown");
        LocalDate effective = date(document, Tw.effective);
        LocalDate begins = effective == null ? date(document, Tw.issued) : effective;
        LocalDate until = date(document, Tw.validUntil);
        LocalDate on = date(document, Tw.repealedOn);
        String status = said;
        if (said.equals("unknown") && until != null) {
            boolean isOver = until.isBefore(today);
            boolean isNotYet = begins == null || begins.isAfter(today);
            status = isOver ? "repealed" : isNotYet ? "unknown" : "in-force";
            on = isOver ? until.plusDays(1) : null;
        }
        return new Validity(
                status,
                document.one(Tw.repealedBy).map(Thing::iri).orElse(null),
                on,
                begins,
                until,
                document.things(Tw.amendedBy).stream().map(Thing::iri).toList());
    }

    /** False only where something says that the document did not hold on that day. */
    boolean mayHoldOn(LocalDate day) {
        boolean isNotYet = begins != null && begins.isAfter(day);
        boolean isOver = on == null ? status.equals("repealed") : !on.isAfter(day);
        isOver |= until != null && until.isBefore(day);
        return !isNotYet && !isOver;
    }

    JsonObject json() {
        return new JsonObject()
                .put("status", status)
                .put("by", by)
                .put("on", on == null ? null : on.toString())
                .put("until", until == null ? null : until.toString())
                .put("amendedBy", amendedBy);
    }

    /** A date of a thing; null where there is none that can be read. */
    static @Nullable LocalDate date(Thing thing, Node property) {
        try {
            String text = thing.text(property);
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
