package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.document.Expiry;
import org.tiaowen.document.Numerals;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** The end that a document sets to its own force: 本办法…施行，有效期至2026年12月31日; …有效期5年. */
final class ExpiryRule {

    private static final String RULE = "expiry";
    private static final String DATE = "((?:19|20)\\d{2})年(\\d{1,2})月(\\d{1,2})日";

    private static final Cue OWN =
            Cue.of("本(?:条例|办法|规定|细则|意见|通知|方案|措施|决定|规则|计划|公告|通告|政策|若干)|[施实]行|实施|执行");
    private static final Cue UNTIL =
            Cue.of(
                    "有效期限?(?:自[^，。至]{0,24})?(?:截?至|到|截止到?)"
                            + DATE
                            + "|有效期限?自"
                            + DATE
                            + "起?至"
                            + DATE);
    private static final Cue YEARS =
            Cue.of("(?<![^，,。；;施行实起])有效期限?(?:为|:|：)?([一二两三四五六七八九十]|\\d{1,2})年");
    private static final Cue SINCE = Cue.of(DATE + "起");

    private ExpiryRule() {}

    /** The end that a sentence sets, if it does. */
    static Optional<Expiry> of(Reading reading, Document document) {
        String text = reading.text();
        if (!text.contains("有效期") || !OWN.in(text)) {
            return Optional.empty();
        }
        Search until = UNTIL.matcher(text);
        if (until.find()) {
            int group = until.group(1) != null ? 1 : 7;
            LocalDate day = date(until, group);
            return day == null
                    ? Optional.empty()
                    : Optional.of(
                            new Expiry(
                                    day, reading.evidence(until.start(), until.end(), RULE, 0.9)));
        }
        Search years = YEARS.matcher(text);
        if (years.find()) {
            Search since = SINCE.matcher(text);
            LocalDate begin = since.find() ? date(since, 1) : begin(document, text);
            int count = Numerals.amount(years.group(1)).map(n -> n.intValue()).orElse(0);
            if (begin != null && count > 0) {
                return Optional.of(
                        new Expiry(
                                begin.plusYears(count).minusDays(1),
                                reading.evidence(years.start(), years.end(), RULE, 0.8)));
            }
        }
        return Optional.empty();
    }

    /** The day from which it holds; that of its publication where it says so. */
    private static @Nullable LocalDate begin(Document document, String text) {
        if (document.effective() != null) {
            return document.effective();
        }
        return text.contains("发布之日") || text.contains("印发之日") || text.contains("公布之日")
                ? document.issued()
                : null;
    }

    private static @Nullable LocalDate date(Search matcher, int group) {
        try {
            return LocalDate.of(
                    Integer.parseInt(matcher.group(group)),
                    Integer.parseInt(matcher.group(group + 1)),
                    Integer.parseInt(matcher.group(group + 2)));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
