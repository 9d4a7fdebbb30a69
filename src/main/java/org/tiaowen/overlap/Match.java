package org.tiaowen.overlap;

import org.tiaowen.search.Entry;

import java.util.List;

/**
 * A clause of the corpus that repeats an item of a draft, or is related to it.
 *
 * @param entry the clause, with its document and citation
 * @param copies addresses of clauses of the same words in the same source
 * @param comparison of the item's words in {@code part} with the clause; the draft is first
 * @param part the item, or the sentence of it that has the very text of the clause
 * @param group number of the match that this one is a near copy of; its own where it is the first
 *     of its kind, from 1
 * @param cue whether a reader should look: a document of a higher level says it more strictly
 */
public record Match(
        Entry entry,
        List<String> copies,
        Comparison comparison,
        String part,
        int group,
        boolean cue) {

    /** Takes a copy of the list. */
    public Match {
        copies = List.copyOf(copies);
    }
}
