package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An administrative division.
 *
 * @param code GB/T 2260 code, six digits; 000000 for the whole country
 * @param name full name, such as 海淀区
 * @param shortNames customary short forms, such as 海淀; those of one character are the abbreviations
 *     of provinces (京)
 * @param parent code of the division that it belongs to; null for the country
 */
public record Place(
        String code, String name, List<String> shortNames, Level level, @Nullable String parent) {

    /** Takes a copy of the list; refuses a code that is not six digits. */
    public Place {
        if (code.length() != 6 || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not a code of six digits: " + code);
        }
        shortNames = List.copyOf(shortNames);
    }

    /** The customary short name of two characters or more, else the full name. */
    public String shortName() {
        return shortNames.stream().filter(s -> s.length() > 1).findFirst().orElse(name);
    }

    /** Whether it is one of the four municipalities under the central government (直辖市). */
    public boolean isMunicipality() {
        return level == Level.PROVINCIAL && name.endsWith("市");
    }
}
