package org.tiaowen.retrieve;

import org.tiaowen.search.Entry;
import org.tiaowen.search.Hit;

import java.util.ArrayList;
import java.util.List;

/**
 * A hit with the entries that say the same.
 *
 * @param copies other places of nearly the same text, with the same figures and negations
 */
record Folded(Hit hit, List<Entry> copies) {

    Folded {
        copies = List.copyOf(copies);
    }

    /**
     * The first hits of a folded ranking. Search tells copies apart by digits; those that differ in
     * a number in Chinese (三个月, 六个月) or in a 不 stand behind their hit as clauses of their own.
     */
    static List<Folded> of(List<Hit> hits, int most) {
        List<Folded> all = new ArrayList<>();
        for (Hit hit : hits) {
            if (hit.entry().iri().equals(hit.entry().document().iri())) {
                continue; // of a document whose body is lost the index has the title
            }
            List<Entry> rest = new ArrayList<>(hit.copies());
            Hit first = hit;
            while (first != null && all.size() < most) {
                String text = first.entry().text();
                List<Entry> same =
                        rest.stream().filter(copy -> Figures.agree(text, copy.text())).toList();
                rest.removeAll(same);
                all.add(new Folded(first, same));
                first = rest.isEmpty() ? null : new Hit(rest.removeFirst(), hit.score(), List.of());
            }
        }
        return all;
    }
}
