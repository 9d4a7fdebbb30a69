package org.tiaowen.server;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Span;
import org.tiaowen.search.Advice;
import org.tiaowen.search.Entry;
import org.tiaowen.search.Hit;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchRequest;
import org.tiaowen.search.SearchResult;
import org.tiaowen.search.SortOrder;
import org.tiaowen.search.lookup.LookupLabel;
import org.tiaowen.search.lookup.Understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What was found, as the template {@code search} shows it. Every state of the page is an address:
 * whatever can be chosen is a link.
 *
 * @param understood what the query was understood to name; empty where it is words alone
 * @param asWords to the same query as words alone
 * @param csv to the whole result as a table
 * @param filters those chosen, each a link to the search without it
 * @param start number of the first hit
 * @param kept parameters that the form for days hands on
 */
record SearchPage(
        String query,
        String total,
        List<Option> modes,
        List<Option> orders,
        String understood,
        List<Link> chips,
        Link asWords,
        Link csv,
        List<String> notes,
        @Nullable Help help,
        List<Link> filters,
        List<Facets.Group> facets,
        List<Kept> kept,
        int start,
        List<Found> hits,
        @Nullable Link previous,
        @Nullable Link next) {

    /** Near copies of a hit that are named. */
    private static final int COPIES = 8;

    /** Something that can be chosen, and whether it is. */
    record Option(Link link, boolean isChosen) {}

    /** A parameter that stays as it is. */
    record Kept(String name, String value) {}

    /**
     * What may help where little was found.
     *
     * @param relaxations the same search with a filter less
     */
    record Help(List<String> unknown, List<Counted> corrections, List<Counted> relaxations) {}

    /** A link and how many are found there. */
    record Counted(Link link, String count) {}

    /**
     * A hit.
     *
     * @param copied the text with its citation, to be quoted
     * @param trail headings above it
     * @param way of directing, such as fund; empty where it directs nothing
     * @param context where it stands in the text of its document
     */
    record Found(
            List<Piece> text,
            Link citation,
            String copied,
            String trail,
            String kind,
            String day,
            String way,
            List<Link> leads,
            List<Link> supports,
            List<Link> sectors,
            int alsoIn,
            List<Link> copies,
            String context) {}

    /** What was asked and answered. */
    record Shown(
            String query,
            SearchMode asked,
            SortOrder sort,
            SearchResult result,
            int limit,
            int offset) {}

    static SearchPage of(
            Shown shown,
            List<String> notes,
            SearchLinks links,
            Catalog catalog,
            Naming naming,
            Frame frame) {
        SearchResult result = shown.result();
        Understanding understood = result.understood();
        Facets facets = new Facets(links, catalog, frame);
        return new SearchPage(
                shown.query(),
                "%,d".formatted(result.total()),
                Stream.of(SearchMode.values())
                        .map(
                                m ->
                                        new Option(
                                                links.with("mode", m.label()).link(name(m, frame)),
                                                m == shown.asked()))
                        .toList(),
                Stream.of(SortOrder.values())
                        .map(
                                o ->
                                        new Option(
                                                links.with("sort", o.label()).link(name(o, frame)),
                                                o == shown.sort()))
                        .toList(),
                understood == null ? "" : LookupLabel.of(understood.lookup(), frame.language()),
                understood == null
                        ? List.of()
                        : understood.chips().stream()
                                .map(c -> links.with("q", c.without()).link(c.text()))
                                .toList(),
                links.with("understood", "false")
                        .link(frame.say("只按词检索", "Search for the words alone")),
                links.with("format", "csv").with("bom", "true").link(frame.say("CSV", "CSV")),
                notes,
                help(result.advice(), links, frame),
                facets.chosen(result),
                facets.groups(result),
                kept(links),
                shown.offset() + 1,
                result.hits().stream().map(hit -> found(hit, catalog, naming, frame)).toList(),
                previous(shown, links, frame),
                next(shown, links, frame));
    }

    private static String name(SearchMode mode, Frame frame) {
        return switch (mode) {
            case KEYWORD -> frame.say("关键词", "Keyword");
            case SEMANTIC -> frame.say("语义", "Meaning");
            case HYBRID -> frame.say("综合", "Both");
        };
    }

    private static String name(SortOrder order, Frame frame) {
        return switch (order) {
            case RELEVANCE -> frame.say("相关", "Relevance");
            case NEWEST -> frame.say("最新", "Newest");
            case OLDEST -> frame.say("最早", "Oldest");
        };
    }

    private static @Nullable Help help(@Nullable Advice advice, SearchLinks links, Frame frame) {
        return advice == null
                ? null
                : new Help(
                        advice.unknown(),
                        advice.corrections().stream()
                                .map(
                                        c ->
                                                new Counted(
                                                        links.with("q", c.query()).link(c.query()),
                                                        "%,d".formatted(c.total())))
                                .toList(),
                        advice.relaxations().stream().map(r -> relaxed(r, links, frame)).toList());
    }

    private static Counted relaxed(Advice.Relaxation relaxation, SearchLinks links, Frame frame) {
        Link link =
                relaxation.filter().equals(Advice.UNDERSTOOD)
                        ? links.with("understood", "false")
                                .link(frame.say("只按词检索", "Search for the words alone"))
                        : links.without(relaxation.filter())
                                .link(
                                        frame.say("去掉条件：", "Without the filter: ")
                                                + Facets.heading(relaxation.filter(), frame));
        return new Counted(link, "%,d".formatted(relaxation.total()));
    }

    private static List<Kept> kept(SearchLinks links) {
        List<Kept> kept = new ArrayList<>();
        links.parameters()
                .forEach(
                        (name, values) -> {
                            if (!Facets.DAYS.contains(name) && !name.equals("offset")) {
                                values.forEach(value -> kept.add(new Kept(name, value)));
                            }
                        });
        return kept;
    }

    private static Found found(Hit hit, Catalog catalog, Naming naming, Frame frame) {
        Entry entry = hit.entry();
        Entry.Measure measure = entry.measure();
        Span passage = hit.passage();
        List<Span> marked =
                hit.highlights().isEmpty() && passage != null ? List.of(passage) : hit.highlights();
        return new Found(
                Piece.of(entry.text(), marked),
                Link.to(naming.path(entry.iri()), entry.citation()),
                entry.text() + "——" + entry.citation(),
                String.join(" › ", entry.headings()),
                entry.document().kind(),
                Objects.toString(entry.document().issued(), ""),
                measure == null ? "" : Facets.modality(measure.modality(), frame),
                units(measure, "lead", naming),
                units(measure, "support", naming),
                measure == null
                        ? List.of()
                        : measure.sectors().stream()
                                .map(s -> Link.to("/id/sector/" + s, catalog.sector(s, frame)))
                                .toList(),
                hit.alsoIn(),
                hit.copies().stream()
                        .limit(COPIES)
                        .map(c -> Link.to(naming.path(c.iri()), c.citation()))
                        .toList(),
                naming.path(entry.document().iri()) + "#" + naming.anchor(entry.iri()));
    }

    private static List<Link> units(Entry.@Nullable Measure measure, String role, Naming naming) {
        return measure == null
                ? List.of()
                : measure.units().stream()
                        .filter(unit -> unit.role().equals(role))
                        .map(unit -> Link.to(naming.path(unit.unit().iri()), unit.unit().name()))
                        .toList();
    }

    private static @Nullable Link previous(Shown shown, SearchLinks links, Frame frame) {
        int before = Math.max(0, shown.offset() - Math.max(1, shown.limit()));
        return shown.offset() == 0
                ? null
                : links.with("offset", Integer.toString(before)).link(frame.say("上一页", "Previous"));
    }

    private static @Nullable Link next(Shown shown, SearchLinks links, Frame frame) {
        int after = shown.offset() + shown.result().hits().size();
        return shown.result().hits().isEmpty()
                        || after >= shown.result().total()
                        || after > SearchRequest.DEEPEST
                ? null
                : links.with("offset", Integer.toString(after)).link(frame.say("下一页", "Next"));
    }
}
