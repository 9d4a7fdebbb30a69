package org.tiaowen.search.lookup;

import org.tiaowen.search.NormalForm;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 文号 as people write them: any brackets or none, 第 or not, 年 for the brackets, full or half width.
 */
final class NumberKey {

    private static final String OPEN = "[〔\\[(〈<【{《「『]";
    private static final String CLOSE = "[〕\\])〉>】}》」』]";

    /** With brackets or 年 around the year; 号 may be missing behind brackets. */
    static final Pattern NUMBER =
            Pattern.compile(
                    "(\\p{IsHan}{2,14}?|)\\s*(?:"
                            + OPEN
                            + "\\s*((?:19|20)\\d{2})\\s*年?\\s*"
                            + CLOSE
                            + "\\s*第?\\s*(\\d{1,5})\\s*(?:号|(?![\\d.]))|((?:19|20)\\d{2})\\s*(?:年\\s*第?|[-—–第]|\\s)\\s*(\\d{1,5})\\s*号)");

    /** Words that stand before a 文号 without a mark between, and never inside an organ's code. */
    private static final Pattern LEAD =
            Pattern.compile(
                    "^.*(?:根据|按照|依据|依照|遵照|参照|落实|执行|贯彻|印发|转发|废止|对照|出台|发布|查询|查找|查看|查|找|一下|请问|文号|文件|见|的|和|与|及|以|是|在)");

    /** Tried first: few queries have it. */
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");

    private NumberKey() {}

    /** A 文号 in a query; the canonical form begins with a bracket where no code stands before. */
    record Found(String key, int start, int end) {}

    static Optional<Found> find(String folded) {
        if (!YEAR.matcher(folded).find()) {
            return Optional.empty();
        }
        Matcher number = NUMBER.matcher(folded);
        while (number.find()) {
            String code = LEAD.matcher(number.group(1)).replaceFirst("");
            boolean isBracketed = number.group(2) != null;
            if (isBracketed || !code.isEmpty()) {
                return Optional.of(
                        new Found(code + key(number), number.end(1) - code.length(), number.end()));
            }
        }
        return Optional.empty();
    }

    /** The canonical form of a printed 文号. */
    static Optional<String> of(String printed) {
        Matcher number = NUMBER.matcher(NormalForm.fold(printed).replace(" ", ""));
        return number.find() ? Optional.of(number.group(1) + key(number)) : Optional.empty();
    }

    private static String key(Matcher number) {
        boolean isBracketed = number.group(2) != null;
        return '['
                + number.group(isBracketed ? 2 : 4)
                + ']'
                + Integer.parseInt(number.group(isBracketed ? 3 : 5))
                + '号';
    }
}
