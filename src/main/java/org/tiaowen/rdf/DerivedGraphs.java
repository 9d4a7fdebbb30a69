package org.tiaowen.rdf;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Citation.Relation;
import org.tiaowen.rdf.PrintedDocuments.Printed;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Computes what joins sources, from all of them together: which documents of other sources are
 * cited, which are repealed or amended and by whom, which are printed twice.
 *
 * <p>Only what the sources' own graphs say is read: the result depends neither on an earlier result
 * nor on the order of ingest.
 */
public final class DerivedGraphs {

    /** Fields of a document that its validity follows from. */
    private static final Set<String> VALIDITY = Set.of("validity", "repealedBy", "repealedOn");

    /** The year in a 文号. */
    private static final Pattern NUMBER = Pattern.compile("[〔\\[（(【]\\d{4}[〕\\]）)】]\\d+号$");

    private final Iris iris;

    /** Derives graphs named there. */
    public DerivedGraphs(Iris iris) {
        this.iris = iris;
    }

    /** Name of the graph of citations resolved across sources: {@code graph/citations}. */
    public Node citations() {
        return iris.graph("citations");
    }

    /** Name of the graph of what repeals and amends what: {@code graph/validity}. */
    public Node validity() {
        return iris.graph("validity");
    }

    /** Name of the graph of documents printed in several sources: {@code graph/copies}. */
    public Node copies() {
        return iris.graph("copies");
    }

    /**
     * All derived graphs by name.
     *
     * @param union every named graph together
     */
    public Map<Node, List<Triple>> of(Graph union) {
        PrintedDocuments documents = PrintedDocuments.of(union);
        Statements citations = new Statements();
        Statements validity = new Statements();
        Map<Node, Map<String, String>> stated = stated(union);
        PrintedProvisions places = new PrintedProvisions(union);
        for (Node citation : citations(union)) {
            resolve(union, citation, documents, places, stated.keySet(), citations, validity);
        }
        List<Triple> said = validity.take();
        Statements inForce = keptInForce(said, stated.keySet());
        stated.forEach((document, fields) -> state(document, fields, documents, inForce));
        Statements copies = new Statements();
        for (List<Printed> prints : documents.byKey()) {
            Printed first = prints.getFirst();
            for (Printed later : prints) {
                if (!later.source().equals(first.source())) {
                    copies.add(later.node(), Tw.copyOf, first.node());
                }
            }
        }
        Map<Node, List<Triple>> graphs = new LinkedHashMap<>();
        graphs.put(citations(), citations.take());
        graphs.put(validity(), Stream.concat(said.stream(), inForce.take().stream()).toList());
        graphs.put(copies(), copies.take());
        return graphs;
    }

    /** What a list keeps is in force, unless another text has repealed it. */
    private static Statements keptInForce(List<Triple> said, Set<Node> stated) {
        Set<Node> repealed =
                said.stream()
                        .filter(t -> t.getPredicate().equals(Tw.validity))
                        .map(Triple::getSubject)
                        .collect(Collectors.toSet());
        Statements inForce = new Statements();
        said.stream()
                .filter(t -> t.getPredicate().equals(Tw.keptBy))
                .map(Triple::getSubject)
                .distinct()
                .filter(document -> !repealed.contains(document) && !stated.contains(document))
                .forEach(document -> inForce.add(document, Tw.validity, Tw.inForce));
        return inForce;
    }

    /** What corrections say of the validity of documents, which outweighs what texts say. */
    private static Map<Node, Map<String, String>> stated(Graph union) {
        Map<Node, Map<String, String>> stated = new TreeMap<>(Comparator.comparing(Node::toString));
        union.stream(Node.ANY, RDF.type.asNode(), Tw.Correction)
                .map(Triple::getSubject)
                .distinct()
                .forEach(
                        correction -> {
                            Node document =
                                    Reading.object(union, correction, Tw.document).orElse(null);
                            String field = Reading.text(union, correction, Tw.field);
                            String value = Reading.text(union, correction, Tw.correctedTo);
                            if (document != null
                                    && field != null
                                    && value != null
                                    && VALIDITY.contains(field)) {
                                stated.computeIfAbsent(document, _ -> new TreeMap<>())
                                        .put(field, value);
                            }
                        });
        return stated;
    }

