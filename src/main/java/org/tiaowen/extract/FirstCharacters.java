package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/**
 * The characters with which a match of a regular expression can begin. Known are literals, classes
 * of characters and ranges, groups, alternatives, quantifiers and looking around; where anything
 * else can come first, or nothing, there is no answer.
 */
final class FirstCharacters {

    /** Thrown inside where every character may come first. */
    private static final class Any extends RuntimeException {
        private static final long serialVersionUID = 1;

        Any() {
            super(null, null, false, false);
        }
    }

    private final String regex;
    private int at;

    FirstCharacters(String regex) {
        this.regex = regex;
    }

    /** The characters; null where a match may begin with any, or be empty. */
    @Nullable BitSet get() {
        at = 0;
        BitSet set = new BitSet();
        try {
            return alternatives(set) || at < regex.length() ? null : set;
        } catch (Any e) {
            return null;
        }
    }

    /** Adds to the set; says whether the whole may match nothing. */
    private boolean alternatives(BitSet set) {
        boolean empty = sequence(set);
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            empty |= sequence(set);
        }
        return empty;
    }

    private boolean sequence(BitSet set) {
        boolean open = true; // all before this place may match nothing
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            BitSet own = new BitSet();
            boolean any = false;
            boolean empty = false;
            int begin = at;
            try {
                empty = atom(own);
            } catch (Any e) {
                if (open) {
                    throw e;
                }
                any = true;
                at = begin;
                skipAtom();
            }
            empty |= quantifier();
            if (open && !any) {
                set.or(own);
                open = empty;
            }
        }
        return open;
    }

    /** One atom; says whether it may match nothing. */
    private boolean atom(BitSet set) {
        char c = regex.charAt(at++);
        switch (c) {
            case '(' -> {
                return group(set);
            }
            case '[' -> {
                characters(set);
                return false;
            }
            case '\\' -> {
                escape(set);
                return false;
            }
            case '^', '$' -> {
                return true;
            }
            case '.' -> throw new Any();
            default -> {
                set.set(c);
                return false;
            }
        }
    }

    private boolean group(BitSet set) {
        boolean around = false;
        if (at < regex.length() && regex.charAt(at) == '?') {
            String rest = regex.substring(at);
            if (rest.startsWith("?:")) {
                at += 2;
            } else if (rest.startsWith("?=") || rest.startsWith("?!")) {
                at += 2;
                around = true;
            } else if (rest.startsWith("?<=") || rest.startsWith("?<!")) {
                at += 3;
                around = true;
            } else if (rest.startsWith("?<")) {
                at = regex.indexOf('>', at) + 1;
            } else {
                throw new Any();
            }
        }
        int inside = at;
        boolean empty;
        try {
            empty = alternatives(around ? new BitSet() : set);
        } catch (Any e) {
            if (!around) {
                throw e;
            }
            at = inside;
            skipGroup();
            return true;
        }
        at++; // the closing bracket
        return around || empty;
    }

    private void characters(BitSet set) {
        if (regex.charAt(at) == '^') {
            throw new Any();
        }
        while (regex.charAt(at) != ']') {
            char c = regex.charAt(at++);
            if (c == '[' || c == '&') {
                throw new Any();
            }
            if (c == '\\') {
                escape(set);
                if (regex.charAt(at) == '-' && regex.charAt(at + 1) != ']') {
                    throw new Any();
                }
            } else if (regex.charAt(at) == '-' && regex.charAt(at + 1) != ']') {
                char last = regex.charAt(at + 1);
                if (last == '\\') {
                    throw new Any();
                }
                at += 2;
                set.set(c, last + 1);
            } else {
                set.set(c);
            }
        }
        at++;
    }

    /** After the backslash. */
    private void escape(BitSet set) {
        char c = regex.charAt(at++);
        if (c == 'd') {
            set.set('0', '9' + 1);
        } else if (Character.isLetterOrDigit(c)) {
            throw new Any();
        } else {
            set.set(c);
        }
    }

    /** Whether what stands before may be left out. */
    private boolean quantifier() {
        if (at >= regex.length()) {
            return false;
        }
        boolean empty;
        switch (regex.charAt(at)) {
            case '?', '*' -> {
                at++;
                empty = true;
            }
            case '+' -> {
                at++;
                empty = false;
            }
            case '{' -> {
                empty = regex.startsWith("{0", at);
                at = regex.indexOf('}', at) + 1;
            }
            default -> {
                return false;
            }
        }
        if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
            at++; // reluctant or possessive
        }
        return empty;
    }

    private void skipAtom() {
        char c = regex.charAt(at++);
        if (c == '(') {
            skipGroup();
        } else if (c == '[') {
            skipClass();
        } else if (c == '\\') {
            skipEscape();
        }
    }

    /** To the end of the group whose opening bracket is behind. */
    private void skipGroup() {
        int depth = 1;
        while (depth > 0) {
            char c = regex.charAt(at++);
            if (c == '\\') {
                skipEscape();
            } else if (c == '[') {
                skipClass();
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
        }
    }

    private void skipClass() {
        int depth = 1;
        while (depth > 0) {
            char c = regex.charAt(at++);
            if (c == '\\') {
                skipEscape();
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            }
        }
    }

    private void skipEscape() {
        char c = regex.charAt(at++);
        if (at < regex.length() && regex.charAt(at) == '{' && (c == 'p' || c == 'P' || c == 'x')) {
            at = regex.indexOf('}', at) + 1;
        }
    }
}
