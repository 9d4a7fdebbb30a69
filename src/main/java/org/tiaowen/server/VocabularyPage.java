package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.tiaowen.rdf.Tw;

import java.util.Comparator;

/** The page of the vocabulary: each term with what it means. */
final class VocabularyPage {

    private VocabularyPage() {}

    static Page of(Graph terms) {
        Html table =
                Html.of(
                        "table",
                        Html.of(
                                "tr",
                                Html.of("th", "词 Term"),
                                Html.of("th", "名称 Name"),
                                Html.of("th", "含义 Meaning")));
        terms.stream(Node.ANY, RDFS.label.asNode(), Node.ANY)
                .map(Triple::getSubject)
                .distinct()
                .filter(Terms::isOwn)
                .map(term -> new Thing(terms, term))
                .sorted(Comparator.comparing(Thing::iri))
                .forEach(term -> table.add(row(term)));
        return new Page("词汇表", "Vocabulary")
                .add(Html.of("p", "前缀 ").add(Html.of("code", "tw: <" + Tw.NS + ">")), table);
    }

    private static Html row(Thing term) {
        String meaning = term.text(RDFS.comment.asNode(), "zh");
        String meaningEn = term.text(RDFS.comment.asNode(), "en");
        return Html.of(
                        "tr",
                        Html.of("td", Html.link("#" + term.localName(), "tw:" + term.localName())),
                        Html.of(
                                "td",
                                Html.of("span", Terms.label(term.node()) + " "),
                                Page.english("small", Terms.labelEn(term.node()))),
                        Html.of(
                                "td",
                                Html.of("span", (meaning == null ? "" : meaning) + " "),
                                Page.english("small", meaningEn == null ? "" : meaningEn)))
                .with("id", term.localName());
    }
}
