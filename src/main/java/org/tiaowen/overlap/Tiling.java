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

    /** A common stretch that may be a tile, and how far apart its places are in their texts. */
    private record Match(Tile tile, double apart) {}

    /** The longest common stretches, the longest first; of equal ones those in like places. */
    private static List<Tile> matches(Passage a, Passage b) {
        List<Match> matches = new ArrayList<>();
        int sizeA = a.size();
        int sizeB = b.size();
        // lengths of the stretches that end in this row and in the row before, and whose they are
        int[][] lengths = new int[2][sizeB];
        int[][] rows = {filled(sizeB), filled(sizeB)};
        for (int i = 0; i < sizeA; i++) {
            int symbol = a.symbol(i);
            int[] own = lengths[i & 1];
            int[] ownRow = rows[i & 1];
            int[] before = lengths[i & 1 ^ 1];
            int[] rowBefore = rows[i & 1 ^ 1];
            for (int k = b.first(symbol); k < sizeB && b.symbolInOrder(k) == symbol; k++) {
                int j = b.placeInOrder(k);
                int length = 1 + (j > 0 && rowBefore[j - 1] == i - 1 ? before[j - 1] : 0);
                own[j] = length;
                ownRow[j] = i;
                boolean goesOn =
                        i + 1 < sizeA && j + 1 < sizeB && a.symbol(i + 1) == b.symbol(j + 1);
                if (!goesOn && length >= SHORTEST) {
                    matches.add(
                            new Match(
                                    new Tile(i - length + 1, j - length + 1, length),
                                    Math.abs(
                                            (double) (i - length + 1) / sizeA
                                                    - (double) (j - length + 1) / sizeB)));
                }
            }
        }
        matches.sort(
                (x, y) -> {
                    int byLength = Integer.compare(y.tile().length(), x.tile().length());
                    return byLength != 0 ? byLength : Double.compare(x.apart(), y.apart());
                });
        return matches.stream().map(Match::tile).toList();
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
