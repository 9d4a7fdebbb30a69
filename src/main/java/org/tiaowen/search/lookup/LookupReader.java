package org.tiaowen.search.lookup;

import org.tiaowen.search.NormalForm;
import org.tiaowen.search.lookup.KnownTitles.Certainty;
import org.tiaowen.search.lookup.Lookup.Kind;
import org.tiaowen.search.lookup.Understanding.Chip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a query names. It says nothing where it is not sure: then the query is words.
 *
 * <p>The order is that of certainty: a 文号, a title in 《》, words that are a title, a unit with its
 * role; a place belongs to the documents that were named or chosen before it.
 */
public final class LookupReader {

    /** Words of a query that ask for a document or a place as a whole. */
    private static final Pattern EMPTY =
            Pattern.compile(
                    "(?:请问|查询|查找|查看|查阅|查|找|看|搜索|检索|想知道|我想|帮我|一下|中|里|内|的|了|是|有|由|都|和|与|及|以及|其|"
                        + "关于|主要|具体|全部|所有|相关|有关|内容|规定|全文|原文|条文|正文|文件|政策|措施|任务|工作|事项|事|职责|举措|条款|条目|责任|"
                        + "什么|哪些|哪几项|几项|哪|怎么|怎样|如何|说|写|讲|要求|吗|呢|些|[\\s,.;:?!，。；：？！、\"“”'《》<>()（）〔〕])+");

    /** Ends of a title in front of a place. */
    private static final Pattern TITLE_END =
            Pattern.compile("(?:条例|办法|规定|细则|规则|决定|方案|规划|纲要|计划|措施|意见|公告|通告|通知|法|政策)$");

    /** What may be pinyin. */
    private static final Pattern LATIN = Pattern.compile("[a-zA-Zａ-ｚＡ-Ｚ]{2}");

    /** Between a title and a unit: …措施里，哪些由市科委牵头. */
    private static final Pattern ASKING =
            Pattern.compile("[里中内]?[,，\\s]*(?:有?(?:哪些|哪几项|什么)[^,，]{0,6}?)?(?:是?由)?$");

    private static final Pattern MARKS_AROUND = Pattern.compile("^[\\s,:，：]+|[\\s的中里内,:，：]+$");

    private final KnownNames names;
    private final Cited cited;
    private final Having having;
    private final Predicate<String> written;

    /** Whether clauses cite a 文号. */
    @FunctionalInterface
    public interface Cited {
        /** Of a 文号 in canonical form. */
        boolean isCited(String number);
    }

    /** Whether documents have a place. */
    @FunctionalInterface
    public interface Having {
        /**
         * Whether a clause of one of the documents has all of these steps.
         *
         * @param documents addresses
         */
        boolean has(Collection<String> documents, Collection<String> steps);
    }

    /**
     * A reader for one state of the index.
     *
     * @param written whether texts have a Latin word
     */
    public LookupReader(KnownNames names, Cited cited, Having having, Predicate<String> written) {
        this.names = names;
        this.cited = cited;
        this.having = having;
        this.written = written;
    }

    /**
     * What the query names; empty where it names nothing.
     *
     * @param chosen addresses of the documents that a filter has chosen, to which a place without a
     *     document belongs
     */
    public Optional<Understanding> read(String query, Set<String> chosen) {
        if (!LATIN.matcher(query).find()) {
            return named(query, chosen);
        }
        return names.spellings()
                .read(query, written)
                .map(respelled -> respelled.with(named(respelled.query(), chosen).orElse(null)))
                .or(() -> named(query, chosen));
    }

    private Optional<Understanding> named(String query, Set<String> chosen) {
        String folded = NormalForm.fold(query);
        return number(query, folded)
                .or(() -> quoted(query, folded))
                .or(() -> unit(query, folded, List.of(), List.of()))
                .or(() -> bare(query, folded))
                .or(() -> chosen.isEmpty() ? Optional.empty() : placeIn(query, folded, chosen));
    }

