package org.tiaowen.document;

import org.jspecify.annotations.Nullable;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The administrative divisions by name. Many names are shared (鼓楼区 lies in four cities): of several
 * the highest level wins, then what lies nearest to a given place; a name that stays ambiguous is
 * not found rather than guessed.
 */
public final class Gazetteer {

    /** The end of a zone's name, by which its own texts call it, with the short forms of it. */
    private static final Map<String, List<String>> ZONES =
            Map.ofEntries(
                    Map.entry("高新技术产业开发区", List.of("高新区", "开发区")),
                    Map.entry("高新技术开发区", List.of("高新区", "开发区")),
                    Map.entry("高新区", List.of("高新区")),
                    Map.entry("经济技术开发区", List.of("经开区", "开发区")),
                    Map.entry("经济开发区", List.of("经开区", "开发区")),
                    Map.entry("经开区", List.of("经开区")),
                    Map.entry("开发区", List.of("开发区")),
                    Map.entry("综合保税区", List.of("综保区", "保税区")),
                    Map.entry("保税港区", List.of("保税港区", "港区")),
                    Map.entry("保税区", List.of("保税区")),
                    Map.entry("新区", List.of("新区")),
                    Map.entry("片区", List.of("片区")),
                    Map.entry("示范区", List.of("示范区")),
                    Map.entry("试验区", List.of("试验区")),
                    Map.entry("实验区", List.of("实验区")),
                    Map.entry("合作区", List.of("合作区")),
                    Map.entry("度假区", List.of("度假区")),
                    Map.entry("风景区", List.of("景区")),
                    Map.entry("名胜区", List.of("景区")),
                    Map.entry("经济区", List.of("经济区")),
                    Map.entry("管理区", List.of("管理区")),
                    Map.entry("园区", List.of("园区")),
                    Map.entry("产业园", List.of("园区")),
                    Map.entry("工业园", List.of("园区")),
                    Map.entry("科学城", List.of("科学城")),
                    Map.entry("科技城", List.of("科技城")),
                    Map.entry("生态城", List.of("生态城")));

    /**
     * The letters of the provinces, as their numbers and licence plates have them, and their codes.
     */
    private static final Map<Character, String> LETTERS =
            Map.ofEntries(
                    Map.entry('京', "110000"),
                    Map.entry('津', "120000"),
                    Map.entry('冀', "130000"),
                    Map.entry('晋', "140000"),
                    Map.entry('蒙', "150000"),
                    Map.entry('内', "150000"),
                    Map.entry('辽', "210000"),
                    Map.entry('吉', "220000"),
                    Map.entry('黑', "230000"),
                    Map.entry('沪', "310000"),
                    Map.entry('苏', "320000"),
                    Map.entry('浙', "330000"),
                    Map.entry('皖', "340000"),
                    Map.entry('闽', "350000"),
                    Map.entry('赣', "360000"),
                    Map.entry('鲁', "370000"),
                    Map.entry('豫', "410000"),
                    Map.entry('鄂', "420000"),
                    Map.entry('湘', "430000"),
                    Map.entry('粤', "440000"),
                    Map.entry('桂', "450000"),
                    Map.entry('琼', "460000"),
                    Map.entry('渝', "500000"),
                    Map.entry('川', "510000"),
                    Map.entry('黔', "520000"),
                    Map.entry('贵', "520000"),
                    Map.entry('云', "530000"),
                    Map.entry('滇', "530000"),
                    Map.entry('藏', "540000"),
                    Map.entry('陕', "610000"),
                    Map.entry('甘', "620000"),
                    Map.entry('陇', "620000"),
                    Map.entry('青', "630000"),
                    Map.entry('宁', "640000"),
                    Map.entry('新', "650000"));

    /** The code of what has none. */
    private static final String NO_CODE = "999999";

    private static final Cue COMMITTEE = Cue.of("(.+?)(?:开发建设|建设)?(?:管理委员会|管委会|执行委员会|执委会)(?:办公室)?");

    /** What follows a short name when it is not one: 朝阳 in 朝阳区 is no city. */
    private static final String DIVISION_WORDS = "省市区县旗盟州镇乡";

    private static final Cue LONG_NAME = Cue.of("\\p{IsHan}{3,}旗|.+自治[州县]");

    /** A short form of such a name: 西乌旗, 克州, 玉龙县. */
    private static final Cue CONTRACTED = Cue.of("\\p{IsHan}{1,4}?(?:[旗州]|(?<=\\p{IsHan}{2})县)");

    private final Map<String, Place> byCode = new HashMap<>();
    private final Map<String, List<Place>> byName = new HashMap<>();
    private final NameLengths lengths;

    /** Banners and autonomous divisions, whose names are long and mostly printed short. */
    private final List<Place> longNames;

