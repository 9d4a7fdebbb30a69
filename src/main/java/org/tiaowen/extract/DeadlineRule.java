package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Column;
import org.tiaowen.document.Deadline;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;
import org.tiaowen.pattern.Cue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Dates by which something is to be done: 2021年底前, 到2025年, 每年2月底前, 完成时限：2020年12月底.
 *
 * <p>A date counts by what stands around it: 前, 到, the label of a time limit, or its place at the
 * head of a clause that directs (2024年，建成…). A period (三年内), the day from which something holds
 * (自…起), the end of something's validity (执行至…) and what has been are no deadlines.
 */
final class DeadlineRule {

    private static final String RULE = "deadline";

    /** How far after a date the words are looked at. */
    private static final int REACH = 80;

    private static final Cue LABEL =
            Cue.of("(?:时限|时间节点|时间|期限|日期|进度|进度安排)(?:要求)?(?:为|是|[:：]|截止)?[“(（]?$");
    private static final Cue UNTIL =
            Cue.of(
                    "(?:(?:^|[^提高长迟续行持推加感得做直达收年月日])到|截止到?|不得?(?:迟|晚)于|赶在|力争|争取|确保|计划|最迟|至迟|[，,；;。:：]在|^在|应当?在|于|要在)$");
    private static final Cue SINCE_AFTER =
            Cue.of("^(?:零时|0时|24时)?(?:起|以来|来|始|开始|之后|以后|后|至|[-—~～]|到(?:19|20|\\d))");
    private static final Cue SINCE_BEFORE =
            Cue.of("(?:自|从|至|[-—~～]|比|较|与|以|延续到|延长到|执行到|实施到|截至|[年月日]到)$");
    private static final Cue ATTRIBUTE =
            Cue.of(
                    "^(?:已|尚未|未)建成[^，。,]{0,16}的|^建成(?:投产|投用|投入使用|使用|运营|通车|并网|交付|验收)*的"
                        + "|^(?:已|尚未|未)?(?:设立|成立|投产|竣工|注册|取得|获得|批准|开工|立项|入驻|登记|备案|毕业|出生|签订|发生|形成|投入|完工|购买|参加)[^，。,]{0,16}的"
                        + "|^(?:以[^，。,]{2,20}名义)?(?:印发|发布|公布|颁布|制定|出台)(?:实施|施行)?的");
    private static final Cue PAST =
            Cue.of(
                    "^[^。；;]{0,30}(?:已|累计[^，。]{0,8}达到?\\d|取得了|完成了|实现了|获批|获评|达到了|增长了|比(?:19|20)\\d\\d年|同比|较上年)");

    /** 已由…会议于2009年7月22日通过, 于2月1日印发的: what was done on the day. */
    private static final Cue ADOPTED = Cue.of("^(?:[^，。,；;]{0,30}会议)?(?:审议|讨论|表决|修订)?通过[，。,；;]");

    private static final Cue DIRECTS =
            Cue.of(
                    "^[，,]?(?:全面|基本|全部|力争|一次性|顺利|如期|正式|争取|率先|初步|计划|确保|底|共|要|应)*(?:完成|实现|建成|启动|出台|建立|形成|达到|推出|开工|投用|建设|新建|制定|印发|发布|覆盖|投入|培育"
                        + "|通过|创建|创成|争创|开通|投产|竣工|完工|上线|引进|打造|取消|推行|落实|组织|开展|推进|实施|超过|突破|提升|提高|完善|新增|改造)");
    private static final Cue YEARLY = Cue.of("每年|每个?年度|逐年");

    private final @Nullable Integer issuedIn;

    /**
     * A rule for the documents of a day.
     *
     * @param issued the document's date, by which 年底前 has its year and what has been is told from
     *     what is to come; null where unknown
     */
    DeadlineRule(@Nullable LocalDate issued) {
        this.issuedIn = issued == null ? null : issued.getYear();
    }