    private Optional<Understanding> number(String query, String folded) {
        Optional<NumberKey.Found> found = NumberKey.find(folded);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        NumberKey.Found number = found.get();
        List<KnownDocument> documents =
                number.key().startsWith("[")
                        ? names.numberedLike(number.key())
                        : names.numbered(number.key());
        int start = number.start();
        int end = number.end();
        if (start > 0 && end < folded.length() && "(〔[".indexOf(folded.charAt(start - 1)) >= 0) {
            start--;
            end++;
        }
        var part = new Part(Kind.NUMBER, start, end);
        if (!documents.isEmpty()) {
            // 《…》（文号）: the title says which of notice and promulgated text is meant
            Optional<Quotation> title = Quotation.first(folded);
            List<KnownDocument> titled =
                    title
                            .map(t -> names.titled(t.text(), Certainty.QUOTED))
                            .orElse(List.of())
                            .stream()
                            .filter(documents::contains)
                            .toList();
            List<Part> parts = new ArrayList<>();
            if (!titled.isEmpty()) {
                parts.add(new Part(Kind.TITLE, title.get().start(), title.get().end()));
            }
            parts.add(part);
            List<KnownDocument> meant = titled.isEmpty() ? documents : titled;
            return Optional.of(
                    withPlace(query, folded, new Lookup.Number(number.key(), meant), meant, parts));
        }
        if (cited.isCited(number.key())) {
            return Optional.of(
                    understanding(query, new Lookup.CitedNumber(number.key()), List.of(part)));
        }
        boolean isSure = query.length() - (end - start) < 2 || folded.charAt(end - 1) == '号';
        return isSure && !number.key().startsWith("[")
                ? Optional.of(
                        understanding(
                                query,
                                new Lookup.Absent(Kind.NUMBER, number.key(), List.of()),
                                List.of(part)))
                : Optional.empty();
    }

    private Optional<Understanding> quoted(String query, String folded) {
        Optional<Quotation> found = Quotation.first(folded);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Quotation title = found.get();
        List<KnownDocument> documents = names.titled(title.text(), Certainty.QUOTED);
        var part = new Part(Kind.TITLE, title.start(), title.end());
        String words = query.substring(title.start(), title.end());
        if (documents.isEmpty()
                && TitleKey.kind(TitleKey.of(title.text())).isEmpty()
                && !isEmpty(without(folded, List.of(part)))) {
            return Optional.empty(); // a form or a handbook that is asked about, no normative text
        }
        return Optional.of(
                documents.isEmpty()
                        ? understanding(
                                query,
                                new Lookup.Absent(Kind.TITLE, words, List.of()),
                                List.of(part))
                        : withPlace(
                                query,
                                folded,
                                new Lookup.Title(words, documents),
                                documents,
                                List.of(part)));
    }

    /** A title without marks: the whole query, what stands before a place, or the first word. */
    private Optional<Understanding> bare(String query, String folded) {
        for (PlaceSteps.Found place : PlaceSteps.find(folded)) {
            Optional<Understanding> placed = beforePlace(query, folded, place);
            if (placed.isPresent()) {
                return placed;
            }
        }
        var candidates = new LinkedHashSet<Integer>();
        candidates.add(folded.length());
        int blank = folded.indexOf(' ', firstWord(folded));
        if (blank > 0) {
            candidates.add(blank);
        }
        for (int end : candidates) {
            Part part = trimmed(Kind.TITLE, folded, 0, end);
            String words = folded.substring(part.start(), part.end());
            List<KnownDocument> documents = names.titled(words, Certainty.BARE);
            if (!documents.isEmpty()) {
                return Optional.of(
                        understanding(query, new Lookup.Title(words, documents), List.of(part)));
            }
        }
        return Optional.empty();
    }

