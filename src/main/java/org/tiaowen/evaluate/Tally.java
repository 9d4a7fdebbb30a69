package org.tiaowen.evaluate;

/**
 * Answers counted: right ones, those too many, those missing.
 *
 * @param right given and expected
 * @param extra given and not expected
 * @param missing expected and not given
 */
public record Tally(int right, int extra, int missing) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(right + other.right, extra + other.extra, missing + other.missing);
    }

    /** Share of the given answers that are right; 0 where none is given. */
    public double precision() {
        return share(right, right + extra);
    }

    /** Share of the expected answers that are given; 0 where none is expected. */
    public double recall() {
        return share(right, right + missing);
    }

    /** Harmonic mean of both. */
    public double f1() {
        double p = precision();
        double r = recall();
        return p + r == 0 ? 0 : 2 * p * r / (p + r);
    }

    static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
