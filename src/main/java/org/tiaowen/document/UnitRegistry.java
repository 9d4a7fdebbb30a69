package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings the names of organs as texts print them to their full official names, and tells whether
 * words name an organ at all.
 *
 * <p>It knows kinds of organs, which every place has (财政局), and single organs that no rule can name
 * (中国人民银行营业管理部). A short name is filled up from the territory of the document: 省财政厅 in a text of
 * Fujian is 福建省财政厅. An organ that it does not know keeps its printed name, with the territory put
 * in front where only the level was printed (市 → 济南市).
 */
public final class UnitRegistry {

    /** 等 that closes a list of names, and offices in brackets, which are no units of their own. */
    private static final Pattern TAIL = Pattern.compile("(?<=.)(?:（[^）]*）?|\\([^)]*\\)?|等)$");

    private static final Pattern BLANK = Pattern.compile("[\\s\\u3000]+");

    /** Endings that are written short everywhere. */
    private static final List<Map.Entry<String, String>> ENDINGS =
            List.of(
                    Map.entry("管委会", "管理委员会"),
                    Map.entry("街道办", "街道办事处"),
                    Map.entry("工商联", "工商业联合会"),
                    Map.entry("高院", "高级人民法院"),
                    Map.entry("检察院", "人民检察院"));

    /** Custom houses are named for towns, ports and roads that are no divisions (拱北海关). */
    private static final Pattern CUSTOM_HOUSE = Pattern.compile("\\p{IsHan}{2,4}海关");

    private static final Pattern BRANCH =
            Pattern.compile(".{0,20}(?:分行|支行|营业管理部|外汇管理部|分局|监管局|监督局|管理局|专员办|办事处|分公司|分会|总队)");

    private final Gazetteer gazetteer;
    private final Map<String, Organ> organs = new HashMap<>();
    private final Map<String, List<OrganType>> types = new HashMap<>();
    private final Map<String, List<OrganType>> clipped = new HashMap<>();
    private final List<Around> around = new ArrayList<>();
    private final int longest;

    /** A name that has the place in its middle. */
    private record Around(String head, String tail, OrganType type) {}

    /** A reading of a name: either an organ, or a kind of organ and where. */
    private record Reading(
            @Nullable Organ organ, @Nullable OrganType type, PlaceHead head, String rest) {}

    /** A registry of these kinds and organs. */
    public UnitRegistry(
            Collection<OrganType> types, Collection<Organ> organs, Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
        for (OrganType type : types) {
            register(type);
        }
        for (Organ organ : organs) {
            this.organs.put(organ.name(), organ);
        }
        for (Organ organ : organs) {
            organ.aliases().forEach(a -> this.organs.putIfAbsent(a, organ));
        }
        this.longest =
                12
                        + Math.max(
                                this.types.keySet().stream()
                                        .mapToInt(String::length)
                                        .max()
                                        .orElse(0),
                                this.organs.keySet().stream()
                                        .mapToInt(String::length)
                                        .max()
                                        .orElse(0));
    }

    private void register(OrganType type) {
        SequencedSet<String> names = new LinkedHashSet<>();
        if (type.pattern().endsWith("{name}")) {
            names.add(type.name());
        }
        names.addAll(type.aliases());
        for (String form : new String[] {"{place}", "{short}"}) {
            int at = type.pattern().indexOf(form);
            if (at >= 0) {
                String tail = type.pattern().substring(at + form.length());
                names.add(
                        type.pattern().substring(0, at)
                                + "~"
                                + tail.replace("{name}", type.name()));
            }
        }
        if (type.pattern().startsWith("{party}")) {
            String tail = type.pattern().substring("{party}".length());
            names.add("中共~委" + tail);
            names.add("中共~委员会" + tail);
        }
        for (String name : names) {
            int at = name.indexOf('~');
            if (at == 0) {
                types.computeIfAbsent(name.substring(1), _ -> new ArrayList<>()).add(type);
            } else if (at > 0) {
                around.add(new Around(name.substring(0, at), name.substring(at + 1), type));
            } else {
                types.computeIfAbsent(name, _ -> new ArrayList<>()).add(type);
            }
        }
        type.clipped().forEach(c -> clipped.computeIfAbsent(c, _ -> new ArrayList<>()).add(type));
    }

