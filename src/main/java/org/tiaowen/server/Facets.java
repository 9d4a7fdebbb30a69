package org.tiaowen.server;

import org.tiaowen.document.Modality;
import org.tiaowen.search.Facet;
import org.tiaowen.search.SearchResult;
import org.tiaowen.search.SearchResult.Count;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Facets as links: each value with its number of hits chooses that value, or lets it go. */
record Facets(SearchLinks links, Catalog catalog, Frame frame) {

    /** Values that stand there at once; more of them are folded. */
    private static final int SHOWN = 6;

    /** Values of a facet at most; the JSON has them all. */
    private static final int MOST = 40;

    /** Filters by day. */
    static final List<String> DAYS = List.of("from", "to", "validOn");

    /** A value with its number of hits. */
    record Value(Link link, String count, boolean isChosen) {}

    /** The values of one facet. */
    record Group(String name, List<Value> first, List<Value> more) {}

    /** What is chosen, each a link to the search without it. */
    List<Link> chosen(SearchResult result) {
        List<Link> chosen = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            List<Count> counts = SearchJson.counts(facet, result, catalog);
            for (String value : links.parameters().getOrDefault(facet.label(), List.of())) {
                chosen.add(
                        links.without(facet.label(), value)
                                .link(
                                        heading(facet.label(), frame)
                                                + frame.say("：", ": ")
                                                + nameOf(facet, value, counts)));
            }
        }
        for (String day : DAYS) {
            for (String value : links.parameters().getOrDefault(day, List.of())) {
                chosen.add(
                        links.without(day)
                                .link(heading(day, frame) + frame.say("：", ": ") + value));
            }
        }
        return chosen;
    }

    /** The facets that have something to choose. */
    List<Group> groups(SearchResult result) {
        List<Group> groups = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            List<Value> values = values(facet, SearchJson.counts(facet, result, catalog));
            if (values.size() > 1 || values.stream().anyMatch(Value::isChosen)) {
                int first = Math.min(SHOWN, values.size());
                groups.add(
                        new Group(
                                heading(facet.label(), frame),
                                values.subList(0, first),
                                values.subList(first, Math.min(MOST, values.size()))));
            }
        }
        return groups;
    }

    private List<Value> values(Facet facet, List<Count> counts) {
        List<String> chosen = links.parameters().getOrDefault(facet.label(), List.of());
        Stream<Value> let =
                counts.stream()
                        .filter(c -> isChosen(c, chosen))
                        .map(
                                c ->
                                        new Value(
                                                without(facet, c).link(name(facet, c)),
                                                "%,d".formatted(c.count()),
                                                true));
        Stream<Value> others =
                counts.stream()
                        .filter(c -> !isChosen(c, chosen))
                        .map(
                                c ->
                                        new Value(
                                                links.and(facet.label(), c.value())
                                                        .link(name(facet, c)),
                                                "%,d".formatted(c.count()),
                                                false));
        return Stream.concat(let, others).toList();
    }

    private SearchLinks without(Facet facet, Count count) {
        return links.without(facet.label(), count.value()).without(facet.label(), count.name());
    }

    private static boolean isChosen(Count count, List<String> chosen) {
        return chosen.contains(count.value()) || chosen.contains(count.name());
    }

    private String nameOf(Facet facet, String value, List<Count> counts) {
        return counts.stream()
                .filter(count -> count.value().equals(value))
                .map(count -> name(facet, count))
                .findFirst()
                .orElse(value);
    }

    private String name(Facet facet, Count count) {
        return switch (facet) {
            case ROLE ->
                    count.value().equals("lead")
                            ? frame.say("牵头或负责", "lead")
                            : frame.say("配合", "support");
            case MODALITY ->
                    modality(Modality.valueOf(count.value().toUpperCase(Locale.ROOT)), frame);
            case SECTOR -> catalog.sector(count.value(), frame);
            default -> count.name().isEmpty() ? count.value() : count.name();
        };
    }

    /** What a way of directing is called. */
    static String modality(Modality modality, Frame frame) {
        return switch (modality) {
            case PROHIBIT -> frame.say("禁止", "prohibits");
            case OBLIGE -> frame.say("应当", "obliges");
            case PERMIT -> frame.say("允许", "permits");
            case FUND -> frame.say("资助", "funds");
            case ENCOURAGE -> frame.say("鼓励", "encourages");
            case EXPLORE -> frame.say("探索", "explores");
            case ACT -> frame.say("推进", "acts");
        };
    }

    /** What a filter is called. */
    static String heading(String filter, Frame frame) {
        return switch (filter) {
            case "sector" -> frame.say("领域", "Sector");
            case "unit" -> frame.say("责任单位", "Responsible unit");
            case "role" -> frame.say("单位角色", "Role of the unit");
            case "kind" -> frame.say("文种", "Kind of document");
            case "document" -> frame.say("文件", "Document");
            case "modality" -> frame.say("措施方式", "Way of directing");
            case "issuer" -> frame.say("发文单位", "Issuer");
            case "jurisdiction" -> frame.say("地域", "Territory");
            case "level" -> frame.say("层级", "Level");
            case "source" -> frame.say("来源", "Source");
            case "from" -> frame.say("成文不早于", "Issued from");
            case "to" -> frame.say("成文不晚于", "Issued until");
            case "validOn" -> frame.say("该日可能有效", "May be in force on");
            default -> filter;
        };
    }
}
