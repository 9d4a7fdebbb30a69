package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * One organ that rules cannot name: a central organ, a branch with a name of its own.
 *
 * @param name full official name
 * @param aliases customary short forms
 * @param from the day from which it bears this name; null where unknown
 * @param until the day on which it was merged, renamed or dissolved; null while it stands
 * @param successor full name of the organ that took its duties; null where none
 */
public record Organ(
        String name,
        List<String> aliases,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable String successor) {

    /** Takes a copy of the list. */
    public Organ {
        aliases = List.copyOf(aliases);
    }
}
