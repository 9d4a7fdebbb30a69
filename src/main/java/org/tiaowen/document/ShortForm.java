package org.tiaowen.document;

import org.tiaowen.pattern.Cue;

/**
 * How Chinese shortens official names: of each word the first character or all of it stays, in the
 * old order (园林文物局, 园文局), and words that say nothing of the field are left out (规划和国土资源管理局,
 * 规划国土资源局). Of the names of divisions more may go: the name of a people, of a league (西乌珠穆沁旗, 西乌旗).
 */
final class ShortForm {

    /** What may be left out between two words. */
    private static final String[] EMPTY = {"监督管理", "管理", "事务", "工作", "行政", "和", "与"};

    private static final Cue DUTIES = Cue.of("监督管理|管理|事务|工作|行政");

    /** What the ends of names become. */
    private static final String[] ENDS = {"委员会", "办公室"};

    private ShortForm() {}

    /** Whether a name of an organ can be short for a longer one of the same kind (局, 厅, 委员会). */
    static boolean isOfOrgan(String name, String full) {
        String end = full;
        String printed = name;
        for (String ending : ENDS) {
            if (full.endsWith(ending)) {
                end = full.substring(0, full.length() - ending.length() + 1);
                printed =
                        name.endsWith(ending)
                                ? name.substring(0, name.length() - ending.length() + 1)
                                : name;
            }
        }
        return printed.length() > 2
                && printed.length() <= end.length()
                && printed.charAt(printed.length() - 1) == end.charAt(end.length() - 1)
                && fits(printed, 0, end, 0)
                // 市政局 may be an organ of its own beside a 市政管理局
                && !DUTIES.matcher(end).replaceAll("").equals(printed);
    }

    /**
     * Whether the rest of a short form fits the rest of the full one: of words of two characters.
     */
    private static boolean fits(String name, int at, String full, int from) {
        if (at == name.length()) {
            return from == full.length();
        }
        if (from == full.length()) {
            return false;
        }
        if (name.charAt(at) == full.charAt(from)
                && (fits(name, at + 1, full, from + 1)
                        || from + 2 < full.length() && fits(name, at + 1, full, from + 2))) {
            return true;
        }
        for (String empty : EMPTY) {
            if (at > 0
                    && full.startsWith(empty, from)
                    && fits(name, at, full, from + empty.length())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a name of a division can be short for a longer one: it begins and ends alike, and has
     * no character that the longer one has not in the same order.
     */
    static boolean isOfDivision(String name, String full) {
        int at = 0;
        for (int i = 0; i < full.length() && at < name.length(); i++) {
            if (name.charAt(at) == full.charAt(i)) {
                at++;
            } else if (i == 0) {
                return false;
            }
        }
        return at == name.length()
                && name.length() < full.length()
                && name.charAt(at - 1) == full.charAt(full.length() - 1);
    }
}
