package org.tiaowen.document;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.ResolvedUnit.Match;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    private static final Cue TAIL = Cue.of("(?<=.)(?:（[^）]*）?|等)$");

    /** 市政府外办 is 市外办. */
    private static final Cue GOVERNMENT_OFFICE =
            Cue.of("(.{0,12}[省市区县州盟旗])(?:人民)?政府(.{2,12}(?:办|办公室))");

    private static final Cue BLANK = Cue.of("[\\s\\u3000]+");

    private static final String BRACKETS = "()[]〔〕【】";

    private static final String BRANCH = "分局";

    private static final int LONGEST = 45;

    /** No kind of organ has a shorter name: 规自委. */
    private static final int SHORTEST = 3;

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
     * Other names of the kinds of organs that a name without a place can mean, former ones and
     * those of today: 工信局 is 工业和信息化局 and was 经信委. Empty where it is no such name.
     */
    public Set<String> akin(String name) {
        return names.akin(name);
    }

    /**
     * The unit that these words name.
     *
     * @param surface one name as printed, without separators
     * @param jurisdiction the territory of the document; null where unknown
     */
    public ResolvedUnit resolve(String surface, @Nullable Place jurisdiction) {
        return resolve(surface, jurisdiction, null);
    }

    /**
     * The unit that these words named on a day: 省广电局 was 广播电影电视局 in 2010 and is 广播电视局 since 2018.
     *
     * @param surface one name as printed, without separators
     * @param jurisdiction the territory of the document; null where unknown
     * @param day date of the document; null for today
     */
    public ResolvedUnit resolve(
            String surface, @Nullable Place jurisdiction, @Nullable LocalDate day) {
        String name = clean(surface);
        OrganNames.Context in = new OrganNames.Context(jurisdiction, day);
        Optional<OrganNames.Reading> reading = names.read(name, in, true);
        if (reading.isPresent()) {
            return unit(reading.get(), name);
        }
        Optional<String> group = MintedName.group(name, jurisdiction, gazetteer);
        if (group.isPresent()) {
            return ResolvedUnit.minted(group.get(), Match.CLIPPED);
        }
        Search office = GOVERNMENT_OFFICE.matcher(name);
        if (office.matches()) {
            ResolvedUnit of = resolve(office.group(1) + office.group(2), jurisdiction, day);
            if (of.registered()) {
                return of;
            }
        }
        Search tail = TAIL.matcher(name);
        if (tail.find()) {
            return resolve(name.substring(0, tail.start()), jurisdiction, day);
        }
        Optional<Place> place =
                gazetteer.find(name, jurisdiction).filter(p -> p.name().equals(name));
        if (place.isPresent() && place.get().level() != Level.NATIONAL) {
            return resolve(gazetteer.officialName(place.get()) + "人民政府", null, day);
        }
        String full =
                within(name, in)
                        .or(() -> branch(name, in))
                        .orElseGet(() -> MintedName.of(name, jurisdiction, gazetteer));
        return ResolvedUnit.minted(full, isOrgan(full) ? Match.SHAPED : Match.PRINTED);
    }

    /** A part or branch of a known organ: 市科技局监测中心, 农发行甘肃省分行. */
    private Optional<String> within(String name, OrganNames.Context in) {
        for (int n = name.length() - 2; n >= 2; n--) {
            String whole = name.substring(0, n);
            if (MintedName.isPart(name.substring(n))) {
                Optional<OrganNames.Reading> reading = names.read(whole, in, false);
                if (reading.filter(r -> r.organ() != null || r.head().length() > 0).isPresent()) {
                    return Optional.of(
                            unit(reading.get(), whole).name() + MintedName.part(name.substring(n)));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The branch of a city's bureau in one of its counties, whose name begins with the county:
     * 武进公安分局 and 区公安分局 are 常州市公安局武进分局.
     */
    private Optional<String> branch(String name, OrganNames.Context in) {
        if (!name.endsWith(BRANCH)) {
            return Optional.empty();
        }
        Optional<String> ofCity = branchOfCity(name, in);
        if (ofCity.isPresent()) {
            return ofCity;
        }
        for (PlaceHead head : PlaceHead.readings(name, in.home(), gazetteer)) {
            Place county = head.territory();
            if (county == null
                    || county.level() != Level.COUNTY
                    || head.form() == PlaceHead.Form.GROUP
                    || head.length() + BRANCH.length() >= name.length()) {
                continue;
            }
            String bureau = name.substring(head.length(), name.length() - BRANCH.length()) + "局";
            Optional<Place> city = gazetteer.parent(county).filter(p -> p.name().endsWith("市"));
            if (names.isType(bureau) && city.isPresent()) {
                ResolvedUnit whole = resolve(city.get().name() + bureau, city.get(), in.day());
                return Optional.of(whole.name() + county.shortName() + BRANCH);
            }
        }
        return Optional.empty();
    }

    /**
     * The branch of a city's organ in one of its counties, whose name begins with the kind of
     * organ: 规自委海淀分局 is 北京市规划和自然资源委员会海淀分局.
     */
    private Optional<String> branchOfCity(String name, OrganNames.Context in) {
        for (int n = name.length() - BRANCH.length() - 2; n >= SHORTEST; n--) {
            String kind = name.substring(0, n);
            if (!names.isType(kind)) {
                continue;
            }
            String printed = name.substring(n, name.length() - BRANCH.length());
            Optional<Place> city =
                    gazetteer
                            .find(printed, in.home())
                            .filter(p -> p.level() == Level.COUNTY)
                            .flatMap(gazetteer::parent)
                            .filter(p -> p.name().endsWith("市"));
            if (city.isPresent()) {
                ResolvedUnit whole = resolve(city.get().name() + kind, city.get(), in.day());
                return Optional.of(whole.name() + printed + BRANCH);
            }
        }
        return Optional.empty();
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
        if (names.read(name, OrganNames.Context.NONE, false).isPresent()) {
            return true;
        }
        Search tail = TAIL.matcher(name);
        if (tail.find() && name.length() - tail.start() > 1) {
            return isOrgan(name.substring(0, tail.start()));
        }
        return OrganShape.fits(name, gazetteer.leading(name).isPresent());
    }

    /** Whether the registry knows the organ, or its kind with or without a place in front. */
    public boolean knows(String name) {
        return name.length() <= 2 * LONGEST // blanks among them
                && names.read(clean(name), OrganNames.Context.NONE, false).isPresent();
    }

    /** Whether the words are a kind of organ without a place in front (财政局). */
    public boolean isBare(String name) {
        return name.length() <= 2 * LONGEST && names.isType(clean(name));
    }

    /**
     * The place, level or group that the name of a known kind of organ begins with (各区, 北京市, 省).
     */
    public Optional<String> headOf(String name) {
        String printed = clean(name);
        return names.read(printed, OrganNames.Context.NONE, false)
                .filter(r -> r.type() != null && r.head().length() > 0)
                .map(r -> printed.substring(0, r.head().length()));
    }

    /**
     * The organ's name that the text begins with: the longest that the registry knows, else the
     * shortest of a regular shape.
     */
    public Optional<String> organAtStart(String text) {
        String head =
                Script.simplified(text.substring(0, Math.min(LONGEST, text.length())))
                        .replace('(', '（')
                        .replace(')', '）');
        int known = names.startOf(head);
        if (known > 0 && head.startsWith("公室", known) && head.charAt(known - 1) == '办') {
            known += 2; // 市政府法制办 is known, and so is the same written out
        }
        int length =
                known > 0
                        ? known + OrganShape.part(head, known)
                        : OrganShape.atStart(head, gazetteer.leading(head).isPresent())
                                .map(String::length)
                                .orElse(0);
        return length > 0 ? Optional.of(text.substring(0, length)) : Optional.empty();
    }

    private static String clean(String surface) {
        String text = Script.simplified(BLANK.matcher(surface).replaceAll(""));
        for (int i = 0; i < BRACKETS.length(); i++) {
            text = text.replace(BRACKETS.charAt(i), i % 2 == 0 ? '（' : '）');
        }
        return text;
    }

    private ResolvedUnit unit(OrganNames.Reading reading, String printed) {
        Organ organ = reading.organ();
        if (organ != null) {
            return new ResolvedUnit(
                    organ.name(),
                    true,
                    organ.aliases(),
                    organ.name().equals(printed) ? Match.EXACT : Match.SHORT,
                    names.successors(organ));
        }
        OrganType type = reading.type();
        PlaceHead head = reading.head();
        if (type == null || head.place().isEmpty()) {
            return ResolvedUnit.minted(printed, Match.SHAPED);
        }
        List<String> aliases =
                type.aliases().stream()
                        .filter(a -> !a.contains("~"))
                        .map(a -> head.shortName() + a)
                        .toList();
        String full = type.nameIn(head.place(), head.shortName());
        Match match =
                full.equals(printed)
                        ? Match.EXACT
                        : reading.clipped() ? Match.CLIPPED : Match.SHORT;
        return new ResolvedUnit(full, true, aliases, match, names.successors(type, head));
    }
}
