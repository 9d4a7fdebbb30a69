package org.tiaowen.search;

import org.tiaowen.document.Span;

import java.util.List;

/**
 * An entry that matches.
 *
 * @param score comparable within one answer only; 0 where there were no words to score
 * @param highlights where the words of the query stand in the entry's text, in order and apart,
 *     counted in code points of that text
 */
public record Hit(Entry entry, float score, List<Span> highlights) {

    /** Takes a copy of the list. */
    public Hit {
        highlights = List.copyOf(highlights);
    }

    /** The same with another score. */
    Hit with(float other) {
        return new Hit(entry, other, highlights);
    }
}
