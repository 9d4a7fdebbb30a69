package org.tiaowen.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Says what one document is and how it is built. */
final class DocumentTriples {

    private final Iris iris;
    private final Document document;
    private final Node node;
    private final Statements out;

    DocumentTriples(Iris iris, Document document, Node node, Statements out) {
        this.iris = iris;
        this.document = document;
        this.node = node;
        this.out = out;
    }

    void add(Node source, Map<Integer, Node> bySeq) {
        out.type(node, Tw.Document)
                .chinese(node, RDFS.label.asNode(), document.title())
                .text(node, Tw.title, document.title())
                .truth(node, Tw.titleInferred, document.titleInferred())
                .text(node, Tw.number, document.number())
                .text(node, Tw.kind, document.kind())
                .text(node, Tw.key, DocumentKey.of(document));
        for (String issuer : document.issuers()) {
            out.add(node, Tw.issuer, Triples.unit(iris, issuer, out));
        }
        out.text(node, Tw.jurisdiction, document.jurisdiction())
                .text(node, Tw.level, document.level() == null ? null : document.level().label())
                .date(node, Tw.issued, document.issued())
                .date(node, Tw.effective, document.effective())
                .add(node, Tw.inSource, source)
                .number(node, Tw.seq, document.seq());
        Triples.span(node, document.span(), out);
        Node notice = bySeq.get(document.promulgatedBy());
        if (notice != null) {
            out.add(node, Tw.promulgatedBy, notice).add(notice, Tw.promulgates, node);
        }
        Map<String, Integer> order = readingOrder();
        for (Provision provision : document.provisions()) {
            Node part = Iris.part(node, provision.id());
            out.type(part, Tw.Provision)
                    .add(part, Tw.document, node)
                    .add(part, Tw.partOf, within(provision.parent()))
                    .text(part, Tw.path, provision.id())
                    .text(part, Tw.marker, provision.marker())
                    .text(part, Tw.heading, provision.heading())
                    .text(part, Tw.text, provision.text())
                    .text(part, Tw.role, provision.role().label())
                    .number(part, Tw.order, order.getOrDefault(provision.id(), 0));
            Triples.span(part, provision.span(), out);
        }
        for (Sentence sentence : document.sentences()) {
            Node part = Iris.part(node, sentence.id());
            out.type(part, Tw.Sentence)
                    .add(part, Tw.document, node)
                    .add(part, Tw.partOf, within(sentence.provision()))
                    .text(part, Tw.path, sentence.id())
                    .text(part, Tw.text, sentence.text())
                    .text(
                            part,
                            Tw.column,
                            sentence.cell() == null ? null : sentence.cell().header())
                    .number(part, Tw.order, order.getOrDefault(sentence.id(), 0));
            Triples.span(part, sentence.span(), out);
        }
    }

    private Node within(@Nullable String provision) {
        return provision == null ? node : Iris.part(node, provision);
    }

    private record Place(String id, Span span) {}

    /**
     * Provisions and sentences are counted together, as one reads them; a whole before its parts.
     */
    private Map<String, Integer> readingOrder() {
        List<Place> places =
                Stream.concat(
                                document.provisions().stream()
                                        .map((Provision p) -> new Place(p.id(), p.span())),
                                document.sentences().stream()
                                        .map((Sentence s) -> new Place(s.id(), s.span())))
                        .sorted(
                                Comparator.comparingInt((Place p) -> p.span().start())
                                        .thenComparingInt(p -> -p.span().end()))
                        .toList();
        Map<String, Integer> order = new HashMap<>();
        places.forEach(place -> order.put(place.id(), order.size() + 1));
        return order;
    }
}
