package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.Level;
import org.tiaowen.document.Place;
import org.tiaowen.document.ResolvedUnit;
import org.tiaowen.document.UnitRegistry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a list of units apart (市财政局、市税务局，海淀区、丰台区政府等有关部门) and brings each to its full name. What is
 * printed once for several is handed out: the ending of 济南、青岛、烟台市政府, the head of 各区财政局、发展改革委.
 */
final class UnitList {

    private static final String SEPARATORS = "、,;/|";

    private static final String DIVISION =
            "(?:设区的?市|县级市|自治区|直辖市|省|市|区|县|州|盟|旗|乡镇|乡|镇|街道|街镇)(?:\\([^()]{1,8}\\))?";

    /** 各省、自治区、直辖市人民政府 and 市、县(区)政府 are one name. */
    private static final Pattern DIVISIONS =
            Pattern.compile(
                    "(?:各(?:有关|相关)?|有关|相关)?"
                            + DIVISION
                            + "(?:[、和及]"
                            + DIVISION
                            + ")+(?=\\p{IsHan})");

    /** 等有关部门: the rest of the list as a group. */
    private static final Pattern AND_OTHERS =
            Pattern.compile(
                    "(.{2,}?)等(?:(?<group>(?:市|省|区|县|各|本市|本省)*(?:有关|相关|各有关)(?:部门|单位|方面|机构)|各(?:部门|单位))|.{0,12})$");

    private static final Pattern CONNECTOR = Pattern.compile("以及|[和及与或暨]");

    private static final Pattern ORGAN_END = Pattern.compile(".*[局委办厅部署处室院心会府关行司团所社]$");
    private static final Pattern OWN_HEAD = Pattern.compile("^(?:[各省市区县州]|国家|自治区|中国|中央).+");

    /** What stands in lists of units and names none. */
    private static final Pattern NO_UNIT =
            Pattern.compile(
                    "[^\\p{IsHan}]*|按.*|.*(?:\\d{4}年|\\d月|季度|年底).*|(?:长期|持续|全年|适时|每年).*|完成.*|(?:责任|分工|单位|部门|等|相关|有关|各自|其他|职责|同上)"
                        + "|.*(?:的|要|应当|不得|并|以便|通过|根据).*|.*(?:分别|按照|职责)$");

    private static final int LONGEST = 32;

    private final UnitRegistry units;
    private final Gazetteer gazetteer;
    private final @Nullable Place home;
    private final @Nullable String issuer;

    /**
     * @param home the territory of the document
     * @param issuer the organ whose parts 局内 means
     */
    UnitList(
            UnitRegistry units,
            Gazetteer gazetteer,
            @Nullable Place home,
            @Nullable String issuer) {
        this.units = units;
        this.gazetteer = gazetteer;
        this.home = home;
        this.issuer = issuer;
    }

    /** A unit in a list, and where its words stand. */
    record Named(ResolvedUnit unit, int start, int end) {}

    /**
     * A piece of a list; separated tells whether a comma or stronger parts it from the one before.
     */
    private record Piece(String text, int start, int end, boolean apart) {}

