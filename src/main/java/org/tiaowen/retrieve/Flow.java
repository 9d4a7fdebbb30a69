package org.tiaowen.retrieve;

import org.tiaowen.retrieve.DocumentText.Part;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The running text of a document, folded, in which a quote can be looked for across the borders of
 * sentences and provisions.
 */
final class Flow {

    private final DocumentText document;
    private final String text;
    private final QuoteFolding.Folded folded;
    private final List<Spot> leaves = new ArrayList<>();
    private final List<Spot> provisions = new ArrayList<>();
    private final Map<String, Spot> byIri = new HashMap<>();

    /** Where a part stands, in chars of the folded text. */
    record Spot(Part part, int start, int end) {

        Spot with(Spot other) {
            return new Spot(part, Math.min(start, other.start), Math.max(end, other.end));
        }

        int overlap(int from, int to) {
            return Math.max(0, Math.min(end, to) - Math.max(start, from));
        }
    }

    private record Raw(Part part, int start, int end, boolean isLeaf) {}

    /**
     * @param markers whether the markers of provisions stand in the text
     */
    Flow(DocumentText document, boolean markers) {
        this.document = document;
        StringBuilder all = new StringBuilder();
        List<Raw> raws = new ArrayList<>();
        List<Part> parts = document.parts();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.isSentence() && part.whole() != null) {
                continue; // its provision says it
            }
            if (markers && part.marker() != null) {
                all.append(part.marker());
            }
            int start = all.length();
            all.append(part.text()).append('\n');
            boolean hasSentences = false;
            int from = start;
            for (int j = i + 1; j < parts.size() && !part.isSentence(); j++) {
                Part sentence = parts.get(j);
                if (sentence.isSentence() && part.iri().equals(sentence.whole())) {
                    int at = all.indexOf(sentence.text(), from);
                    if (at >= 0) {
                        from = at + sentence.text().length();
                        raws.add(new Raw(sentence, at, from, true));
                        hasSentences = true;
                    }
                } else if (sentence.start() >= part.end()) {
                    break;
                }
            }
            raws.add(new Raw(part, start, all.length() - 1, part.isSentence()));
            if (!hasSentences && !part.isSentence() && !part.text().isEmpty()) {
                raws.add(new Raw(part, start, all.length() - 1, true));
            }
        }
        text = all.toString();
        folded = QuoteFolding.fold(text);
        int[] at = new int[text.length() + 1];
        int next = 0;
        for (int i = 0; i <= text.length(); i++) {
            while (next < folded.text().length() && folded.places()[next] < i) {
                next++;
            }
            at[i] = next;
        }
        for (Raw raw : raws) {
            Spot spot = new Spot(raw.part(), at[raw.start()], at[raw.end()]);
            (raw.isLeaf() ? leaves : provisions).add(spot);
            byIri.merge(document.head().iri(), spot, Spot::with);
            byIri.merge(spot.part().iri(), spot, Spot::with);
            document.wholes(spot.part()).forEach(w -> byIri.merge(w.iri(), spot, Spot::with));
        }
    }

    DocumentText document() {
        return document;
    }

    /** The folded text. */
    String text() {
        return folded.text();
    }

    /** What stands there, as it is printed. */
    String printed(int start, int end) {
        int[] span = folded.span(start, end);
        return text.substring(span[0], span[1]).strip().replace("\n", "");
    }

    /** Where a part or the document stands, from its first to its last leaf; empty span if not. */
    Spot spot(String iri) {
        return byIri.getOrDefault(iri, new Spot(document.parts().getFirst(), 0, 0));
    }

    /**
     * The sentences and provisions that a stretch lies in, in order; those of which it has only a
     * mark are none of them.
     */
    List<Part> parts(int start, int end) {
        List<Part> covered =
                leaves.stream()
                        .filter(spot -> isTouched(spot, start, end))
                        .map(Spot::part)
                        .toList();
        return covered.isEmpty()
                ? provisions.stream()
                        .filter(spot -> spot.start() <= start && start <= spot.end())
                        .map(Spot::part)
                        .limit(1)
                        .toList()
                : covered;
    }

    /** Whether a stretch has something of a part, or all that it is. */
    static boolean isTouched(Spot spot, int start, int end) {
        int common = spot.overlap(start, end);
        return common > 0
                && common >= Math.min(2, Math.min(end - start, spot.end() - spot.start()));
    }
}
