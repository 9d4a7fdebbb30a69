package org.tiaowen.server;

import org.tiaowen.overlap.Wording;
import org.tiaowen.rdf.Tw;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What overlaps a sentence, or which documents overlap a document, on the page of it. */
final class OverlapSection {

    /** Documents that are named. */
    private static final int SHOWN = 20;

    private final Naming naming;

    OverlapSection(Naming naming) {
        this.naming = naming;
    }

    /** Nothing where nothing overlaps. */
    Html[] of(Thing thing) {
        if (thing.isA(Tw.Document)) {
            return ofDocument(thing);
        }
        List<StoredOverlap> found = StoredOverlap.of(thing);
        if (found.isEmpty()) {
            return new Html[0];
        }
        Html list = Html.of("ul").with("class", "overlaps");
        for (StoredOverlap overlap : found) {
            Html item =
                    Html.of("li", Html.of("span", Wording.of(overlap.label())).with("class", "tag"))
                            .text(" ")
                            .add(
                                    Html.link(
                                            naming.path(overlap.other().iri()),
                                            overlap.other().string(Tw.text)));
            overlap.other()
                    .one(Tw.document)
                    .ifPresent(document -> item.text(" ").add(naming.link(document)));
            for (StoredOverlap.Said said : overlap.differences()) {
                item.add(Html.of("br"))
                        .text(
                                Wording.difference(
                                        said.kind(),
                                        said.draft(),
                                        said.corpus(),
                                        said.direction()));
            }
            list.add(item);
        }
        return new Html[] {Page.heading("重合的条文", "Overlaps"), list};
    }

    private Html[] ofDocument(Thing document) {
        Map<Thing, Long> counts = StoredOverlap.ofDocument(document);
        if (counts.isEmpty()) {
            return new Html[0];
        }
        Html list = Html.of("ul").with("class", "overlaps");
        counts.entrySet().stream()
                .sorted(
                        Map.Entry.<Thing, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(e -> e.getKey().iri()))
                .limit(SHOWN)
                .forEach(
                        e ->
                                list.add(
                                        Html.of("li", naming.link(e.getKey()))
                                                .text(" %,d 句".formatted(e.getValue()))));
        return new Html[] {Page.heading("与之重合的文件", "Documents that overlap it"), list};
    }
}
