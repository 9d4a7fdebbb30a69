package org.tiaowen.document;

import java.util.Collection;

/**
 * How long the longest of some names can be that a text goes on with, told by its next two
 * characters: longer stretches need not be looked up. It may say too much, never too little.
 */
final class NameLengths {

    private static final int SIZE = 1 << 13;

    private final byte[] longest = new byte[SIZE];

    NameLengths(Collection<String> names) {
        for (String name : names) {
            if (!name.isEmpty()) {
                int at = name.length() == 1 ? index(name.charAt(0), '\0') : index(name, 0);
                longest[at] = (byte) Math.max(longest[at], Math.min(Byte.MAX_VALUE, name.length()));
            }
        }
    }

    /** The most characters that a name can have at this place of a text, within it. */
    int at(String text, int from) {
        if (from >= text.length()) {
            return 0;
        }
        int most = longest[index(text.charAt(from), '\0')];
        if (from + 1 < text.length()) {
            most = Math.max(most, longest[index(text, from)]);
        }
        return Math.min(most == Byte.MAX_VALUE ? Integer.MAX_VALUE : most, text.length() - from);
    }

    private static int index(String text, int at) {
        return index(text.charAt(at), text.charAt(at + 1));
    }

    private static int index(char first, char second) {
        return (first * 0x9E3779B1 + second * 0x85EBCA6B) >>> 19;
    }
}
