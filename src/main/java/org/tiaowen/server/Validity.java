package org.tiaowen.server;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Tw;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Whether a document is in force, as far as texts and corrections say it.
 *
 * @param status {@code in-force}, {@code repealed} or {@code unknown}
 * @param by address of the document that says so
 * @param on first day on which it is repealed
 * @param begins first day on which it can have been in force
 */
record Validity(
        String status, @Nullable String by, @Nullable LocalDate on, @Nullable LocalDate begins) {

    static Validity of(Thing document) {
        String status =
                document.one(Tw.validity)
                        .map(concept -> concept.localName().replaceFirst("^validity-", ""))
                        .orElse("unknown");
        LocalDate effective = date(document, Tw.effective);
        return new Validity(
                status,
                document.one(Tw.repealedBy).map(Thing::iri).orElse(null),
                date(document, Tw.repealedOn),
                effective == null ? date(document, Tw.issued) : effective);
    }

    /** False only where something says that the document did not hold on that day. */
    boolean mayHoldOn(LocalDate day) {
        boolean isNotYet = begins != null && begins.isAfter(day);
        boolean isOver = on == null ? status.equals("repealed") : !on.isAfter(day);
        return !isNotYet && !isOver;
    }

    JsonObject json() {
        return new JsonObject()
                .put("status", status)
                .put("by", by)
                .put("on", on == null ? null : on.toString());
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
