package org.tiaowen.extract;

import org.tiaowen.analysis.Folding;
import org.tiaowen.analysis.Word;
import org.tiaowen.document.Measure.SectorVote;
import org.tiaowen.document.Modality;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sector;
import org.tiaowen.pattern.Cue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The sectors that the measures of one document belong to, by the vote of the scheme's terms.
 *
 * <p>The sentence's own terms vote, the headings above it, the title, the units responsible for it,
 * and what the document's measures speak of on the whole, which tells the field of a sentence that
 * names none. {@link SectorModel} weighs them.
 */
final class SectorRule {

    private static final Cue BLANKS = Cue.of("\\s+");

    /** What the title counts beside the measures where the document's subject is told. */
    private static final double TITLE = 0.5;

    /** The zone, and its committee, that a bureau belongs to. */
    private static final Cue OF_ZONE =
            Cue.of("^.*(?:新区|片区|开发区|试验区|示范区|保税区|合作区|园区)(?:管理委员会)?(?=\\p{IsHan}{2,12}局$)");

    /** What a supporting unit counts, a leading one being 1. */
    private static final double SUPPORT = 0.3;

    /** What an ordinary word of the nearest heading counts, one of the sentence being 1. */
    static final double HEADING = 0.6;

    private final SectorTerms terms;
    private final Outline outline;
    private final Function<String, List<Word>> cutter;
    private final Map<Reading, double[]> own = new HashMap<>();
    private final Map<String, List<Word>> cut = new HashMap<>();
    private final Map<String, double[]> headings = new HashMap<>();
    private final Map<String, double[]> headingWords = new HashMap<>();
    private final Map<String, List<Responsibility>> units = new HashMap<>();
    private final Map<String, double[]> unitVotes = new HashMap<>();
    private final double[] title;
    private final double[] topic;
    private final double[] subject;

    /**
     * A rule for one document.
     *
     * @param measures the readings of its measures
     * @param responsibilities the units that it makes responsible
     */
    SectorRule(
            SectorTerms terms,
            Outline outline,
            List<Reading> measures,
            List<Responsibility> responsibilities,
            Function<String, List<Word>> cutter) {
        this.terms = terms;
        this.outline = outline;
        this.cutter = cutter;
        this.title = votes(outline.document().title());
        this.topic = new double[title.length];
        for (Reading reading : measures) {
            double[] votes = terms.votes(reading.text(), reading.words());
            own.put(reading, votes);
            add(topic, votes, 1 / Math.max(Double.MIN_NORMAL, sum(votes)) / measures.size());
        }
        this.subject = subject();
        for (Responsibility responsibility : responsibilities) {
            String provision = responsibility.evidence().provision();
            if (provision != null) {
                units.computeIfAbsent(provision, _ -> new ArrayList<>()).add(responsibility);
            }
        }
    }

    /** One to three sectors of a measure, the surest first; none where nothing votes. */
    List<SectorVote> of(Reading reading, Modality modality) {
        return SectorModel.choose(signs(reading, modality)).stream()
                .map(
                        c ->
                                new SectorVote(
                                        terms.sectors().get(c.sector()).notation(), c.confidence()))
                .toList();
    }

    /** What speaks for each sector. */
    List<SectorModel.Signs> signs(Reading reading, Modality modality) {
        Provision provision = reading.provision();
        double[] said = own.computeIfAbsent(reading, r -> terms.votes(r.text(), r.words()));
        List<String> around = provision == null ? List.of() : headings(provision);
        double[] heading = heading(around, 0);
        double[] above = heading(around, 1);
        double[] responsible = provision == null ? new double[title.length] : units(provision);
        Role role = provision == null ? null : provision.role();
        double[] words = terms.ordinary(reading.words());
        if (!around.isEmpty()) {
            add(words, headingWords.computeIfAbsent(around.getFirst(), this::ordinary), HEADING);
        }
        return IntStream.range(0, title.length)
                .mapToObj(
                        i -> {
                            Sector sector = terms.sectors().get(i);
                            return new SectorModel.Signs(
                                    said[i],
                                    heading[i],
                                    above[i],
                                    title[i],
                                    topic[i],
                                    subject[i],
                                    responsible[i],
                                    sector.modalities().contains(modality),
                                    role != null && sector.roles().contains(role),
                                    words[i]);
                        })
                .toList();
    }

    /** Its share of the document's topic and title for the sector that has most, 0 for others. */
    private double[] subject() {
        double[] all = topic.clone();
        add(all, title, TITLE / Math.max(Double.MIN_NORMAL, sum(title)));
        double[] first = new double[all.length];
        double total = sum(all);
        if (total > 0) {
            int best =
                    IntStream.range(0, all.length)
                            .reduce((a, b) -> all[b] > all[a] ? b : a)
                            .orElseThrow();
            first[best] = all[best] / total;
        }
        return first;
    }

    /** The headings above, the nearest first. */
    List<String> headings(Provision provision) {
        List<String> found = new ArrayList<>();
        for (Provision at : outline.lineage(provision)) {
            if (!at.heading().isEmpty()) {
                found.add(at.heading());
            }
        }
        return found;
    }

    private double[] heading(List<String> around, int place) {
        return place < around.size()
                ? headings.computeIfAbsent(around.get(place), this::votes)
                : new double[title.length];
    }

    /** What a unit's name says of its field: 财政局 of a zone's bureau, whose zone says nothing. */
    private static String field(String unit) {
        return unit.endsWith("局") ? OF_ZONE.matcher(unit).replaceFirst("") : unit;
    }

    /** The mean vote of the units of the nearest provision around that has any. */
    private double[] units(Provision provision) {
        List<Responsibility> named =
                outline.lineage(provision).stream()
                        .map(at -> units.get(at.id()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(List.of());
        double[] votes = new double[title.length];
        for (Responsibility one : named) {
            double weight = one.role() == Responsibility.Role.LEAD ? 1 : SUPPORT;
            add(
                    votes,
                    unitVotes.computeIfAbsent(
                            one.unit(), u -> terms.votes(field(Folding.fold(u)), List.of())),
                    weight / named.size());
        }
        return votes;
    }

    private double[] votes(String printed) {
        String text = BLANKS.matcher(Folding.fold(printed)).replaceAll("");
        return terms.votes(text, words(text));
    }

    private double[] ordinary(String printed) {
        return terms.ordinary(words(BLANKS.matcher(Folding.fold(printed)).replaceAll("")));
    }

    private List<Word> words(String text) {
        return text.isEmpty() ? List.of() : cut.computeIfAbsent(text, cutter);
    }

    private static double sum(double[] votes) {
        double sum = 0;
        for (double vote : votes) {
            sum += vote;
        }
        return sum;
    }

    private static void add(double[] score, double[] votes, double weight) {
        for (int i = 0; i < score.length; i++) {
            score[i] += votes[i] * weight;
        }
    }
}
