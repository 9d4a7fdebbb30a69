package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.tiaowen.overlap.CheckReport;
import org.tiaowen.overlap.CheckedItem;
import org.tiaowen.overlap.Difference;
import org.tiaowen.overlap.Label;
import org.tiaowen.overlap.MarkedText;
import org.tiaowen.overlap.MarkedText.Piece;
import org.tiaowen.overlap.Match;
import org.tiaowen.overlap.Wording;
import org.tiaowen.rdf.Validity;
import org.tiaowen.search.Entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** A checked draft as the template {@code check} shows it, and the form that asks for one. */
final class CheckPage {

    static final String ADDRESS = "/check";

    /** Bytes of the longest draft that the page carries to ask for other reports of it. */
    private static final int CARRIED = 4 << 20;

    /** What can stand instead of a label. */
    private static final String NEW = "new";

    private final Frame frame;
    private final Naming naming;
    private final Graph graph;
    private final Wording wording;

    CheckPage(Frame frame, Naming naming, Graph graph) {
        this.frame = frame;
        this.naming = naming;
        this.graph = graph;
        this.wording = Wording.in(frame.language());
    }

    /**
     * The form.
     *
     * @param error what was wrong with a draft; empty for nothing
     */
    record Form(String error, String address) {}

    /**
     * The report.
     *
     * @param title of the draft; empty where it has none
     * @param name of the file, to be sent again
     * @param content of the file in base64, to be sent again; empty where it is too long
     */
    record Report(
            String title,
            int total,
            List<Count> counts,
            List<Item> items,
            String name,
            String content) {}

    /**
     * How many items are of a kind: {@code same}, {@code overlap}, {@code related}, or new.
     *
     * @param before how many are of the kinds before it
     */
    record Count(String kind, String word, int number, int before) {}

    /**
     * A part of the draft.
     *
     * @param kind of the closest clause, or new
     */
    record Item(
            String id,
            String kind,
            String word,
            String marker,
            String text,
            List<Pair> repeated,
            List<Pair> related) {

        boolean hasDifferences() {
            return repeated.stream().anyMatch(pair -> !pair.differences().isEmpty());
        }
    }

    /**
     * A part of the draft beside a clause.
     *
     * @param percent how alike they are
     * @param about number, date and validity of the clause's document
     * @param copies further clauses of the same words
     */
    record Pair(
            String kind,
            String word,
            int percent,
            List<Piece> draft,
            List<Piece> corpus,
            String address,
            String citation,
            List<String> about,
            List<Named> differences,
            boolean cue,
            int copies) {}

    /** A difference in words. */
    record Named(String kind, String draft, String corpus, String direction) {}

    Report of(CheckReport report, DraftUpload draft) {
        List<Item> items = new ArrayList<>();
        for (CheckedItem item : report.items()) {
            items.add(item(item, items.size() + 1));
        }
        List<Count> counts = new ArrayList<>();
        int before = 0;
        for (String kind : List.of("same", "overlap", "related", NEW)) {
            int number = (int) items.stream().filter(i -> i.kind().equals(kind)).count();
            counts.add(new Count(kind, word(kind), number, before));
            before += number;
        }
        return new Report(
                report.title(),
                items.size(),
                counts,
                items,
                draft.name(),
                draft.bytes().length > CARRIED ? "" : draft.content());
    }

    private Item item(CheckedItem checked, int number) {
        List<Pair> repeated = pairs(CheckReport.repetitions(checked));
        List<Pair> related =
                pairs(
                        checked.matches().stream()
                                .filter(m -> m.comparison().label() == Label.RELATED)
                                .toList());
        String kind =
                Stream.concat(repeated.stream(), related.stream())
                        .map(Pair::kind)
                        .findFirst()
                        .orElse(NEW);
        return new Item(
                "m" + number,
                kind,
                word(kind),
                String.join("", checked.item().path()),
                checked.item().text(),
                repeated,
                related);
    }

    private List<Pair> pairs(List<Match> matches) {
        return matches.stream().map(this::pair).toList();
    }

    private Pair pair(Match match) {
        Entry entry = match.entry();
        String kind = match.comparison().label().label();
        return new Pair(
                kind,
                word(kind),
                (int) Math.round(100 * match.comparison().score()),
                MarkedText.first(match.part(), match.comparison()),
                MarkedText.second(entry.text(), match.comparison()),
                naming.path(entry.iri()),
                entry.citation(),
                about(entry.document()),
                match.comparison().differences().stream().map(this::named).toList(),
                match.cue(),
                match.copies().size());
    }

    private List<String> about(Entry.Document document) {
        String status = Validity.of(graph, NodeFactory.createURI(document.iri())).status();
        return Stream.of(document.number(), document.issued(), wording.validity(status))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private Named named(Difference difference) {
        String nothing = frame.say("未提及", "not mentioned");
        return new Named(
                wording.of(difference.kind().label()),
                Objects.requireNonNullElse(difference.draft(), nothing),
                Objects.requireNonNullElse(difference.corpus(), nothing),
                wording.of(difference.direction().label()));
    }

    private String word(String kind) {
        return kind.equals(NEW)
                ? frame.say("新增", "New")
                : frame.say(
                        wording.of(kind),
                        kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1));
    }
}