    private static void state(
            Node document, Map<String, String> fields, PrintedDocuments documents, Statements out) {
        Node concept =
                switch (fields.getOrDefault("validity", "")) {
                    case "in-force" -> Tw.inForce;
                    case "repealed" -> Tw.repealed;
                    default -> Tw.unknown;
                };
        out.add(document, Tw.validity, concept);
        String by = fields.get("repealedBy");
        if (by != null) {
            boolean isNumber = NUMBER.matcher(by).find();
            documents
                    .everywhere()
                    .find(isNumber ? null : by, isNumber ? by : null, document)
                    .ifPresent(repealing -> out.add(document, Tw.repealedBy, repealing));
        }
        String on = fields.get("repealedOn");
        if (on != null) {
            out.add(document, Tw.repealedOn, Statements.typed(on, XSDDatatype.XSDdate));
        }
    }

    /** In a fixed order, so that equal sources give equal lists. */
    private static List<Node> citations(Graph union) {
        return union.stream(Node.ANY, RDF.type.asNode(), Tw.Citation)
                .map(Triple::getSubject)
                .distinct()
                .sorted(Comparator.comparing(Node::toString))
                .toList();
    }

    private static void resolve(
            Graph union,
            Node citation,
            PrintedDocuments documents,
            PrintedProvisions places,
            Set<Node> stated,
            Statements citations,
            Statements validity) {
        Node citing = Reading.object(union, citation, Tw.document).orElse(null);
        String label = Reading.text(union, citation, Tw.relation);
        String title = Reading.text(union, citation, Tw.citedTitle);
        String number = Reading.text(union, citation, Tw.citedNumber);
        Relation relation = relation(label);
        Printed from = citing == null ? null : documents.get(citing);
        if (from == null || relation == null) {
            return;
        }
        if (title == null && number == null) {
            return; // a place of the citing document itself
        }
        String place = Reading.text(union, citation, Tw.citedPlace);
        Optional<Node> near = documents.inSource(from.source()).find(title, number, from.node());
        Optional<Node> target =
                near.isPresent() ? near : documents.everywhere().find(title, number, from.node());
        if (target.isEmpty()) {
            return;
        }
        if (near.isEmpty()) {
            List<Node> provisions = places.at(target.get(), place);
            citations.add(from.node(), CitationTriples.ofDocument(relation, place), target.get());
            Node about = Reading.object(union, citation, Tw.about).orElse(from.node());
            if (provisions.isEmpty()) {
                citations.add(citation, Tw.target, target.get());
            }
            for (Node provision : provisions) {
                citations.add(citation, Tw.target, provision);
                CitationTriples.between(about, relation, provision, citations);
            }
        }
        for (Node print : documents.prints(target.get())) {
            if (place == null) {
                Stream.concat(Stream.of(print), promulgated(union, print, from).stream())
                        .filter(text -> relation != Relation.REPEALS || !stated.contains(text))
                        .forEach(text -> invalidate(from, relation, text, validity));
            } else {
                inPart(from, relation, print, places.at(print, place), validity);
            }
        }
    }

    /** What repeals a covering notice repeals the text that it promulgates. */
    private static List<Node> promulgated(Graph union, Node notice, Printed by) {
        return union.stream(Node.ANY, Tw.promulgatedBy, notice)
                .map(Triple::getSubject)
                .filter(text -> !text.equals(by.node()))
                .sorted(Comparator.comparing(Node::toString))
                .toList();
    }

    /** The document goes on without the provisions that are repealed. */
    private static void inPart(
            Printed by, Relation relation, Node document, List<Node> provisions, Statements out) {
        switch (relation) {
            case REPEALS -> {
                out.add(document, Tw.amendedBy, by.node());
                provisions.forEach(p -> out.add(p, Tw.repealedBy, by.node()));
            }
            case AMENDS -> {
                out.add(document, Tw.amendedBy, by.node());
                provisions.forEach(p -> out.add(p, Tw.amendedBy, by.node()));
            }
            case CITES, IMPLEMENTS, FORWARDS, PROMULGATES, KEEPS -> {}
        }
    }

    /** Null for a word that is none, as a graph written by other hands may have. */
    private static @Nullable Relation relation(@Nullable String label) {
        for (Relation relation : Relation.values()) {
            if (relation.label().equals(label)) {
                return relation;
            }
        }
        return null;
    }

    /** A repeal holds from the day on which the repealing text does, else from its date. */
    private static void invalidate(Printed by, Relation relation, Node target, Statements out) {
        if (relation == Relation.REPEALS) {
            out.add(target, Tw.repealedBy, by.node())
                    .add(target, Tw.validity, Tw.repealed)
                    .date(
                            target,
                            Tw.repealedOn,
                            by.effective() == null ? by.candidate().issued() : by.effective());
        } else if (relation == Relation.AMENDS) {
            out.add(target, Tw.amendedBy, by.node());
        } else if (relation == Relation.KEEPS) {
            out.add(target, Tw.keptBy, by.node());
        }
    }
}
