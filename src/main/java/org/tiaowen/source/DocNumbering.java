package org.tiaowen.source;

import org.apache.poi.hwpf.model.LFO;
import org.apache.poi.hwpf.model.ListData;
import org.apache.poi.hwpf.model.ListFormatOverrideLevel;
import org.apache.poi.hwpf.model.ListLevel;
import org.apache.poi.hwpf.model.ListTables;
import org.jspecify.annotations.Nullable;
import org.tiaowen.source.ListNumbering.Instance;
import org.tiaowen.source.ListNumbering.Level;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** The lists of a DOC ([MS-DOC] 2.9.150 LVLF and around) in the terms of a DOCX. */
final class DocNumbering {
    private static final int MOST_LISTS = 5000;

    /** Offset and bit of fNoRestart in a level's fixed part. */
    private static final int FLAGS = 5;

    private static final int NO_RESTART = 8;

    private DocNumbering() {}

    static ListNumbering of(@Nullable ListTables tables) {
        Map<String, Map<Integer, Level>> definitions = new HashMap<>();
        Map<String, Instance> instances = new HashMap<>();
        try {
            for (int i = 1; tables != null && i < MOST_LISTS; i++) {
                LFO list = tables.getLfo(i);
                ListData data = tables.getListData(list.getLsid());
                if (data == null) {
                    continue;
                }
                String definition = Integer.toString(list.getLsid());
                Map<Integer, Level> levels = new HashMap<>();
                for (int k = 0; k < data.getLevels().length; k++) {
                    levels.put(k, level(data.getLevels()[k]));
                }
                definitions.put(definition, levels);
                instances.put(Integer.toString(i), instance(tables, i, definition));
            }
        } catch (NoSuchElementException e) {
            // the tables tell their end in no other way
        }
        return new ListNumbering(definitions, instances);
    }

    private static Instance instance(ListTables tables, int list, String definition) {
        Map<Integer, Level> levels = new HashMap<>();
        Map<Integer, Integer> starts = new HashMap<>();
        for (ListFormatOverrideLevel level : tables.getLfoData(list).getRgLfoLvl()) {
            if (level.isFormatting() && level.getLevel() != null) {
                levels.put(level.getLevelNum(), level(level.getLevel()));
            }
            if (level.isStartAt()) {
                starts.put(level.getLevelNum(), level.getIStartAt());
            }
        }
        return new Instance(definition, levels, starts);
    }

    private static Level level(ListLevel level) {
        StringBuilder text = new StringBuilder();
        String printed = level.getNumberText() == null ? "" : level.getNumberText();
        for (char c : printed.toCharArray()) {
            if (c < ListNumbering.LEVELS) {
                text.append('%').append(c + 1);
            } else {
                text.append(c);
            }
        }
        boolean kept = (level.toByteArray()[FLAGS] & NO_RESTART) != 0;
        String suffix =
                switch (level.getTypeOfCharFollowingTheNumber()) {
                    case 0 -> "tab";
                    case 1 -> "space";
                    default -> "nothing";
                };
        return new Level(
                level.getStartAt(),
                format(level.getNumberFormat()),
                text.toString(),
                suffix,
                level.isLegalNumbering(),
                kept ? level.getRestart() : -1,
                null);
    }

    /** The number formats of [MS-OSHARED] 2.2.1.3, MSONFC, by their names in ECMA-376. */
    private static String format(int code) {
        return switch (code) {
            case 1 -> "upperRoman";
            case 2 -> "lowerRoman";
            case 3 -> "upperLetter";
            case 4 -> "lowerLetter";
            case 5 -> "ordinal";
            case 10, 34 -> "ideographDigital";
            case 11, 12, 33, 35, 37, 39 -> "chineseCountingThousand";
            case 14, 19 -> "decimalFullWidth";
            case 18, 28 -> "decimalEnclosedCircle";
            case 22 -> "decimalZero";
            case 23 -> "bullet";
            case 26 -> "decimalEnclosedFullstop";
            case 27 -> "decimalEnclosedParen";
            case 29 -> "ideographEnclosedCircle";
            case 30 -> "ideographTraditional";
            case 31 -> "ideographZodiac";
            case 36 -> "ideographLegalTraditional";
            case 38 -> "chineseLegalSimplified";
            case 255 -> "none";
            default -> "decimal";
        };
    }
}
