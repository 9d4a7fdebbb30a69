package org.tiaowen.rdf;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The shapes of {@code ontology/shapes.ttl}, parsed once, and whether a graph has them. All methods
 * may be called by several threads.
 */
public final class GraphShapes {

    private static final class Packaged {
        static final GraphShapes SHAPES = new GraphShapes(Shapes.parse(Vocabulary.shapes()));
    }

    private final Shapes shapes;

    private GraphShapes(Shapes shapes) {
        this.shapes = shapes;
    }

    /** The packaged shapes; the first call parses them. */
    public static GraphShapes packaged() {
        return Packaged.SHAPES;
    }

    /**
     * What was found.
     *
     * @param graph the report as SHACL defines it ({@code sh:ValidationReport}); its results have
     *     no addresses of their own
     * @param violations in the order of the things that they are of
     */
    public record Report(boolean conforms, List<Violation> violations, Graph graph) {}

    /** What in the graph has not its shape. Class hierarchies are those that the graph states. */
    public List<Violation> violations(Graph graph) {
        return violations(validate(graph).getEntries());
    }

    /**
     * The same of a graph of unknown origin, to which the class hierarchy of the vocabulary is
     * added: what is stated of a subclass alone is judged as the class too.
     */
    public Report report(Graph graph) {
        Vocabulary.terms().find(Node.ANY, RDFS.subClassOf.asNode(), Node.ANY).forEach(graph::add);
        ValidationReport report = validate(graph);
        return new Report(report.conforms(), violations(report.getEntries()), report.getGraph());
    }

    private ValidationReport validate(Graph graph) {
        return ShaclValidator.get().validate(shapes, graph);
    }

    private static List<Violation> violations(Collection<ReportEntry> entries) {
        return entries.stream()
                .map(GraphShapes::violation)
                .sorted(
                        Comparator.comparing((Violation v) -> v.focus().toString())
                                .thenComparing(v -> String.valueOf(v.path()))
                                .thenComparing(Violation::message)
                                .thenComparing(v -> String.valueOf(v.value())))
                .toList();
    }

    private static Violation violation(ReportEntry entry) {
        return new Violation(
                entry.focusNode(),
                path(entry.resultPath()),
                entry.value(),
                entry.source(),
                entry.sourceConstraintComponent().getURI(),
                entry.severity().level().getLocalName().toLowerCase(Locale.ROOT),
                entry.message());
    }

    private static @Nullable String path(@Nullable Path path) {
        if (path == null) {
            return null;
        }
        return path instanceof P_Link link && link.getNode().isURI()
                ? Prefixes.shortened(link.getNode().getURI())
                : path.toString();
    }
}
