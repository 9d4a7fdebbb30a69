package org.tiaowen.source;

import org.tiaowen.document.Furniture;
import org.tiaowen.document.Problem;
import org.tiaowen.document.ProblemCode;
import org.tiaowen.document.Span;
import org.tiaowen.source.SourceException.Reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds an {@link Extraction} line by line and counts its code points. */
final class ExtractedText {
    /** Characters over which a text is refused: the largest file, were it plain Chinese text. */
    static final int LONGEST = 32 << 20;

    private final String name;
    private final StringBuilder text = new StringBuilder();
    private int codePoints;
    private final List<Table> tables = new ArrayList<>();
    private final List<Furniture> furniture = new ArrayList<>();
    private final Map<Integer, Integer> headings = new HashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** A text without a character, of a file of this name. */
    ExtractedText(String name) {
        this.name = name;
    }

    /** Where the next character will stand, in code points. */
    int position() {
        return codePoints;
    }

    /** Adds characters, line breaks among them. */
    void append(String more) throws SourceException {
        if (text.length() + more.length() > LONGEST) {
            throw new SourceException(
                    Reason.TOO_LARGE,
                    "%s holds a text of over %d million characters; split it"
                            .formatted(name, LONGEST >> 20));
        }
        text.append(more);
        codePoints += more.codePointCount(0, more.length());
    }

    /** Adds characters and says where they stand. */
    Span add(String more) throws SourceException {
        int start = codePoints;
        append(more);
        return new Span(start, codePoints);
    }

    /** Adds a line that belongs to no document. */
    void furniture(Furniture.Kind kind, String line) throws SourceException {
        Span span = add(line);
        append("\n");
        furniture(kind, span);
    }

    /** Names a stretch as furniture. */
    void furniture(Furniture.Kind kind, Span span) {
        if (span.length() > 0) {
            furniture.add(new Furniture(kind, span));
        }
    }

    /** Says that the line that begins here is a heading; a level of 0 says nothing. */
    void heading(int position, int level) {
        if (level > 0) {
            headings.put(position, Math.min(level, 6));
        }
    }

    void table(Table table) {
        tables.add(table);
    }

    void field(String key, String value) {
        if (!value.isBlank()) {
            fields.putIfAbsent(key, value.strip());
        }
    }

    /** Something of the whole file; what the words of the code ask for in their order. */
    void warning(ProblemCode code, Object... details) {
        List<String> words = Stream.of(details).map(String::valueOf).toList();
        problems.add(new Problem(Problem.Severity.WARNING, code, words, 0, null));
    }

    Extraction build() {
        furniture.sort(Comparator.comparing(Furniture::span));
        return new Extraction(text.toString(), tables, furniture, headings, fields, problems);
    }
}
