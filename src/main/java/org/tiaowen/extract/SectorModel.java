package org.tiaowen.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How sure the signs of a measure make each sector: a logistic regression over what speaks for it,
 * then one more for each rank, over how far the sector is ahead of the next.
 *
 * <p>The same few weights hold for every sector of every scheme; they were fitted to annotated
 * texts of several regions and kinds. What is peculiar to a field is in its terms.
 */
final class SectorModel {

    private static final double BIAS = -5.05;
    private static final double OWN = 3.12;
    private static final double HEADING = 3.02;
    private static final double ABOVE = 0.18;
    private static final double TITLE = 0.65;
    private static final double TOPIC = 4.54;
    private static final double SUBJECT = 2.55;
    private static final double UNITS = 2.72;
    private static final double MODALITY = 3.18;
    private static final double ROLE = 1.23;

    /**
     * By rank: of the sector's own logit, of its distance from the first, of its lead over the
     * next, constant.
     */
    private static final double[][] RANKS = {
        {0.25, 0, 0.35, 0.81}, {0.2, -0.08, 0.38, 0.04}, {0.36, -0.16, 0.12, -0.01}
    };

    /** Logits below this tell no difference. */
    private static final double LEAST = -6;

    /**
     * A second or third sector has to be this sure. F1 is greatest at about half its own value,
     * where precision and recall of the last one added balance.
     */
    private static final double SURE = 0.4;

    private SectorModel() {}

    /**
     * What speaks for one sector; votes are sums of the weights of terms.
     *
     * @param own votes of the sentence
     * @param heading votes of the nearest heading
     * @param above votes of the heading above that
     * @param title votes of the document's title
     * @param topic its mean share of the votes of the document's measures, 0 to 1
     * @param subject its share of the document's topic and title where no other has more, else 0
     * @param units mean votes of the names of the responsible units
     * @param modality whether the measure's force speaks for it
     * @param role whether the provision's role speaks for it
     * @param words what ordinary words add, see {@link SectorWords}
     */
    record Signs(
            double own,
            double heading,
            double above,
            double title,
            double topic,
            double subject,
            double units,
            boolean modality,
            boolean role,
            double words) {

        boolean isEmpty() {
            return own + heading + above + title + topic + subject + units == 0
                    && !modality
                    && !role;
        }

        /** The same with other words. */
        Signs with(double other) {
            return new Signs(
                    own, heading, above, title, topic, subject, units, modality, role, other);
        }

        double logit() {
            return BIAS
                    + OWN * log(own)
                    + HEADING * log(heading)
                    + ABOVE * log(above)
                    + TITLE * log(title)
                    + TOPIC * Math.sqrt(topic)
                    + SUBJECT * subject
                    + UNITS * log(units)
                    + (modality ? MODALITY : 0)
                    + (role ? ROLE : 0)
                    + words;
        }
    }

    /** Most signs are 0. */
    private static double log(double sign) {
        return sign == 0 ? 0 : Math.log1p(sign);
    }

    /** A sector by its place in the scheme, and how sure it is, from 0 to 1. */
    record Choice(int sector, double confidence) {}

    /** The surest sector that anything speaks for, and up to two more that are sure enough. */
    static List<Choice> choose(List<Signs> signs) {
        double[] logits = signs.stream().mapToDouble(Signs::logit).toArray();
        List<Integer> ranked =
                IntStream.range(0, logits.length)
                        .filter(i -> !signs.get(i).isEmpty())
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -logits[i]))
                        .limit(RANKS.length + 1L)
                        .toList();
        List<Choice> choices = new ArrayList<>();
        for (int rank = 0; rank < Math.min(RANKS.length, ranked.size()); rank++) {
            double confidence = confidence(rank, ranked, logits);
            if (rank > 0 && confidence <= SURE) {
                break;
            }
            choices.add(new Choice(ranked.get(rank), confidence));
        }
        return choices;
    }

    private static double confidence(int rank, List<Integer> ranked, double[] logits) {
        double first = logit(0, ranked, logits);
        double self = logit(rank, ranked, logits);
        double next = logit(rank + 1, ranked, logits);
        double[] weights = RANKS[rank];
        return 1
                / (1
                        + Math.exp(
                                -(weights[0] * self
                                        + weights[1] * (first - self)
                                        + weights[2] * (self - next)
                                        + weights[3])));
    }

    private static double logit(int rank, List<Integer> ranked, double[] logits) {
        return rank < ranked.size() ? Math.max(LEAST, logits[ranked.get(rank)]) : LEAST;
    }
}
