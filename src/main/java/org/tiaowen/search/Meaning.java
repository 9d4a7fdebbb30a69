package org.tiaowen.search;

import org.tiaowen.document.Script;

/**
 * What of an entry becomes its vector.
 *
 * <p>Its own words alone: what stands above it (title, headings) is the same for many, and pulls
 * their vectors together. In simplified characters, which the model has learnt.
 */
final class Meaning {

    private Meaning() {}

    /** The same of a query. */
    static String of(String query) {
        return Script.simplified(query);
    }

    /** The text whose vector the entry gets. Entries of equal text share one. */
    static String of(Entry entry) {
        return Script.simplified(entry.text());
    }
}
