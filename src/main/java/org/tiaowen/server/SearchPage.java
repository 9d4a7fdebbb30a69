package org.tiaowen.server;

import org.tiaowen.document.Span;
import org.tiaowen.search.Entry;
import org.tiaowen.search.Hit;
import org.tiaowen.search.SearchResult;

import java.util.List;

/** What was found, as a page. */
final class SearchPage {

    private final Naming naming;

    SearchPage(Naming naming) {
        this.naming = naming;
    }

    /**
     * The page.
     *
     * @param offset hits that were left out before these
     * @param next address of the page after this one; empty where it is the last
     */
    Page of(String query, SearchResult result, int offset, List<String> notes, String next) {
        Page page = new Page("检索：" + query, "");
        page.add(Html.of("p", "共 %,d 条。".formatted(result.total())));
        notes.forEach(note -> page.add(Page.english("p", note).with("class", "note")));
        Html list = Html.of("ol").with("start", Integer.toString(offset + 1)).with("class", "hits");
        result.hits().forEach(hit -> list.add(hit(hit)));
        page.add(list);
        if (!next.isEmpty()) {
            page.add(Html.of("p", Html.link(next, "下一页 Next")));
        }
        return page;
    }

    private Html hit(Hit hit) {
        Entry entry = hit.entry();
        Html about =
                Html.of("p", Html.link(naming.path(entry.iri()), entry.citation()))
                        .text(" " + String.join(" › ", entry.headings()))
                        .with("class", "way");
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
        return Html.of("li", marked(entry.text(), hit.highlights()), about);
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
