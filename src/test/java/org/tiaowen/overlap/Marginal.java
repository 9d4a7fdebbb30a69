package org.tiaowen.overlap;

import org.apache.jena.graph.Node;
import org.tiaowen.search.SearchIndex;

import java.util.Set;

/** What one more source costs: for measuring, where all pairs would take too long. */
public final class Marginal {

    private Marginal() {}

    /** The number of overlaps of a source with some others, the most that are written. */
    public static int overlaps(
            Overlaps overlaps, SearchIndex index, Node source, Set<Node> others) {
        return overlaps.inside(index).of(source, others, _ -> 0, () -> false).size();
    }
}
