package org.tiaowen.source;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The automatic numbers of a Word document, which stand in no paragraph: definitions of lists and,
 * for each, how far it has counted. ECMA-376, part 1, 17.9.
 *
 * <p>Lists that share a definition count on together; one that overrides the start of a level
 * begins anew where it is first used.
 */
final class ListNumbering {
    /** Levels of a list. */
    static final int LEVELS = 9;

    /**
     * A level of a list.
     *
     * @param start its first number
     * @param format name of the number format
     * @param text what is printed, {@code %1} to {@code %9} for the numbers of the levels
     * @param suffix {@code tab}, {@code space} or {@code nothing}
     * @param legal whether all numbers are Arabic
     * @param restart level (from 1) whose items begin this one anew; 0 for none, -1 for any above
     * @param style paragraph style bound to the level
     */
    record Level(
            int start,
            String format,
            String text,
            String suffix,
            boolean legal,
            int restart,
            @Nullable String style) {}

    /** A list as paragraphs name it: a definition, some of its levels changed. */
    record Instance(String definition, Map<Integer, Level> levels, Map<Integer, Integer> starts) {
        Instance {
            levels = Map.copyOf(levels);
            starts = Map.copyOf(starts);
        }
    }

    /**
     * What stands before a paragraph.
     *
     * @param text the number, and the blank behind it where one is due
     * @param bullet whether it is a mark that counts nothing
     */
    record Label(String text, boolean bullet) {}

    private final Map<String, Map<Integer, Level>> definitions;
    private final Map<String, Instance> instances;
    private final Map<String, int[]> counters = new HashMap<>();
    private final Set<String> restarted = new HashSet<>();

    ListNumbering(Map<String, Map<Integer, Level>> definitions, Map<String, Instance> instances) {
        this.definitions = Map.copyOf(definitions);
        this.instances = Map.copyOf(instances);
    }

    /** The level of a list to which a paragraph style is bound; 0 where none is. */
    int levelOf(String list, String style) {
        for (int i = 0; i < LEVELS; i++) {
            Level level = level(list, i);
            if (level != null && style.equals(level.style())) {
                return i;
            }
        }
        return 0;
    }

    /** Counts a paragraph of a list and gives what is printed before it. */
    Optional<Label> next(String list, int at) {
        Instance instance = instances.get(list);
        Level level = level(list, at);
        if (instance == null || level == null) {
            return Optional.empty();
        }
        int[] counts = counters.computeIfAbsent(instance.definition(), d -> new int[LEVELS]);
        boolean[] used = new boolean[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            used[i] = counts[i] != 0;
        }
        Integer start = instance.starts().get(at);
        if (start != null && restarted.add(list + " " + at)) {
            counts[at] = encode(start);
        } else {
            counts[at] = used[at] ? counts[at] + 1 : encode(level.start());
        }
        for (int i = 0; i < at; i++) {
            if (!used[i]) {
                Level above = level(list, i);
                counts[i] = encode(above == null ? 1 : above.start());
            }
        }
        for (int i = at + 1; i < LEVELS; i++) {
            Level below = level(list, i);
            int restart = below == null ? -1 : below.restart();
            if (restart < 0 || restart > at) {
                counts[i] = 0;
            }
        }
        return Optional.of(label(list, level, counts));
    }

    /** A count as it is kept: 0 says that the level has not begun. */
    private static int encode(int number) {
        return number + 1;
    }

    private Label label(String list, Level level, int[] counts) {
        if (level.format().equals("bullet")) {
            return new Label(level.text().isEmpty() ? "" : mark(level.text()) + " ", true);
        }
        StringBuilder out = new StringBuilder();
        String text = level.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int named = i + 1 < text.length() ? text.charAt(i + 1) - '1' : -1;
            if (c != '%' || named < 0 || named >= LEVELS) {
                out.append(c);
                continue;
            }
            i++;
            Level other = level(list, named);
            String format = other == null ? "decimal" : other.format();
            int number = Math.max(0, counts[named] - 1);
            out.append(
                    NumberFormat.write(
                            number, level.legal() && !format.equals("none") ? "decimal" : format));
        }
        boolean gap =
                !out.isEmpty()
                        && !level.suffix().equals("nothing")
                        && "、，．。）)：:".indexOf(out.charAt(out.length() - 1)) < 0;
        return new Label(gap ? out + " " : out.toString(), false);
    }

    /** Marks are letters of a symbol font, which lie in the private-use area. */
    private static String mark(String text) {
        char c = text.charAt(0);
        return c >= '\ue000' && c <= '\uf8ff' ? "•" : text;
    }

    private @Nullable Level level(String list, int at) {
        Instance instance = instances.get(list);
        if (instance == null) {
            return null;
        }
        Level own = instance.levels().get(at);
        return own == null
                ? definitions.getOrDefault(instance.definition(), Map.of()).get(at)
                : own;
    }
}
