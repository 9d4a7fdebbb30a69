package org.tiaowen.parser;

import org.tiaowen.source.Text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into sentences: after 。！？ and the quotes and brackets that close with it, never inside
 * brackets or title marks.
 */
final class SentenceCutter {
    private static final String STOPS = "。!?";
    private static final String CLOSERS = "”’」』)\"'";

    /** A bracket that does not close within this many characters was never meant to. */
    private static final int LONGEST_BRACKET = 400;

    private SentenceCutter() {}

    static List<Text> cut(Text text) {
        List<Text> sentences = new ArrayList<>();
        String folded = text.folded();
        int start = 0;
        int depth = 0;
        int opened = 0;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c == '(' || c == '《') {
                if (depth++ == 0) {
                    opened = i;
                }
            } else if ((c == ')' || c == '》') && depth > 0) {
                depth--;
            } else if (STOPS.indexOf(c) >= 0) {
                if (depth > 0 && (i - opened > LONGEST_BRACKET || !closes(folded, i, depth))) {
                    depth = 0;
                }
                if (depth > 0) {
                    continue;
                }
                int end = i + 1;
                while (end < folded.length()
                        && (STOPS.indexOf(folded.charAt(end)) >= 0
                                || CLOSERS.indexOf(folded.charAt(end)) >= 0)) {
                    end++;
                }
                add(sentences, text.slice(start, end));
                start = end;
                i = end - 1;
            }
        }
        add(sentences, text.slice(start, text.length()));
        return sentences;
    }

    private static boolean closes(String folded, int from, int depth) {
        int open = depth;
        for (int i = from; i < Math.min(folded.length(), from + LONGEST_BRACKET); i++) {
            char c = folded.charAt(i);
            if (c == '(' || c == '《') {
                open++;
            } else if ((c == ')' || c == '》') && --open == 0) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<Text> sentences, Text sentence) {
        Text stripped = sentence.strip();
        if (stripped.length() > 0) {
            sentences.add(stripped);
        }
    }
}
