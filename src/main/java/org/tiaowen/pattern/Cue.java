package org.tiaowen.pattern;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression that most texts do not hold. A search with {@link Matcher#find()} tries each
 * of its words at each character; here only the places are tried at which one of its words can
 * begin, which the expression itself tells by its first two characters. What is found is the same.
 *
 * <p>Immutable and safe for threads.
 */
public final class Cue {

    /** Bits of a set of characters; two that share a bit only cost time. */
    private static final int CHARACTERS = 1 << 11;

    /** Bits of a set of pairs. */
    private static final int PAIRS = 1 << 12;

    private final Pattern pattern;
    private final boolean lookingBack;

    /** What a match begins with; null where that may be anything. */
    private final @Nullable Beginning first;

    /** Of what one stands in each match; null where nothing is known of it. */
    private final @Nullable Beginning needed;

    /** Sets of characters and of pairs of them. */
    private static final class Beginning {
        private final long[] characters = new long[CHARACTERS >> 6];

        /** Those that count whatever comes next. */
        private final long[] open = new long[CHARACTERS >> 6];

        private final long[] pairs = new long[PAIRS >> 6];

        Beginning(Beginnings.Start start) {
            addAll(open, start.single);
            addAll(open, start.open);
            addAll(characters, start.single);
            addAll(characters, start.open);
            addAll(characters, start.pairs.keySet());
            start.pairs.forEach((c, next) -> next.forEach(n -> set(pairs, pair(c, n))));
        }

        /** The first place, from one on and before another, where one stands; -1 for none. */
        int next(CharSequence text, int from, int to) {
            for (int at = from; at < to; at++) {
                char c = text.charAt(at);
                if (has(characters, single(c)) && goesOn(text, at, c)) {
                    return at;
                }
            }
            return -1;
        }

        boolean isAt(CharSequence text, int at) {
            return at < text.length()
                    && has(characters, single(text.charAt(at)))
                    && goesOn(text, at, text.charAt(at));
        }

        private boolean goesOn(CharSequence text, int at, char c) {
            return has(open, single(c))
                    || at + 1 < text.length() && has(pairs, pair(c, text.charAt(at + 1)));
        }
    }

    private Cue(String regex) {
        pattern = Pattern.compile(regex);
        Beginnings beginnings = new Beginnings(regex);
        lookingBack = beginnings.looksBack();
        Beginnings.Start begins = beginnings.first();
        Beginnings.Start needs = beginnings.needed();
        first = begins == null ? null : new Beginning(begins);
        needed = needs == null || needs.equals(begins) ? null : new Beginning(needs);
    }

    /**
     * A cue of this regular expression, of {@link Pattern}'s syntax without flags.
     *
     * @throws java.util.regex.PatternSyntaxException as {@link Pattern#compile(String)}
     */
    public static Cue of(String regex) {
        return new Cue(regex);
    }

    private static void addAll(long[] bits, Set<Character> characters) {
        characters.forEach(c -> set(bits, single(c)));
    }

    private static void set(long[] bits, int bit) {
        bits[bit >> 6] |= 1L << bit;
    }

    private static boolean has(long[] bits, int bit) {
        return (bits[bit >> 6] >>> bit & 1) != 0;
    }

    private static int single(char c) {
        return c & (CHARACTERS - 1);
    }

    private static int pair(char c, char next) {
        return (c * 0x9E3779B1 + next * 0x85EBCA6B) >>> 20 & (PAIRS - 1);
    }

    /** Whether the text holds it anywhere. */
    public boolean in(CharSequence text) {
        int at = next(text, 0, text.length());
        return at >= 0 && mayLieIn(text, at, text.length()) && matcher(text).find();
    }

    /** Searches for it in a text, as {@link Pattern#matcher} does. */
    public Search matcher(CharSequence text) {
        return new Search(this, text);
    }

    /** Whether searches are narrowed: the first characters of a match are some of all. */
    public boolean isNarrow() {
        return first != null;
    }

    /** Whether a match depends on what stands before it. */
    boolean isLookingBack() {
        return lookingBack;
    }

    Pattern pattern() {
        return pattern;
    }

    /** The first place, from one on and before another, at which it may begin; -1 for none. */
    int next(CharSequence text, int from, int to) {
        return first == null ? from : first.next(text, from, to);
    }

    /** Whether it may begin at this place. */
    boolean mayBegin(CharSequence text, int at) {
        return first == null || first.isAt(text, at);
    }

    /** Whether this part of the text holds what each match does. */
    boolean mayLieIn(CharSequence text, int from, int to) {
        return needed == null || needed.next(text, from, to) >= 0;
    }

    /** The regular expression. */
    @Override
    public String toString() {
        return pattern.toString();
    }
}
