package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.rdf.Prefixes;

import java.util.List;

/** What the SPARQL service says of itself (SPARQL 1.1 Service Description). */
final class ServiceDescription {

    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    private ServiceDescription() {}

    /**
     * The description of the service at that address, over these named graphs.
     *
     * @param url of the service, as the client asked for it
     */
    static Graph of(String url, List<GraphStamp> graphs) {
        Graph out = GraphFactory.createDefaultGraph();
        out.getPrefixMapping().setNsPrefixes(Prefixes.STANDARD).setNsPrefix("sd", SD);
        Node service = iri(url + "#service");
        Node dataset = iri(url + "#dataset");
        Node union = iri(url + "#default-graph");
        out.add(service, RDF.type.asNode(), sd("Service"));
        out.add(service, sd("endpoint"), iri(url));
        out.add(service, sd("supportedLanguage"), sd("SPARQL11Query"));
        out.add(service, sd("feature"), sd("UnionDefaultGraph"));
        for (String format :
                List.of(
                        "SPARQL_Results_JSON",
                        "SPARQL_Results_XML",
                        "SPARQL_Results_CSV",
                        "SPARQL_Results_TSV",
                        "Turtle",
                        "JSON-LD",
                        "N-Triples",
                        "RDF_XML")) {
            out.add(service, sd("resultFormat"), iri(FORMATS + format));
        }
        out.add(service, sd("defaultDataset"), dataset);
        out.add(dataset, RDF.type.asNode(), sd("Dataset"));
        out.add(dataset, sd("defaultGraph"), union);
        out.add(union, RDF.type.asNode(), sd("Graph"));
        for (int i = 0; i < graphs.size(); i++) {
            Node named = iri(url + "#graph-" + (i + 1));
            out.add(dataset, sd("namedGraph"), named);
            out.add(named, RDF.type.asNode(), sd("NamedGraph"));
            out.add(named, sd("name"), graphs.get(i).graph());
        }
        return out;
    }

    private static Node sd(String name) {
        return iri(SD + name);
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
