package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Span;
import org.tiaowen.overlap.Stretch.Kind;
import org.tiaowen.overlap.Tiling.Tile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the stretches of two texts off their tiles. */
final class Alignment {

    /** Words stand for others of not much more than this many times their length. */
    private static final int STRETCH = 4;

    private Alignment() {}

    /** Symbols without a partner between two tiles. */
    private record Gap(int from, int to) {}

    /** In the order of the first text; what the second has alone follows what stands before it. */
    static List<Stretch> of(Passage a, Passage b, Tiling tiling) {
        List<Tile> byB = new ArrayList<>(tiling.tiles());
        byB.sort(Comparator.comparingInt(Tile::b));
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        Tile before = null;
        for (int i = 0; i <= tiling.tiles().size(); i++) {
            Tile tile = i < tiling.tiles().size() ? tiling.tiles().get(i) : null;
            Gap gapA = new Gap(from, tile == null ? a.size() : tile.a());
            Gap gapB = behind(before, byB, b.size());
            between(a, b, gapA, gapB, followsBoth(before, tile, byB), stretches);
            if (tile != null) {
                stretches.add(
                        new Stretch(
                                Kind.EQUAL,
                                a.span(tile.a(), tile.a() + tile.length()),
                                b.span(tile.b(), tile.b() + tile.length())));
                from = tile.a() + tile.length();
            }
            before = tile;
        }
        return stretches;
    }

    /** What the second text has behind a tile, or at its beginning, before the next tile there. */
    private static Gap behind(@Nullable Tile tile, List<Tile> byB, int size) {
        int next = tile == null ? 0 : byB.indexOf(tile) + 1;
        int from = tile == null ? 0 : tile.b() + tile.length();
        return new Gap(from, next < byB.size() ? byB.get(next).b() : size);
    }

    /** Whether the next tile is the same in both texts, their ends counted as one. */
    private static boolean followsBoth(@Nullable Tile before, @Nullable Tile next, List<Tile> byB) {
        if (before == null && next == null) {
            return false; // nothing is common
        }
        int index = before == null ? 0 : byB.indexOf(before) + 1;
        return index < byB.size() ? byB.get(index).equals(next) : next == null;
    }

    private static void between(
            Passage a, Passage b, Gap inA, Gap inB, boolean sameNeighbours, List<Stretch> out) {
        Span spanA = inA.from() < inA.to() ? a.span(inA.from(), inA.to()) : null;
        Span spanB = inB.from() < inB.to() ? b.span(inB.from(), inB.to()) : null;
        if (spanA != null && spanB != null && sameNeighbours && alike(inA, inB)) {
            out.add(new Stretch(Kind.REWORDED, spanA, spanB));
            return;
        }
        if (spanA != null) {
            out.add(new Stretch(Kind.ONLY_A, spanA, null));
        }
        if (spanB != null) {
            out.add(new Stretch(Kind.ONLY_B, null, spanB));
        }
    }

    private static boolean alike(Gap a, Gap b) {
        int lengthA = a.to() - a.from();
        int lengthB = b.to() - b.from();
        return Math.max(lengthA, lengthB) <= STRETCH * Math.max(2, Math.min(lengthA, lengthB));
    }
}
