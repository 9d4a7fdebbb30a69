package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;

/**
 * The three questions of {@link Comparer} as logistics with few weights, fitted to annotated pairs;
 * each with vectors and without.
 */
final class Decision {

    /** Cosines of unlike Chinese sentences lie about here. */
    private static final double UNLIKE = 0.5;

    private Decision() {}

    /** How likely it is that both speak of one topic. */
    static double topic(Grounds g) {
        Double cosine = g.vectors();
        return cosine == null
                ? logistic(2 * g.likeness() + 2 * grown(g.rarest()) - 1.1)
                : logistic(2.7 * above(cosine) + 1.1 * grown(g.rarest()) - 1.2);
    }

    /** How likely it is that both direct the same action on the same object. */
    static double action(Grounds g) {
        Double cosine = g.vectors();
        return cosine == null
                ? logistic(3.05 * g.clause() + 2.77 * grown(g.mass()) - 2.97)
                : logistic(2.0 * g.clause() + 2.1 * grown(g.mass()) + 3.5 * above(cosine) - 3.7);
    }

    /** How likely it is that both are one text. */
    static double text(Grounds g) {
        Double cosine = g.vectors();
        return cosine == null
                ? logistic(3.75 * g.likeness() + 2.4 * g.containment() - 4.72)
                : logistic(3.4 * g.likeness() + 2.2 * g.containment() + 1.3 * above(cosine) - 5.3);
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
