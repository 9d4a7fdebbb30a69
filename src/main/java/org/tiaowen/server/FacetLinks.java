package org.tiaowen.server;

import org.tiaowen.document.Modality;
import org.tiaowen.search.Facet;
import org.tiaowen.search.SearchResult;
import org.tiaowen.search.SearchResult.Count;

import java.util.List;
import java.util.Locale;

/** Facets as links: each value with its number of hits chooses that value, or lets it go. */
record FacetLinks(SearchLinks links, Catalog catalog) {

    /** Values shown of a facet; the others are had from the JSON. */
    private static final int SHOWN = 12;

    Html of(SearchResult result) {
        Html facets = Html.of("aside").with("aria-label", "分面 facets").with("class", "facets");
        for (Facet facet : Facet.values()) {
            List<Count> counts = SearchJson.counts(facet, result, catalog);
            List<String> chosen = links.parameters().getOrDefault(facet.label(), List.of());
            if (counts.size() > 1 || !chosen.isEmpty()) {
                facets.add(facet(facet, counts, chosen));
            }
        }
        return facets;
    }

    private Html facet(Facet facet, List<Count> counts, List<String> chosen) {
        Html list = Html.of("ul");
        for (String value : chosen) {
            list.add(
                    Html.of(
                            "li",
                            Html.link(
                                            links.without(facet.label(), value).address(),
                                            nameOf(value, counts) + " ×")
                                    .with("class", "tag")
                                    .with("aria-current", "true")));
        }
        counts.stream()
                .filter(count -> !chosen.contains(count.value()) && !chosen.contains(count.name()))
                .limit(SHOWN)
                .forEach(
                        count ->
                                list.add(
                                        Html.of(
                                                        "li",
                                                        Html.link(
                                                                links.and(
                                                                                facet.label(),
                                                                                count.value())
                                                                        .address(),
                                                                shown(facet, count)))
                                                .text(" %,d".formatted(count.count()))));
        Html details = Html.of("details", Html.of("summary", heading(facet)), list);
        return chosen.isEmpty() ? details : details.with("open", "");
    }

    private static String nameOf(String value, List<Count> counts) {
        return counts.stream()
                .filter(count -> count.value().equals(value))
                .map(Count::name)
                .findFirst()
                .orElse(value);
    }

    private static String shown(Facet facet, Count count) {
        return switch (facet) {
            case ROLE -> count.value().equals("lead") ? "牵头或负责" : "配合";
            case MODALITY -> modality(Modality.valueOf(count.value().toUpperCase(Locale.ROOT)));
            default -> count.name().isEmpty() ? count.value() : count.name();
        };
    }

    private static String modality(Modality modality) {
        return switch (modality) {
            case PROHIBIT -> "禁止";
            case OBLIGE -> "应当";
            case PERMIT -> "允许";
            case FUND -> "资助";
            case ENCOURAGE -> "鼓励";
            case EXPLORE -> "探索";
            case ACT -> "推进";
        };
    }

    private static String heading(Facet facet) {
        return switch (facet) {
            case SECTOR -> "领域";
            case UNIT -> "责任单位";
            case ROLE -> "角色";
            case KIND -> "文种";
            case DOCUMENT -> "文件";
            case MODALITY -> "方式";
            case ISSUER -> "发文单位";
            case JURISDICTION -> "地域";
            case LEVEL -> "层级";
            case SOURCE -> "来源";
        };
    }
}
