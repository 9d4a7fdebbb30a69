package org.tiaowen.document;

import java.util.List;

/**
 * A unit as a text names it, brought to its full official name.
 *
 * @param name the full official name, or the words as printed where no rule makes it fuller
 * @param registered whether the registry knows the organ or the kind of organ in that place
 * @param aliases other names by which the registry knows it
 * @param match how the printed words led to it
 * @param successors full names of the organs that took over from it, the first that did first;
 *     empty while it stands and where the registry does not tell
 */
public record ResolvedUnit(
        String name,
        boolean registered,
        List<String> aliases,
        Match match,
        List<String> successors) {

    /** How printed words lead to a unit, the surest first. */
    public enum Match {
        /** The full official name was printed. */
        EXACT,
        /** A short name, or a name without its place, that the registry knows. */
        SHORT,
        /** A short name that lost its ending (市发展改革), or a group of the territory's organs. */
        CLIPPED,
        /** No name that the registry knows, of the shape that organs' names have. */
        SHAPED,
        /** Neither. */
        PRINTED
    }

    /** Takes copies of the lists. */
    public ResolvedUnit {
        aliases = List.copyOf(aliases);
        successors = List.copyOf(successors);
    }

    /** A unit that the registry does not know. */
    public static ResolvedUnit minted(String name, Match match) {
        return new ResolvedUnit(name, false, List.of(), match, List.of());
    }
}
