package org.tiaowen.extract;

import org.tiaowen.analysis.PhraseMatcher;
import org.tiaowen.analysis.Word;
import org.tiaowen.document.Measure.SectorVote;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sectors that a measure belongs to, by the vote of the scheme's terms.
 *
 * <p>A term votes where it is a word or words of the text, not where it only straddles two (口岸 in
 * 人口岸线), and the longest counts. Terms of several sectors share their vote. The heading above,
 * those around it and the document's title vote too, the weaker the farther away.
 */
final class SectorRule {

    private static final double HEADING = 0.6;
    private static final double AROUND = 0.5;
    private static final double TITLE = 0.35;
    private static final double AGAIN = 0.3;
    private static final double SAFEGUARD = 2.0;
    private static final double SECOND = 0.45;
    private static final double THIRD = 0.6;
    private static final double LEAST = 0.5;
    private static final int MOST = 3;

    private record Vote(String notation, double weight) {}

    private final PhraseMatcher<List<Vote>> matcher;
    private final List<String> notations;

    SectorRule(List<Sector> sectors) {
        Map<String, List<Vote>> votes = new LinkedHashMap<>();
        for (Sector sector : sectors) {
            for (Sector.Term term : sector.terms()) {
                votes.computeIfAbsent(term.word(), _ -> new ArrayList<>())
                        .add(new Vote(sector.notation(), term.weight()));
            }
        }
        Map<String, List<Vote>> shared = new HashMap<>();
        votes.forEach(
                (word, all) ->
                        shared.put(
                                word,
                                all.stream()
                                        .map(
                                                v ->
                                                        new Vote(
                                                                v.notation(),
                                                                v.weight() / Math.sqrt(all.size())))
                                        .toList()));
        matcher = new PhraseMatcher<>(shared);
        notations = sectors.stream().map(Sector::notation).toList();
    }

    /** One to three sectors, the most specific first. */
    List<SectorVote> of(Reading reading, Surroundings around) {
        Map<String, Double> score = new HashMap<>();
        vote(score, reading.text(), reading.words(), 1);
        Provision provision = reading.provision();
        if (provision != null) {
            around.of(provision)
                    .forEach((notation, weight) -> score.merge(notation, weight, Double::sum));
            if (provision.role() == Role.SAFEGUARD) {
                score.merge("administration", SAFEGUARD, Double::sum);
            }
        } else {
            around.title()
                    .forEach((notation, weight) -> score.merge(notation, weight, Double::sum));
        }
        return best(score);
    }

    private List<SectorVote> best(Map<String, Double> score) {
        List<Map.Entry<String, Double>> ranked =
                score.entrySet().stream()
                        .filter(e -> e.getValue() > 0)
                        .sorted(
                                Map.Entry.<String, Double>comparingByValue()
                                        .reversed()
                                        .thenComparing(e -> notations.indexOf(e.getKey())))
                        .limit(MOST)
                        .toList();
        if (ranked.isEmpty()) {
            return List.of();
        }
        double top = ranked.getFirst().getValue();
        double[] share = {0, SECOND, THIRD};
        List<SectorVote> votes = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            double value = ranked.get(i).getValue();
            if (i > 0 && (value < share[i] * top || value < LEAST)) {
                break;
            }
            votes.add(new SectorVote(ranked.get(i).getKey(), value / (value + 1)));
        }
        return votes;
    }

    /** Adds the votes of a text's terms, each term once and a little for each time more. */
    void vote(Map<String, Double> score, String text, List<Word> words, double weight) {
        Set<String> seen = new HashSet<>();
        for (PhraseMatcher.Match<List<Vote>> match : terms(text, words)) {
            String term = text.substring(match.start(), match.end());
            double times = seen.add(term) ? weight : weight * AGAIN;
            for (Vote vote : match.value()) {
                score.merge(vote.notation(), vote.weight() * times, Double::sum);
            }
        }
    }

    private List<PhraseMatcher.Match<List<Vote>>> terms(String text, List<Word> words) {
        boolean[] border = new boolean[text.length() + 1];
        boolean cut = !words.isEmpty();
        for (Word word : words) {
            border[word.start()] = true;
            border[word.end()] = true;
        }
        List<PhraseMatcher.Match<List<Vote>>> found =
                new ArrayList<>(
                        matcher.all(text).stream()
                                .filter(m -> !cut || isWhole(m.start(), m.end(), border))
                                .toList());
        found.sort(
                Comparator.<PhraseMatcher.Match<List<Vote>>>comparingInt(m -> -m.length())
                        .thenComparingInt(PhraseMatcher.Match::start));
        boolean[] taken = new boolean[text.length()];
        List<PhraseMatcher.Match<List<Vote>>> kept = new ArrayList<>();
        for (PhraseMatcher.Match<List<Vote>> match : found) {
            boolean free = true;
            for (int i = match.start(); i < match.end(); i++) {
                free &= !taken[i];
            }
            if (free) {
                java.util.Arrays.fill(taken, match.start(), match.end(), true);
                kept.add(match);
            }
        }
        kept.sort(Comparator.comparingInt(PhraseMatcher.Match::start));
        return kept;
    }

    /** Words from border to border, or a part of one word. */
    private static boolean isWhole(int start, int end, boolean[] border) {
        if (border[start] && border[end]) {
            return true;
        }
        for (int i = start + 1; i < end; i++) {
            if (border[i]) {
                return false;
            }
        }
        return true;
    }

    /** The votes of a document's headings and title, counted once a provision. */
    final class Surroundings {

        private final Outline outline;
        private final java.util.function.Function<String, List<Word>> cutter;
        private final Map<String, Map<String, Double>> known = new HashMap<>();
        private final Map<String, Double> title = new HashMap<>();

        Surroundings(Outline outline, java.util.function.Function<String, List<Word>> cutter) {
            this.outline = outline;
            this.cutter = cutter;
            add(title, outline.document().title(), TITLE);
        }

        Map<String, Double> title() {
            return title;
        }

        Map<String, Double> of(Provision provision) {
            return known.computeIfAbsent(provision.id(), _ -> votes(provision));
        }

        private Map<String, Double> votes(Provision provision) {
            Map<String, Double> score = new HashMap<>(title);
            add(score, provision.heading(), HEADING);
            double weight = HEADING;
            for (Provision around : outline.ancestors(provision)) {
                weight *= AROUND;
                add(
                        score,
                        around.heading(),
                        provision.heading().isEmpty() ? weight / AROUND : weight);
            }
            return score;
        }

        private void add(Map<String, Double> score, String words, double weight) {
            String text = org.tiaowen.analysis.Folding.fold(words).replaceAll("\\s+", "");
            if (!text.isEmpty()) {
                vote(score, text, cutter.apply(text), weight);
            }
        }
    }
}
