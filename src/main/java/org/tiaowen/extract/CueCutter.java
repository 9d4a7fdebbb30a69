package org.tiaowen.extract;

import org.tiaowen.analysis.PhraseMatcher;
import org.tiaowen.analysis.Word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a text at marks and at the words that the rules look for, wherever their characters stand:
 * what is left of a segmenter when there is none. It does not know that the 应 of 应用 is no 应.
 */
final class CueCutter {

    private final PhraseMatcher<String> cues;

    CueCutter() {
        Map<String, String> tags = new HashMap<>();
        Verbs.DIRECTIVE.forEach(w -> tags.put(w, "v"));
        Verbs.forces().forEach(w -> tags.put(w, "v"));
        Verbs.ADVERBS.forEach(w -> tags.putIfAbsent(w, "d"));
        Verbs.PREPOSITIONS.forEach(w -> tags.put(w, "p"));
        tags.put("的", "ude1");
        cues = new PhraseMatcher<>(tags);
    }

    /** Cues and marks as words of their own, what is between them as nouns. */
    List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int done = 0;
        for (PhraseMatcher.Match<String> match : cues.longest(text)) {
            rest(text, done, match.start(), words);
            words.add(
                    new Word(
                            text.substring(match.start(), match.end()),
                            match.value(),
                            match.start(),
                            match.end()));
            done = match.end();
        }
        rest(text, done, text.length(), words);
        return words;
    }

    private static void rest(String text, int start, int end, List<Word> words) {
        int from = start;
        for (int i = start; i < end; i++) {
            if (!Character.isLetterOrDigit(text.charAt(i))
                    && !Character.isSurrogate(text.charAt(i))) {
                if (i > from) {
                    words.add(new Word(text.substring(from, i), "n", from, i));
                }
                words.add(new Word(text.substring(i, i + 1), "w", i, i + 1));
                from = i + 1;
            }
        }
        if (end > from) {
            words.add(new Word(text.substring(from, end), "n", from, end));
        }
    }
}
