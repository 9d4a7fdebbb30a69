package org.tiaowen.extract;

import org.tiaowen.analysis.PhraseMatcher;
import org.tiaowen.analysis.Word;
import org.tiaowen.document.Sector;
import org.tiaowen.document.SectorScheme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The terms of the sector scheme, and what they say of a text.
 *
 * <p>A term votes where it is a word or words of the text, not where it only straddles two (口岸 in
 * 人口岸线); of overlapping terms the longest counts. A term of several sectors shares its vote among
 * them. Immutable and safe for threads.
 */
final class SectorTerms {

    /** What a term counts that the text has named before. */
    private static final double AGAIN = 0.3;

    private record Vote(int sector, double weight) {}

    /** How much the organ of a field says of what it is told to do. */
    private static final double ORGAN = 0.3;

    /** What the names of organs and the words for them end in. */
    private static final List<String> ORGANS =
            List.of("局", "厅", "部", "委", "部门", "总局", "委员会", "主管部门", "机关");

    private final List<Sector> sectors;
    private final PhraseMatcher<List<Vote>> matcher;
    private final SectorWords ordinary;

    SectorTerms(SectorScheme scheme) {
        sectors = scheme.sectors();
        Map<String, List<Vote>> votes = new HashMap<>();
        for (int i = 0; i < sectors.size(); i++) {
            for (Sector.Term term : sectors.get(i).terms()) {
                votes.computeIfAbsent(term.word(), _ -> new ArrayList<>())
                        .add(new Vote(i, term.weight()));
            }
        }
        Map<String, List<Vote>> organs = new HashMap<>();
        for (int i = 0; i < sectors.size(); i++) {
            for (String organ : sectors.get(i).organs()) {
                for (String end : ORGANS) {
                    organs.computeIfAbsent(organ + end, _ -> new ArrayList<>())
                            .add(new Vote(i, ORGAN));
                }
            }
        }
        organs.forEach(votes::putIfAbsent);
        votes.replaceAll(
                (_, all) ->
                        all.stream()
                                .map(v -> new Vote(v.sector(), v.weight() / Math.sqrt(all.size())))
                                .toList());
        scheme.neutralTerms().forEach(word -> votes.putIfAbsent(word, List.of()));
        matcher = new PhraseMatcher<>(votes);
        ordinary = SectorWords.of(scheme);
    }

    /** The sectors, in the order of the votes. */
    List<Sector> sectors() {
        return sectors;
    }

    /**
     * Votes for each sector.
     *
     * @param words the text's words; where there are none, terms count wherever they stand
     */
    double[] votes(String text, List<Word> words) {
        double[] votes = new double[sectors.size()];
        Set<String> seen = new HashSet<>();
        for (PhraseMatcher.Match<List<Vote>> match : terms(text, words)) {
            double times = seen.add(text.substring(match.start(), match.end())) ? 1 : AGAIN;
            for (Vote vote : match.value()) {
                votes[vote.sector()] += vote.weight() * times;
            }
        }
        return votes;
    }

    /** What a text's words add to the sign of each sector, beside the votes of its terms. */
    double[] ordinary(List<Word> words) {
        return ordinary.of(words);
    }

    private List<PhraseMatcher.Match<List<Vote>>> terms(String text, List<Word> words) {
        boolean[] border = new boolean[text.length() + 1];
        for (Word word : words) {
            border[word.start()] = true;
            border[word.end()] = true;
        }
        List<PhraseMatcher.Match<List<Vote>>> found = new ArrayList<>();
        for (PhraseMatcher.Match<List<Vote>> match : matcher.all(text)) {
            if (words.isEmpty() || isWhole(match.start(), match.end(), border)) {
                found.add(match);
            }
        }
        found.sort(
                Comparator.<PhraseMatcher.Match<List<Vote>>>comparingInt(m -> -m.length())
                        .thenComparingInt(PhraseMatcher.Match::start));
        boolean[] taken = new boolean[text.length()];
        found.removeIf(match -> !take(match.start(), match.end(), taken));
        return found;
    }

    private static boolean take(int start, int end, boolean[] taken) {
        for (int i = start; i < end; i++) {
            if (taken[i]) {
                return false;
            }
        }
        for (int i = start; i < end; i++) {
            taken[i] = true;
        }
        return true;
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
}
