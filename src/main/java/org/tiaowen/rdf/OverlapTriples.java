package org.tiaowen.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Says which sentences of two sources overlap, in a graph of the two. An overlap has an address
 * below its first sentence, which tells the second by a hash.
 */
public final class OverlapTriples {

    private static final int HASH_LENGTH = 8;

    /** Stands in no id of a source. */
    private static final char BETWEEN = '~';

    private OverlapTriples() {}

    /**
     * Two sentences that overlap.
     *
     * @param label {@code same} or {@code overlap}
     * @param likeness 0 to 1
     * @param terms words that both have
     */
    public record Pair(
            Node first,
            Node second,
            String label,
            BigDecimal likeness,
            List<String> terms,
            List<Difference> differences) {

        /** Takes copies of the lists. */
        public Pair {
            terms = List.copyOf(terms);
            differences = List.copyOf(differences);
        }
    }

    /** Something in which the two differ; one of them may say nothing of the kind. */
    public record Difference(
            String kind, @Nullable String inFirst, @Nullable String inSecond, String direction) {}

    /** Name of the graph of two sources, whichever is named first. */
    public static Node graph(Iris iris, String source, String other) {
        boolean inOrder = source.compareTo(other) <= 0;
        return iris.graph(
                "overlaps/" + (inOrder ? source : other) + BETWEEN + (inOrder ? other : source));
    }

    /** The two sources whose overlaps a graph of that name holds; empty for any other name. */
    public static Optional<List<String>> sources(Iris iris, Node graph) {
        String prefix = graphs(iris);
        if (!graph.isURI() || !graph.getURI().startsWith(prefix)) {
            return Optional.empty();
        }
        String pair = graph.getURI().substring(prefix.length());
        int between = pair.indexOf(BETWEEN);
        return between < 0
                ? Optional.empty()
                : Optional.of(List.of(pair.substring(0, between), pair.substring(between + 1)));
    }

    /** What every name of such a graph begins with. */
    public static String graphs(Iris iris) {
        return ledger(iris).getURI() + "/";
    }

    /** Name of the graph that says which sources have been compared. */
    public static Node ledger(Iris iris) {
        return iris.graph("overlaps");
    }

    /** The triples of some overlaps. */
    public static List<Triple> of(Collection<Pair> pairs) {
        Statements out = new Statements();
        for (Pair pair : pairs) {
            Node overlap =
                    Iris.part(
                            pair.first(),
                            "overlap_"
                                    + Fingerprint.of(pair.second().getURI())
                                            .substring(0, HASH_LENGTH));
            out.type(overlap, Tw.Overlap)
                    .add(overlap, Tw.first, pair.first())
                    .add(overlap, Tw.second, pair.second())
                    .text(overlap, Tw.overlapLabel, pair.label())
                    .decimal(overlap, Tw.likeness, pair.likeness())
                    .add(pair.first(), Tw.overlapsWith, pair.second())
                    .add(pair.second(), Tw.overlapsWith, pair.first());
            pair.terms().forEach(term -> out.text(overlap, Tw.sharedTerm, term));
            int n = 0;
            for (Difference said : pair.differences()) {
                Node difference = Iris.part(overlap, "difference_" + ++n);
                out.add(overlap, Tw.hasDifference, difference)
                        .type(difference, Tw.Difference)
                        .text(difference, Tw.differenceKind, said.kind())
                        .text(difference, Tw.inFirst, said.inFirst())
                        .text(difference, Tw.inSecond, said.inSecond())
                        .text(difference, Tw.direction, said.direction());
            }
        }
        return out.take();
    }

    /** The triples of the ledger: each source with the fingerprint of what was compared. */
    public static List<Triple> compared(Node source, String fingerprint) {
        return new Statements().text(source, Tw.comparedAs, fingerprint).take();
    }
}