    private static int firstWord(String folded) {
        int at = 0;
        while (at < folded.length() && folded.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private Optional<Understanding> beforePlace(
            String query, String folded, PlaceSteps.Found place) {
        Part part = trimmed(Kind.TITLE, folded, 0, place.start());
        String words = folded.substring(part.start(), part.end());
        if (words.isEmpty()) {
            return Optional.empty();
        }
        List<KnownDocument> documents = names.titled(words, Certainty.BEFORE_PLACE);
        if (documents.isEmpty()) {
            documents = names.ofKind(words);
        }
        if (documents.isEmpty()) {
            boolean isTitle = place.isNamed() && TITLE_END.matcher(words).find();
            return isTitle && isEmpty(folded.substring(place.end()))
                    ? Optional.of(
                            understanding(
                                    query,
                                    new Lookup.Absent(Kind.TITLE, words, List.of()),
                                    List.of(
                                            part,
                                            new Part(Kind.PLACE, place.start(), place.end()))))
                    : Optional.empty();
        }
        return Optional.of(at(query, place, documents, List.of(part)));
    }

    /** The same lookup, narrowed to the unit or place that the rest of the query names, if any. */
    private Understanding withPlace(
            String query,
            String folded,
            Lookup lookup,
            List<KnownDocument> documents,
            List<Part> parts) {
        Optional<Understanding> unit = unit(query, folded, documents, parts);
        if (unit.isPresent()) {
            return unit.get();
        }
        int behind = parts.stream().mapToInt(Part::end).max().orElse(0);
        for (PlaceSteps.Found place : PlaceSteps.find(folded)) {
            if (place.start() >= behind) {
                return at(query, place, documents, parts);
            }
        }
        return understanding(query, lookup, parts);
    }

    private Optional<Understanding> placeIn(String query, String folded, Set<String> chosen) {
        List<KnownDocument> documents =
                names.documents().stream().filter(d -> chosen.contains(d.iri())).toList();
        return PlaceSteps.find(folded).stream()
                .filter(place -> place.isNamed() || isEmpty(folded.substring(0, place.start())))
                .findFirst()
                .map(place -> at(query, place, documents, List.of()));
    }

    private Understanding at(
            String query, PlaceSteps.Found place, List<KnownDocument> documents, List<Part> named) {
        var parts = new ArrayList<>(named);
        parts.add(new Part(Kind.PLACE, place.start(), place.end()));
        String words = query.substring(place.start(), place.end());
        var having = new ArrayList<KnownDocument>();
        List<String> steps = List.of();
        for (KnownDocument document : documents) {
            List<String> own = steps(document, place);
            if (!own.isEmpty() && (steps.isEmpty() || steps.equals(own))) {
                steps = own;
                having.add(document);
            }
        }
        return understanding(
                query,
                having.isEmpty()
                        ? new Lookup.Absent(Kind.PLACE, words, documents)
                        : new Lookup.Place(having, words, steps),
                parts);
    }

    /** The steps as the document has them; none where it has not the place. */
    private List<String> steps(KnownDocument document, PlaceSteps.Found place) {
        Set<String> in = Set.of(document.iri());
        boolean hasArticles = having.has(in, List.of(PlaceSteps.ARTICLES));
        var steps = new ArrayList<String>();
        for (PlaceSteps.Step step : place.steps()) {
            List<String> forms =
                    hasArticles ? step.forms().subList(0, step.inArticles()) : step.forms();
            boolean found = false;
            for (String form : forms) {
                steps.add(form);
                if (having.has(in, steps)) {
                    found = true;
                    break;
                }
                steps.removeLast();
            }
            if (!found) {
                return List.of();
            }
        }
        return steps;
    }

    /**
     * A unit with its role, in documents that were named before or stand in front of it.
     *
     * @param named the parts of the query that name the documents
     */
    private Optional<Understanding> unit(
            String query, String folded, List<KnownDocument> documents, List<Part> named) {
        Optional<UnitQuestion.Found> question = UnitQuestion.find(folded, names.units());
        if (question.isEmpty()) {
            return Optional.empty();
        }
        UnitQuestion.Found found = question.get();
        var parts = new ArrayList<>(named);
        List<KnownDocument> in = documents;
        if (named.isEmpty()) {
            Matcher asking = ASKING.matcher(folded).region(0, found.start());
            int end = asking.find() ? asking.start() : found.start();
            Part front = trimmed(Kind.TITLE, folded, 0, end);
            in = names.titled(folded.substring(front.start(), front.end()), Certainty.BEFORE_PLACE);
            if (!in.isEmpty()) {
                parts.add(front);
            }
        }
        parts.add(new Part(Kind.UNIT, found.start(), found.end()));
        List<String> units = names.units().named(found.name());
        return Optional.of(
                understanding(
                        query,
                        units.isEmpty()
                                ? new Lookup.Absent(Kind.UNIT, found.name(), List.of())
                                : new Lookup.Unit(found.name(), units, found.role(), in),
                        parts));
    }

    /** A part of the query that was taken as a name, in chars. */
    private record Part(Kind kind, int start, int end) {}

    private static Part trimmed(Kind kind, String folded, int start, int end) {
        String words = folded.substring(start, end);
        Matcher marks = MARKS_AROUND.matcher(words);
        int from = start;
        int to = end;
        while (marks.find()) {
            if (marks.start() == 0) {
                from = Math.max(from, start + marks.end());
            } else {
                to = start + marks.start();
            }
        }
        return new Part(kind, Math.min(from, to), to);
    }

    private static Understanding understanding(String query, Lookup lookup, List<Part> parts) {
        var chips = new ArrayList<Chip>();
        for (Part part : parts) {
            chips.add(
                    new Chip(
                            part.kind(),
                            query.substring(part.start(), part.end()).strip(),
                            without(query, List.of(part))));
        }
        String rest = without(query, parts);
        return new Understanding(lookup, isEmpty(NormalForm.fold(rest)) ? "" : rest, chips);
    }

    private static String without(String query, Collection<Part> parts) {
        char[] chars = query.toCharArray();
        for (Part part : parts) {
            for (int i = part.start(); i < part.end(); i++) {
                chars[i] = ' ';
            }
        }
        return new String(chars).strip();
    }

    private static boolean isEmpty(String words) {
        return words.isBlank() || EMPTY.matcher(words).matches();
    }
}