    /** The units of a list. */
    List<Named> read(Unbroken text, Naming naming) {
        List<Piece> pieces = pieces(text, naming);
        List<Named> named = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (!naming.trusted() && !isUnit(piece.text()) && !isPlace(piece.text())) {
                return List.of(); // an ordinary bracket
            }
            String name = shared(pieces, i);
            ResolvedUnit unit;
            if (naming.within() && issuer != null && isPart(name)) {
                unit = new ResolvedUnit(issuer + name, false, List.of());
            } else {
                unit = units.resolve(name, home);
            }
            named.add(new Named(unit, piece.start(), piece.end()));
        }
        return named;
    }

    private List<Piece> pieces(Unbroken text, Naming naming) {
        List<Piece> pieces = new ArrayList<>();
        String all = text.text();
        int start = naming.start();
        boolean apart = true;
        while (start < naming.end()) {
            int end = pieceEnd(all, start, naming.end());
            for (Piece piece : split(text, start, end, apart, naming)) {
                if (piece.text().length() > LONGEST && naming.trusted() && !pieces.isEmpty()) {
                    return pieces; // the bracket was never closed: what follows is text
                }
                if (isNamed(piece.text())) {
                    pieces.add(piece);
                }
            }
            apart = end < naming.end() && ",;".indexOf(all.charAt(end)) >= 0;
            start = end + 1;
        }
        return pieces;
    }

    private static boolean isNamed(String name) {
        return name.length() >= 2 && name.length() <= LONGEST && !NO_UNIT.matcher(name).matches();
    }

    private static int pieceEnd(String text, int start, int limit) {
        int i = start;
        Matcher divisions = DIVISIONS.matcher(text).region(start, limit);
        if (divisions.lookingAt()) {
            i = divisions.end();
        }
        int depth = 0;
        for (; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (depth <= 0 && SEPARATORS.indexOf(c) >= 0) {
                return i;
            }
        }
        return limit;
    }

    /** Takes apart what no mark parts: 等有关部门, 和, a blank, nothing at all. */
    private List<Piece> split(Unbroken text, int start, int end, boolean apart, Naming naming) {
        String all = text.text();
        String name = all.substring(start, end);
        if (name.isEmpty() || units.knows(name) && !hasGap(text, start, end)) {
            return List.of(new Piece(name, start, end, apart));
        }
        Matcher others = AND_OTHERS.matcher(name);
        if (others.matches()) {
            List<Piece> pieces =
                    new ArrayList<>(split(text, start, start + others.end(1), apart, naming));
            if (others.group("group") != null) {
                pieces.add(
                        new Piece(
                                others.group("group"), start + others.start("group"), end, apart));
            }
            return pieces;
        }
        for (int cut = start + 2; cut <= end - 2; cut++) {
            if (text.gapBefore(cut)
                    && parts(all.substring(start, cut), all.substring(cut, end), naming)) {
                return both(text, start, cut, cut, end, apart, naming);
            }
        }
        if (!units.knows(name)) {
            Matcher connector = CONNECTOR.matcher(name);
            while (connector.find()) {
                String left = name.substring(0, connector.start());
                String right = name.substring(connector.end());
                if (stands(left) && stands(right)) {
                    return both(
                            text,
                            start,
                            start + connector.start(),
                            start + connector.end(),
                            end,
                            apart,
                            naming);
                }
            }
            for (int cut = 3; cut <= name.length() - 3; cut++) {
                if (isGlued(name.substring(0, cut), name.substring(cut))) {
                    return both(text, start, start + cut, start + cut, end, apart, naming);
                }
            }
        }
        return List.of(new Piece(name, start, end, apart));
    }

    private List<Piece> both(
            Unbroken text,
            int start,
            int leftEnd,
            int rightStart,
            int end,
            boolean apart,
            Naming naming) {
        List<Piece> pieces = new ArrayList<>(split(text, start, leftEnd, apart, naming));
        pieces.addAll(split(text, rightStart, end, apart, naming));
        return pieces;
    }

    private static boolean hasGap(Unbroken text, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            if (text.gapBefore(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a blank between these parts two names. */
    private boolean parts(String left, String right, Naming naming) {
        boolean ends = ORGAN_END.matcher(left).matches() && ORGAN_END.matcher(right).matches();
        if (naming.within()) {
            return ends;
        }
        return !units.knows(left + right)
                && (ends && isUnit(left) && isUnit(right)
                        || units.knows(left) && OWN_HEAD.matcher(right).matches());
    }

    /** Whether two names stand side by side with nothing between (财政部税务总局, 税政处各业务处室). */
    private boolean isGlued(String left, String right) {
        if (right.startsWith("各")) {
            return ORGAN_END.matcher(left).matches() && ORGAN_END.matcher(right).matches();
        }
        if (!units.knows(left)) {
            return false;
        }
        String next = units.organAtStart(right).orElse("");
        return units.knows(next) && (OWN_HEAD.matcher(right).matches() || !units.isBare(next));
    }

    private boolean stands(String name) {
        return isUnit(name) || isPlace(name);
    }

    /** Whether it is an office inside another organ, which does not print whose it is. */
    private boolean isPart(String name) {
        return !units.knows(name) && !name.matches("[省市区县州].+") && leading(name).isEmpty();
    }

    private boolean isUnit(String name) {
        return units.isOrgan(name);
    }

    private boolean isPlace(String name) {
        return gazetteer.find(name, home).filter(p -> p.level() != Level.NATIONAL).isPresent();
    }

    /** The name of a piece with what its neighbours print for it. */
    private String shared(List<Piece> pieces, int at) {
        Piece piece = pieces.get(at);
        Optional<Place> place = gazetteer.find(piece.text(), home);
        if (place.isPresent() && isPlace(piece.text())) {
            return withEnding(place.get(), pieces, at);
        }
        if (at > 0 && !piece.apart() && units.knows(piece.text())) {
            return withHead(pieces, at);
        }
        return piece.text();
    }

    /** 济南 in 济南、青岛、烟台市政府 is 济南市政府. */
    private String withEnding(Place place, List<Piece> pieces, int at) {
        String printed = pieces.get(at).text();
        for (int i = at + 1; i < pieces.size() && !pieces.get(i).apart(); i++) {
            String next = pieces.get(i).text();
            Optional<Gazetteer.Leading> head = leading(next);
            if (head.isEmpty()) {
                break;
            }
            String ending = next.substring(head.get().length());
            if (!ending.isEmpty() && !isPlace(next)) {
                boolean full = next.startsWith(head.get().place().name());
                return (full ? place.name() : printed) + ending;
            }
        }
        return place.name() + "人民政府";
    }

    /** 发展改革委 in 各区财政局、发展改革委 is 各区发展改革委. */
    private String withHead(List<Piece> pieces, int at) {
        String name = pieces.get(at).text();
        if (!units.isBare(name)) {
            return name;
        }
        for (int i = at - 1; i >= 0; i--) {
            Optional<String> head = units.headOf(pieces.get(i).text());
            if (head.isPresent()) {
                boolean government = pieces.get(i).text().endsWith("政府");
                return government ? name : head.get() + name;
            }
            if (pieces.get(i).apart()) {
                break;
            }
        }
        return name;
    }

    private Optional<Gazetteer.Leading> leading(String text) {
        Optional<Gazetteer.Leading> known = gazetteer.leading(text, home);
        if (known.isPresent()) {
            return known;
        }
        for (int n = Math.min(8, text.length()); n >= 2; n--) {
            Optional<Place> place = gazetteer.find(text.substring(0, n), home);
            if (place.isPresent()) {
                int length = n;
                return place.map(p -> new Gazetteer.Leading(p, length));
            }
        }
        return Optional.empty();
    }
}
