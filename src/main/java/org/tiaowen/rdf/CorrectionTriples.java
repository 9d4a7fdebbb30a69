package org.tiaowen.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.tiaowen.document.Correction;

import java.util.List;

/**
 * Says what a curator put right in one document. A correction is an entity of its own, attributed
 * to the curator; it keeps what had been found as its {@code prov:value}, and what it made is
 * derived from it.
 */
final class CorrectionTriples {

    private final Iris iris;
    private final Node document;
    private final Statements out;

    CorrectionTriples(Iris iris, Node document, Statements out) {
        this.iris = iris;
        this.document = document;
        this.out = out;
    }

    void add(List<Correction> corrections) {
        corrections.forEach(this::add);
    }

    private void add(Correction c) {
        Node correction = Iris.part(document, c.id());
        Node about = c.provision() == null ? document : Iris.part(document, c.provision());
        out.type(correction, Tw.Correction)
                .type(correction, Prov.ENTITY)
                .add(correction, Tw.document, document)
                .add(correction, Tw.about, about)
                .text(correction, Tw.action, c.action().label())
                .text(correction, Tw.field, c.field())
                .text(correction, Prov.VALUE, c.before())
                .text(correction, Tw.correctedTo, c.after())
                .text(correction, Tw.note, c.note())
                .text(correction, Tw.statedIn, c.file())
                .date(correction, Tw.correctedOn, c.date());
        if (c.sentence() != null) {
            out.add(correction, Tw.sentence, Iris.part(document, c.sentence()));
        } else if (c.provision() == null) {
            out.add(document, Prov.WAS_DERIVED_FROM, correction);
        }
        if (c.by() != null) {
            Node curator = iris.curator(c.by());
            out.add(correction, Prov.WAS_ATTRIBUTED_TO, curator)
                    .type(curator, Prov.AGENT)
                    .text(curator, RDFS.label.asNode(), c.by());
        }
    }
}
