package org.tiaowen.overlap;

import org.tiaowen.analysis.Synonyms;
import org.tiaowen.analysis.Word;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The nouns and verbs of a text: of nouns, what it is about, of verbs, what is done. Synonyms count
 * as the same word.
 *
 * @param nouns those that are not of every policy text; figures, which some tags call nouns, are
 *     none
 * @param verbs of two characters and more, in their order
 */
record Vocabulary(List<Weighed> nouns, List<Weighed> verbs) {

    /** Tags of words that say what is done: 补贴, 管理, 上市. */
    private static final Set<String> VERBS = Set.of("v", "vn", "vi", "vd");

    /** A word, how much it tells, and others of its meaning. */
    record Weighed(String word, double weight, Set<String> synonyms) {

        boolean isLike(Weighed other) {
            return word.equals(other.word) || !synonyms.isEmpty() && synonyms.contains(other.word);
        }
    }

    static Vocabulary of(List<Word> words) {
        List<Weighed> nouns = new ArrayList<>();
        List<Weighed> verbs = new ArrayList<>();
        for (Word word : words) {
            int length = word.end() - word.start();
            boolean isFigure = word.text().chars().noneMatch(Character::isLetter);
            if (word.isNoun() && !isFigure && Rarity.of(word) > Rarity.COMMON) {
                nouns.add(weighed(word, Rarity.of(word) * length));
            } else if (VERBS.contains(word.tag()) && length > 1) {
                verbs.add(weighed(word, 1));
            }
        }
        return new Vocabulary(List.copyOf(nouns), List.copyOf(verbs));
    }

    private static Weighed weighed(Word word, double weight) {
        return new Weighed(word.text(), weight, Synonyms.of(word.text()));
    }

    /** The share of the weight of the nouns of both that the other has too, from 0 to 1. */
    double commonNouns(Vocabulary other) {
        return common(nouns, other.nouns);
    }

    /** The share of the verbs of both that the other has too, from 0 to 1. */
    double commonVerbs(Vocabulary other) {
        return common(verbs, other.verbs);
    }

    /** Whether both begin with the same verb, as clauses of one form do: 支持…, 取消…. */
    boolean beginsLike(Vocabulary other) {
        return !verbs.isEmpty()
                && !other.verbs.isEmpty()
                && verbs.getFirst().isLike(other.verbs.getFirst());
    }

    private static double common(List<Weighed> some, List<Weighed> others) {
        double all = 0;
        double common = 0;
        boolean[] isFound = new boolean[others.size()];
        for (Weighed one : some) {
            boolean isCommon = false;
            for (int i = 0; i < isFound.length; i++) {
                if (one.isLike(others.get(i))) {
                    isCommon = true;
                    isFound[i] = true;
                }
            }
            all += one.weight();
            common += isCommon ? one.weight() : 0;
        }
        for (int i = 0; i < isFound.length; i++) {
            all += others.get(i).weight();
            common += isFound[i] ? others.get(i).weight() : 0;
        }
        return all == 0 ? 0 : common / all;
    }
}
