package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of kinds of organs and of single organs, and how a printed name is made of them. */
final class OrganNames {

    private final Gazetteer gazetteer;
    private final Map<String, List<Organ>> organs = new HashMap<>();
    private final Map<String, List<OrganType>> types = new HashMap<>();
    private final Map<String, List<OrganType>> clipped = new HashMap<>();

    /** Kinds whose full name is the place and the kind's own, by the first character of it. */
    private final Map<Character, List<OrganType>> byFirst = new HashMap<>();

    private final List<Around> around = new ArrayList<>();
    private final NameLengths typeLengths;
    private final NameLengths organLengths;

    /** A name that has the place in its middle: 国家税务总局~税务局. */
    private record Around(String head, String tail, OrganType type) {}

    /** A printed name taken apart: an organ, or a kind of organ with what stands in front of it. */
    record Reading(
            @Nullable Organ organ, @Nullable OrganType type, PlaceHead head, boolean clipped) {

        Reading(@Nullable Organ organ, @Nullable OrganType type, PlaceHead head) {
            this(organ, type, head, false);
        }

        private Reading asClipped() {
            return new Reading(organ, type, head, true);
        }
    }

    /** What a name is read with: the territory and the day of the document, where known. */
    record Context(@Nullable Place home, @Nullable LocalDate day) {

        static final Context NONE = new Context(null, null);

        boolean isLocal() {
            return home != null && home.level() != Level.NATIONAL;
        }
    }

    OrganNames(Collection<OrganType> types, Collection<Organ> organs, Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
        types.forEach(this::register);
        for (Organ organ : organs) {
            this.organs.computeIfAbsent(organ.name(), _ -> new ArrayList<>()).add(organ);
            organ.aliases()
                    .forEach(
                            a -> this.organs.computeIfAbsent(a, _ -> new ArrayList<>()).add(organ));
        }
        this.typeLengths = new NameLengths(this.types.keySet());
        this.organLengths = new NameLengths(this.organs.keySet());
    }

    private void register(OrganType type) {
        for (String name : names(type)) {
            int at = name.indexOf('~');
            if (at > 0) {
                around.add(new Around(name.substring(0, at), name.substring(at + 1), type));
            } else {
                String tail = name.substring(at + 1);
                types.computeIfAbsent(tail, _ -> new ArrayList<>()).add(type);
            }
        }
        if (type.pattern().endsWith("}{name}")) {
            byFirst.computeIfAbsent(type.name().charAt(0), _ -> new ArrayList<>()).add(type);
        }
        type.clipped().forEach(c -> clipped.computeIfAbsent(c, _ -> new ArrayList<>()).add(type));
    }

    /** All names of a kind, a ~ for the place, those of its pattern included. */
    private static SequencedSet<String> names(OrganType type) {
        SequencedSet<String> names = new LinkedHashSet<>();
        String pattern = type.pattern();
        if (pattern.endsWith("{name}")) {
            names.add(type.name());
        }
        names.addAll(type.aliases());
        for (String form : List.of("{place}", "{short}")) {
            if (pattern.contains(form)) {
                names.add(pattern.replace(form, "~").replace("{name}", type.name()));
            }
        }
        if (pattern.startsWith("{party}")) {
            names.add(pattern.replace("{party}", "中共~委"));
            names.add(pattern.replace("{party}", "中共~委员会"));
        }
        return names;
    }

    /** Every name and short name: of kinds of organs without the place. */
    Set<String> all() {
        Set<String> names = new LinkedHashSet<>(types.keySet());
        names.addAll(organs.keySet());
        return names;
    }

    /**
     * Other names of the kinds of organs that a name without a place can mean, and the names of the
     * kinds that became these or that these became.
     */
    SequencedSet<String> akin(String name) {
        List<OrganType> meant = types.getOrDefault(name, List.of());
        var kinds = new LinkedHashSet<OrganType>(meant);
        for (OrganType kind : meant) {
            String successor = kind.successor();
            if (successor != null) {
                type(successor).ifPresent(kinds::add);
            }
            for (List<OrganType> others : types.values()) {
                others.stream().filter(o -> kind.name().equals(o.successor())).forEach(kinds::add);
            }
        }
        var akin = new LinkedHashSet<String>();
        for (OrganType kind : kinds) {
            names(kind).stream().filter(n -> n.indexOf('~') < 0).forEach(akin::add);
        }
        akin.remove(name);
        return akin;
    }

