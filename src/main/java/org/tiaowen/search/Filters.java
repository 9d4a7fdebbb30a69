package org.tiaowen.search;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Level;
import org.tiaowen.document.Modality;
import org.tiaowen.document.Responsibility;
import org.tiaowen.search.SearchException.Reason;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What entries must have to be found at all. Values of one filter are alternatives, filters add up.
 *
 * @param values what is asked of each facet: a sector's notation; a unit's, issuer's or document's
 *     address, name or 文号; a unit's role ({@code lead}, {@code support}), which is that of the
 *     units asked for, if any are; a kind-word; a jurisdiction's name; a level (省级 or {@code
 *     provincial}); a modality ({@code fund}); a source's name or address
 * @param from earliest date of issue, inclusive
 * @param to latest date of issue, inclusive; entries of undated documents match neither
 * @param within what an entry must have all of: steps of a place ({@link
 *     org.tiaowen.search.lookup.PlaceSteps}), a 文号 behind #
 * @param without addresses of documents that are left out: those not in force on a day
 */
public record Filters(
        Map<Facet, Set<String>> values,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Set<String> within,
        Set<String> without) {

    /** No filter. */
    public static final Filters NONE = new Filters(Map.of(), null, null);

    /** Before a 文号 in {@link #within}. */
    static final String NUMBER = "#";

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

    private static final List<String> MODALITIES =
            Arrays.stream(Modality.values()).map(Modality::label).toList();

    private static final List<String> ROLES =
            Arrays.stream(Responsibility.Role.values()).map(Responsibility.Role::label).toList();

    /** Takes copies and drops facets without values. */
    public Filters {
        values =
                values.entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty())
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
        within = Set.copyOf(within);
        without = Set.copyOf(without);
    }

    /** Filters of values and dates alone. */
    public Filters(
            Map<Facet, Set<String>> values, @Nullable LocalDate from, @Nullable LocalDate to) {
        this(values, from, to, Set.of(), Set.of());
    }

    /** The same filters with these values of a facet in place of its own. */
    public Filters with(Facet facet, Collection<String> chosen) {
        var changed = new EnumMap<Facet, Set<String>>(Facet.class);
        changed.putAll(values);
        changed.put(facet, Set.copyOf(chosen));
        return new Filters(changed, from, to, within, without);
    }

    /** The same filters with other dates of issue. */
    public Filters issued(@Nullable LocalDate earliest, @Nullable LocalDate latest) {
        return new Filters(values, earliest, latest, within, without);
    }

    /** The same filters with no value of a facet. */
    public Filters without(Facet facet) {
        return with(facet, Set.of());
    }

    /** The same filters; entries must have these steps too. */
    public Filters within(Collection<String> steps) {
        var all = new LinkedHashSet<>(within);
        all.addAll(steps);
        return new Filters(values, from, to, all, without);
    }

    /** The same filters; entries of these documents are left out. */
    public Filters without(Collection<String> documents) {
        return new Filters(values, from, to, within, Set.copyOf(documents));
    }

    /**
     * Reads filters as the outside faces give them.
     *
     * @param raw filter name to values; blank values count as not given
     * @param sectors notations that exist
     * @param kinds kind-words that exist
     * @throws SearchException with reason {@code FILTER} for a name that is no filter, {@code
     *     VALUE} for a sector, kind, modality, level or date that is none
     */
    public static Filters of(
            Map<String, ? extends Collection<String>> raw,
            Collection<String> sectors,
            Collection<String> kinds) {
        var values = new EnumMap<Facet, Set<String>>(Facet.class);
        LocalDate from = null;
        LocalDate to = null;
        for (var filter : raw.entrySet()) {
            String name = filter.getKey();
            for (String given : filter.getValue()) {
                String value = given.strip();
                if (value.isEmpty()) {
                    continue;
                }
                switch (name) {
                    case "from" -> from = date(name, value, false);
                    case "to" -> to = date(name, value, true);
                    default -> {
                        Facet facet = facet(name);
                        String known =
                                switch (facet) {
                                    case SECTOR -> known(name, value, sectors);
                                    case KIND -> known(name, value, kinds);
                                    case MODALITY -> known(name, value, MODALITIES);
                                    case LEVEL -> level(value).label();
                                    case ROLE -> known(name, value, ROLES);
                                    case UNIT, DOCUMENT, ISSUER, JURISDICTION, SOURCE -> value;
                                };
                        values.computeIfAbsent(facet, f -> new LinkedHashSet<>()).add(known);
                    }
                }
            }
        }
        if (from != null && to != null && from.isAfter(to)) {
            throw new SearchException(
                    Reason.VALUE, "from", "'from' " + from + " lies after 'to' " + to, null);
        }
        return new Filters(values, from, to);
    }

    private static Facet facet(String name) {
        for (Facet facet : Facet.values()) {
            if (facet.label().equals(name)) {
                return facet;
            }
        }
        throw new SearchException(
                Reason.FILTER,
                name,
                "unknown filter '"
                        + name
                        + "'; there are from, to, "
                        + Arrays.stream(Facet.values())
                                .map(Facet::label)
                                .collect(Collectors.joining(", ")),
                null);
    }

    private static String known(String name, String value, Collection<String> all) {
        if (!all.contains(value)) {
            throw unknown(name, value, all);
        }
        return value;
    }

    private static SearchException unknown(String name, String value, Collection<String> all) {
        List<String> near = Near.of(value, all);
        return new SearchException(
                Reason.VALUE,
                name,
                "unknown "
                        + name
                        + " '"
                        + value
                        + "'; "
                        + (near.isEmpty() ? "" : "near are " + String.join(", ", near) + "; ")
                        + "there are "
                        + String.join(", ", all),
                null);
    }

    private static Level level(String value) {
        return Level.of(value)
                .orElseThrow(
                        () ->
                                unknown(
                                        "level",
                                        value,
                                        Arrays.stream(Level.values()).map(Level::label).toList()));
    }

    /** A day, or the first or last one of a year or month. */
    private static LocalDate date(String name, String value, boolean last) {
        try {
            if (YEAR.matcher(value).matches()) {
                return LocalDate.of(Integer.parseInt(value), last ? 12 : 1, last ? 31 : 1);
            }
            if (MONTH.matcher(value).matches()) {
                LocalDate first = LocalDate.parse(value + "-01");
                return last ? first.withDayOfMonth(first.lengthOfMonth()) : first;
            }
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new SearchException(
                    Reason.VALUE,
                    name,
                    "'" + name + "' is no date: '" + value + "'; write 2021, 2021-03 or 2021-03-18",
                    e);
        }
    }
}