    /** A gazetteer of these divisions. */
    public Gazetteer(Collection<Place> places) {
        this(places, List.of());
    }

    /**
     * A gazetteer of these divisions, which also knows names that divisions bear no longer.
     *
     * @param former divisions as they were, each with the code of what it is now; a name that a
     *     division of today bears means that one
     */
    public Gazetteer(Collection<Place> places, Collection<Place> former) {
        for (Place place : places) {
            byCode.put(place.code(), place);
            names(place).forEach(n -> byName.computeIfAbsent(n, _ -> new ArrayList<>()).add(place));
        }
        longNames = places.stream().filter(p -> LONG_NAME.matcher(p.name()).matches()).toList();
        Set<String> borne = Set.copyOf(byName.keySet());
        for (Place place : former) {
            names(place)
                    .filter(n -> !borne.contains(n))
                    .forEach(n -> byName.computeIfAbsent(n, _ -> new ArrayList<>()).add(place));
        }
        lengths = new NameLengths(byName.keySet());
    }

    /**
     * A place at the head of a text.
     *
     * @param place the innermost of the places named (海淀区 for 北京市海淀区)
     * @param length how many characters of the text name it
     */
    public record Leading(Place place, int length) {}

    /**
     * The province of a letter (鄂 is 湖北省). Cities use some of these letters too, so that it is one
     * only where something else says that a province is meant.
     */
    public Optional<Place> ofLetter(char letter) {
        return Optional.ofNullable(LETTERS.get(letter)).flatMap(this::ofCode);
    }

    /** The division of this full or short name, if there is one of that name at its level. */
    public Optional<Place> find(String name) {
        return find(name, null);
    }

    /** The division of this full or short name that lies nearest to the given one. */
    public Optional<Place> find(String name, @Nullable Place near) {
        List<Place> named = byName.get(name);
        return named == null ? contracted(name, near) : choose(named, near);
    }

