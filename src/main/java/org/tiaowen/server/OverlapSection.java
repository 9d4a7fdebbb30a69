package org.tiaowen.server;

import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Tw;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What overlaps a sentence, or which documents overlap a document, on the page of it. */
final class OverlapSection {

    /** Documents that are named. */
    private static final int SHOWN = 20;

    /** Chinese words for the words of the data. */
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("same", "相同"),
                    Map.entry("overlap", "重合"),
                    Map.entry("related", "相关"),
                    Map.entry("none", "无关"),
                    Map.entry("figure", "数字"),
                    Map.entry("deadline", "期限"),
                    Map.entry("modality", "方式"),
                    Map.entry("unit", "单位"),
                    Map.entry("zone", "区域"),
                    Map.entry("beneficiary", "受益者"),
                    Map.entry("stricter", "更严"),
                    Map.entry("looser", "更宽"),
                    Map.entry("earlier", "提前"),
                    Map.entry("later", "推后"),
                    Map.entry("more", "增加"),
                    Map.entry("less", "减少"),
                    Map.entry("other", "不同"));

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
                    Html.of("li", Html.of("span", word(overlap.label())).with("class", "tag"))
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
                                difference(
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

    /** A word of the data in Chinese. */
    static String word(String label) {
        return WORDS.getOrDefault(label, label);
    }

    /** 数字：60% ↔ 40%（增加）. */
    static String difference(
            String kind,
            @Nullable String own,
            @Nullable String others,
            String direction) {
        return "%s：%s ↔ %s（%s）"
                .formatted(
                        word(kind),
                        own == null ? "无" : own,
                        others == null ? "无" : others,
                        word(direction));
    }
}
