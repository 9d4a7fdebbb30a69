package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says how two clauses stand to each other, and why.
 *
 * <p>Three questions, each answered by a logistic of a few grounds: is it the same topic (vectors,
 * sectors, nouns)? Is it the same action on the same object (the two clauses most alike, the weight
 * of all that is common, verbs, vectors)? Is it the same text (likeness, containment)? What follows
 * from facts outweighs them: texts whose figures, force, zones, units or beneficiaries differ are
 * not the same, however alike the words. Immutable, safe for threads.
 */
public final class Comparer {

    private static final int TERMS = 5;

    /** Weight from which a common stretch is worth naming. */
    private static final double TELLING = 1;

    /** From this on it is likelier than not that one clause repeats the other. */
    static final double LIKELY = 0.5;

    /**
     * How likely one repeats the other, 0 to 1, as far as words and vectors tell; cheaper than
     * comparing. Where what they share is too little even for a second clause that had nothing
     * besides, it is not looked at any further: a bound is given, and less than {@link #LIKELY}.
     */
    double likelihood(Clause first, Clause second) {
        Passage a = first.passage();
        Passage b = second.passage();
        Tiling tiling = Tiling.of(a, b);
        double[][] common = common(a, b, tiling);
        double mass = 0;
        for (double[] row : common) {
            for (double one : row) {
                mass += one;
            }
        }
        Double cosine = cosine(first, second);
        double most =
                Decision.atFirstSight(bestClause(a.clauseMasses(), null, common), mass, cosine);
        return most < LIKELY
                ? most
                : Decision.atFirstSight(
                        bestClause(a.clauseMasses(), b.clauseMasses(), common), mass, cosine);
    }

    /** Compares two clauses; the first is the draft's where differences have a direction. */
    public Comparison compare(Clause a, Clause b) {
        return compare(a, b, Tiling.of(a.passage(), b.passage()));
    }

    /** The same for who has their common stretches already. */
    Comparison compare(Clause a, Clause b, Tiling tiling) {
        return compare(a, b, tiling, grounds(a, b, tiling));
    }

    /** The same, unless they have nothing to do with each other: most candidates of an item. */
    Optional<Comparison> compareRelated(Clause a, Clause b, Tiling tiling) {
        Grounds grounds = grounds(a, b, tiling);
        return label(grounds) == Label.NONE
                ? Optional.empty()
                : Optional.of(compare(a, b, tiling, grounds));
    }

    /** How they stand to each other but for the facts that differ. */
    private static Label label(Grounds grounds) {
        double text = Decision.text(grounds);
        if (Decision.action(grounds) >= LIKELY || text >= 0.5 && Decision.isNear(grounds)) {
            return text >= 0.5 ? Label.SAME : Label.OVERLAP;
        }
        return Decision.topic(grounds) >= 0.5 ? Label.RELATED : Label.NONE;
    }

    private static Comparison compare(Clause a, Clause b, Tiling tiling, Grounds grounds) {
        double topic = Decision.topic(grounds);
        double action = Decision.action(grounds);
        double text = Decision.text(grounds);
        Label label = label(grounds);
        List<Stretch> alignment = Alignment.of(a.passage(), b.passage(), tiling);
        List<Difference> differences =
                label == Label.NONE
                        ? List.of()
                        : new Differences(a, b, tiling, alignment, label).all();
        if (label == Label.SAME && differences.stream().anyMatch(Difference::isVariation)) {
            label = Label.OVERLAP;
            text = Math.min(text, 0.49);
        }
        double score = (Math.max(topic, action) + action + Math.min(text, action)) / 3;
        return new Comparison(label, score, alignment, differences, grounds);
    }

    /**
     * Whether so much of the weight of both texts stands in common stretches, which are not looked
     * for where one of them is too short for that.
     */
    static boolean isAlike(Passage a, Passage b, double share) {
        double both = a.mass() + b.mass();
        if (2 * Math.min(a.mass(), b.size()) < share * both) {
            return false; // what is common weighs no more than the first, nor than one a symbol
        }
        double mass = 0;
        for (Tiling.Tile tile : Tiling.of(a, b).tiles()) {
            for (int k = 0; k < tile.length(); k++) {
                mass += a.weight(tile.a() + k);
            }
        }
        return (both == 0 ? 0 : 2 * mass / both) >= share;
    }

