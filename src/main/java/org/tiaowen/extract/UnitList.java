package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.Level;
import org.tiaowen.document.Place;
import org.tiaowen.document.ResolvedUnit;
import org.tiaowen.document.UnitRegistry;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a list of units (市财政局、市税务局，海淀区、丰台区政府等有关部门) and brings each to its full name. What is
 * printed once for several is handed out: the ending of 济南、青岛、烟台市政府, the head of 各区财政局、发展改革委.
 */
final class UnitList {

    private static final Cue LEVEL_HEAD = Cue.of("(?:自治)?[省市区县州盟旗].+");
    private static final int LONGEST_PLACE = 8;

    /** Zones that committees administer; a division (浦东新区) is none. */
    private static final Cue ZONE =
            Cue.of(".*(?:高新区|经开区|开发区|新区|新片区|综保区|保税区|保税港区|工业园|园区|示范区|度假区|试验区|合作区|管理区|生态城|科学城|科技城)");

    private static final Cue COMMITTEE = Cue.of(".+(?:管委会|管理委员会|管委)");

    /** The government of a league or prefecture. */
    private static final Cue SEAT = Cue.of("行署|行政公署");

    private static final Cue SEATED = Cue.of(".*(?:盟|地区)");

    /** 自贸办, which says not whose it is. */
    private static final Cue OFFICE =
            Cue.of("(?![各省市区县州盟旗]|全国|国家|中央|国务院)\\p{IsHan}{2,5}(?<![承主协包])办");

    private static final String PART_OF_BODY_FORM =
            "驻\\p{IsHan}{2,6}(?:办事处|联络处)|第[一二三四五六七八九十]{1,3}师";

    /** 驻上海办事处 and 第十四师: the name before them says whose they are. */
    private static final Cue PART_OF_BODY = Cue.of(PART_OF_BODY_FORM);

    private static final Cue SAME_BODY = Cue.of("(?<body>.{2,}?)(?:" + PART_OF_BODY_FORM + ")");

    private static final Cue GROUP = Cue.of("^(?:各(?:有关|相关)?|有关|相关)");

    private static final Cue GOVERNMENT = Cue.of("[市区县州旗].{0,6}(?:政府|人民政府)");

    private final UnitRegistry units;
    private final Gazetteer gazetteer;
    private final NameCutter cutter;
    private final @Nullable Place home;
    private final @Nullable String issuer;
    private final @Nullable LocalDate day;
    private final Map<String, String> aliases;

    /**
     * @param home the territory of the document
     * @param issuer the organ whose parts 局内 means
     * @param day the day whose organs are meant
     * @param aliases the short names that the document itself gives to organs
     */
    UnitList(
            UnitRegistry units,
            Gazetteer gazetteer,
            @Nullable Place home,
            @Nullable String issuer,
            @Nullable LocalDate day,
            Map<String, String> aliases) {
        this.day = day;
        this.aliases = aliases;
        this.units = units;
        this.gazetteer = gazetteer;
        this.cutter = new NameCutter(units, gazetteer, home);
        this.home = home;
        this.issuer = issuer;
    }

    /** A unit in a list, and where its words stand. */
    record Named(ResolvedUnit unit, int start, int end) {}

    /** The units of a list; none where its names are not those of units. */
    List<Named> read(Unbroken text, Naming naming) {
        List<NameCutter.Piece> all = cutter.cut(text, naming);
        List<NameCutter.Piece> pieces =
                all.stream().filter(p -> NameCutter.isName(p.text())).toList();
        List<Named> named = new ArrayList<>();
        if (pieces.size() > 1 && isSignature(text, pieces.getLast())) {
            pieces = pieces.subList(0, pieces.size() - 1);
        }
        if (isBelievable(all, naming.trust())) {
            for (int i = 0; i < pieces.size(); i++) {
                named.add(
                        new Named(
                                unit(shared(pieces, i), naming.within()),
                                pieces.get(i).start(),
                                pieces.get(i).end()));
            }
        }
        return named;
    }

    /** The issuer's name on the line behind a list that no mark closes. */
    private boolean isSignature(Unbroken text, NameCutter.Piece last) {
        return last.text().equals(issuer)
                && last.end() == text.text().length()
                && text.gapBefore(last.start());
    }

    private boolean isBelievable(List<NameCutter.Piece> pieces, Naming.Trust trust) {
        long standing = pieces.stream().filter(p -> cutter.stands(p.text())).count();
        return switch (trust) {
            case ANY -> true;
            case MOST ->
                    !pieces.isEmpty()
                            && cutter.stands(pieces.getFirst().text())
                            && standing * 2 >= pieces.size();
            case ALL -> standing == pieces.size();
        };
    }

    private ResolvedUnit unit(String name, boolean within) {
        return within && issuer != null && isPart(name)
                ? ResolvedUnit.minted(issuer + name, ResolvedUnit.Match.SHAPED)
                : units.resolve(inFull(name), home, day);
    }

    /** A short name that the document introduced, or that of its office. */
    private String inFull(String name) {
        String whole = aliases.get(name);
        if (whole != null || !name.endsWith(Doer.OFFICE)) {
            return whole == null ? name : whole;
        }
        String of = aliases.get(name.substring(0, name.length() - Doer.OFFICE.length()));
        return of == null ? name : of + Doer.OFFICE;
    }

