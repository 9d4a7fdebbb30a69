package org.tiaowen.rdf;

import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects triples in the order in which they are said, each once; what is null is not said. */
final class Statements {

    private static final Node TYPE = RDF.type.asNode();

    private final Set<Triple> said = new HashSet<>();
    private List<Triple> fresh = new ArrayList<>();

    Statements add(Node subject, Node predicate, @Nullable Node object) {
        if (object != null) {
            Triple triple = Triple.create(subject, predicate, object);
            if (said.add(triple)) {
                fresh.add(triple);
            }
        }
        return this;
    }

    Statements type(Node subject, Node type) {
        return add(subject, TYPE, type);
    }

    /** A plain string; an empty one is not said either. */
    Statements text(Node subject, Node predicate, @Nullable String text) {
        return text == null || text.isEmpty()
                ? this
                : add(subject, predicate, NodeFactory.createLiteralString(text));
    }

    Statements english(Node subject, Node predicate, String text) {
        return text.isEmpty()
                ? this
                : add(subject, predicate, NodeFactory.createLiteralLang(text, "en"));
    }

    Statements chinese(Node subject, Node predicate, String text) {
        return text.isEmpty()
                ? this
                : add(subject, predicate, NodeFactory.createLiteralLang(text, "zh"));
    }

    Statements number(Node subject, Node predicate, long value) {
        return add(subject, predicate, typed(Long.toString(value), XSDDatatype.XSDinteger));
    }

    Statements decimal(Node subject, Node predicate, BigDecimal value) {
        return add(
                subject,
                predicate,
                typed(value.stripTrailingZeros().toPlainString(), XSDDatatype.XSDdecimal));
    }

    Statements truth(Node subject, Node predicate, boolean value) {
        return add(subject, predicate, typed(Boolean.toString(value), XSDDatatype.XSDboolean));
    }

    Statements date(Node subject, Node predicate, @Nullable LocalDate date) {
        return date == null
                ? this
                : add(subject, predicate, typed(date.toString(), XSDDatatype.XSDdate));
    }

    Statements instant(Node subject, Node predicate, @Nullable Instant instant) {
        return instant == null
                ? this
                : add(subject, predicate, typed(instant.toString(), XSDDatatype.XSDdateTime));
    }

    static Node typed(String lexical, RDFDatatype type) {
        return NodeFactory.createLiteralDT(lexical, type);
    }

    /** What was said since the last call, and never before. */
    List<Triple> take() {
        List<Triple> taken = fresh;
        fresh = new ArrayList<>();
        return taken;
    }
}
