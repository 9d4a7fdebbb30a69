package org.tiaowen.document;

import java.util.List;

/**
 * A unit as a text names it, brought to its full official name.
 *
 * @param name the full official name, or the words as printed where no rule makes it fuller
 * @param registered whether the registry knows the organ or the kind of organ in that place
 * @param aliases other names by which the registry knows it
 */
public record ResolvedUnit(String name, boolean registered, List<String> aliases) {

    /** Takes a copy of the list. */
    public ResolvedUnit {
        aliases = List.copyOf(aliases);
    }
}
