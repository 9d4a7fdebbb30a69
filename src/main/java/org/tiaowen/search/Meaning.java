package org.tiaowen.search;

/**
 * What of an entry becomes its vector.
 *
 * <p>Its own words alone: what stands above it (title, headings) is the same for many, and pulls
 * their vectors together.
 */
final class Meaning {

    private Meaning() {}

    /** The text whose vector the entry gets. Entries of equal text share one. */
    static String of(Entry entry) {
        return entry.text();
    }
}
