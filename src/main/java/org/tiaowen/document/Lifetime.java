package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * The days between which an organ bears a name. Reforms reach places at different times, so that a
 * name may be met outside: it is then less likely, not wrong.
 *
 * @param from first day; null where unknown
 * @param until the day on which it was merged, renamed or dissolved; null while it stands
 */
public record Lifetime(@Nullable LocalDate from, @Nullable LocalDate until) {

    /** Refuses an end before the beginning. */
    public Lifetime {
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("ends before it begins: " + from + ".." + until);
        }
    }

    /**
     * Whether the name was borne on that day.
     *
     * @param day null for today
     */
    boolean covers(@Nullable LocalDate day) {
        if (day == null) {
            return until == null;
        }
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }
}
