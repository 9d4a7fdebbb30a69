package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something that a draft directs, to be compared as one: a sentence, together with the heading that
 * is run in before it.
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
        Map<@Nullable String, List<Sentence>> sentences = new HashMap<>();
        document.sentences()
                .forEach(
                        s ->
                                sentences
                                        .computeIfAbsent(s.provision(), _ -> new ArrayList<>())
                                        .add(s));
        List<DraftItem> items = new ArrayList<>();
        group(document, List.of(), sentences.getOrDefault(null, List.of()), measures, items);
        for (Provision provision : document.provisions()) {
            List<String> path = path(provision, provisions);
            List<Sentence> own = sentences.getOrDefault(provision.id(), List.of());
            if (own.isEmpty() && measures.contains(provision.id())) {
                items.add(
                        new DraftItem(
                                document.title(),
                                path,
                                provision.text(),
                                List.of(provision.text()),
                                provision.span()));
            }
            group(document, path, own, measures, items);
        }
        return items;
    }

    /** Sentences of one provision; a short first one belongs to the second. */
    private static void group(
            Document document,
            List<String> path,
            List<Sentence> sentences,
            Set<String> measures,
            List<DraftItem> items) {
        int from = 0;
        if (sentences.size() > 1) {
            String first = sentences.getFirst().text();
            boolean directs =
                    measures.contains(sentences.get(0).id())
                            || measures.contains(sentences.get(1).id());
            if (first.codePointCount(0, first.length()) <= HEADING && directs) {
                items.add(item(document, path, sentences.subList(0, 2)));
                from = 2;
            }
        }
        for (Sentence sentence : sentences.subList(from, sentences.size())) {
            if (measures.contains(sentence.id())) {
                items.add(item(document, path, List.of(sentence)));
            }
        }
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