    /** Whether it is a kind of organ without a place. */
    boolean isType(String name) {
        return types.containsKey(name);
    }

    /** The single organ of this name; of several with one short name that of the day. */
    Optional<Organ> organ(String name, @Nullable LocalDate day) {
        return organs.getOrDefault(name, List.of()).stream()
                .min(
                        Comparator.comparing((Organ o) -> !o.name().equals(name))
                                .thenComparing(o -> !o.lifetime().covers(day)));
    }

    /** Full names of the organs that took over one after the other. */
    List<String> successors(Organ organ) {
        List<String> after = new ArrayList<>();
        String next = organ.successor();
        while (next != null && !after.contains(next) && !next.equals(organ.name())) {
            after.add(next);
            next = organ(next, null).map(Organ::successor).orElse(null);
        }
        return after;
    }

    /**
     * Full names of the organs of a territory that took over one after the other: first the same
     * one under the territory's present name, where it was another.
     */
    List<String> successors(OrganType type, PlaceHead head) {
        List<String> after = new ArrayList<>();
        String place = head.place();
        String shortName = head.shortName();
        Place territory = head.territory();
        if (territory != null && head.form() != PlaceHead.Form.GROUP) {
            Place today = gazetteer.today(territory);
            if (!today.equals(territory)) {
                place = gazetteer.officialName(today);
                shortName = today.shortName();
                after.add(type.nameIn(place, shortName));
            }
        }
        String next = type.successor();
        while (next != null) {
            String taken = next;
            Optional<OrganType> found = atLevel(taken, place).or(() -> type(taken));
            String name = found.isEmpty() ? "" : found.get().nameIn(place, shortName);
            if (name.isEmpty() || after.contains(name)) {
                break;
            }
            after.add(name);
            next = found.map(OrganType::successor).orElse(null);
        }
        return after;
    }

    /** What is a 局 in cities and counties is a 厅 in a province, where there is such a kind. */
    private Optional<OrganType> atLevel(String name, String place) {
        return isProvince(place) && name.endsWith("局")
                ? type(name.substring(0, name.length() - 1) + "厅")
                : Optional.empty();
    }

    private static boolean isProvince(String place) {
        return place.endsWith("省") || place.endsWith("自治区");
    }

    private Optional<OrganType> type(String name) {
        return types.getOrDefault(name, List.of()).stream()
                .filter(t -> t.name().equals(name) && t.places().isEmpty())
                .findFirst();
    }

    /**
     * Takes a whole name apart.
     *
     * @param in the territory that 市 or nothing in front means, and the day whose organs are meant
     * @param clip whether a name may have lost its ending (市发展改革)
     */
    Optional<Reading> read(String name, Context in, boolean clip) {
        Optional<Organ> organ = organ(name, in.day());
        if (organ.isPresent() && !(in.isLocal() && types.containsKey(name))) {
            return Optional.of(new Reading(organ.get(), null, PlaceHead.NONE));
        }
        List<PlaceHead> heads = PlaceHead.readings(name, in.home(), gazetteer);
        // 市场监管局 begins with 市 but has no place in front.
        return typed(name, heads.getLast(), types, in.day())
                .or(() -> aroundPlace(name, in.home()))
                .or(() -> afterPlace(name, heads, types, in.day()))
                .or(() -> afterLevel(name, heads, in.day()))
                .or(
                        () ->
                                clip
                                        ? afterPlace(name, heads, clipped, in.day())
                                                .or(() -> contracted(name, heads, in.day()))
                                                .map(Reading::asClipped)
                                        : Optional.empty());
    }

    /**
     * A kind of organ by a short form that no list has: 园文局 of 园林文物局; none where it fits several.
     */
    private Optional<Reading> contracted(
            String name, List<PlaceHead> heads, @Nullable LocalDate day) {
        for (PlaceHead head : heads) {
            String rest = name.substring(head.length());
            if (head.length() == 0 || rest.length() < 3) {
                continue;
            }
            Map<String, List<OrganType>> meant =
                    byFirst.getOrDefault(rest.charAt(0), List.of()).stream()
                            .filter(t -> isMeant(t, head) && ShortForm.isOfOrgan(rest, t.name()))
                            .collect(Collectors.groupingBy(OrganType::name));
            List<List<OrganType>> ofDay =
                    meant.values().stream()
                            .filter(
                                    ts ->
                                            meant.size() == 1
                                                    || ts.stream()
                                                            .anyMatch(
                                                                    t -> t.lifetime().covers(day)))
                            .toList();
            if (ofDay.size() == 1) {
                return typed(rest, head, Map.of(rest, ofDay.getFirst()), day);
            }
        }
        return Optional.empty();
    }

