package org.tiaowen.rdf;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Makes equal what Chinese official texts print in several ways, to compare titles, 文号 and names.
 * The folded form is for comparing only, never shown.
 */
final class Folding {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
    private static final Pattern QUOTES = Pattern.compile("[\"“”‘’'「」『』]");
    private static final Pattern OPENING = Pattern.compile("[\\[【〔〈《<(（［]");
    private static final Pattern CLOSING = Pattern.compile("[\\]】〕〉》>)）］]");
    private static final Pattern ORDINAL = Pattern.compile("第(?=[0-9]+号)");

    private Folding() {}

    /** NFKC, lower case, without blanks and quotes, one shape for all brackets. */
    static String text(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase();
        folded = BLANKS.matcher(folded).replaceAll("");
        folded = QUOTES.matcher(folded).replaceAll("");
        folded = OPENING.matcher(folded).replaceAll("(");
        return CLOSING.matcher(folded).replaceAll(")");
    }

    /**
     * A 文号: as {@link #text}, and the sequence number with or without 第 is the same (GB/T 9704 has
     * it without).
     */
    static String number(String number) {
        return ORDINAL.matcher(text(number)).replaceAll("");
    }

    /**
     * A title: as {@link #text}, without an outermost pair of brackets, and 中华人民共和国 before the name
     * of a law left out, as texts do.
     */
    static String title(String title) {
        String folded = text(title);
        if (folded.startsWith("(") && folded.indexOf(')') == folded.length() - 1) {
            folded = folded.substring(1, folded.length() - 1);
        }
        return folded.startsWith("中华人民共和国") ? folded.substring("中华人民共和国".length()) : folded;
    }

    /** {@link #title} without the issuer's name in front, which citations often leave out. */
    static String bareTitle(String title, @Nullable String issuer) {
        String folded = title(title);
        String prefix = issuer == null ? "" : text(issuer);
        return !prefix.isEmpty() && folded.startsWith(prefix) && folded.length() > prefix.length()
                ? folded.substring(prefix.length())
                : folded;
    }
}
