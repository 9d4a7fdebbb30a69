package org.tiaowen.search;

import org.apache.lucene.search.spell.LuceneLevenshteinDistance;
import org.apache.lucene.search.spell.NGramDistance;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Names that are like one that does not exist. */
public final class Near {

    private static final int MOST = 5;

    /** From 0 to 1; two names of four characters that share two have some 0.5. */
    private static final float LEAST = 0.4f;

    /** Of the letters of the shorter of two names, two in five that differ are too many. */
    private static final float MISSPELT = 0.61f;

    private Near() {}

    private record Likeness(String name, float value) {}

    /**
     * The name that another one is most probably a slip of: nearly all letters are the same, or
     * change places.
     */
    public static Optional<String> misspelt(String name, Collection<String> known) {
        var distance = new LuceneLevenshteinDistance();
        return known.stream()
                .map(other -> new Likeness(other, distance.getDistance(name, other)))
                .filter(likeness -> likeness.value() >= MISSPELT)
                .max(Comparator.comparingDouble(Likeness::value))
                .map(Likeness::name);
    }

    /** The likest of these, five at most; those that hold the name, or that it holds, first. */
    public static List<String> of(String name, Collection<String> known) {
        var distance = new NGramDistance(2);
        return known.stream()
                .filter(other -> !other.isEmpty() && !name.isEmpty())
                .distinct()
                .map(
                        other ->
                                new Likeness(
                                        other,
                                        distance.getDistance(name, other)
                                                + (other.contains(name) || name.contains(other)
                                                        ? 1
                                                        : 0)))
                .filter(likeness -> likeness.value() >= LEAST)
                .sorted(
                        Comparator.comparingDouble(Likeness::value)
                                .reversed()
                                .thenComparing(Likeness::name))
                .limit(MOST)
                .map(Likeness::name)
                .toList();
    }
}
