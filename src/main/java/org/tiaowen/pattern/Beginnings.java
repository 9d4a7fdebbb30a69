package org.tiaowen.pattern;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a regular expression tells of its matches: the one or two characters with which they can
 * begin, and such of which one stands in each of them. Rather too many are given than too few.
 * Known are literals, classes of characters and ranges, groups, alternatives, quantifiers and
 * looking around.
 */
final class Beginnings {

    /** Characters of a class or range of which one is kept in mind; of more, any is said. */
    private static final int MOST = 100;

    /** What may stand at the beginning of a match of a part of the expression. */
    static final class Start {
        /** Whether the part may match nothing. */
        boolean empty;

        /** Whether it may begin with any character. */
        boolean any;

        /** Characters that may be all of it. */
        final Set<Character> single = new HashSet<>();

        /** Characters that it may begin with, whatever comes next. */
        final Set<Character> open = new HashSet<>();

        /** Characters that it may begin with, and those that come next. */
        final Map<Character, Set<Character>> pairs = new HashMap<>();

        /** Of what stands in each match of the part, where that is known. */
        private @Nullable Start needed;

        /** Of looking ahead: what must stand at this place. */
        private @Nullable Start ahead;

        /** Whether it says something: not all characters, and not none. */
        boolean isKnown() {
            return !any && !empty;
        }

        private Set<Character> first() {
            Set<Character> first = new HashSet<>(single);
            first.addAll(open);
            first.addAll(pairs.keySet());
            return first;
        }

        private void add(Start other) {
            empty |= other.empty;
            any |= other.any;
            single.addAll(other.single);
            addLonger(other);
        }

        private void addLonger(Start other) {
            open.addAll(other.open);
            other.pairs.forEach((c, next) -> follow(c, next));
        }

        private void follow(char c, Set<Character> next) {
            pairs.computeIfAbsent(c, _ -> new HashSet<>()).addAll(next);
        }

        /** Each of these characters may be followed by the other. */
        private void append(Set<Character> singles, Start next) {
            Set<Character> first = next.first();
            if (next.any || first.size() > MOST) {
                open.addAll(singles);
            } else {
                singles.forEach(c -> follow(c, first));
            }
        }

        /** How common it is in texts, roughly: a character alone as much as forty pairs. */
        private int weight() {
            int weight = 40 * (single.size() + open.size());
            for (Set<Character> next : pairs.values()) {
                weight += next.size();
            }
            return weight;
        }
    }

    private final String regex;
    private int at;
    private int depth;
    private boolean unknown;
    private boolean looksBack;

    private final Start whole;

    Beginnings(String regex) {
        this.regex = regex;
        whole = alternatives();
        unknown |= at < regex.length();
    }

    /** What a match begins with; null where that may be anything, or nothing. */
    @Nullable Start first() {
        return unknown || !whole.isKnown() ? null : whole;
    }

    /** Of what one stands in each match; null where nothing is known of it. */
    @Nullable Start needed() {
        return unknown ? null : whole.needed;
    }

    /** Whether the expression looks at what stands before a match (^ and looking behind). */
    boolean looksBack() {
        return looksBack || unknown;
    }

    private boolean hasMore() {
        return at < regex.length();
    }

    private Start alternatives() {
        Start start = sequence();
        if (hasMore() && regex.charAt(at) == '|') {
            Start needed = start.needed == null ? null : new Start();
            if (needed != null) {
                needed.add(Objects.requireNonNull(start.needed));
            }
            while (hasMore() && regex.charAt(at) == '|') {
                at++;
                Start other = sequence();
                start.add(other);
                if (needed != null && other.needed != null) {
                    needed.add(other.needed);
                } else {
                    needed = null;
                }
            }
            start.needed = needed;
        }
        return start;
    }

    private Start sequence() {
        List<Start> parts = new ArrayList<>();
        while (hasMore() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            Start own = atom();
            quantifier(own);
            parts.add(own);
        }
        Start start = joined(parts, 0);
        Start seen = depth == 0 && !start.isKnown() ? ahead(parts) : null;
        start = seen == null ? start : seen;
        Start best = start.isKnown() ? copy(start) : null;
        for (int i = 0; i < parts.size(); i++) {
            Start part = parts.get(i);
            if (!part.empty) {
                best = better(best, part.needed);
                best = better(best, joined(parts, i));
            }
        }
        start.needed = best;
        return start;
    }

    /** What an expression begins with that first looks ahead. */
    private static @Nullable Start ahead(List<Start> parts) {
        for (Start part : parts) {
            if (part.ahead != null && part.ahead.isKnown()) {
                Start start = copy(part.ahead);
                start.open.addAll(start.single); // it may match less than it looks at
                return start;
            }
            if (part.any || !part.empty || !part.first().isEmpty()) {
                return null;
            }
        }
        return null;
    }

    private static Start copy(Start start) {
        Start copy = new Start();
        copy.add(start);
        return copy;
    }

    private static @Nullable Start better(@Nullable Start a, @Nullable Start b) {
        if (b == null || !b.isKnown()) {
            return a;
        }
        return a == null || b.weight() < a.weight() ? b : a;
    }

