package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;

/**
 * The three questions of {@link Comparer} as logistics with few weights, fitted to annotated pairs;
 * with vectors and without.
 */
final class Decision {

    /** Short texts have little in common, but those that are as near in meaning say one thing. */
    private static final double NEAR = 0.85;

    /** Cosines of unlike Chinese sentences lie about here. */
    private static final double UNLIKE = 0.5;

    private Decision() {}

    /** How likely it is that both speak of one topic. */
    static double topic(Grounds g) {
        Double cosine = g.vectors();
        return cosine == null
                ? logistic(3.5 * g.likeness() + 2 * one(g.sameSector()) - 1.4)
                : logistic(
                        4.0 * above(cosine)
                                + 2.2 * one(g.sameSector())
                                + 1.9 * g.nouns()
                                - 0.9 * one(g.beginsLike())
                                - 1.85);
    }

    /**
     * How likely it is that both direct the same action on the same object. That they begin with
     * the same verb says how they are put: of two that are as near, it is the lesser part.
     */
    static double action(Grounds g) {
        Double cosine = g.vectors();
        return cosine == null
                ? atFirstSight(g.clause(), g.mass(), null)
                : logistic(
                        2.2 * g.clause()
                                + 1.4 * grown(g.mass())
                                + 3.7 * above(cosine)
                                + 2.2 * g.verbs()
                                - 1.0 * one(g.beginsLike())
                                - 1.35 * one(g.sectorsDiffer())
                                - 4.25);
    }

    /** The same of the grounds that cost least; it grows with each of them. */
    static double atFirstSight(double clause, double mass, @Nullable Double cosine) {
        return cosine == null
                ? logistic(4.9 * clause + 3.0 * grown(mass) - 4.0)
                : logistic(2.9 * clause + 2.65 * grown(mass) + 4.3 * above(cosine) - 5.15);
    }

    /**
     * How likely it is that both are one text: they begin alike, the shorter one stands in the
     * longer, and they mean the same.
     */
    static double text(Grounds g) {
        Double cosine = g.vectors();
        double words = 3.3 * g.containment() + 2.1 * g.opening();
        return cosine == null
                ? logistic(words + 3.0 * g.likeness() - 6.4)
                : logistic(words + 5.1 * above(cosine) - 7.9);
    }

    /** Whether the vectors alone let two texts of nearly the same words be one: 强化 and 加强组织领导. */
    static boolean isNear(Grounds g) {
        Double cosine = g.vectors();
        return cosine != null && cosine >= NEAR;
    }

    private static double one(boolean holds) {
        return holds ? 1 : 0;
    }

    private static double above(@Nullable Double cosine) {
        return cosine == null ? 0 : (cosine - UNLIKE) * 2;
    }

    /** Grows with the weight, less and less. */
    private static double grown(double weight) {
        return Math.log1p(weight) / 3;
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
