package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.Place;
import org.tiaowen.document.ResolvedUnit;
import org.tiaowen.document.UnitRegistry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a list of units (市财政局、市税务局，海淀区、丰台区政府等有关部门) and brings each to its full name. What is
 * printed once for several is handed out: the ending of 济南、青岛、烟台市政府, the head of 各区财政局、发展改革委.
 */
final class UnitList {

    private static final Pattern LEVEL_HEAD = Pattern.compile("[省市区县州].+");
    private static final int LONGEST_PLACE = 8;

    private final UnitRegistry units;
    private final Gazetteer gazetteer;
    private final NameCutter cutter;
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

    private boolean isBelievable(List<NameCutter.Piece> pieces, Naming.Trust trust) {
        long standing = pieces.stream().filter(p -> cutter.stands(p.text())).count();
        return switch (trust) {
            case ANY -> true;
            case MOST ->
                    !pieces.isEmpty()
                            && cutter.stands(pieces.getFirst().text())
                            && standing * 2 > pieces.size();
            case ALL -> standing == pieces.size();
        };
    }

    private ResolvedUnit unit(String name, boolean within) {
        return within && issuer != null && isPart(name)
                ? new ResolvedUnit(issuer + name, false, List.of())
                : units.resolve(name, home);
    }

    /** Whether it is an office inside another organ, which does not print whose it is. */
    private boolean isPart(String name) {
        return !units.knows(name) && !LEVEL_HEAD.matcher(name).matches() && leading(name).isEmpty();
    }

    /** The name of a piece with what its neighbours print for it. */
    private String shared(List<NameCutter.Piece> pieces, int at) {
        NameCutter.Piece piece = pieces.get(at);
        if (cutter.isPlace(piece.text())) {
            return withEnding(gazetteer.find(piece.text(), home).orElseThrow(), pieces, at);
        }
        if (at > 0 && !piece.apart() && units.isBare(piece.text())) {
            return withHead(pieces, at);
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
            if (!ending.isEmpty() && !cutter.isPlace(next)) {
                boolean full = next.startsWith(head.get().place().name());
                return (full ? place.name() : printed) + ending;
            }
        }
        return place.name() + "人民政府";
    }

    /** 发展改革委 in 各区财政局、发展改革委 is 各区发展改革委. */
    private String withHead(List<NameCutter.Piece> pieces, int at) {
        String name = pieces.get(at).text();
        for (int i = at - 1; i >= 0; i--) {
            String before = pieces.get(i).text();
            Optional<String> head = units.headOf(before);
            if (head.isPresent()) {
                return before.endsWith("政府") ? name : head.get() + name;
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
