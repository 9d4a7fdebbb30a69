package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Something that a draft asks for, to be compared as one: a sentence, together with the heading
 * that is run in before it.
 *
 * @param document title of its document; empty where it has none
 * @param path markers of the provisions that hold it, outermost first
 * @param text its sentences
 * @param sentences each of them; one or two
 * @param span where it stands in the draft, in code points
 */
public record DraftItem(
        String document, List<String> path, String text, List<String> sentences, Span span) {

    /** Code points of the longest sentence that is a heading of the next. */
    private static final int HEADING = 40;

    /** Code points before the first unit of an annotation, at most. */
    private static final int LABEL = 12;

    /** The cell of a table that says by when: 2026年底前, 长期, 持续推进, 2026年第三季度. */
    private static final Pattern TIME =
            Pattern.compile(
                    "(?:[0-9〇一二三四五六七八九十]+|[年月日旬季度第上下半每前底末初中内止至到起]|完成|长期|持续|推进|坚持|立即|适时|全年|时限|时间|进度|[\\s\\p{P}～~])+");

    /** Takes copies of the lists. */
    public DraftItem {
        path = List.copyOf(path);
        sentences = List.copyOf(sentences);
    }

    /** What a document directs, in its order. */
    static List<DraftItem> of(Document document, Facts facts) {
        Set<String> measures = new HashSet<>();
        for (Measure measure : facts.measures()) {
            String sentence = measure.evidence().sentence();
            String provision = measure.evidence().provision();
            measures.add(sentence != null ? sentence : String.valueOf(provision));
        }
        Map<String, Provision> provisions = new HashMap<>();
        document.provisions().forEach(p -> provisions.put(p.id(), p));
        Set<String> named = annotations(document, facts);
        Map<@Nullable String, List<Sentence>> sentences = new HashMap<>();
        document.sentences()
                .forEach(
                        s ->
                                sentences
                                        .computeIfAbsent(s.provision(), _ -> new ArrayList<>())
                                        .add(s));
        List<DraftItem> items = new ArrayList<>();
        Predicate<Sentence> isMeasure = s -> measures.contains(s.id());
        group(document, List.of(), sentences.getOrDefault(null, List.of()), isMeasure, items);
        for (Provision provision : document.provisions()) {
            List<String> path = path(provision, provisions);
            List<Sentence> own = sentences.getOrDefault(provision.id(), List.of());
            if (own.isEmpty() && measures.contains(provision.id()) && !provision.text().isBlank()) {
                items.add(
                        new DraftItem(
                                document.title(),
                                path,
                                provision.text(),
                                List.of(provision.text()),
                                provision.span()));
            }
            Predicate<Sentence> directs =
                    isTask(provision)
                            ? s -> isMeasure.test(s) || !named.contains(s.id()) && !isTime(s)
                            : isMeasure;
            group(document, path, own, directs, items);
        }
        return items;
    }

    /** The sentences that begin with who is responsible: （责任单位：…）. */
    private static Set<String> annotations(Document document, Facts facts) {
        Map<String, Integer> starts = new HashMap<>();
        document.sentences().forEach(s -> starts.put(s.id(), s.span().start()));
        Set<String> annotations = new HashSet<>();
        for (Responsibility responsibility : facts.responsibilities()) {
            Evidence evidence = responsibility.evidence();
            Integer start = starts.get(String.valueOf(evidence.sentence()));
            if (start != null && evidence.span().start() - start <= LABEL) {
                annotations.add(String.valueOf(evidence.sentence()));
            }
        }
        return annotations;
    }

    private static boolean isTime(Sentence sentence) {
        return TIME.matcher(sentence.text()).matches();
    }

    /** Sentences of one provision; a short first one belongs to the second. */
    private static void group(
            Document document,
            List<String> path,
            List<Sentence> sentences,
            Predicate<Sentence> directs,
            List<DraftItem> items) {
        int from = 0;
        if (sentences.size() > 1 && isHeading(sentences.getFirst().text())) {
            List<Sentence> both = sentences.subList(0, 2);
            if (both.stream().anyMatch(directs)) {
                items.add(item(document, path, both));
                from = 2;
            }
        }
        sentences.stream()
                .skip(from)
                .filter(directs)
                .forEach(s -> items.add(item(document, path, List.of(s))));
    }

    private static boolean isHeading(String text) {
        return text.codePointCount(0, text.length()) <= HEADING;
    }

    /**
     * In an enumerated provision that asks for something every sentence counts: of a draft, too
     * much is better than too little. But who is responsible, and by when, is no task.
     */
    private static boolean isTask(Provision provision) {
        return provision.marker() != null
                && (provision.role() == Role.TASK || provision.role() == Role.SAFEGUARD);
    }

    private static DraftItem item(Document document, List<String> path, List<Sentence> parts) {
        List<String> texts = parts.stream().map(Sentence::text).toList();
        return new DraftItem(
                document.title(),
                path,
                String.join("", texts),
                texts,
                parts.getFirst().span().cover(parts.getLast().span()));
    }

    private static List<String> path(Provision provision, Map<String, Provision> provisions) {
        List<String> path = new ArrayList<>();
        for (Provision p = provision; p != null; p = provisions.get(p.parent())) {
            if (p.marker() != null) {
                path.addFirst(p.marker());
            }
        }
        return path;
    }
}