    /** Length of the longest known name that the text begins with; 0 where it begins with none. */
    int startOf(String text) {
        int longest = 0;
        for (int n = organLengths.at(text, 0); n > longest; n--) {
            if (organs.containsKey(text.substring(0, n))) {
                longest = n;
            }
        }
        for (PlaceHead head : PlaceHead.readings(text, null, gazetteer)) {
            int from = head.length();
            for (int n = typeLengths.at(text, from); n > 0 && from + n > longest; n--) {
                if (typed(text.substring(from, from + n), head, types, null).isPresent()) {
                    longest = from + n;
                }
            }
        }
        for (Around a : around) {
            if (text.startsWith(a.head())) {
                int from = a.head().length();
                for (PlaceHead head : PlaceHead.readings(text.substring(from), null, gazetteer)) {
                    int to = from + head.length();
                    if (head.length() > 0 && text.startsWith(a.tail(), to)) {
                        longest = Math.max(longest, to + a.tail().length());
                    }
                }
            }
        }
        return longest;
    }

    /** A single organ of the territory that stands in front as a level: 市前海管理局. */
    private Optional<Reading> afterLevel(
            String name, List<PlaceHead> heads, @Nullable LocalDate day) {
        for (PlaceHead head : heads) {
            if (head.form() == PlaceHead.Form.LEVEL && !head.shortName().isEmpty()) {
                Optional<Organ> organ =
                        organ(name.substring(head.length()), day)
                                .filter(o -> o.name().startsWith(head.shortName()));
                if (organ.isPresent()) {
                    return Optional.of(new Reading(organ.get(), null, PlaceHead.NONE));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Reading> afterPlace(
            String name,
            List<PlaceHead> heads,
            Map<String, List<OrganType>> by,
            @Nullable LocalDate day) {
        return heads.stream()
                .map(h -> typed(name.substring(h.length()), h, by, day))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Reading> typed(
            String rest, PlaceHead head, Map<String, List<OrganType>> by, @Nullable LocalDate day) {
        List<OrganType> candidates = by.getOrDefault(rest, List.of());
        if (candidates.isEmpty()
                // too general without a place
                || head == PlaceHead.NONE && (rest.length() < 3 || rest.equals("人民政府"))) {
            return Optional.empty();
        }
        return candidates.stream()
                .filter(t -> isMeant(t, head))
                .min(Comparator.comparingInt(t -> rank(t, rest, head, day)))
                .map(t -> new Reading(null, t, head));
    }

    private boolean isMeant(OrganType type, PlaceHead head) {
        Place territory = head.territory();
        return (type.placeForm() == OrganType.PlaceForm.ANY || head.form() == PlaceHead.Form.SHORT)
                && (type.places().isEmpty()
                        || territory != null
                                && gazetteer
                                        .chain(territory)
                                        .anyMatch(p -> type.places().contains(p.code())));
    }

    /**
     * Of several kinds with one short name: that of the day, then that of the place and of its
     * level, then the one that bears it in full, then the narrower claim, and provinces have 厅.
     */
    private static int rank(OrganType type, String rest, PlaceHead head, @Nullable LocalDate day) {
        boolean province = isProvince(head.place());
        int place = type.places().isEmpty() ? 64 : 0;
        int form = type.placeForm() == OrganType.PlaceForm.SHORT ? 0 : 4;
        int level = type.level() == null || type.level() == head.level() ? 0 : 32;
        int full = type.pattern().endsWith("{name}") && type.name().equals(rest) ? 0 : 16;
        int time = type.lifetime().covers(day) ? 0 : 128;
        return time + full + place + form + level + (type.name().endsWith("厅") == province ? 0 : 1);
    }

    private Optional<Reading> aroundPlace(String name, @Nullable Place home) {
        for (Around a : around) {
            if (name.length() > a.head().length() + a.tail().length()
                    && name.startsWith(a.head())
                    && name.endsWith(a.tail())) {
                String middle =
                        name.substring(a.head().length(), name.length() - a.tail().length());
                for (PlaceHead head : PlaceHead.readings(middle, home, gazetteer)) {
                    if (head.length() == middle.length()) {
                        return Optional.of(new Reading(null, a.type(), head));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
