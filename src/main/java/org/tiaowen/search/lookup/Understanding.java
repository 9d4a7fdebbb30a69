package org.tiaowen.search.lookup;

import java.util.List;

/**
 * How a query was understood.
 *
 * @param rest the words of the query that name nothing; blank where there are none. Where names are
 *     spelled in pinyin and ask for nothing more, the query in characters
 * @param chips the parts of the query that were taken as names
 */
public record Understanding(Lookup lookup, String rest, List<Chip> chips) {

    /** Takes a copy. */
    public Understanding {
        chips = List.copyOf(chips);
    }

    /**
     * A part of the query.
     *
     * @param text the part as it was written
     * @param without the query without it
     */
    public record Chip(Lookup.Kind kind, String text, String without) {}
}