    /**
     * The banner or autonomous division around or inside the given place of which the name is a
     * short form (西乌旗), if there is one alone.
     */
    private Optional<Place> contracted(String name, @Nullable Place near) {
        if (near == null || !CONTRACTED.matcher(name).matches()) {
            return Optional.empty();
        }
        List<Place> meant =
                longNames.stream()
                        .filter(p -> ShortForm.isOfDivision(name, p.name()))
                        .filter(p -> isInside(p, near) || isInside(near, p))
                        .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    /** What a division under a former name is today; the division itself where it is of today. */
    public Place today(Place place) {
        return byCode.getOrDefault(place.code(), place);
    }

    /** The division of this code. */
    public Optional<Place> ofCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The innermost division that the text begins with, in full or by its short name. */
    public Optional<Place> leading(String text) {
        return leading(text, null).map(Leading::place);
    }

    /**
     * The divisions that the text begins with, from the outermost in (北京市海淀区, 福建厦门). Short names of
     * counties and abbreviations of one character are too common as words to count here.
     */
    public Optional<Leading> leading(String text, @Nullable Place near) {
        Optional<Leading> found = head(text, near);
        while (found.isPresent()) {
            Leading outer = found.get();
            Optional<Leading> inner =
                    head(text.substring(outer.length()), outer.place())
                            .filter(l -> isInside(l.place(), outer.place()));
            if (inner.isEmpty()) {
                break;
            }
            found = inner.map(l -> new Leading(l.place(), outer.length() + l.length()));
        }
        return found;
    }

    /**
     * The division of this name, which may begin with the divisions around it (北京市朝阳区).
     *
     * @param name as {@link #officialName} gives it, or a short form
     */
    public Optional<Place> territory(String name) {
        return leading(name, null)
                .filter(l -> l.length() == name.length())
                .map(Leading::place)
                .or(() -> find(name))
                .or(() -> zone(name));
    }

    /**
     * The zone that a committee administers, with bureaux of its own: 兰州新区 of 兰州新区管理委员会. It is no
     * division, but stands for one where its committee speaks; its parent is the division that its
     * name begins with or holds, if any.
     */
    public Optional<Place> zoneOf(String committee) {
        Search of = COMMITTEE.matcher(committee);
        return of.matches() && find(of.group(1)).isEmpty() ? zone(of.group(1)) : Optional.empty();
    }

    private Optional<Place> zone(String name) {
        List<String> shortNames =
                ZONES.entrySet().stream()
                        .filter(z -> name.length() > z.getKey().length())
                        .filter(z -> name.endsWith(z.getKey()))
                        .max(Comparator.comparingInt(z -> z.getKey().length()))
                        .map(z -> Stream.concat(Stream.of(name), z.getValue().stream()).toList())
                        .orElse(List.of());
        if (shortNames.isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i + 1 < name.length(); i++) {
            Optional<Place> around =
                    leading(name.substring(i)).filter(p -> p.level() != Level.NATIONAL);
            if (around.isPresent()) {
                Place place = around.get();
                return Optional.of(
                        new Place(NO_CODE, name, shortNames, place.level(), place.code()));
            }
        }
        return Optional.of(new Place(NO_CODE, name, shortNames, Level.PREFECTURAL, null));
    }

    /**
     * Whether words name a division: in full, by the short name of a province or city, or by that
     * of a division inside the given one.
     */
    boolean isNamed(String words, Place around) {
        return byName.getOrDefault(words, List.of()).stream()
                .anyMatch(p -> p.name().equals(words) || isTelling(p) || isInside(p, around));
    }

    /** Whether the territory is a zone that a committee administers. */
    static boolean isZone(Place place) {
        return place.code().equals(NO_CODE);
    }

    /**
     * The name that official names of organs use: a district's has its city in front, a county's
     * and a county-level city's have not.
     */
    public String officialName(Place place) {
        boolean district = place.level() == Level.COUNTY && place.name().endsWith("区");
        return parent(place)
                .filter(p -> !isZone(place))
                .filter(p -> p.isMunicipality() || district && p.level() == Level.PREFECTURAL)
                .map(p -> p.name() + place.name())
                .orElse(place.name());
    }

    /** The division that this one belongs to; empty for the country. */
    public Optional<Place> parent(Place place) {
        return Optional.ofNullable(place.parent()).map(byCode::get);
    }

    /** The division itself or the one around it that is of this level. */
    public Optional<Place> at(Level level, Place place) {
        return chain(place).filter(p -> p.level() == level).findFirst();
    }

    /** Whether one division is the other or lies in it. */
    public boolean isInside(Place place, Place outer) {
        return chain(place).anyMatch(p -> p.code().equals(outer.code()));
    }

    /** The division, the one around it and so on to the country. */
    public Stream<Place> chain(Place place) {
        return Stream.iterate(Optional.of(place), Optional::isPresent, p -> p.flatMap(this::parent))
                .flatMap(Optional::stream);
    }

    /** The divisions directly inside this one, by code. */
    public List<Place> inside(Place place) {
        return byCode.values().stream()
                .filter(p -> place.code().equals(p.parent()))
                .sorted(Comparator.comparing(Place::code))
                .toList();
    }

    private Optional<Leading> head(String text, @Nullable Place near) {
        Optional<Leading> known = known(text, near);
        if (near == null || !mayBeContracted(text)) {
            return known;
        }
        Search printed = CONTRACTED.matcher(text);
        // 湘西自治州 begins with 湘西, and 西乌旗 with nothing that is a name
        return printed.lookingAt() && printed.end() > known.map(Leading::length).orElse(0)
                ? contracted(printed.group(), near)
                        .map(p -> new Leading(p, printed.end()))
                        .or(() -> known)
                : known;
    }

    private static boolean mayBeContracted(String text) {
        for (int i = 1; i < Math.min(5, text.length()); i++) {
            if ("旗州县".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private Optional<Leading> known(String text, @Nullable Place near) {
        for (int n = lengths.at(text, 0); n >= 2; n--) {
            String name = text.substring(0, n);
            List<Place> named = byName.get(name);
            if (named == null) {
                continue;
            }
            boolean cut = n < text.length() && DIVISION_WORDS.indexOf(text.charAt(n)) >= 0;
            List<Place> candidates =
                    named.stream()
                            .filter(p -> p.name().equals(name) || isTelling(p) && !cut)
                            .toList();
            Optional<Place> chosen = choose(candidates, near);
            if (chosen.isPresent()) {
                return Optional.of(new Leading(chosen.get(), n));
            }
        }
        return Optional.empty();
    }

    private static boolean isTelling(Place place) {
        return place.level() == Level.PROVINCIAL || place.level() == Level.PREFECTURAL;
    }

    private Optional<Place> choose(List<Place> candidates, @Nullable Place near) {
        List<Place> left = candidates;
        if (near != null && left.size() > 1) {
            left =
                    chain(near)
                            .map(around -> candidates.stream().filter(p -> isInside(p, around)))
                            .map(Stream::toList)
                            .filter(l -> !l.isEmpty())
                            .findFirst()
                            .orElse(left);
        }
        Optional<Level> highest = left.stream().map(Place::level).min(Comparator.naturalOrder());
        List<Place> top =
                left.stream().filter(p -> Optional.of(p.level()).equals(highest)).toList();
        return top.size() == 1 ? Optional.of(top.getFirst()) : Optional.empty();
    }

    private static Stream<String> names(Place place) {
        return Stream.concat(Stream.of(place.name()), place.shortNames().stream()).distinct();
    }
}
