package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.rdf.Prefixes;
import org.tiaowen.rdf.Tw;

import java.util.List;

/**
 * What the SPARQL service says of itself (SPARQL 1.1 Service Description): languages, formats, what
 * expressions and patterns may use beyond SPARQL, and the graphs.
 */
final class ServiceDescription {

    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    private static final String ENTAILMENT = "http://www.w3.org/ns/entailment/";
    private static final String MATH = "http://www.w3.org/2005/xpath-functions/math#";

    /** Functions beyond those of SPARQL that expressions may call. */
    private static final List<String> FUNCTIONS =
            List.of(
                    "pi", "exp", "exp10", "log", "log10", "pow", "sqrt", "sin", "cos", "tan",
                    "asin", "acos", "atan", "atan2");

    private static final List<String> RESULTS =
            List.of(
                    "SPARQL_Results_JSON",
                    "SPARQL_Results_XML",
                    "SPARQL_Results_CSV",
                    "SPARQL_Results_TSV",
                    "Turtle",
                    "JSON-LD",
                    "N-Triples",
                    "RDF_XML");

    private final Graph out = GraphFactory.createDefaultGraph();
    private final String url;

    private ServiceDescription(String url) {
        this.url = url;
        out.getPrefixMapping().setNsPrefixes(Prefixes.STANDARD).setNsPrefix("sd", SD);
    }

    /**
     * The description of the service at that address, over these named graphs.
     *
     * @param url of the service, as the client asked for it
     * @param update address of the service for updates; null where nothing can be written
     */
    static Graph of(String url, @Nullable String update, List<GraphStamp> graphs) {
        ServiceDescription description = new ServiceDescription(url);
        Node dataset = description.dataset(graphs);
        description.query(dataset);
        if (update != null) {
            description.service(update, "SPARQL11Update", dataset);
        }
        return description.out;
    }

    private Node service(String endpoint, String language, Node dataset) {
        Node service = iri(endpoint + "#service");
        out.add(service, RDF.type.asNode(), sd("Service"));
        out.add(service, sd("endpoint"), iri(endpoint));
        out.add(service, sd("supportedLanguage"), sd(language));
        out.add(service, sd("feature"), sd("UnionDefaultGraph"));
        out.add(service, sd("defaultEntailmentRegime"), iri(ENTAILMENT + "Simple"));
        out.add(service, sd("defaultDataset"), dataset);
        return service;
    }

    private void query(Node dataset) {
        Node service = service(url, "SPARQL11Query", dataset);
        for (String format : RESULTS) {
            out.add(service, sd("resultFormat"), iri(FORMATS + format));
        }
        for (String function : FUNCTIONS) {
            out.add(service, sd("extensionFunction"), iri(MATH + function));
            out.add(iri(MATH + function), RDF.type.asNode(), sd("Function"));
        }
        for (Node property : List.of(Tw.search, Tw.similarTo)) {
            out.add(service, sd("propertyFeature"), property);
            out.add(property, RDF.type.asNode(), sd("Feature"));
        }
    }

    private Node dataset(List<GraphStamp> graphs) {
        Node dataset = iri(url + "#dataset");
        Node union = iri(url + "#default-graph");
        out.add(dataset, RDF.type.asNode(), sd("Dataset"));
        out.add(dataset, sd("defaultGraph"), union);
        out.add(union, RDF.type.asNode(), sd("Graph"));
        for (int i = 0; i < graphs.size(); i++) {
            Node named = iri(url + "#graph-" + (i + 1));
            out.add(dataset, sd("namedGraph"), named);
            out.add(named, RDF.type.asNode(), sd("NamedGraph"));
            out.add(named, sd("name"), graphs.get(i).graph());
        }
        return dataset;
    }

    private static Node sd(String name) {
        return iri(SD + name);
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
