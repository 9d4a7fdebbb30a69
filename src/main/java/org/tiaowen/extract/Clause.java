package org.tiaowen.extract;

import org.tiaowen.analysis.Word;

import java.util.List;
import java.util.Set;

/**
 * A stretch of a sentence between two commas, what stands in brackets left out and what stands in
 * quotation marks or 《》 taken as one noun.
 *
 * @param words its words; 、 is one of them, other marks are not
 * @param modals the modal words of its main clause (不得, 应当, 可), by index
 * @param heads its main verbs, by index, the first and those coordinated with it; empty where it
 *     has none
 * @param adverbs what stands before the first main verb and modifies it
 * @param condition whether it only says when or for whom the rest holds (…的，)
 * @param subject what stands before the first main verb and does it; empty where nothing does
 * @param end the mark after it
 */
record Clause(
        List<Word> words,
        List<Integer> modals,
        List<Integer> heads,
        List<Integer> adverbs,
        boolean condition,
        String subject,
        char end) {

    /** Its characters. */
    String text() {
        return text(0);
    }

    /** Its characters from a word on. */
    String text(int from) {
        return text(from, words.size());
    }

    /** Its characters from a word up to another. */
    String text(int from, int to) {
        int length = 0;
        for (int i = Math.max(0, from); i < to; i++) {
            length += words.get(i).text().length();
        }
        char[] text = new char[length];
        int end = 0;
        for (int i = Math.max(0, from); i < to; i++) {
            String word = words.get(i).text();
            word.getChars(0, word.length(), text, end);
            end += word.length();
        }
        return new String(text);
    }

    /** Whether one of its main verbs is among these. */
    boolean hasHead(Set<String> verbs) {
        return hasAny(heads, verbs);
    }

    /** Whether one of its modal words is among these. */
    boolean hasModal(Set<String> modalWords) {
        return hasAny(modals, modalWords);
    }

    private boolean hasAny(List<Integer> indices, Set<String> wanted) {
        for (int i : indices) {
            if (wanted.contains(words.get(i).text())) {
                return true;
            }
        }
        return false;
    }

    /** Its characters after the first main verb; all of them where it has none. */
    String object() {
        return heads.isEmpty() ? text() : text(heads.getFirst() + 1);
    }

    /** Its first main verb, empty where it has none. */
    String head() {
        return heads.isEmpty() ? "" : words.get(heads.getFirst()).text();
    }
}
