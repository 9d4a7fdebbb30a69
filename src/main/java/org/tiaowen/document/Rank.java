package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Where a document stands among others: by the level of its territory, and within a territory by
 * whether those who issued it govern there or are departments (部门), whose documents stand below
 * those of their government (立法法, chapter 5).
 *
 * @param level null where unknown
 * @param isDepartment whether it has issuers and none of them governs
 */
public record Rank(@Nullable Level level, boolean isDepartment) {

    /** Governments, congresses and committees of the Party, and the offices that write for them. */
    private static final Pattern GOVERNS =
            Pattern.compile(
                    ".*(?:国务院|人民政府|行政公署|街道办事处|人民代表大会|人大常委会|常务委员会"
                            + "|(?:中共|中国共产党).*委(?:员会)?|(?:省|自治区|市|县|区|州|盟|旗)委|党中央|中共中央)"
                            + "(?:办公厅|办公室)?");

    /** Of a document of that level with these issuers, by their full names. */
    public static Rank of(@Nullable Level level, Collection<String> issuers) {
        return new Rank(
                level,
                !issuers.isEmpty()
                        && issuers.stream().noneMatch(name -> GOVERNS.matcher(name).matches()));
    }

    /** Whether it stands above another as far as both are known; territories are not compared. */
    public boolean isAbove(Rank other) {
        if (level == null || other.level == null) {
            return level == Level.NATIONAL;
        }
        return level.compareTo(other.level) < 0
                || level == other.level && other.isDepartment && !isDepartment;
    }

    /** The Chinese words: 市级, 市级部门; empty where the level is unknown. */
    public String label() {
        return level == null ? "" : level.label() + (isDepartment ? "部门" : "");
    }
}
