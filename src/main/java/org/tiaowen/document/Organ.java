package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One organ that rules cannot name: a central organ, a branch with a name of its own.
 *
 * @param name full official name
 * @param aliases customary short forms
 * @param lifetime when it bears this name
 * @param successor full name of the organ that took its duties; null where none
 */
public record Organ(
        String name, List<String> aliases, Lifetime lifetime, @Nullable String successor) {

    /** Takes a copy of the list. */
    public Organ {
        aliases = List.copyOf(aliases);
    }
}
