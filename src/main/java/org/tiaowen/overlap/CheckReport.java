package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Language;
import org.tiaowen.search.Entry;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A checked draft for people: the lines of its summary, and a table as CSV (RFC 4180). */
public final class CheckReport {

    private static final List<String> COLUMNS =
            List.of(
                    "序号", "草案措施", "类别", "相近程度", "已有条文", "引用", "文号", "层级", "成文日期", "效力", "差异", "提示",
                    "标识");

    private static final List<String> COLUMNS_EN =
            List.of(
                    "item",
                    "draft",
                    "label",
                    "likeness",
                    "clause",
                    "citation",
                    "number",
                    "level",
                    "issued",
                    "validity",
                    "differences",
                    "cue",
                    "iri");

    private final DraftCheck check;
    private final Function<String, String> validity;
    private final Wording wording;
    private final Language language;

    /**
     * A report.
     *
     * @param status what is known of a document's validity by its address: {@code in-force}, {@code
     *     repealed} or {@code unknown}
     * @param language of all but the texts themselves
     */
    public CheckReport(DraftCheck check, Function<String, String> status, Language language) {
        this.check = check;
        this.wording = Wording.in(language);
        this.validity = iri -> wording.validity(status.apply(iri));
        this.language = language;
    }

    /** The words that it speaks in. */
    Wording wording() {
        return wording;
    }

    /** The draft's title; a general one where it has none. */
    public String title() {
        return check.documents().stream()
                .map(document -> document.title())
                .filter(title -> !title.isEmpty())
                .findFirst()
                .orElse(wording.say("草案", "Draft"));
    }

    /** 共 12 条措施，其中 10 条与已有条文相同或重合，2 条为新增. */
    public String summary() {
        long fresh = check.items().stream().filter(CheckedItem::isNew).count();
        return wording.say(
                        "共 %d 条措施，其中 %d 条与已有条文相同或重合，%d 条未见重合（新增）。",
                        "%d measures, of which %d say what other clauses say, and %d are new.")
                .formatted(check.items().size(), check.items().size() - fresh, fresh);
    }

    /** The items that are reported. */
    public List<CheckedItem> items() {
        return check.items();
    }

    /** Matches that repeat the item; what is only related stays out of a report. */
    public static List<Match> repetitions(CheckedItem item) {
        return item.matches().stream()
                .filter(match -> match.comparison().label().isRepetition())
                .toList();
    }

    /** Number and rank of the document, its date and validity: 京政发〔2021〕3号，省级，2021-03-18，效力未知. */
    public String about(Entry entry) {
        Entry.Document document = entry.document();
        return Stream.of(
                        text(document.number()),
                        document.rank().label(),
                        date(document.issued()),
                        validity.apply(document.iri()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(wording.say("，", ", ")));
    }

    /** The table, a row a match and one an item without any, with a byte order mark for Excel. */
    public String csv() {
        StringBuilder out = new StringBuilder("\uFEFF");
        row(out, language == Language.ZH ? COLUMNS : COLUMNS_EN);
        for (CheckedItem item : check.items()) {
            String path = String.join("", item.item().path());
            List<Match> matches = repetitions(item);
            if (matches.isEmpty()) {
                row(
                        out,
                        List.of(
                                path,
                                item.item().text(),
                                wording.say("新增", "new"),
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                ""));
            }
            for (Match match : matches) {
                Entry entry = match.entry();
                Entry.Document document = entry.document();
                row(
                        out,
                        List.of(
                                path,
                                item.item().text(),
                                wording.of(match.comparison().label().label()),
                                "%.2f".formatted(match.comparison().score()),
                                entry.text(),
                                entry.citation(),
                                text(document.number()),
                                document.rank().label(),
                                date(document.issued()),
                                validity.apply(document.iri()),
                                wording.differences(match.comparison().differences()),
                                match.cue() ? wording.cue() : "",
                                entry.iri()));
            }
        }
        return out.toString();
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append(cells.stream().map(CheckReport::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** A cell that begins like a formula is a text all the same. */
    private static String cell(String text) {
        String safe =
                !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String date(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }
}
