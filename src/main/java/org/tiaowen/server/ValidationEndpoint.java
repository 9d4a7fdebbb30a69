package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.GraphShapes;
import org.tiaowen.rdf.Tw;
import org.tiaowen.rdf.Violation;
import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code POST /api/v1/validate}: whether a client's graph has the shapes that a source's graph has
 * here ({@code ontology/shapes.ttl}). Nothing of it is kept.
 */
final class ValidationEndpoint {

    /** Triples of a graph that is checked. */
    private static final int MOST_TRIPLES = 100_000;

    /** Statements about classes; checking a value's class walks up all of them. */
    private static final int MOST_CLASSES = 1_000;

    /** Beginnings or ends of one thing; each is compared with each. */
    private static final int MOST_OFFSETS = 10;

    private static final List<Media> FORMATS =
            Stream.concat(Stream.of(Media.JSON), RdfWriting.FORMATS.stream()).toList();

    private static final Operation VALIDATE =
            Operation.of(
                            Section.LINKED_DATA,
                            "以形状校验图",
                            "Whether a graph has the shapes of a source's graph")
                    .note(
                            "The shapes (SHACL) are those of /ns/shapes; nothing is kept and"
                                + " nothing is fetched. The class hierarchy of the vocabulary is"
                                + " added to the graph. JSON lists the violations; the formats of"
                                + " RDF are a sh:ValidationReport.")
                    .reads("text/turtle", Schema.text())
                    .reads("application/n-triples", Schema.text())
                    .reads("application/ld+json", Schema.any())
                    .reads("application/rdf+xml", Schema.text())
                    .takes(Input.format(FORMATS))
                    .outcome(
                            200,
                            "The report.",
                            FORMATS.stream()
                                    .collect(Collectors.toMap(Media::type, _ -> Schema.any())))
                    .fails(
                            ProblemType.PARAMETER,
                            ProblemType.NOT_ACCEPTABLE,
                            ProblemType.MEDIA_TYPE);

    private final Answers answers;
    private final Naming naming;

    ValidationEndpoint(Answers answers, Naming naming) {
        this.answers = answers;
        this.naming = naming;
    }

    void register(Routes routes) {
        routes.post("/api/v1/validate", VALIDATE, this::validate);
    }

    private void validate(Context ctx) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(VALIDATE);
        Choice choice = Negotiation.choose(ctx, parameters.one("format"), FORMATS);
        Graph graph =
                RdfReading.read(ctx.bodyAsBytes(), ctx.contentType(), naming.iri(""), MOST_TRIPLES);
        checkSize(graph);
        int triples = graph.size();
        GraphShapes.Report report = GraphShapes.packaged().report(graph);
        answers.giveAnew(
                ctx,
                choice,
                (_, state) -> {
                    if (choice.media() == Media.JSON) {
                        ctx.result(Json.bytes(json(report, triples, state)));
                    } else {
                        DeferredOutput out = new DeferredOutput(ctx);
                        RdfWriting.write(report.graph(), choice.media(), out);
                        out.send();
                    }
                });
    }

    /** Refuses what would take out of all proportion to its length. */
    private static void checkSize(Graph graph) {
        Map<Node, Integer> offsets = new HashMap<>();
        for (Node property : List.of(Tw.start, Tw.end)) {
            offsets.clear();
            graph.find(Node.ANY, property, Node.ANY)
                    .mapWith(Triple::getSubject)
                    .forEach(subject -> offsets.merge(subject, 1, Integer::sum));
            if (offsets.values().stream().anyMatch(n -> n > MOST_OFFSETS)) {
                throw new Problem(
                        ProblemType.TOO_LARGE,
                        "one thing has more than %d values of %s"
                                .formatted(MOST_OFFSETS, property.getLocalName()));
            }
        }
        if (graph.find(Node.ANY, RDFS.subClassOf.asNode(), Node.ANY).toList().size()
                > MOST_CLASSES) {
            throw new Problem(
                    ProblemType.TOO_LARGE,
                    "more than %,d statements about subclasses".formatted(MOST_CLASSES));
        }
    }

    private static JsonObject json(GraphShapes.Report report, int triples, State state) {
        return new JsonObject()
                .put("conforms", report.conforms())
                .put("triples", triples)
                .put("total", report.violations().size())
                .put(
                        "violations",
                        report.violations().stream().map(ValidationEndpoint::json).toList())
                .put("revision", state.revision());
    }

    private static JsonObject json(Violation violation) {
        return new JsonObject()
                .put("focus", text(violation.focus()))
                .put("path", violation.path())
                .put("value", text(violation.value()))
                .put("message", violation.message())
                .put("severity", violation.severity())
                .put("shape", text(violation.shape()))
                .put("constraint", violation.component());
    }

    private static @Nullable String text(@Nullable Node node) {
        return node == null
                ? null
                : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }
}
