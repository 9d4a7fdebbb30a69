package org.tiaowen.search;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Span;

import java.util.List;

/**
 * An entry that matches.
 *
 * @param score comparable within one answer only, where it falls with the rank (but by date); of
 *     hits that a cross-encoder has read again its own, a logit; 0 where there were no words to
 *     score
 * @param highlights where the words of the query stand in the entry's text, in order and apart,
 *     counted in code points of that text
 * @param passage the part of the text, between its commas, that is nearest to the query; null where
 *     it has one part only, or none shares anything with the query
 * @param copies entries of nearly the same text that were folded into this one, best first
 */
public record Hit(
        Entry entry,
        float score,
        List<Span> highlights,
        @Nullable Span passage,
        List<Entry> copies) {

    /** Takes copies of the lists. */
    public Hit {
        highlights = List.copyOf(highlights);
        copies = List.copyOf(copies);
    }

    /** A hit into which nothing was folded. */
    public Hit(Entry entry, float score, List<Span> highlights) {
        this(entry, score, highlights, null, List.of());
    }

    /** Number of other documents in which nearly the same text stands. */
    public int alsoIn() {
        return (int)
                copies.stream()
                        .map(copy -> copy.document().iri())
                        .filter(iri -> !iri.equals(entry.document().iri()))
                        .distinct()
                        .count();
    }
}
