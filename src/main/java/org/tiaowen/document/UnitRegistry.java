package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final Pattern TAIL = Pattern.compile("(?<=.)(?:（[^）]*）?|等)$");

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

    private static final String BRACKETS = "()[]〔〕【】";

    /** After these 市 and 区 begin a word of their own (市场, 区域). */
    private static final String COMPOUND = "场域级际政";

    private static final int LONGEST = 45;

    private final Gazetteer gazetteer;
    private final OrganNames names;

    /** A registry of these kinds and organs. */
    public UnitRegistry(
            Collection<OrganType> types, Collection<Organ> organs, Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
        this.names = new OrganNames(types, organs, gazetteer);
    }

    /**
     * All names and short names: of single organs whole, of kinds of organs without the place (财政局,
     * 发展改革委).
     */
    public Set<String> names() {
        return names.all();
    }

    /**
     * The unit that these words name.
     *
     * @param surface one name as printed, without separators
     * @param jurisdiction the territory of the document; null where unknown
     */
    public ResolvedUnit resolve(String surface, @Nullable Place jurisdiction) {
        String name = clean(surface);
        Optional<OrganNames.Reading> reading = names.read(name, jurisdiction, true);
        if (reading.isPresent()) {
            return unit(reading.get(), name);
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
        if (name.length() < 2 || name.length() > LONGEST) {
            return false;
        }
        if (names.read(name, null, false).isPresent()) {
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
        return names.read(clean(name), null, false).isPresent();
    }

    /** Whether the words are a kind of organ without a place in front (财政局). */
    public boolean isBare(String name) {
        return names.isType(clean(name));
    }

    /**
     * The place, level or group that the name of a known kind of organ begins with (各区, 北京市, 省).
     */
    public Optional<String> headOf(String name) {
        String printed = clean(name);
        return names.read(printed, null, false)
                .filter(r -> r.type() != null && r.head().length() > 0)
                .map(r -> printed.substring(0, r.head().length()));
    }

    /**
     * The organ's name that the text begins with: the longest that the registry knows, else the
     * shortest of a regular shape.
     */
    public Optional<String> organAtStart(String text) {
        String head = text.substring(0, Math.min(LONGEST, text.length()));
        int known = names.startOf(head);
        return known > 0
                ? Optional.of(head.substring(0, known))
                : OrganShape.atStart(head, gazetteer.leading(head).isPresent());
    }

    private static String clean(String surface) {
        String text = BLANK.matcher(surface).replaceAll("");
        for (int i = 0; i < BRACKETS.length(); i++) {
            text = text.replace(BRACKETS.charAt(i), i % 2 == 0 ? '（' : '）');
        }
        return text;
    }

    private static ResolvedUnit unit(OrganNames.Reading reading, String printed) {
        if (reading.organ() != null) {
            return new ResolvedUnit(reading.organ().name(), true, reading.organ().aliases());
        }
        OrganType type = reading.type();
        PlaceHead head = reading.head();
        if (type == null || head.place().isEmpty()) {
            return new ResolvedUnit(printed, false, List.of());
        }
        List<String> aliases =
                type.aliases().stream()
                        .filter(a -> !a.contains("~"))
                        .map(a -> head.shortName() + a)
                        .toList();
        return new ResolvedUnit(type.nameIn(head.place(), head.shortName()), true, aliases);
    }

    /** A name that no rule knows: the level's place put in front, customary endings written out. */
    private String unregistered(String name, @Nullable Place home) {
        for (int n = name.length() - 2; n >= 2; n--) {
            Optional<Organ> organ = names.organ(name.substring(0, n));
            if (organ.isPresent() && BRANCH.matcher(name.substring(n)).matches()) {
                return organ.get().name() + name.substring(n);
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

    /** Whether the first character is a level and neither a word's beginning nor one of several. */
    private static boolean isOpen(String name, PlaceHead head) {
        return head.length() < name.length()
                && COMPOUND.indexOf(name.charAt(head.length())) < 0
                && name.indexOf('、') < 0;
    }
}