    /** The deadlines in a sentence, in its order. */
    List<Deadline> of(Reading reading) {
        String text = Titles.masked(reading.text()); // dates in a title belong to a name
        List<DateExpression> dates = DateExpression.all(text, issuedIn == null ? 0 : issuedIn);
        if (dates.isEmpty()) {
            return List.of();
        }
        Role role = reading.provision() == null ? Role.TASK : reading.provision().role();
        boolean column = reading.sentence() != null && reading.sentence().isIn(Column.DEADLINE);
        boolean aims = role != Role.BACKGROUND || MeasureRule.isAnnotation(text);
        List<Deadline> deadlines = new ArrayList<>();
        Integer year = issuedIn;
        boolean every = false;
        boolean previous = false;
        int free = 0;
        for (DateExpression date : dates) {
            if (date.start() < free) {
                continue;
            }
            if (date.year() != null) {
                year = date.year();
            }
            every |=
                    date.yearly()
                            || date.year() == null && YEARLY.in(text.substring(free, date.start()));
            boolean recurring = every && date.year() == null;
            boolean coordinated =
                    previous && text.substring(free, date.start()).matches("[、和及与]|以及");
            previous =
                    coordinated
                            || (column
                                    ? countsInColumn(date, text, recurring)
                                    : counts(date, text, aims, recurring));
            if (previous) {
                int from = date.start();
                int to = date.end();
                boolean yearly = recurring;
                date.value(recurring ? null : year)
                        .map(v -> new Deadline(v, yearly, reading.evidence(from, to, RULE, 0.9)))
                        .ifPresent(d -> add(d, reading, deadlines));
            }
            free = date.end();
        }
        return deadlines;
    }

    /** Adds a deadline, again for each row below that its cell is merged over. */
    private static void add(Deadline deadline, Reading reading, List<Deadline> deadlines) {
        deadlines.add(deadline);
        Sentence sentence = reading.sentence();
        if (sentence != null && sentence.cell() != null && sentence.isIn(Column.DEADLINE)) {
            for (String provision : sentence.cell().also()) {
                deadlines.add(
                        new Deadline(
                                deadline.value(),
                                deadline.recurring(),
                                deadline.evidence().about(provision)));
            }
        }
    }

    /** Under 完成时限 any date is one, but for that from which something goes on. */
    private static boolean countsInColumn(DateExpression date, String text, boolean recurring) {
        String after = text.substring(date.end(), Math.min(text.length(), date.end() + REACH));
        String before = text.substring(Math.max(0, date.start() - 1), date.start());
        return !SINCE_AFTER.matcher(after).lookingAt()
                && !before.matches("[自从]")
                && (!recurring || date.month() != null);
    }

    private boolean counts(DateExpression date, String text, boolean aims, boolean recurring) {
        String before = text.substring(Math.max(0, date.start() - 12), date.start());
        String after = text.substring(date.end(), Math.min(text.length(), date.end() + REACH));
        if (SINCE_AFTER.matcher(after).lookingAt()
                || SINCE_BEFORE.in(before)
                || date.part().endsWith("初")
                || ADOPTED.matcher(after).lookingAt()
                || isPast(date, after)) {
            return false;
        }
        if (date.before()) {
            return !ATTRIBUTE.matcher(after).lookingAt();
        }
        if (date.year() == null && !recurring) {
            return false;
        }
        if (LABEL.in(before)) {
            return true;
        }
        if (!aims || date.part().endsWith("内")) {
            return false;
        }
        boolean precise = date.month() != null || date.isEnd();
        if (UNTIL.in(before) && (precise || before.endsWith("到"))) {
            return true;
        }
        if (recurring) {
            return date.isEnd();
        }
        boolean opens =
                date.start() == 0 || "，,；;。：:、”)）".indexOf(text.charAt(date.start() - 1)) >= 0;
        return (opens || before.matches(".*(?:力争|争取|确保|计划)$"))
                && (DIRECTS.matcher(after).lookingAt()
                        || date.month() == null && after.matches("(?s)[，,].*"))
                && (issuedIn == null || date.year() == null || date.year() >= issuedIn - 1);
    }

    private boolean isPast(DateExpression date, String after) {
        if (issuedIn == null || date.year() == null || date.year() >= issuedIn) {
            return date.year() != null && !date.before() && PAST.matcher(after).lookingAt();
        }
        return date.year() < issuedIn - 1 || PAST.matcher(after).lookingAt();
    }
}