    private static Grounds grounds(Clause first, Clause second, Tiling tiling) {
        Passage a = first.passage();
        Passage b = second.passage();
        double mass = 0;
        List<Term> terms = new ArrayList<>();
        for (Tiling.Tile tile : tiling.tiles()) {
            double weight = 0;
            for (int k = 0; k < tile.length(); k++) {
                weight += a.weight(tile.a() + k);
            }
            mass += weight;
            if (weight >= TELLING) {
                int start = a.start(tile.a());
                terms.add(
                        new Term(
                                a.text().substring(start, a.end(tile.a() + tile.length() - 1)),
                                weight));
            }
        }
        terms.sort(Comparator.comparingDouble(Term::weight).reversed());
        double both = a.mass() + b.mass();
        double lighter = Math.min(a.mass(), b.mass());
        double[][] common = common(a, b, tiling);
        return new Grounds(
                both == 0 ? 0 : 2 * mass / both,
                lighter == 0 ? 0 : Math.min(1, mass / lighter),
                bestClause(a.clauseMasses(), b.clauseMasses(), common),
                opening(a.clauseMasses(), b.clauseMasses(), common),
                mass,
                a.vocabulary().commonNouns(b.vocabulary()),
                a.vocabulary().commonVerbs(b.vocabulary()),
                a.vocabulary().beginsLike(b.vocabulary()),
                cosine(first, second),
                isSameSector(first, second),
                doSectorsDiffer(first, second),
                terms.stream().map(Term::text).distinct().limit(TERMS).toList());
    }

    private record Term(String text, double weight) {}

    private static boolean isSameSector(Clause a, Clause b) {
        List<String> first = sectors(a);
        List<String> second = sectors(b);
        return !first.isEmpty() && !second.isEmpty() && first.getFirst().equals(second.getFirst());
    }

    private static boolean doSectorsDiffer(Clause a, Clause b) {
        List<String> first = sectors(a);
        List<String> second = sectors(b);
        return !first.isEmpty() && !second.isEmpty() && Collections.disjoint(first, second);
    }

    /** The surest first. */
    private static List<String> sectors(Clause clause) {
        return clause.facts().measures().stream()
                .flatMap(measure -> measure.sectors().stream())
                .map(Measure.SectorVote::notation)
                .toList();
    }

    private static @Nullable Double cosine(Clause a, Clause b) {
        return a.text().equals(b.text()) ? Double.valueOf(1) : a.cosine(b);
    }

    /** The weight that each clause of the first text has in common with each of the second. */
    private static double[][] common(Passage a, Passage b, Tiling tiling) {
        double[][] common = new double[a.clauseCount()][b.clauseCount()];
        for (Tiling.Tile tile : tiling.tiles()) {
            for (int k = 0; k < tile.length(); k++) {
                common[a.clause(tile.a() + k)][b.clause(tile.b() + k)] += a.weight(tile.a() + k);
            }
        }
        return common;
    }

    private static double opening(double[] massesA, double[] massesB, double[][] common) {
        double both = common.length == 0 || common[0].length == 0 ? 0 : massesA[0] + massesB[0];
        return both == 0 ? 0 : 2 * common[0][0] / both;
    }

    /**
     * Short clauses are alike by chance: what they have in common has to weigh something.
     *
     * @param massesB null where not known: the least they can be is taken
     */
    private static double bestClause(
            double[] massesA, double @Nullable [] massesB, double[][] common) {
        double best = 0;
        for (int i = 0; i < common.length; i++) {
            for (int j = 0; j < common[i].length; j++) {
                double shared = common[i][j];
                if (shared > 0) {
                    double all = massesA[i] + (massesB == null ? shared : massesB[j]);
                    best = Math.max(best, 2 * shared / all * (1 - Math.exp(-shared / 3)));
                }
            }
        }
        return best;
    }
}
