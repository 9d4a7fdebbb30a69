package org.tiaowen.search.lookup;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A document by its names.
 *
 * @param number its own 文号
 * @param cited the 文号 by which it is cited: its own, or that of the notice that promulgates it
 * @param kind its kind-word; empty where unknown
 * @param issuers names of the issuing organs
 */
public record KnownDocument(
        String iri,
        String title,
        @Nullable String number,
        @Nullable String cited,
        String kind,
        @Nullable String jurisdiction,
        List<String> issuers) {

    /** Takes a copy. */
    public KnownDocument {
        issuers = List.copyOf(issuers);
    }
}
