package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Folding;
import org.tiaowen.analysis.Word;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;

import java.util.List;
import java.util.function.Function;

/**
 * One sentence as the rules read it, made once and shared by all of them: without blanks, folded,
 * cut into words and clauses when first asked for.
 *
 * <p>A leaf provision that holds no sentence is read in the same way. A reading belongs to one
 * thread.
 */
final class Reading {

    /** Characters that are read; what is longer is no sentence but a table or noise. */
    private static final int LONGEST = 20_000;

    private final @Nullable Sentence sentence;
    private final @Nullable Provision provision;
    private final Span span;
    private final String source;
    private final int[] origin;
    private final String printed;
    private final String text;
    private final boolean exact;
    private final Function<String, List<Word>> cutter;
    private @Nullable List<Word> words;
    private @Nullable List<Clause> clauses;

    private Reading(
            @Nullable Sentence sentence,
            @Nullable Provision provision,
            String source,
            Span span,
            Function<String, List<Word>> cutter) {
        this.sentence = sentence;
        this.provision = provision;
        this.source = source;
        this.span = span;
        this.cutter = cutter;
        this.exact = source.codePointCount(0, source.length()) == span.length();
        int[] index = new int[source.length()];
        StringBuilder kept = new StringBuilder(source.length());
        boolean quoted = false;
        for (int i = 0; i < Math.min(source.length(), LONGEST); i++) {
            char c = source.charAt(i);
            if (Folding.isBlank(c) && !betweenLatinWords(source, i)) {
                continue;
            }
            if (c == '"' || c == '＂') {
                c = quoted ? '”' : '“';
                quoted = !quoted;
            }
            index[kept.length()] = i;
            kept.append(c);
        }
        this.origin = index;
        this.printed = kept.toString();
        this.text = Folding.fold(printed);
    }

    /** A reading of a sentence. */
    static Reading of(
            Sentence sentence, @Nullable Provision provision, Function<String, List<Word>> cutter) {
        return new Reading(sentence, provision, sentence.text(), sentence.span(), cutter);
    }

    /** A reading of a provision that holds no sentence. */
    static Reading of(Provision provision, Function<String, List<Word>> cutter) {
        return new Reading(null, provision, provision.text(), provision.span(), cutter);
    }

    /** The sentence, null where a provision without sentences is read. */
    @Nullable Sentence sentence() {
        return sentence;
    }

    /** The provision that holds it; null outside any. */
    @Nullable Provision provision() {
        return provision;
    }

    /** Where it stands. */
    Span span() {
        return span;
    }

    /** The text without blanks, folded. */
    String text() {
        return text;
    }

    /** The text without blanks as printed, of the same length. */
    String printed() {
        return printed;
    }

    /** Its words; positions are those of {@link #text}. */
    List<Word> words() {
        List<Word> known = words;
        if (known == null) {
            known = List.copyOf(cutter.apply(text));
            words = known;
        }
        return known;
    }

    /** Its clauses. */
    List<Clause> clauses() {
        List<Clause> known = clauses;
        if (known == null) {
            known = List.copyOf(Clauses.of(text, words()));
            clauses = known;
        }
        return known;
    }

    /** Evidence that this stretch of {@link #text} says something. */
    Evidence evidence(int start, int end, String rule, double confidence) {
        int last = Math.max(start, Math.min(end, text.length()));
        return evidence(printed.substring(start, last), start, last, rule, confidence);
    }

    /** Evidence that the whole sentence says something. */
    Evidence evidence(String rule, double confidence) {
        return new Evidence(
                provision == null ? null : provision.id(),
                sentence == null ? null : sentence.id(),
                source,
                span,
                rule,
                confidence);
    }

    private Evidence evidence(String surface, int start, int end, String rule, double confidence) {
        Span where = span;
        if (exact && start < end) {
            int from = source.codePointCount(0, origin[start]);
            int to = from + source.codePointCount(origin[start], origin[end - 1] + 1);
            where = new Span(span.start() + from, span.start() + to);
        }
        return new Evidence(
                provision == null ? null : provision.id(),
                sentence == null ? null : sentence.id(),
                surface,
                where,
                rule,
                confidence);
    }

    private static boolean betweenLatinWords(String text, int i) {
        return i > 0
                && i + 1 < text.length()
                && text.charAt(i) != '\n'
                && isLatin(text.charAt(i - 1))
                && isLatin(text.charAt(i + 1));
    }

    private static boolean isLatin(char c) {
        return c < 0x250 && Character.isLetter(c);
    }
}
