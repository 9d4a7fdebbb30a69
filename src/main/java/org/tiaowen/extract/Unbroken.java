package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Folding;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;
import org.tiaowen.pattern.Cue;

import java.util.BitSet;

/**
 * A text without blanks, folded, that remembers where they stood: a blank may be left over from a
 * line break (市银保监 局) or part two names (财政部 税务总局).
 */
final class Unbroken {

    private static final Cue BLANKS = Cue.of("[\\s\\u00A0\\u3000]+");

    private final String source;
    private final String text;
    private final int[] origin;
    private final BitSet gaps = new BitSet();
    private final Span span;
    private final @Nullable String sentence;

    private Unbroken(String source, Span span, @Nullable String sentence) {
        this.source = source;
        this.span = span;
        this.sentence = sentence;
        this.origin = new int[source.length()];
        StringBuilder kept = new StringBuilder(source.length());
        for (int i = 0; i < source.length(); i++) {
            char c = Folding.fold(source.charAt(i));
            if (c == ' ') {
                gaps.set(kept.length());
            } else {
                origin[kept.length()] = i;
                kept.append(c);
            }
        }
        this.text = kept.toString();
    }

    static Unbroken of(Sentence sentence) {
        return new Unbroken(sentence.text(), sentence.span(), sentence.id());
    }

    /** The own words of a provision, for what stands in no sentence. */
    static Unbroken of(Provision provision) {
        return new Unbroken(provision.text(), provision.span(), null);
    }

    /** Without blanks, folded: brackets, commas and colons are those of ASCII. */
    String text() {
        return text;
    }

    /** Whether a blank stood before the character at this position. */
    boolean gapBefore(int position) {
        return gaps.get(position);
    }

    /**
     * Evidence from a stretch of the text.
     *
     * @param about id of the provision that it speaks of
     */
    Evidence evidence(@Nullable String about, int start, int end, String rule, double confidence) {
        String surface =
                BLANKS.matcher(source.substring(origin[start], origin[end - 1] + 1)).replaceAll("");
        return new Evidence(about, sentence, surface, where(start, end), rule, confidence);
    }

    /** Exact where the text stands unbroken in its source, else the whole. */
    private Span where(int start, int end) {
        if (source.codePointCount(0, source.length()) != span.length()) {
            return span;
        }
        int from = span.start() + source.codePointCount(0, origin[start]);
        return new Span(from, from + source.codePointCount(origin[start], origin[end - 1] + 1));
    }
}