    /** What the parts from one on begin with. */
    private static Start joined(List<Start> parts, int from) {
        Start start = new Start();
        boolean begun = false; // whether something must stand before this place
        for (Start part : parts.subList(from, parts.size())) {
            if (begun && start.single.isEmpty()) {
                break;
            }
            start.append(start.single, part);
            if (!part.empty) {
                start.single.clear();
            }
            if (!begun) {
                start.any |= part.any;
                start.single.addAll(part.single);
                start.addLonger(part);
                begun = !part.empty;
            }
        }
        start.empty = !begun;
        return start;
    }

    private Start atom() {
        Start start = new Start();
        char c = regex.charAt(at++);
        switch (c) {
            case '(' -> {
                return group();
            }
            case '[' -> characters(start);
            case '\\' -> escape(start);
            case '^', '$' -> {
                looksBack |= c == '^';
                start.empty = true;
            }
            case '.' -> start.any = true;
            default -> start.single.add(c);
        }
        return start;
    }

    private Start group() {
        boolean around = false;
        boolean ahead = false;
        if (regex.startsWith("?:", at)) {
            at += 2;
        } else if (regex.startsWith("?=", at) || regex.startsWith("?!", at)) {
            ahead = regex.startsWith("?=", at);
            at += 2;
            around = true;
        } else if (regex.startsWith("?<=", at) || regex.startsWith("?<!", at)) {
            at += 3;
            around = true;
            looksBack = true;
        } else if (regex.startsWith("?<", at)) {
            at = regex.indexOf('>', at) + 1;
        } else if (regex.startsWith("?", at)) {
            unknown = true; // flags
        }
        depth++;
        Start start = alternatives();
        depth--;
        at++; // the closing bracket
        if (around) {
            Start inside = start;
            start = new Start();
            start.empty = true;
            start.ahead = ahead ? inside : null;
        }
        return start;
    }

    private void characters(Start start) {
        int begin = at;
        boolean odd = regex.charAt(at) == '^';
        while (!odd && regex.charAt(at) != ']') {
            int before = start.single.size();
            char c = regex.charAt(at++);
            odd = c == '[' || c == '&';
            if (c == '\\') {
                c = escape(start);
                odd |= start.any;
            } else {
                start.single.add(c);
            }
            if (!odd && regex.charAt(at) == '-' && regex.charAt(at + 1) != ']') {
                odd = start.single.size() > before + 1;
                at++;
                char last = regex.charAt(at++);
                last = last == '\\' ? escape(start) : last;
                odd |= start.any || last - c > MOST || last == '[';
                for (int one = c; !odd && one <= last; one++) {
                    start.single.add((char) one);
                }
            }
        }
        if (odd) {
            at = begin;
            skipClass();
            start.any = true;
        } else {
            at++;
        }
    }

    private void skipClass() {
        int depth = 1;
        while (depth > 0) {
            char c = regex.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            }
        }
    }

    /** Reads on after the backslash; gives the character where it is one. */
    private char escape(Start start) {
        char c = regex.charAt(at++);
        switch (c) {
            case 'd' -> addAll(start, "0123456789");
            case 's' -> addAll(start, " \t\n\u000b\f\r");
            case 'u' -> c = hexadecimal(start, 4);
            case 'x' -> {
                if (regex.charAt(at) == '{') {
                    start.any = true;
                    at = regex.indexOf('}', at) + 1;
                } else {
                    c = hexadecimal(start, 2);
                }
            }
            case 'S', 'w', 'W', 'D', 'h', 't', 'n', 'r', 'f', 'R' -> start.any = true;
            case 'p', 'P' -> {
                start.any = true;
                at = regex.charAt(at) == '{' ? regex.indexOf('}', at) + 1 : at + 1;
            }
            case 'b', 'B' -> {
                looksBack = true;
                start.empty = true;
            }
            default -> {
                unknown |= Character.isLetterOrDigit(c); // a reference to a group, a quotation
                start.single.add(c);
            }
        }
        return c;
    }

    private char hexadecimal(Start start, int digits) {
        char c = (char) Integer.parseInt(regex, at, at + digits, 16);
        at += digits;
        start.single.add(c);
        return c;
    }

    private static void addAll(Start start, String characters) {
        for (int i = 0; i < characters.length(); i++) {
            start.single.add(characters.charAt(i));
        }
    }

    private void quantifier(Start start) {
        if (!hasMore()) {
            return;
        }
        boolean optional;
        boolean repeated = true;
        switch (regex.charAt(at)) {
            case '?' -> {
                at++;
                optional = true;
                repeated = false;
            }
            case '*' -> {
                at++;
                optional = true;
            }
            case '+' -> {
                at++;
                optional = false;
            }
            case '{' -> {
                optional = regex.startsWith("{0", at);
                at = regex.indexOf('}', at) + 1;
            }
            default -> {
                return;
            }
        }
        if (hasMore() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
            at++; // reluctant or possessive
        }
        if (repeated) {
            Start once = copy(start);
            start.append(once.single, once);
        }
        start.empty |= optional;
        start.ahead = optional ? null : start.ahead;
    }
}
