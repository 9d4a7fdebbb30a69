package org.tiaowen.server;

import org.tiaowen.document.Language;
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

import java.util.List;

/** What was found, as a page. Everything on it is a link: it needs no script. */
final class SearchPage {

    /** Near copies of a hit that are named. */
    private static final int COPIES = 5;

    private final Naming naming;

    SearchPage(Naming naming) {
        this.naming = naming;
    }

    /**
     * What the page shows.
     *
     * @param asked the mode that was asked for; the answer says which one it is of
     * @param offset hits that were left out before these
     */
    record Shown(
            String query,
            SearchMode asked,
            SortOrder sort,
            SearchResult result,
            int limit,
            int offset) {}

    /**
     * The page.
     *
     * @param links to the same search with something changed
     */
    Page of(Shown shown, List<String> notes, SearchLinks links, Catalog catalog) {
        SearchResult result = shown.result();
        Page page = new Page("检索：" + shown.query(), "");
        page.alternate(Media.CSV.type(), links.with("format", "csv").address());
        page.add(choices(shown, links));
        Understanding understood = result.understood();
        if (understood != null) {
            page.add(understood(understood, links));
        }
        page.add(
                Html.of("p", "共 %,d 条 ".formatted(result.total()))
                        .add(
                                Html.link(
                                        links.with("format", "csv").with("bom", "true").address(),
                                        "下载 CSV")));
        notes.forEach(note -> page.add(Page.english("p", note).with("class", "note")));
        Advice advice = result.advice();
        if (advice != null) {
            page.add(advice(advice, links));
        }
        page.add(new FacetLinks(links, catalog).of(result));
        Html list =
                Html.of("ol")
                        .with("start", Integer.toString(shown.offset() + 1))
                        .with("class", "hits");
        result.hits().forEach(hit -> list.add(hit(hit)));
        return page.add(list, pages(shown, links));
    }

    /** Modes and orders; the chosen one is marked. */
    private static Html choices(Shown shown, SearchLinks links) {
        Html choices = Html.of("nav").with("aria-label", "检索方式和排序 mode and order");
        Html modes = Html.of("p", "方式 ");
        for (SearchMode mode : SearchMode.values()) {
            String zh =
                    switch (mode) {
                        case KEYWORD -> "关键词";
                        case SEMANTIC -> "语义";
                        case HYBRID -> "混合";
                    };
            modes.add(choice(links.with("mode", mode.label()), zh, mode == shown.asked()))
                    .text(" ");
        }
        Html orders = Html.of("p", "排序 ");
        for (SortOrder order : SortOrder.values()) {
            String zh =
                    switch (order) {
                        case RELEVANCE -> "相关度";
                        case NEWEST -> "最新";
                        case OLDEST -> "最早";
                    };
            orders.add(choice(links.with("sort", order.label()), zh, order == shown.sort()))
                    .text(" ");
        }
        return choices.add(modes, orders);
    }

    private static Html choice(SearchLinks link, String name, boolean isChosen) {
        Html choice = Html.link(link.address(), name).with("class", "tag");
        return isChosen ? choice.with("aria-current", "true") : choice;
    }

    private static Html understood(Understanding understood, SearchLinks links) {
        Html line =
                Html.of("p", LookupLabel.of(understood.lookup(), Language.ZH) + " ")
                        .with("class", "understood");
        for (Understanding.Chip chip : understood.chips()) {
            line.add(
                            Html.link(links.with("q", chip.without()).address(), chip.text() + " ×")
                                    .with("class", "tag")
                                    .with("title", "去掉 remove"))
                    .text(" ");
        }
        return line.add(Html.link(links.with("understood", "false").address(), "只按词检索"));
    }

    private static Html advice(Advice advice, SearchLinks links) {
        Html box = Html.of("div").with("class", "note");
        if (!advice.unknown().isEmpty()) {
            box.add(Html.of("p", "没有出现过的词：" + String.join("、", advice.unknown())));
        }
        for (Advice.Correction correction : advice.corrections()) {
            box.add(
                    Html.of("p", "您要找的是：")
                            .add(
                                    Html.link(
                                            links.with("q", correction.query()).address(),
                                            correction.query()))
                            .text("（%,d 条）".formatted(correction.total())));
        }
        for (Advice.Relaxation relaxation : advice.relaxations()) {
            boolean isWords = relaxation.filter().equals(Advice.UNDERSTOOD);
            SearchLinks relaxed =
                    isWords
                            ? links.with("understood", "false")
                            : links.without(relaxation.filter());
            String text = isWords ? "只按词检索" : "去掉条件 " + relaxation.filter();
            box.add(
                    Html.of("p", Html.link(relaxed.address(), text))
                            .text("：%,d 条".formatted(relaxation.total())));
        }
        return box;
    }

    private static Html pages(Shown shown, SearchLinks links) {
        Html pages = Html.of("p");
        int limit = Math.max(1, shown.limit());
        int after = shown.offset() + shown.result().hits().size();
        if (shown.offset() > 0) {
            int before = Math.max(0, shown.offset() - limit);
            pages.add(page(links, before, "上一页 Previous")).text(" ");
        }
        if (!shown.result().hits().isEmpty()
                && after < shown.result().total()
                && after <= SearchRequest.DEEPEST) {
            pages.add(page(links, after, "下一页 Next"));
        }
        return pages;
    }

    private static Html page(SearchLinks links, int offset, String name) {
        return Html.link(links.with("offset", Integer.toString(offset)).address(), name);
    }

    private Html hit(Hit hit) {
        Entry entry = hit.entry();
        Html about =
                Html.of("p", Html.link(naming.path(entry.iri()), entry.citation()))
                        .text(" " + String.join(" › ", entry.headings()))
                        .with("class", "way");
        if (entry.document().issued() != null) {
            about.text(" " + entry.document().issued());
        }
        Entry.Measure measure = entry.measure();
        if (measure != null) {
            measure.units()
                    .forEach(
                            unit ->
                                    about.text(" ")
                                            .add(
                                                    Html.link(
                                                            naming.path(unit.unit().iri()),
                                                            unit.unit().name())));
        }
        Span passage = hit.passage();
        List<Span> shown =
                hit.highlights().isEmpty() && passage != null ? List.of(passage) : hit.highlights();
        Html item = Html.of("li", marked(entry.text(), shown), about);
        if (!hit.copies().isEmpty()) {
            Html also =
                    Html.of("p").with("class", "way").text("相近条文 " + hit.copies().size() + " 处");
            also.text("（另见 " + hit.alsoIn() + " 份文件）：");
            for (Entry copy : hit.copies().subList(0, Math.min(COPIES, hit.copies().size()))) {
                also.add(Html.link(naming.path(copy.iri()), copy.citation())).text(" ");
            }
            item.add(also);
        }
        return item;
    }

    /** The text with the words of the query marked; places are counted in code points. */
    private static Html marked(String text, List<Span> highlights) {
        Html line = Html.of("p");
        int done = 0;
        for (Span span : highlights) {
            int start = text.offsetByCodePoints(0, span.start());
            int end = text.offsetByCodePoints(start, span.end() - span.start());
            line.text(text.substring(done, start)).add(Html.of("mark", text.substring(start, end)));
            done = end;
        }
        return line.text(text.substring(done));
    }
}
