package org.tiaowen.search;

import java.util.List;

/**
 * What may help where little or nothing was found.
 *
 * @param unknown words of the query that stand nowhere in the index
 * @param corrections queries that may be meant, and find more
 * @param relaxations what the same query finds with one filter less; only where it finds nothing
 */
public record Advice(
        List<String> unknown, List<Correction> corrections, List<Relaxation> relaxations) {

    /** Name of a relaxation that takes the query as words alone, and looks nothing up. */
    public static final String UNDERSTOOD = "understood";

    /** Takes copies. */
    public Advice {
        unknown = List.copyOf(unknown);
        corrections = List.copyOf(corrections);
        relaxations = List.copyOf(relaxations);
    }

    /** Another query, and how many entries it finds. */
    public record Correction(String query, long total) {}

    /**
     * A filter that is left out.
     *
     * @param filter its name: of a {@link Facet}, {@code from}, {@code to}, {@code validOn}, or
     *     {@value Advice#UNDERSTOOD}
     * @param total entries found without it
     */
    public record Relaxation(String filter, long total) {}

    boolean isEmpty() {
        return unknown.isEmpty() && corrections.isEmpty() && relaxations.isEmpty();
    }
}