    /** Whether it is an office inside another organ, which does not print whose it is. */
    private boolean isPart(String name) {
        return !units.knows(name) && !LEVEL_HEAD.matcher(name).matches() && leading(name).isEmpty();
    }

    /** The name of a piece with what its neighbours print for it. */
    private String shared(List<NameCutter.Piece> pieces, int at) {
        NameCutter.Piece piece = pieces.get(at);
        if (cutter.isPlace(piece.text()) && !units.knows(piece.text())) {
            return withEnding(gazetteer.find(piece.text(), home).orElseThrow(), pieces, at);
        }
        if (ZONE.matcher(piece.text()).matches()) {
            return withCommittee(pieces, at);
        }
        if (NameCutter.isTown(piece.text())) {
            return piece.text() + (piece.text().endsWith("街道") ? "办事处" : "人民政府");
        }
        if (at > 0 && !piece.apart()) {
            Search before = SAME_BODY.matcher(pieces.get(at - 1).text());
            if (PART_OF_BODY.matcher(piece.text()).matches() && before.matches()) {
                return before.group("body") + piece.text();
            }
            boolean bare =
                    units.isBare(piece.text())
                            || isDepartment(piece.text())
                            || OFFICE.matcher(piece.text()).matches()
                                    && leading(piece.text()).isEmpty();
            return bare ? withHead(pieces, at) : asGroup(pieces, at);
        }
        return piece.text();
    }

    /** 济南 in 济南、青岛、烟台市政府 is 济南市政府; a place without any ending is its government. */
    private String withEnding(Place place, List<NameCutter.Piece> pieces, int at) {
        String printed = pieces.get(at).text();
        for (int i = at + 1; i < pieces.size() && !pieces.get(i).apart(); i++) {
            String next = pieces.get(i).text();
            Optional<Gazetteer.Leading> head = leading(next);
            if (head.isEmpty()) {
                break;
            }
            String ending = next.substring(head.get().length());
            if (SEAT.matcher(ending).matches() && !SEATED.matcher(place.name()).matches()) {
                break; // 伊犁州、塔城地区行署: only prefectures and leagues have a 行署
            }
            if (!ending.isEmpty() && !cutter.isPlace(next)) {
                boolean full = next.startsWith(head.get().place().name());
                return (full ? place.name() : printed) + ending;
            }
        }
        return place.name() + "人民政府";
    }

    /** Only provinces have a 厅, so that one without a place is theirs. */
    private boolean isDepartment(String name) {
        return name.endsWith("厅") && !LEVEL_HEAD.matcher(name).matches() && leading(name).isEmpty();
    }

    private boolean isProvince(String head) {
        return head.matches("[本我]?(?:省|自治区)|各省.*")
                || gazetteer
                        .find(head, home)
                        .filter(p -> p.level() == Level.PROVINCIAL)
                        .isPresent();
    }

    /** 高新区 in 高新区、经开区管委会 is 高新区管委会. */
    private static String withCommittee(List<NameCutter.Piece> pieces, int at) {
        String name = pieces.get(at).text();
        for (int i = at + 1; i < pieces.size() && !pieces.get(i).apart(); i++) {
            String next = pieces.get(i).text();
            if (COMMITTEE.matcher(next).matches()) {
                return name + "管委会";
            }
            if (!ZONE.matcher(next).matches()) {
                break;
            }
        }
        return name;
    }

    /** 市人民政府 in 各盟行政公署、市人民政府 is 各市人民政府, where the territory lies in no 市. */
    private String asGroup(List<NameCutter.Piece> pieces, int at) {
        String name = pieces.get(at).text();
        Search group = GROUP.matcher(pieces.get(at - 1).text());
        if (!GOVERNMENT.matcher(name).matches() || !group.find()) {
            return name;
        }
        boolean ofHome =
                home != null
                        && gazetteer
                                .chain(home)
                                .anyMatch(p -> p.name().endsWith(name.substring(0, 1)));
        return ofHome ? name : group.group() + name;
    }

    /** 发展改革委 in 各区财政局、发展改革委 is 各区发展改革委. */
    private String withHead(List<NameCutter.Piece> pieces, int at) {
        String name = pieces.get(at).text();
        for (int i = at - 1; i >= 0; i--) {
            String before = pieces.get(i).text();
            Optional<String> head = units.headOf(before);
            if (head.isPresent() && !(isDepartment(name) && !isProvince(head.get()))) {
                return before.endsWith("政府") && !SEAT.matcher(name).matches()
                        ? name
                        : head.get() + name;
            }
            if (pieces.get(i).apart()) {
                break;
            }
        }
        return name;
    }

    private Optional<Gazetteer.Leading> leading(String text) {
        Optional<Gazetteer.Leading> known = gazetteer.leading(text, home);
        for (int n = Math.min(LONGEST_PLACE, text.length()); n >= 2 && known.isEmpty(); n--) {
            int length = n;
            known =
                    gazetteer
                            .find(text.substring(0, n), home)
                            .map(p -> new Gazetteer.Leading(p, length));
        }
        return known;
    }
}
