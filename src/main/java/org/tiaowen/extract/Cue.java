package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern that most texts do not hold. A search with {@link Matcher#find()} tries each of its
 * words at each character; here only the places are tried at which one of its words can begin,
 * which is told from the pattern itself. What is found is the same.
 */
final class Cue {

    private final Pattern pattern;
    private final @Nullable BitSet first;

    private Cue(Pattern pattern, @Nullable BitSet first) {
        this.pattern = pattern;
        this.first = first;
    }

    /**
     * A cue of this regular expression, of {@link Pattern}'s syntax without flags.
     *
     * @throws java.util.regex.PatternSyntaxException as {@link Pattern#compile(String)}
     */
    static Cue of(String regex) {
        return new Cue(Pattern.compile(regex), new FirstCharacters(regex).get());
    }

    /** Whether the text holds it anywhere. */
    boolean in(CharSequence text) {
        if (first == null) {
            return pattern.matcher(text).find();
        }
        Matcher matcher = null;
        for (int at = 0; at < text.length(); at++) {
            if (first.get(text.charAt(at))) {
                if (matcher == null) {
                    matcher = pattern.matcher(text).useTransparentBounds(true);
                    matcher.useAnchoringBounds(false);
                }
                if (matcher.region(at, text.length()).lookingAt()) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether searches are narrowed: the first character of what the pattern matches is one of
     * some.
     */
    boolean isNarrow() {
        return first != null;
    }

    @Override
    public String toString() {
        return pattern.toString();
    }
}
