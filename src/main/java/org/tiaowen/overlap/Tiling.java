package org.tiaowen.overlap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which stretches of two passages are the same, in whatever order they stand: greedy string tiling
 * (Wise, Running Karp-Rabin Matching and Greedy String Tiling, 1993). The longest common stretch is
 * a tile, then the longest of what is left, down to two symbols.
 */
final class Tiling {

    /** Symbols of the shortest tile: single characters are the same by chance. */
    private static final int SHORTEST = 2;

    private final List<Tile> tiles;
    private final int[] partnerOfA;
    private final int[] partnerOfB;

    /**
     * A common stretch: {@code length} symbols from {@code a} in one and {@code b} in the other.
     */
    record Tile(int a, int b, int length) {}

    private Tiling(List<Tile> tiles, int[] partnerOfA, int[] partnerOfB) {
        this.tiles = tiles;
        this.partnerOfA = partnerOfA;
        this.partnerOfB = partnerOfB;
    }

    static Tiling of(Passage a, Passage b) {
        int[] partnerOfA = filled(a.size());
        int[] partnerOfB = filled(b.size());
        List<Tile> tiles = new ArrayList<>();
        for (Tile match : matches(a, b)) {
            // what longer tiles have left of this one, in pieces
            int from = 0;
            for (int i = 0; i <= match.length(); i++) {
                boolean taken =
                        i == match.length()
                                || partnerOfA[match.a() + i] >= 0
                                || partnerOfB[match.b() + i] >= 0;
                if (taken) {
                    if (i - from >= SHORTEST) {
                        tiles.add(new Tile(match.a() + from, match.b() + from, i - from));
                        for (int k = from; k < i; k++) {
                            partnerOfA[match.a() + k] = match.b() + k;
                            partnerOfB[match.b() + k] = match.a() + k;
                        }
                    }
                    from = i + 1;
                }
            }
        }
        tiles.sort(Comparator.comparingInt(Tile::a));
        return new Tiling(List.copyOf(tiles), partnerOfA, partnerOfB);
    }

    /** The longest common stretches, the longest first; of equal ones those in like places. */
    private static List<Tile> matches(Passage a, Passage b) {
        List<Tile> matches = new ArrayList<>();
        int[] above = new int[b.size() + 1];
        for (int i = 0; i < a.size(); i++) {
            int[] row = new int[b.size() + 1];
            for (int j = 0; j < b.size(); j++) {
                if (a.symbol(i) == b.symbol(j)) {
                    int length = above[j] + 1;
                    row[j + 1] = length;
                    boolean goesOn =
                            i + 1 < a.size()
                                    && j + 1 < b.size()
                                    && a.symbol(i + 1) == b.symbol(j + 1);
                    if (!goesOn && length >= SHORTEST) {
                        matches.add(new Tile(i - length + 1, j - length + 1, length));
                    }
                }
            }
            above = row;
        }
        matches.sort(
                Comparator.comparingInt(Tile::length)
                        .reversed()
                        .thenComparingDouble(
                                t ->
                                        Math.abs(
                                                (double) t.a() / a.size()
                                                        - (double) t.b() / b.size())));
        return matches;
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        Arrays.fill(array, -1);
        return array;
    }

    /** The common stretches in the order of the first passage. */
    List<Tile> tiles() {
        return tiles;
    }

    /** The symbol of the second passage that a symbol of the first is; -1 for none. */
    int partnerOfA(int i) {
        return partnerOfA[i];
    }

    /** The symbol of the first passage that a symbol of the second is; -1 for none. */
    int partnerOfB(int i) {
        return partnerOfB[i];
    }
}
