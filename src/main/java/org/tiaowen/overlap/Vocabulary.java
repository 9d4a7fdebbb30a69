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

    /** A word and how much it tells. */
    record Weighed(String word, double weight) {

        boolean isLike(Weighed other) {
            return word.equals(other.word) || Synonyms.are(word, other.word);
        }
    }

    static Vocabulary of(List<Word> words) {
        List<Weighed> nouns = new ArrayList<>();
        List<Weighed> verbs = new ArrayList<>();
        for (Word word : words) {
            int length = word.end() - word.start();
            boolean isFigure = word.text().chars().noneMatch(Character::isLetter);
            if (word.isNoun() && !isFigure && Rarity.of(word) > Rarity.COMMON) {
                nouns.add(new Weighed(word.text(), Rarity.of(word) * length));
            } else if (VERBS.contains(word.tag()) && length > 1) {
                verbs.add(new Weighed(word.text(), 1));
            }
        }
        return new Vocabulary(List.copyOf(nouns), List.copyOf(verbs));
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
        double all = mass(some) + mass(others);
        return all == 0 ? 0 : (massIn(some, others) + massIn(others, some)) / all;
    }

    private static double mass(List<Weighed> words) {
        return words.stream().mapToDouble(Weighed::weight).sum();
    }

    private static double massIn(List<Weighed> words, List<Weighed> others) {
        double mass = 0;
        for (Weighed word : words) {
            mass += others.stream().anyMatch(word::isLike) ? word.weight() : 0;
        }
        return mass;
    }
}
