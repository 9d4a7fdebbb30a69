package org.tiaowen.ingest;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Problem;
import org.tiaowen.document.ProblemCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Where a correction is written, and by whom.
 *
 * @param file name of the file
 * @param line its line there, from 1
 */
record Origin(
        String file,
        int line,
        @Nullable String by,
        @Nullable LocalDate date,
        @Nullable String note) {

    /** The fields that say it. */
    static final List<String> FIELDS = List.of("by", "date", "note");

    static Origin of(YamlNode entry, Map<String, YamlNode> fields) {
        YamlNode by = fields.get("by");
        YamlNode date = fields.get("date");
        YamlNode note = fields.get("note");
        return new Origin(
                String.valueOf(entry.file().getFileName()),
                entry.line(),
                by == null ? null : by.text(),
                date == null ? null : date.date(),
                note == null ? null : note.text());
    }

    /** A correction written there that cannot be carried out. */
    Problem problem(Problem.Severity severity, ProblemCode code, String detail) {
        return new Problem(severity, code, List.of(file, String.valueOf(line), detail), 0, null);
    }

    Problem warning(ProblemCode code, String detail) {
        return problem(Problem.Severity.WARNING, code, detail);
    }
}
