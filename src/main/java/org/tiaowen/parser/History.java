package org.tiaowen.parser;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.UnitRegistry;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The 题注 under a statute's title, which says who adopted it, by which decree it was issued and how
 * it was amended: （2001年8月3日…会议通过　根据…修正）. Collections of statutes print it without brackets, a line
 * an act.
 */
final class History {
    private static final int LONGEST = 400;
    private static final int LONGEST_LINE = 120;
    private static final String DAY =
            "(?:(?:19|20)\\d{2}|[一二][〇○零O0一二三四五六七八九]{3})年[\\d一二三四五六七八九十]{1,3}月[\\d一二三四五六七八九十]{1,3}日";
    private static final String ACTS = "(?:通过|批准|公布|发布|颁布|颁发|修订|修正|修改|施行|实施|生效)";
    private static final Cue BRACKETED =
            Cue.of("\\(.*(?:19|20|[一二])[^)]{3,12}日.*(?:通过|公布|发布|修订|修正|批准|施行|修改).*\\)");
    private static final Cue BARE =
            Cue.of(
                    "(?:根据)?"
                            + DAY
                            + "[,、]?(?:起|[^。;:]{2,90}?)?(?:第[一二三四五六七八九十]{1,2}次)?"
                            + ACTS
                            + "(?:[,、]?自"
                            + DAY
                            + "起(?:施行|实施|生效))?\\)?|自?(?:发布|公布|颁布)之日起?(?:施行|实施)");
    private static final Cue ASSEMBLY =
            Cue.of(
                    "([\\u4e00-\\u9fff]{2,16}?)第[一二三四五六七八九十\\d]{1,4}届(人民代表大会(?:常务委员会)?)"
                            + "(?:常务委员会)?第[一二三四五六七八九十\\d]{1,4}次(?:会议|常务会议)[^;,]{0,16}通过");
    private static final Cue NATIONAL_ASSEMBLY =
            Cue.of(
                    "(?<![省市区州县盟旗])第[一二三四五六七八九十]{1,3}届(全国人民代表大会(?:常务委员会)?)第[一二三四五六七八九十]{1,4}次会议[^;,]{0,16}通过");
    private static final Cue DECREE =
            Cue.of(
                    "((?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日)((?:[\\u4e00-\\u9fff]{2,24})令"
                            + "(?:(?:19|20)\\d{2}年)?第[\\d一二三四五六七八九十百零〇]{1,6}号)(?:公布|发布|颁布|令)");
    private static final Cue ISSUED =
            Cue.of("(" + DAY + ")[,、]?([\\p{IsHan}]{2,30})(?:公布|发布|颁布|颁发)");

    /** 自2021年1月1日起施行, 1995年9月1日施行. */
    private static final Cue SINCE =
            Cue.of("自(" + DAY + ")起(?:施行|实施|生效)|(?<=^|[^自])(" + DAY + ")起?(?:施行|实施|生效)");

    private static final Cue AT_ONCE = Cue.of("(?:发布|公布|颁布)之日起?(?:施行|实施)");

    private final UnitRegistry units;
    private final StringBuilder words = new StringBuilder();

    History(UnitRegistry units) {
        this.units = units;
    }

    /** Whether a block under a title is of its 题注. */
    static boolean isLine(String folded) {
        return folded.length() <= LONGEST && BRACKETED.matcher(folded).matches()
                || folded.length() <= LONGEST_LINE && BARE.matcher(folded).matches();
    }

    /** Takes one more block of it. */
    void add(String folded) {
        words.append(words.isEmpty() ? "" : "\n").append(folded.replace(" ", ""));
    }

    /** The assembly or its standing committee that adopted, else the organ that made it public. */
    Optional<String> organ() {
        Search national = NATIONAL_ASSEMBLY.matcher(words);
        if (national.find()) {
            return Optional.of(national.group(1));
        }
        Search m = ASSEMBLY.matcher(words);
        if (!m.find()) {
            return issue().map(i -> i.group(2));
        }
        String place = m.group(1).replaceFirst("^.*日", "");
        boolean standing = m.group().contains("常务委员会");
        return Optional.of(place + "人民代表大会" + (standing ? "常务委员会" : ""));
    }

    /** The number of the decree by which it was issued; the first. */
    Optional<String> number() {
        Search m = DECREE.matcher(words);
        return m.find() ? Optional.of(m.group(2)) : Optional.empty();
    }

    /** The day on which it was issued, else adopted. */
    Optional<LocalDate> date() {
        Search m = DECREE.matcher(words);
        return m.find()
                ? Forms.date(m.group(1))
                : issue().flatMap(i -> Forms.date(i.group(1)))
                        .or(() -> Forms.date(words.toString()));
    }

    private Optional<Search> issue() {
        Search m = ISSUED.matcher(words);
        while (m.find()) {
            if (units.isOrgan(m.group(2))) {
                return Optional.of(m);
            }
        }
        return Optional.empty();
    }

    /** The day from which it holds. */
    @Nullable LocalDate since() {
        Search m = SINCE.matcher(words);
        if (m.find()) {
            return Forms.date(m.group()).orElse(null);
        }
        return AT_ONCE.matcher(words).find() ? date().orElse(null) : null;
    }
}
