package org.tiaowen.parser;

import org.tiaowen.document.Numerals;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;
import org.tiaowen.source.Text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Set forms of official documents (GB/T 9704): number, date, addressee, annex line. */
final class Forms {
    private static final int LONGEST = 400;
    private static final int LONGEST_NUMBER = 80;
    private static final int SHORTEST_SENTENCE = 12;
    private static final int LONGEST_DATE = 60;
    private static final String DATE_ENDS = "日0123456789一二三四五六七八九十廿";
    private static final String YEAR = "(?:19|20)\\d{2}";

    /** A 文号: 京政发〔2021〕3号, 省政发[1998]12号, 国务院令第516号, 2021年第8号, 京津联合公告第8号. */
    static final String NUMBER =
            "(?:[\\u4e00-\\u9fff]{1,16}(?:\\(\\d+\\))?[〔\\[【(„]"
                    + YEAR
                    + "年?[〕\\]】)‟](?:第)?\\d{1,5}号"
                    + "|(?:[\\u4e00-\\u9fff]{2,24})?(?:令|公告|通告)?(?:"
                    + YEAR
                    + "年)?(?:[一二三四五六七八九十]{1,3}届)?第[\\d一二三四五六七八九十百零〇]{1,6}号(?:令)?)";

    private static final Cue NUMBER_LINE =
            Cue.of(
                    "[(]?(?:(?:文号|发文字号):?)?("
                            + NUMBER
                            + "|[〔\\[]"
                            + YEAR
                            + "[〕\\]]\\d{1,5}号)[)]?(?:\\s*"
                            + YEAR
                            + "[年\\-./]\\d{1,2}[月\\-./]\\d{1,2}日?)?");
    private static final Cue DATE =
            Cue.of(
                    "((?:19|20)\\d{2}|[一二〇○零O][一二三四五六七八九〇○零O0]{3})[年\\-./]"
                            + "(\\d{1,2}|[一二三四五六七八九十]{1,2})[月\\-./]"
                            + "(\\d{1,2}|[一二三四五六七八九十廿]{1,3})日?");
    private static final Cue BESIDE_DATE = Cue.of("[()\\s:]|印发|发布|日期|时间|发文|成文|发布");
    private static final Cue ADDRESSEE =
            Cue.of(
                    "[^。;!?]{2,400}(?:政府|厅|局|委|委员会|部|部门|机构|单位|公司|院|会|行|处|办|办公室|中心|集团|企业|"
                            + "学校|院校|高校|街道|乡镇|镇|区|市|县|州|盟|旗|省|兵团|同志|党组|关|社|军区|团体|组织|所|站|队"
                            + "|法院|检察院|残联|妇联|工商联|科协|侨联|文联|团委|协会|代表|委员)(?:\\([^)]*\\))?:");
    private static final Cue ANNEX_REFERENCE = Cue.of("附(?:件|表|录)?\\d{0,2}[:.].*");
    private static final Cue ANNEX_LABEL = Cue.of("附(?:件|表|录)[\\d一二三四五六七八九十]{0,2}(?:[:.、])?");
    private static final Cue RELEASE =
            Cue.of("[(\\[]?(?:此件|信息公开)[^。]{0,30}(?:公开|不予公开|发布)[^。]{0,20}[)\\]]?");
    private static final Cue ANNOUNCED =
            Cue.of(
                    "^《([^》]+)》[^。]{0,80}(?:公布|发布|颁布|施行)|^(?:现|兹)?(?:公布|发布|颁布|将)《([^》]+)》|^[^。《]{4,80}(?:通过|批准|修订)的《([^》]+)》[^。]{0,120}(?:公布|发布|颁布|施行)");
    private static final Cue SIGNER =
            Cue.of(
                    "(?:代)?(?:中华人民共和国|国家|国务院|[\\u4e00-\\u9fff]{0,8}[部委局署省市州县区])?(?:总理|主席|委员长|主任|部长|署长|局长|行长|省长|市长|州长|盟长|县长|区长|旗长|专员|审计长)(?:[:、]?(?:代)?[^。,;:0-9]{2,4}){0,2}");
    private static final Cue IMPRINT =
            Cue.of(
                    "(?:抄送|主送|抄报|分送|印发机关|主题词|责任编辑|打印|校对)[::].*|.{4,40}(?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日印发");
    private static final Cue BRACKETED = Cue.of("[(〔\\[【].*[)〕\\]】]。?");
    private static final Cue LINK = Cue.of("(?:https?://|www\\.)[\\x21-\\x7e]+");

    private Forms() {}

