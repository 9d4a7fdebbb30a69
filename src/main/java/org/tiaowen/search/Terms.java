package org.tiaowen.search;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.analysis.Word;
import org.tiaowen.document.Script;
import org.tiaowen.document.UnitRegistry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terms of a text, for the index and for the query alike: folded, in simplified characters and
 * lower case. Numbers and Latin words are whole ({@code 2.5}, {@code 5g}, {@code gb/t});
 * punctuation is none.
 */
final class Terms {

    /** Possessive throughout: Java's other loops recurse, and overflow on data. */
    private static final Pattern LATIN = Pattern.compile("[a-z0-9]++(?:[.\\-_/+&][a-z0-9]++)*+");

    private static final Pattern LATIN_PART = Pattern.compile("[a-z]+|[0-9]+(?:\\.[0-9]+)?");

    private static final Comparator<Term> ORDER =
            Comparator.comparingInt(Term::start)
                    .thenComparing(Comparator.comparingInt(Term::end).reversed());

    /** Chars of a term; what is longer is no word but data, of which the beginning is enough. */
    private static final int LONGEST = 100;

    /** Shorter names of kinds of organs are common nouns: 政府, 法院. */
    private static final int SHORTEST_UNIT = 3;

    private final Segmenter segmenter;
    private volatile @Nullable UnitRegistry units;

    /** A term and where it stands, in chars. */
    record Term(String text, int start, int end) {

        Term {
            text = cut(text, LONGEST);
        }
    }

    Terms(Segmenter segmenter) {
        this.segmenter = segmenter;
    }

    /** Lets queries know units by their other names. */
    void know(UnitRegistry registry) {
        units = registry;
    }

    /** Other names of the unit that a word names; none where it names none. */
    Set<String> akin(String word) {
        UnitRegistry known = units;
        return known == null || word.length() < SHORTEST_UNIT ? Set.of() : known.akin(word);
    }

    /** The words of a text and the words inside them. */
    List<Term> words(String text) {
        return words(text, segmenter.indexWords(Script.simplified(text)));
    }

    /** The words of a text alone, with their tags. */
    List<Word> plainWords(String text) {
        return segmenter.words(Script.simplified(text));
    }

    /** The terms of words that were cut already. */
    static List<Term> words(String text, List<Word> words) {
        List<Term> terms = latin(NormalForm.foldCase(text));
        for (Word word : words) {
            if (hasIdeographic(word.text())) {
                terms.add(new Term(NormalForm.foldCase(word.text()), word.start(), word.end()));
            }
        }
        terms.sort(ORDER);
        return terms;
    }

    /**
     * The pairs of neighbouring characters of a text; a character alone where it has no neighbour.
     * Latin words and numbers are whole here too.
     */
    static List<Term> pairs(String text) {
        return pairs(text, _ -> true, _ -> true);
    }

    /** Those of {@link #pairs(String)} that are wanted, which are few. */
    static List<Term> pairs(String text, Set<String> wanted) {
        long begins = 0; // a bit for what the wanted begin with: most characters of a text do not
        for (String one : wanted) {
            begins |= 1L << one.charAt(0);
        }
        long mask = begins;
        return pairs(text, c -> (mask & 1L << c) != 0, wanted::contains);
    }

    private static List<Term> pairs(
            String text, IntPredicate mayBegin, Predicate<String> isWanted) {
        String folded = NormalForm.foldCase(text);
        List<Term> terms = latin(folded);
        terms.removeIf(term -> !isWanted.test(term.text()));
        boolean isMixed = !terms.isEmpty();
        int before = -1; // start of the character before, where it is a neighbour
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            int next = i + Character.charCount(c);
            if (!isIdeographic(c)) {
                before = -1;
            } else {
                boolean hasNeighbour = before >= 0;
                int start = hasNeighbour ? before : i;
                boolean last = next >= folded.length() || !isIdeographic(folded.codePointAt(next));
                if ((hasNeighbour || last) && mayBegin.test(folded.charAt(start))) {
                    String pair = folded.substring(start, next);
                    if (isWanted.test(pair)) {
                        terms.add(new Term(pair, start, next));
                    }
                }
                before = i;
            }
            i = next;
        }
        if (isMixed) {
            terms.sort(ORDER);
        }
        return terms;
    }

    private static List<Term> latin(String folded) {
        var terms = new ArrayList<Term>();
        if (folded.chars().noneMatch(Terms::isLatin)) {
            return terms;
        }
        Matcher whole = LATIN.matcher(folded);
        while (whole.find()) {
            terms.add(new Term(whole.group(), whole.start(), whole.end()));
            Matcher part = LATIN_PART.matcher(whole.group());
            while (part.find()) {
                if (part.end() - part.start() < whole.end() - whole.start()) {
                    terms.add(
                            new Term(
                                    part.group(),
                                    whole.start() + part.start(),
                                    whole.start() + part.end()));
                }
            }
        }
        return terms;
    }

    /** Whether {@link #LATIN} begins with it. */
    private static boolean isLatin(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /** The beginning of a text, without half a surrogate pair at its end. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static boolean hasIdeographic(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isIdeographic(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Letters and digits other than ASCII. */
    private static boolean isIdeographic(int c) {
        return c > 0x7F && Character.isLetterOrDigit(c);
    }

    /** Hands terms to Lucene. Those that begin at the same char share a position. */
    static TokenStream stream(List<Term> terms) {
        return new Stream(terms);
    }

    private static final class Stream extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment =
                addAttribute(PositionIncrementAttribute.class);
        private final List<Term> terms;
        private int next;

        Stream(List<Term> terms) {
            this.terms = terms;
        }

        @Override
        public boolean incrementToken() {
            if (next == terms.size()) {
                return false;
            }
            clearAttributes();
            Term current = terms.get(next);
            boolean apart = next == 0 || terms.get(next - 1).start() != current.start();
            term.append(current.text());
            increment.setPositionIncrement(apart ? 1 : 0);
            next++;
            return true;
        }

        @Override
        public void reset() {
            next = 0;
        }
    }
}
