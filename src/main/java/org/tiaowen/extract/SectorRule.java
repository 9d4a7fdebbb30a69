package org.tiaowen.extract;

import org.tiaowen.analysis.Folding;
import org.tiaowen.analysis.Word;
import org.tiaowen.document.Measure.SectorVote;
import org.tiaowen.document.Modality;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The sectors that the measures of one document belong to, by the vote of the scheme's terms.
 *
 * <p>The sentence's own terms weigh most. The heading above votes too, those around it the weaker
 * the farther away, the title, and what the document's measures speak of on the whole, which tells
 * the field of a sentence that names none. What a measure does has a field of its own: giving money
 * is public finance, forbidding is regulation, a safeguard is administration.
 */
final class SectorRule {

    private static final double HEADING = 0.9;
    private static final double AROUND = 0.3;
    private static final double TITLE = 0.2;
    private static final double TOPIC = 3.5;
    private static final double PAYING = 1.0;
    private static final double FORBIDDING = 1.2;
    private static final double OBLIGING = 0.4;
    private static final double SECURING = 0.8;

    /** A sector needs this share of the first one's votes to be the second or third. */
    private static final double[] SHARES = {0, 0.35, 0.6};

    private static final double LEAST = 1.2;

    private final SectorTerms terms;
    private final Outline outline;
    private final Function<String, List<Word>> cutter;
    private final Map<Reading, double[]> own = new HashMap<>();
    private final Map<String, double[]> headings = new HashMap<>();
    private final double[] common;

    /**
     * A rule for one document.
     *
     * @param measures the readings of its measures
     */
    SectorRule(
            SectorTerms terms,
            Outline outline,
            List<Reading> measures,
            Function<String, List<Word>> cutter) {
        this.terms = terms;
        this.outline = outline;
        this.cutter = cutter;
        this.common = new double[terms.notations().size()];
        for (Reading reading : measures) {
            double[] votes = terms.votes(reading.text(), reading.words());
            own.put(reading, votes);
            double sum = 0;
            for (double vote : votes) {
                sum += vote;
            }
            if (sum > 0) {
                add(common, votes, TOPIC / sum / measures.size());
            }
        }
        add(common, votes(outline.document().title()), TITLE);
    }

    /** One to three sectors of a measure, the most specific first; none where no term votes. */
    List<SectorVote> of(Reading reading, Modality modality) {
        double[] score = common.clone();
        add(score, own.computeIfAbsent(reading, r -> terms.votes(r.text(), r.words())), 1);
        Provision provision = reading.provision();
        if (provision != null) {
            add(score, headings.computeIfAbsent(provision.id(), _ -> headings(provision)), 1);
            if (provision.role() == Role.SAFEGUARD) {
                add(score, "administration", SECURING);
            }
        }
        switch (modality) {
            case FUND -> add(score, "tax-fiscal", PAYING);
            case PROHIBIT -> add(score, "regulation", FORBIDDING);
            case OBLIGE -> add(score, "regulation", OBLIGING);
            case PERMIT, ENCOURAGE, EXPLORE, ACT -> {}
        }
        return best(score);
    }

    private List<SectorVote> best(double[] score) {
        List<Integer> ranked =
                IntStream.range(0, score.length)
                        .boxed()
                        .filter(i -> score[i] > 0)
                        .sorted(Comparator.comparingDouble(i -> -score[i]))
                        .limit(SHARES.length)
                        .toList();
        List<SectorVote> votes = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            double value = score[ranked.get(i)];
            if (i > 0 && (value < SHARES[i] * score[ranked.getFirst()] || value < LEAST)) {
                break;
            }
            votes.add(new SectorVote(terms.notations().get(ranked.get(i)), value / (value + 1)));
        }
        return votes;
    }

    private double[] headings(Provision provision) {
        double[] votes = new double[common.length];
        double weight = HEADING;
        if (!provision.heading().isEmpty()) {
            add(votes, votes(provision.heading()), weight);
            weight *= AROUND;
        }
        for (Provision around : outline.ancestors(provision)) {
            if (!around.heading().isEmpty()) {
                add(votes, votes(around.heading()), weight);
                weight *= AROUND;
            }
        }
        return votes;
    }

    private double[] votes(String printed) {
        String text = Folding.fold(printed).replaceAll("\\s+", "");
        return terms.votes(text, text.isEmpty() ? List.of() : cutter.apply(text));
    }

    private void add(double[] score, String notation, double weight) {
        int sector = terms.notations().indexOf(notation);
        if (sector >= 0) {
            score[sector] += weight;
        }
    }

    private static void add(double[] score, double[] votes, double weight) {
        for (int i = 0; i < score.length; i++) {
            score[i] += votes[i] * weight;
        }
    }
}
