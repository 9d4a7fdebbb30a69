package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact stands in the text and why it is believed.
 *
 * @param provision id of the provision that it is said of; null outside any
 * @param sentence id of the sentence that holds it; null where none does
 * @param surface the words as printed
 * @param span where they stand
 * @param rule name of the rule that found it
 * @param confidence from 0 to 1
 * @param correction id of the {@link Correction} that made the fact; null where a rule found it
 */
public record Evidence(
        @Nullable String provision,
        @Nullable String sentence,
        String surface,
        Span span,
        String rule,
        double confidence,
        @Nullable String correction) {

    /** Found by a rule. */
    public Evidence(
            @Nullable String provision,
            @Nullable String sentence,
            String surface,
            Span span,
            String rule,
            double confidence) {
        this(provision, sentence, surface, span, rule, confidence, null);
    }

    /** The same, said of another provision. */
    public Evidence about(String other) {
        return new Evidence(other, sentence, surface, span, rule, confidence, correction);
    }

    /** Refuses a confidence outside 0..1. */
    public Evidence {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence not in 0..1: " + confidence);
        }
    }
}
