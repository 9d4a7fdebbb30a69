package org.tiaowen.parser;

import org.tiaowen.document.Furniture;
import org.tiaowen.document.Span;
import org.tiaowen.pattern.Cue;
import org.tiaowen.source.Line;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds lists of contents: from 目录 to where its first entry stands again, with nothing like a
 * sentence between; and chapters in a row that stand again further down.
 */
final class Contents {
    private static final Cue LABEL = Cue.of("目录|目次|[^。:;,]{6,40}(?:预案|方案|规划|纲要|条例|办法|规定|细则|计划)目录");
    private static final Cue BRACKETED = Cue.of("[【\\[].*[】\\]]");
    private static final Cue PAGE = Cue.of("[.…·\\s]*[(]?\\d{1,4}[)]?$|[.…·\\s]+$");
    private static final int SURE = 6;

    /** So many chapters without a word between are a list. */
    private static final int CHAPTERS = 3;

    private Contents() {}

    static PageFurniture.Result remove(List<Line> lines) {
        List<Line> kept = new ArrayList<>();
        List<Furniture> furniture = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            int end = isLabel(lines.get(i)) ? end(lines, i) : -1;
            int chapters = end > i ? i : chapters(lines, i);
            if (chapters > i) {
                Span span = lines.get(i).text().span().cover(lines.get(chapters - 1).text().span());
                furniture.add(new Furniture(Furniture.Kind.CONTENTS, span));
                i = chapters;
            } else if (end > i) {
                Line label = lines.get(i);
                int word = label.text().length() - 2;
                if (!label.text().folded().startsWith("目")) {
                    // 某市防汛预案目录: the title stands before the word
                    kept.add(label.part(0, word));
                    label = label.part(word, word + 2);
                }
                Span span = label.text().span().cover(lines.get(end - 1).text().span());
                furniture.add(new Furniture(Furniture.Kind.CONTENTS, span));
                i = end;
            } else {
                kept.add(lines.get(i++));
            }
        }
        return new PageFurniture.Result(kept, furniture);
    }

    private static boolean isLabel(Line line) {
        String text = line.text().folded();
        return (text.startsWith("目") || text.endsWith("目录")) && LABEL.matcher(key(line)).matches();
    }

    /**
     * Where a list of chapters ends that has no heading, as data bases of statutes print it:
     * chapter follows on chapter, and the first stands again; the same line where none begins.
     */
    private static int chapters(List<Line> lines, int from) {
        if (!isDivision(lines.get(from), 1)) {
            return from;
        }
        String entry = key(lines.get(from));
        int end = from + 1;
        while (end < lines.size()
                && isDivision(lines.get(end), 0)
                && !key(lines.get(end)).equals(entry)) {
            end++;
        }
        boolean again =
                end - from >= CHAPTERS
                        && lines.subList(end, lines.size()).stream()
                                .anyMatch(l -> key(l).equals(entry));
        return again ? end : from;
    }

    /** Whether a line is the heading of a chapter, of one with this number unless that is 0. */
    private static boolean isDivision(Line line, int number) {
        return line.row() == null
                && line.text().folded().indexOf('。') < 0
                && Marker.at(line.text(), 0)
                        .filter(m -> m.style().isDivision())
                        .filter(m -> number == 0 || m.value() == number)
                        .isPresent();
    }

    /** The line where the body begins; the line after the label where the entries do not return. */
    private static int end(List<Line> lines, int label) {
        // under 某预案目录 there may be a list of any kind
        int none = lines.get(label).text().folded().startsWith("目") ? label + 1 : label;
        int first = label + 1;
        while (first < lines.size() && BRACKETED.matcher(key(lines.get(first))).matches()) {
            first++;
        }
        if (first >= lines.size()) {
            return none;
        }
        String entry = key(lines.get(first));
        int entries = first;
        for (int i = first + 1; i < lines.size(); i++) {
            String line = key(lines.get(i));
            if (returns(entry, line)) {
                return i;
            }
            if (line.indexOf('。') >= 0) {
                break;
            }
            if (PAGE.matcher(lines.get(i).text().folded()).find()) {
                entries = i;
            }
        }
        // entries with page numbers are contents even where their headings do not stand again
        return entries > first ? entries + 1 : none;
    }

    private static boolean returns(String entry, String line) {
        return line.equals(entry)
                || (entry.length() >= SURE && line.startsWith(entry))
                || (line.length() >= SURE + 2 && entry.startsWith(line));
    }

    private static String key(Line line) {
        return PAGE.matcher(line.text().folded()).replaceFirst("").replace(" ", "");
    }
}