    /**
     * All names and short names: of single organs whole, of kinds of organs without the place (财政局,
     * 发展改革委).
     */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(types.keySet());
        names.addAll(organs.keySet());
        return names;
    }

    /**
     * The unit that these words name.
     *
     * @param surface one name as printed, without separators
     * @param jurisdiction the territory of the document; null where unknown
     */
    public ResolvedUnit resolve(String surface, @Nullable Place jurisdiction) {
        String name = clean(surface);
        Optional<Reading> reading = read(name, jurisdiction, true);
        if (reading.isPresent()) {
            return name(reading.get(), name);
        }
        Matcher tail = TAIL.matcher(name);
        if (tail.find()) {
            return resolve(name.substring(0, tail.start()), jurisdiction);
        }
        Optional<Place> place =
                gazetteer.find(name, jurisdiction).filter(p -> p.name().equals(name));
        if (place.isPresent() && place.get().level() != Level.NATIONAL) {
            return resolve(PlaceHead.official(place.get(), gazetteer) + "人民政府", null);
        }
        return new ResolvedUnit(unregistered(name, jurisdiction), false, List.of());
    }

    /**
     * Whether the whole text looks like the name of an organ: a government organ, court, bank
     * branch, party organ, committee, or a group of them. Organs that the registry does not know
     * count when their names have the regular shape.
     */
    public boolean isOrgan(String text) {
        String name = clean(text);
        if (name.length() < 2 || name.length() > 45) {
            return false;
        }
        if (read(name, null, false).isPresent()) {
            return true;
        }
        Matcher tail = TAIL.matcher(name);
        if (tail.find() && name.length() - tail.start() > 1) {
            return isOrgan(name.substring(0, tail.start()));
        }
        return OrganShape.fits(name, gazetteer.leading(name).isPresent());
    }

    /** Whether the registry knows the organ, or its kind with or without a place in front. */
    public boolean knows(String name) {
        return read(clean(name), null, false).isPresent();
    }

    /** Whether the words are a kind of organ without a place in front (财政局). */
    public boolean isBare(String name) {
        return types.containsKey(clean(name));
    }

    /**
     * The place, level or group that the name of a known kind of organ begins with (各区, 北京市, 省).
     */
    public Optional<String> headOf(String name) {
        String printed = clean(name);
        return read(printed, null, false)
                .filter(r -> r.type() != null && r.head().length() > 0)
                .map(r -> printed.substring(0, r.head().length()));
    }

    /**
     * The organ's name that the text begins with: the longest that the registry knows, else the
     * shortest of a regular shape.
     */
    public Optional<String> organAtStart(String text) {
        int most = Math.min(longest, text.length());
        for (int n = most; n >= 2; n--) {
            String name = text.substring(0, n);
            if (read(name, null, false).isPresent()) {
                return Optional.of(name);
            }
        }
        boolean place = gazetteer.leading(text).isPresent();
        for (int n = 4; n <= most; n++) {
            String name = text.substring(0, n);
            if (OrganShape.fits(name, place)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static String clean(String surface) {
        return BLANK.matcher(surface).replaceAll("").replace('(', '（').replace(')', '）');
    }

    /** Reads a name that the registry knows. */
    private Optional<Reading> read(String name, @Nullable Place home, boolean allowClipped) {
        boolean local = home != null && home.level() != Level.NATIONAL;
        Organ organ = organs.get(name);
        if (organ != null && !(local && types.containsKey(name))) {
            return Optional.of(new Reading(organ, null, PlaceHead.NONE, ""));
        }
        List<PlaceHead> heads = PlaceHead.readings(name, home, gazetteer);
        // 市场监管局 begins with 市 but has no place in front.
        Optional<Reading> whole = typed(name, heads.getLast(), false);
        if (whole.isPresent()) {
            return whole;
        }
        Optional<Reading> between = aroundPlace(name, home);
        if (between.isPresent()) {
            return between;
        }
        for (boolean clip : allowClipped ? new boolean[] {false, true} : new boolean[] {false}) {
            for (PlaceHead head : heads) {
                Optional<Reading> reading = typed(name.substring(head.length()), head, clip);
                if (reading.isPresent()) {
                    return reading;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Reading> typed(String rest, PlaceHead head, boolean clip) {
        if (head == PlaceHead.NONE && (rest.length() < 3 || rest.equals("人民政府"))) {
            return Optional.empty(); // too general without a place
        }
        return (clip ? clipped : types)
                .getOrDefault(rest, List.of()).stream()
                        .filter(
                                t ->
                                        t.placeForm() == OrganType.PlaceForm.ANY
                                                || head.form() == PlaceHead.Form.SHORT)
                        .min((a, b) -> Integer.compare(rank(a, head), rank(b, head)))
                        .map(t -> new Reading(null, t, head, rest));
    }

    /** Of several kinds with one short name: the narrower claim wins, and provinces have 厅. */
    private static int rank(OrganType type, PlaceHead head) {
        boolean province = head.place().endsWith("省") || head.place().endsWith("自治区");
        int form = type.placeForm() == OrganType.PlaceForm.SHORT ? 0 : 4;
        int level = type.level() == null || type.level() == head.level() ? 0 : 2;
        return form + level + (type.name().endsWith("厅") == province ? 0 : 1);
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
                        return Optional.of(new Reading(null, a.type(), head, ""));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static ResolvedUnit name(Reading reading, String printed) {
        if (reading.organ() != null) {
            return new ResolvedUnit(reading.organ().name(), true, reading.organ().aliases());
        }
        OrganType type = reading.type();
        PlaceHead head = reading.head();
        if (type == null || head.place().isEmpty()) {
            return new ResolvedUnit(printed, false, List.of());
        }
        String full = type.nameIn(head.place(), head.shortName());
        List<String> aliases =
                type.aliases().stream()
                        .filter(a -> !a.contains("~"))
                        .map(a -> head.shortName() + a)
                        .toList();
        return new ResolvedUnit(full, true, aliases);
    }

    /** A name that no rule knows: the level's place put in front, customary endings written out. */
    private String unregistered(String name, @Nullable Place home) {
        for (int n = Math.min(name.length() - 2, longest); n >= 2; n--) {
            Organ organ = organs.get(name.substring(0, n));
            if (organ != null && BRANCH.matcher(name.substring(n)).matches()) {
                return organ.name() + name.substring(n);
            }
        }
        if (CUSTOM_HOUSE.matcher(name).matches()) {
            return "中华人民共和国" + name;
        }
        String full = name;
        for (PlaceHead head : PlaceHead.readings(name, home, gazetteer)) {
            if (head.form() == PlaceHead.Form.LEVEL
                    && !head.place().isEmpty()
                    && isOpen(name, head)) {
                full = head.place() + name.substring(head.length());
                break;
            }
        }
        for (Map.Entry<String, String> ending : ENDINGS) {
            if (full.endsWith(ending.getKey()) && !full.endsWith(ending.getValue())) {
                return full.substring(0, full.length() - ending.getKey().length())
                        + ending.getValue();
            }
        }
        return full;
    }

    /** Whether the first character is a level and not the beginning of a word (市场, 区域, 县域, 省级). */
    private static boolean isOpen(String name, PlaceHead head) {
        return head.length() < name.length() && "场域级际政".indexOf(name.charAt(head.length())) < 0;
    }
}
