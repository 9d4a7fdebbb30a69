package org.tiaowen.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.tiaowen.document.Correction;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Language;
import org.tiaowen.document.Problem;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Span;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Maps a source with its documents and facts to the triples of the source's named graph.
 *
 * <p>The mapping is pure: equal input gives equal triples in the same order. It makes no blank
 * nodes. What it says of units and sectors (type, label, notation) makes a source's graph
 * understandable without others. Citations of documents of the same source are resolved here; those
 * that join sources are the matter of {@link DerivedGraphs}.
 */
public final class Triples {

    private static final Node ORG_ORGANIZATION =
            NodeFactory.createURI("http://www.w3.org/ns/org#Organization");

    private final Iris iris;

    /** A mapping that mints its addresses there. */
    public Triples(Iris iris) {
        this.iris = iris;
    }

    /**
     * The triples of one source, each once.
     *
     * @param documents in reading order
     * @param facts by the {@code seq} of the document; a document without an entry has none
     */
    public List<Triple> of(
            SourceDescription source, List<Document> documents, Map<Integer, Facts> facts) {
        return parts(
                        source,
                        documents,
                        d -> facts.getOrDefault(d.seq(), Facts.NONE),
                        _ -> List.of())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The same, document by document, so that they can be written while later facts are still being
     * found; what is said of the source itself comes last, because it counts the facts.
     *
     * @param facts asked once for each document, in order, when its part is wanted
     * @param corrections those that were carried out in a document, asked after its facts
     */
    public Stream<List<Triple>> parts(
            SourceDescription source,
            List<Document> documents,
            Function<Document, Facts> facts,
            Function<Document, List<Correction>> corrections) {
        Statements out = new Statements();
        Node sourceNode = iris.source(source.id());
        List<Node> nodes = iris.documents(source.id(), documents);
        Map<Integer, Node> bySeq = new HashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            bySeq.put(documents.get(i).seq(), nodes.get(i));
        }
        CitationTargets targets = new CitationTargets(documents, nodes);
        List<Facts> found = new ArrayList<>();
        Stream<List<Triple>> texts =
                IntStream.range(0, documents.size())
                        .mapToObj(
                                i -> {
                                    Document document = documents.get(i);
                                    Facts own = facts.apply(document);
                                    found.add(own);
                                    new DocumentTriples(iris, document, nodes.get(i), out)
                                            .add(sourceNode, bySeq);
                                    new FactTriples(iris, document, nodes.get(i), targets, out)
                                            .add(own);
                                    new CorrectionTriples(iris, nodes.get(i), out)
                                            .add(corrections.apply(document));
                                    return out.take();
                                });
        Stream<List<Triple>> description =
                Stream.of(source)
                        .map(
                                s -> {
                                    describe(s, documents, found, sourceNode, out);
                                    return out.take();
                                });
        return Stream.concat(texts, description);
    }

    private static void describe(
            SourceDescription source,
            List<Document> documents,
            List<Facts> facts,
            Node node,
            Statements out) {
        out.type(node, Tw.Source)
                .text(node, RDFS.label.asNode(), source.name())
                .text(node, Tw.name, source.name())
                .text(node, Tw.sha256, source.sha256())
                .text(node, Tw.originUrl, source.originUrl())
                .instant(node, Tw.ingested, source.ingested())
                .number(node, Tw.documentCount, documents.size())
                .number(node, Tw.provisionCount, count(documents, d -> d.provisions().size()))
                .number(node, Tw.sentenceCount, count(documents, d -> d.sentences().size()))
                .number(node, Tw.measureCount, count(facts, f -> f.measures().size()))
                .number(node, Tw.linkedUnitCount, count(facts, f -> units(f, true)))
                .number(node, Tw.unlinkedUnitCount, count(facts, f -> units(f, false)))
                .number(node, Tw.problemCount, source.problems().size());
        int n = 0;
        for (Furniture furniture : source.furniture()) {
            Node piece = Iris.part(node, "furniture_" + ++n);
            out.type(piece, Tw.Furniture)
                    .add(piece, Tw.inSource, node)
                    .text(piece, Tw.kind, furniture.kind().label());
            span(piece, furniture.span(), out);
        }
        n = 0;
        for (Problem problem : source.problems()) {
            Node piece = Iris.part(node, "problem_" + ++n);
            out.type(piece, Tw.Problem)
                    .add(piece, Tw.inSource, node)
                    .text(piece, Tw.severity, problem.severity().name().toLowerCase(Locale.ROOT))
                    .text(piece, Tw.code, problem.code().label())
                    .chinese(piece, Tw.message, problem.message(Language.ZH))
                    .english(piece, Tw.message, problem.message(Language.EN))
                    .number(piece, Tw.line, problem.line());
            if (problem.span() != null) {
                span(piece, problem.span(), out);
            }
        }
    }

    private static <T> long count(Collection<T> things, ToLongFunction<T> size) {
        return things.stream().mapToLong(size).sum();
    }

    private static long units(Facts facts, boolean registered) {
        return facts.responsibilities().stream()
                .filter((Responsibility r) -> r.registered() == registered)
                .count();
    }

    static void span(Node node, Span span, Statements out) {
        out.number(node, Tw.start, span.start()).number(node, Tw.end, span.end());
    }

    /** What a graph says of each unit that it names. */
    static Node unit(Iris iris, String fullName, Statements out) {
        Node node = iris.unit(fullName);
        out.type(node, Tw.Unit)
                .type(node, ORG_ORGANIZATION)
                .chinese(node, RDFS.label.asNode(), fullName)
                .chinese(node, SKOS.prefLabel.asNode(), fullName);
        return node;
    }
}
