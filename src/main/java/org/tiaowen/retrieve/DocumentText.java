package org.tiaowen.retrieve;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Reading;
import org.tiaowen.rdf.Tw;
import org.tiaowen.search.CitationLabel;
import org.tiaowen.search.CitationLabel.Step;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A document with all of its provisions and sentences, in reading order. It is a value: it stays
 * what it was when it was read.
 */
public final class DocumentText {

    /** Provisions lie less deep than this; a damaged graph may have a circle. */
    private static final int DEPTH = 64;

    private static final Comparator<Part> READING_ORDER =
            Comparator.comparingInt(Part::start)
                    .thenComparing(Comparator.comparingInt(Part::end).reversed())
                    .thenComparing(Part::isSentence)
                    .thenComparing(Part::iri);

    /**
     * A provision or a sentence.
     *
     * @param whole address of the provision that holds it; null where it lies in none
     * @param marker as printed; null where it has none
     * @param text own words, without the marker; of a provision the heading and its sentences, but
     *     not the provisions inside it
     */
    public record Part(
            String iri,
            boolean isSentence,
            @Nullable String whole,
            @Nullable String marker,
            String heading,
            String text,
            int start,
            int end) {}

    private final DocumentHead head;
    private final List<Part> parts;
    private final List<Part> leaves;
    private final Map<String, Part> byIri = new HashMap<>();
    private final Map<String, List<Part>> paragraphs = new HashMap<>();

    private DocumentText(DocumentHead head, List<Part> parts) {
        this.head = head;
        this.parts = List.copyOf(parts);
        Set<String> wholes = new HashSet<>();
        for (Part part : parts) {
            byIri.put(part.iri(), part);
            if (part.whole() != null) {
                wholes.add(part.whole());
            }
            if (isParagraph(part)) {
                paragraphs
                        .computeIfAbsent(
                                part.whole() == null ? head.iri() : part.whole(),
                                _ -> new ArrayList<>())
                        .add(part);
            }
        }
        leaves =
                parts.stream()
                        .filter(part -> part.isSentence() || !wholes.contains(part.iri()))
                        .filter(part -> !part.text().isEmpty())
                        .toList();
    }

    /** The document that holds an address, or that it is; empty where the graph knows none. */
    public static Optional<String> documentOf(Graph graph, String iri) {
        Node node = NodeFactory.createURI(iri);
        return graph.contains(node, RDF.type.asNode(), Tw.Document)
                ? Optional.of(iri)
                : Reading.object(graph, node, Tw.document).map(Node::toString);
    }

    /**
     * Reads a document.
     *
     * @param day on which its validity is asked
     */
    public static DocumentText read(Graph graph, String document, LocalDate day) {
        Node node = NodeFactory.createURI(document);
        List<Part> parts = new ArrayList<>();
        for (Node part :
                graph.stream(Node.ANY, Tw.document, node)
                        .map(Triple::getSubject)
                        .distinct()
                        .toList()) {
            boolean isSentence = graph.contains(part, RDF.type.asNode(), Tw.Sentence);
            if (isSentence || graph.contains(part, RDF.type.asNode(), Tw.Provision)) {
                Node whole = Reading.object(graph, part, Tw.partOf).orElse(node);
                parts.add(
                        new Part(
                                part.toString(),
                                isSentence,
                                whole.equals(node) ? null : whole.toString(),
                                Reading.text(graph, part, Tw.marker),
                                DocumentHead.string(graph, part, Tw.heading),
                                DocumentHead.string(graph, part, Tw.text),
                                Reading.number(graph, part, Tw.start),
                                Reading.number(graph, part, Tw.end)));
            }
        }
        parts.sort(READING_ORDER);
        return new DocumentText(DocumentHead.of(graph, document, day), parts);
    }

    /** What is said of the document as a whole. */
    public DocumentHead head() {
        return head;
    }

    /** Provisions and sentences, a whole before what it holds. */
    public List<Part> parts() {
        return parts;
    }

    /** Sentences, and provisions that hold nothing: what search finds. */
    public List<Part> leaves() {
        return leaves;
    }

    /** The part of that address. */
    public Optional<Part> find(String iri) {
        return Optional.ofNullable(byIri.get(iri));
    }

    /** The provisions that hold a part, outermost first, without itself. */
    public List<Part> wholes(Part part) {
        List<Part> wholes = new ArrayList<>();
        Part at = part;
        while (at != null && at.whole() != null && wholes.size() < DEPTH) {
            at = byIri.get(at.whole());
            if (at != null) {
                wholes.addFirst(at);
            }
        }
        return wholes;
    }

    /** Whether a part is that provision or lies in it. */
    public boolean isWithin(Part part, String iri) {
        return iri.equals(head.iri())
                || part.iri().equals(iri)
                || wholes(part).stream().anyMatch(whole -> whole.iri().equals(iri));
    }

    /** Markers on the way down to a part, its own last. */
    public List<String> path(Part part) {
        List<String> path = new ArrayList<>();
        for (Part provision : way(part)) {
            if (provision.marker() != null) {
                path.add(provision.marker());
            }
        }
        return path;
    }

    /** Headings on the same way. */
    public List<String> headings(Part part) {
        return way(part).stream()
                .map(Part::heading)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    /** How people cite a part. */
    public String citation(Part part) {
        List<Part> way = way(part);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            steps.add(new Step(way.get(i).marker(), paragraph(way.get(i), i == way.size() - 1)));
        }
        return CitationLabel.of(head.title(), head.number(), steps);
    }

    /** How people cite the document. */
    public String citation() {
        return CitationLabel.of(head.title(), head.number(), List.of());
    }

    /** A part with its address and citation. */
    public Passage passage(Part part) {
        return new Passage(part.iri(), part.text(), citation(part));
    }

    /** Up to that many leaves before a part and as many behind it. */
    public List<List<Passage>> around(Part part, int count) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < leaves.size(); i++) {
            if (isWithin(leaves.get(i), part.iri())) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first < 0) {
            return List.of(List.of(), List.of());
        }
        return List.of(
                leaves.subList(Math.max(0, first - count), first).stream()
                        .map(this::passage)
                        .toList(),
                leaves.subList(last + 1, Math.min(leaves.size(), last + 1 + count)).stream()
                        .map(this::passage)
                        .toList());
    }

    /** The provisions on the way down to a part, itself included where it is one. */
    private List<Part> way(Part part) {
        List<Part> way = wholes(part);
        if (!part.isSentence()) {
            way.add(part);
        }
        return way;
    }

    /**
     * The number of a paragraph among those of its provision, from 1; 0 where it is the only one. A
     * provision's own words are its first paragraph where others follow.
     */
    private int paragraph(Part provision, boolean last) {
        if (!isParagraph(provision)) {
            return last && paragraphs.containsKey(provision.iri()) ? 1 : 0;
        }
        Part whole = provision.whole() == null ? null : byIri.get(provision.whole());
        List<Part> siblings =
                paragraphs.getOrDefault(whole == null ? head.iri() : whole.iri(), List.of());
        int own = whole != null && !whole.text().isEmpty() ? 1 : 0;
        return siblings.size() + own < 2 ? 0 : siblings.indexOf(provision) + 1 + own;
    }

    private static boolean isParagraph(Part part) {
        return !part.isSentence() && (part.marker() == null || part.marker().isEmpty());
    }
}
