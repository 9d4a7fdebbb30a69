package org.tiaowen.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Sentence;

import java.util.Map;

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
        for (Provision provision : document.provisions()) {
            Node part = Iris.part(node, provision.id());
            out.type(part, Tw.Provision)
                    .add(part, Tw.document, node)
                    .add(part, Tw.partOf, within(provision.parent()))
                    .text(part, Tw.marker, provision.marker())
                    .text(part, Tw.heading, provision.heading())
                    .text(part, Tw.text, provision.text())
                    .text(part, Tw.role, provision.role().label());
            Triples.span(part, provision.span(), out);
        }
        for (Sentence sentence : document.sentences()) {
            Node part = Iris.part(node, sentence.id());
            out.type(part, Tw.Sentence)
                    .add(part, Tw.document, node)
                    .add(part, Tw.partOf, within(sentence.provision()))
                    .text(part, Tw.text, sentence.text())
                    .text(
                            part,
                            Tw.column,
                            sentence.cell() == null ? null : sentence.cell().header());
            Triples.span(part, sentence.span(), out);
        }
    }

    private Node within(@Nullable String provision) {
        return provision == null ? node : Iris.part(node, provision);
    }
}