    /** Every date has a year. */
    private static boolean hasDigitOrNumeral(String folded) {
        for (int i = 0; i < folded.length(); i++) {
            if ("12一二".indexOf(folded.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Set forms are short; longer text is not even matched. */
    private static boolean isShort(String folded) {
        return folded.length() <= LONGEST;
    }

    /** The 文号 where the whole text is one. */
    static Optional<String> number(Text text) {
        String folded = text.folded();
        if (folded.length() > LONGEST_NUMBER || folded.indexOf('号') < 0) {
            return Optional.empty();
        }
        Search m = NUMBER_LINE.matcher(folded);
        return m.matches()
                ? Optional.of(text.chars().substring(m.start(1), m.end(1)).replace(" ", ""))
                : Optional.empty();
    }

    /** The first date in a folded text. */
    static Optional<LocalDate> date(String folded) {
        Search m = DATE.matcher(folded);
        while (m.find()) {
            try {
                return Optional.of(
                        LocalDate.of(
                                Numerals.parse(year(m.group(1))).orElse(0),
                                Numerals.parse(m.group(2)).orElse(0),
                                Numerals.parse(m.group(3)).orElse(0)));
            } catch (DateTimeException e) {
                // 2021年13月: not a date, perhaps the next one is
                continue;
            }
        }
        return Optional.empty();
    }

    /** 二00八, 二OO八: typists take a nought or a letter for 〇. */
    private static String year(String printed) {
        return Marker.isHan(printed.charAt(0))
                ? printed.replace('O', '〇').replace('0', '〇')
                : printed;
    }

    /** Whether the whole text is a date, perhaps in brackets. */
    static boolean isDate(String folded) {
        if (folded.length() > LONGEST_DATE || !hasDigitOrNumeral(folded)) {
            return false;
        }
        Search m = DATE.matcher(folded);
        String rest = m.replaceFirst("");
        return rest.length() < folded.length()
                && BESIDE_DATE.matcher(rest).replaceAll("").isEmpty()
                && date(folded).isPresent();
    }

    /**
     * The text before a date that ends it, such as an organ that signs; empty where there is none.
     */
    static Optional<String> beforeFinalDate(String folded) {
        if (folded.isEmpty() || DATE_ENDS.indexOf(folded.charAt(folded.length() - 1)) < 0) {
            return Optional.empty();
        }
        Search m = DATE.matcher(folded);
        int start = -1;
        while (m.find()) {
            if (m.end() == folded.length()) {
                start = m.start();
            }
        }
        return start > 0 ? Optional.of(folded.substring(0, start)) : Optional.empty();
    }

    static boolean isAddressee(String folded) {
        return isShort(folded) && ADDRESSEE.matcher(folded).matches();
    }

    /** 附件：… with the annex's name behind it. */
    static boolean isAnnexReference(String folded) {
        return ANNEX_REFERENCE.matcher(folded).matches();
    }

    /** 附件 or 附件1 alone, above the annex. */
    static boolean isAnnexLabel(String folded) {
        return ANNEX_LABEL.matcher(folded).matches();
    }

    /** （此件公开发布）. */
    static boolean isRelease(String folded) {
        return isShort(folded) && RELEASE.matcher(folded).matches();
    }

    /** Whether a title is a decree's masthead: 中华人民共和国国务院令, 某市人民政府令. */
    static boolean isDecree(String folded) {
        return folded.endsWith("令") && folded.indexOf('《') < 0;
    }

    /** What a decree makes public: the text in 《》 that 现予公布, 现将…发布 or 公布 speaks of. */
    static Optional<String> announced(String folded) {
        Search m = ANNOUNCED.matcher(folded);
        return m.find()
                ? Stream.of(m.group(1), m.group(2), m.group(3)).filter(Objects::nonNull).findFirst()
                : Optional.empty();
    }

    /** Who signs for an organ: 市长 某某, 总理 某某; a page may have lost the name. */
    static boolean isSigner(String folded) {
        return SIGNER.matcher(folded).matches();
    }

    /** The 版记 at the foot: 抄送：…, …办公厅2021年3月18日印发. */
    static boolean isImprint(String folded) {
        return isShort(folded) && IMPRINT.matcher(folded).matches();
    }

    /** Whether all of it stands in brackets: （责任单位：…）. */
    static boolean isBracketed(String folded) {
        return isShort(folded) && BRACKETED.matcher(folded).matches();
    }

    static boolean isLink(String folded) {
        return LINK.matcher(folded).matches();
    }

    /** Whether the text ends like a finished sentence, clause or lead-in. */
    static boolean isClosed(String folded) {
        int end = folded.length();
        if (end > 1 && "”’)\"".indexOf(folded.charAt(end - 1)) >= 0) {
            return "。;!?".indexOf(folded.charAt(end - 2)) >= 0;
        }
        return end > 0 && "。:;!?…".indexOf(folded.charAt(end - 1)) >= 0
                // a Latin full stop behind a Chinese sentence
                || end > SHORTEST_SENTENCE
                        && folded.charAt(end - 1) == '.'
                        && Marker.isHan(folded.charAt(end - 2));
    }

    /** How many 《 and （ stay open at the end. */
    static int open(String folded) {
        int depth = 0;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c == '《' || c == '(' || c == '〈') {
                depth++;
            } else if ((c == '》' || c == ')' || c == '〉') && depth > 0) {
                depth--;
            }
        }
        return depth;
    }
}
