package org.tiaowen.search.lookup;

import org.tiaowen.search.NormalForm;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Titles as they are compared: letters and digits alone, and the short forms that people use. */
final class TitleKey {

    /** Kind-words at the end of a title (条例 … 通知), the longer first. */
    private static final Pattern KIND =
            Pattern.compile(
                    "(?:的?(?:若干|相关|有关|暂行|试行|实施|工作|具体|管理)*(?:政策)?"
                        + "(条例|办法|规定|细则|规则|决定|决议|批复|通知|通报|方案|规划|纲要|计划|措施|意见|公告|通告|公报|函|令|政策|指引|指南|清单|要点|法))$");

    /** 〈…〉（试行）, （2021年修订）. */
    private static final Pattern REMARK = Pattern.compile("[(\\[〔][^()\\[\\]〔〕]{1,12}[)\\]〕]\\s*$");

    private static final List<String> LEADS = List.of("中华人民共和国", "关于印发", "关于", "印发");

    private TitleKey() {}

    /** Without blanks, brackets and marks, in lower case. */
    static String of(String title) {
        String folded = NormalForm.foldCase(title);
        var key = new StringBuilder(folded.length());
        folded.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
        return key.toString();
    }

    /** The same without a remark in brackets at its end. */
    static String withoutRemark(String title) {
        return of(REMARK.matcher(NormalForm.fold(title).strip()).replaceFirst(""));
    }

    /** A key without a word in front of its matter (关于, 中华人民共和国), if it has one. */
    static String withoutLead(String key) {
        for (String lead : LEADS) {
            if (key.startsWith(lead) && key.length() > lead.length() + 1) {
                return key.substring(lead.length());
            }
        }
        return key;
    }

    /** The kind-word at the end; empty where there is none. */
    static String kind(String key) {
        Matcher kind = KIND.matcher(key);
        return kind.find() ? kind.group(1) : "";
    }

    /** A key without the kind-word at its end, and what goes with it (的若干政策措施). */
    static String withoutKind(String key) {
        Matcher kind = KIND.matcher(key);
        return kind.find() ? key.substring(0, kind.start()) : key;
    }

    /** Whether the characters of a short name stand in the name in this order: 国办 in 国务院办公厅. */
    static boolean isInside(String shortName, String name) {
        int at = 0;
        for (int i = 0; i < name.length() && at < shortName.length(); i++) {
            if (name.charAt(i) == shortName.charAt(at)) {
                at++;
            }
        }
        return at == shortName.length();
    }

    /** Whether the one is the other with whole words left out: pieces of two characters or more. */
    static boolean isContracted(String part, String whole) {
        return isMadeOf(part, whole, true);
    }

    /** The same; the pieces may stand in another order (2020年 in front, not behind). */
    static boolean isRearranged(String part, String whole) {
        return isMadeOf(part, whole, false);
    }

    private static boolean isMadeOf(String part, String whole, boolean inOrder) {
        int from = 0;
        int done = 0;
        while (done < part.length()) {
            int best = 0;
            int bestEnd = -1;
            for (int at = from; at < whole.length(); at++) {
                int length = common(part, done, whole, at);
                if (length > best) {
                    best = length;
                    bestEnd = at + length;
                }
            }
            if (best < 2) {
                return false;
            }
            done += best;
            from = inOrder ? bestEnd : 0;
        }
        return true;
    }

    private static int common(String a, int i, String b, int j) {
        int n = 0;
        while (i + n < a.length() && j + n < b.length() && a.charAt(i + n) == b.charAt(j + n)) {
            n++;
        }
        return n;
    }
}
