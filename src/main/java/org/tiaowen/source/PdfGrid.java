package org.tiaowen.source;

import org.tiaowen.source.PdfRules.Rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The grid that ruling lines make which meet each other, and the cells in it: boxes of the grid
 * between which no line stands are one cell.
 *
 * @param x where columns begin and end, from the left
 * @param y where rows begin and end, from the top
 * @param cells each box of the grid belongs to one
 */
record PdfGrid(List<Float> x, List<Float> y, List<Cell> cells) {
    /** Points; lines that are no farther apart are one, and meet those that they do not reach. */
    private static final float SLACK = 3f;

    /** Points; lines across that run on as far as this behind the last upright end open. */
    private static final float OPEN = 12f;

    private static final int MOST_LINES = 3000;
    private static final int MOST_BOXES = 100_000;

    PdfGrid {
        x = List.copyOf(x);
        y = List.copyOf(y);
        cells = List.copyOf(cells);
    }

    /**
     * A cell, by the boxes of the grid from {@code column}, {@code row} on.
     *
     * @param columns how many it takes
     * @param rows how many it takes
     */
    record Cell(int column, int row, int columns, int rows) {}

    float left() {
        return x.getFirst();
    }

    float right() {
        return x.getLast();
    }

    float top() {
        return y.getFirst();
    }

    float bottom() {
        return y.getLast();
    }

    /** Whether a glyph stands in it. */
    boolean holds(PdfGlyphs.Glyph glyph) {
        float middle = glyph.x() + glyph.width() / 2;
        return left() <= middle
                && middle <= right()
                && top() <= glyph.middle()
                && glyph.middle() <= bottom();
    }

    /** The grids of a page of two rows and two columns or more, the largest first. */
    static List<PdfGrid> of(List<Rule> rules) {
        List<Rule> across = joined(rules, true);
        List<Rule> upright = joined(rules, false);
        if (across.size() + upright.size() > MOST_LINES) {
            return List.of();
        }
        int[] root = new int[across.size() + upright.size()];
        Arrays.setAll(root, i -> i);
        for (int i = 0; i < across.size(); i++) {
            Rule h = across.get(i);
            for (int k = 0; k < upright.size(); k++) {
                Rule v = upright.get(k);
                if (h.reaches(v.at(), SLACK) && v.reaches(h.at(), SLACK)) {
                    root[find(root, across.size() + k)] = find(root, i);
                }
            }
        }
        List<PdfGrid> grids = new ArrayList<>();
        for (int set = 0; set < root.length; set++) {
            if (root[set] != set) {
                continue;
            }
            List<Rule> h = new ArrayList<>();
            List<Rule> v = new ArrayList<>();
            for (int i = 0; i < root.length; i++) {
                if (find(root, i) == set) {
                    if (i < across.size()) {
                        h.add(across.get(i));
                    } else {
                        v.add(upright.get(i - across.size()));
                    }
                }
            }
            List<Float> x = places(v, h);
            List<Float> y = places(h, v);
            boolean table = x.size() > 2 && y.size() > 2;
            if (table && (long) x.size() * y.size() <= MOST_BOXES) {
                grids.add(new PdfGrid(x, y, cells(x, y, h, v)));
            }
        }
        grids.sort(
                Comparator.comparingDouble(g -> -(g.right() - g.left()) * (g.bottom() - g.top())));
        return grids;
    }

    /** Lines in one direction; pieces that go on one another are one line. */
    private static List<Rule> joined(List<Rule> rules, boolean across) {
        List<Rule> sorted =
                rules.stream()
                        .filter(r -> r.across() == across)
                        .sorted(Comparator.comparingDouble(Rule::at))
                        .toList();
        List<Rule> joined = new ArrayList<>();
        for (int i = 0; i < sorted.size(); ) {
            int end = i;
            while (end < sorted.size() && sorted.get(end).at() - sorted.get(i).at() <= SLACK) {
                end++;
            }
            List<Rule> one = new ArrayList<>(sorted.subList(i, end));
            one.sort(Comparator.comparingDouble(Rule::from));
            float at = one.getFirst().at();
            float from = one.getFirst().from();
            float to = one.getFirst().to();
            for (Rule r : one) {
                if (r.from() > to + SLACK) {
                    joined.add(new Rule(across, at, from, to));
                    from = r.from();
                    to = r.to();
                }
                to = Math.max(to, r.to());
            }
            joined.add(new Rule(across, at, from, to));
            i = end;
        }
        // a dot is no line
        joined.removeIf(r -> r.to() - r.from() < 2 * SLACK);
        return joined;
    }

    private static int find(int[] root, int i) {
        int at = i;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    /** Where lines stand, and where those across them end far outside: there it has no border. */
    private static List<Float> places(List<Rule> lines, List<Rule> others) {
        List<Float> places = new ArrayList<>();
        for (float at : lines.stream().map(Rule::at).sorted().toList()) {
            if (places.isEmpty() || at - places.getLast() > SLACK) {
                places.add(at);
            }
        }
        if (places.isEmpty() || others.isEmpty()) {
            return places;
        }
        float from = others.stream().map(Rule::from).min(Float::compare).orElse(0f);
        float to = others.stream().map(Rule::to).max(Float::compare).orElse(0f);
        if (from < places.getFirst() - OPEN) {
            places.addFirst(from);
        }
        if (to > places.getLast() + OPEN) {
            places.addLast(to);
        }
        return places;
    }

    private static List<Cell> cells(
            List<Float> x, List<Float> y, List<Rule> across, List<Rule> upright) {
        int width = x.size() - 1;
        int height = y.size() - 1;
        int[] root = new int[width * height];
        Arrays.setAll(root, i -> i);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int box = row * width + column;
                float middleX = (x.get(column) + x.get(column + 1)) / 2;
                float middleY = (y.get(row) + y.get(row + 1)) / 2;
                if (column + 1 < width && !stands(upright, x.get(column + 1), middleY)) {
                    root[find(root, box + 1)] = find(root, box);
                }
                if (row + 1 < height && !stands(across, y.get(row + 1), middleX)) {
                    root[find(root, box + width)] = find(root, box);
                }
            }
        }
        List<Cell> cells = new ArrayList<>();
        boolean[] taken = new boolean[root.length];
        for (int box = 0; box < root.length; box++) {
            if (taken[box]) {
                continue;
            }
            // as wide as its first row, as high as all its rows are that wide: what is left of a
            // shape that is no rectangle becomes cells of its own
            int row = box / width;
            int column = box % width;
            int right = column;
            while (right < width && belongs(root, taken, row * width + right, box)) {
                right++;
            }
            int bottom = row + 1;
            while (bottom < height && allBelong(root, taken, bottom * width, column, right, box)) {
                bottom++;
            }
            for (int r = row; r < bottom; r++) {
                Arrays.fill(taken, r * width + column, r * width + right, true);
            }
            cells.add(new Cell(column, row, right - column, bottom - row));
        }
        return cells;
    }

    private static boolean belongs(int[] root, boolean[] taken, int box, int cell) {
        return !taken[box] && find(root, box) == find(root, cell);
    }

    private static boolean allBelong(
            int[] root, boolean[] taken, int row, int from, int to, int cell) {
        for (int c = from; c < to; c++) {
            if (!belongs(root, taken, row + c, cell)) {
                return false;
            }
        }
        return true;
    }

    private static boolean stands(List<Rule> lines, float at, float place) {
        for (Rule line : lines) {
            if (Math.abs(line.at() - at) <= SLACK && line.reaches(place, 0)) {
                return true;
            }
        }
        return false;
    }
}
