package org.tiaowen.graph.rdf4j;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.vocabulary.RDF4J;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.Dataset;
import org.eclipse.rdf4j.query.impl.SimpleDataset;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphNames;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.ResultReader;
import org.tiaowen.rdf.Tw;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one read sees: the state that the store's graphs said they had when the read began, and
 * whatever is asked about them since.
 */
final class Session implements AutoCloseable {

    /** What the store says of itself, among its named graphs. */
    static final Node STORE = NodeFactory.createURI("urn:tiaowen:store");

    /** A graph that is nowhere: a dataset without any would be the dataset of all. */
    private static final IRI NOTHING = Terms.iri(NodeFactory.createURI("urn:tiaowen:none"));

    /** How long one request of a read may take. */
    static final Duration REQUEST = Duration.ofMinutes(2);

    /** A graph of the program states its revision inside itself, a user's among the store's. */
    private static final String STAMPS =
            """
            SELECT ?g ?r ?f ?noted {
              { GRAPH ?g { ?g <%1$s> ?r . ?g <%2$s> ?f } }
              UNION
              { GRAPH <%3$s> { ?g <%1$s> ?r } BIND (true AS ?noted) }
            }\
            """
                    .formatted(Tw.revision.getURI(), Tw.fingerprint.getURI(), STORE.getURI());

    private final Requests requests;
    private final Union union;
    private final SortedMap<Node, GraphStamp> stamps =
            new TreeMap<>(Comparator.comparing(Node::getURI));
    private long revision;
    private @Nullable PatternGraph patterns;

    /** Where the union of the named graphs is found. */
    enum Union {
        /** In the default graph, where each write keeps it; the store has transactions. */
        KEPT,
        /** In the merge of the graphs that a request names (SPARQL 1.1 Protocol, 2.1.4). */
        NAMED
    }

    /** Begins a read; where that fails, the connection is given back. */
    Session(RepositoryConnection connection, Union union) {
        requests = new Requests(connection);
        this.union = union;
        try {
            if (union == Union.KEPT) {
                connection.begin(IsolationLevels.SNAPSHOT);
            }
            readStamps();
        } catch (RuntimeException | Error e) {
            requests.close();
            throw e;
        }
    }

    private void readStamps() {
        for (BindingSet row : rows(STAMPS, null, REQUEST).rest()) {
            Node graph = Terms.node(row.getValue("g"));
            String stated = row.getValue("r").stringValue();
            if (graph.equals(STORE)) {
                revision = Long.parseLong(stated);
            } else if (row.hasBinding("noted")) {
                stamps.put(graph, GraphStamp.ofUser(graph, Long.parseLong(stated)));
            } else if (!graph.getURI().startsWith(StagedWriting.STAGING)) {
                stated(graph, row.getValue("f").stringValue(), stated);
            }
        }
    }

    /** A user's graph may say of itself whatever it wants. */
    private void stated(Node graph, String fingerprint, String revision) {
        GraphStamp known = stamps.get(graph);
        if ((known == null || !known.isUsers()) && revision.matches("[0-9]+")) {
            stamps.put(graph, new GraphStamp(graph, fingerprint, Long.parseLong(revision)));
        }
    }

    long revision() {
        return revision;
    }

    List<GraphStamp> stamps() {
        return List.copyOf(stamps.values());
    }

    Optional<GraphStamp> stamp(Node graph) {
        return Optional.ofNullable(stamps.get(graph));
    }

    /** Whether no user may write to that graph. */
    boolean isProtected(Node graph) {
        GraphStamp stamp = stamps.get(graph);
        return GraphNames.isReserved(graph) || stamp != null && !stamp.isUsers();
    }

    /** All of a named graph, in one request. */
    Graph graph(Node name) {
        Graph graph = GraphFactory.createDefaultGraph();
        if (stamps.containsKey(name)) {
            String text = "SELECT ?s ?p ?o { GRAPH <%s> { ?s ?p ?o } }".formatted(name.getURI());
            try (Background<BindingSet> rows = rows(text, null, REQUEST)) {
                rows.forEachRemaining(row -> graph.add(triple(row)));
            }
        }
        return graph;
    }

    /** The union of the program's graphs, asked for by patterns. */
    Graph sources() {
        if (patterns == null) {
            boolean areAll = stamps.values().stream().noneMatch(GraphStamp::isUsers);
            patterns = patterns(areAll ? dataset() : dataset(own()), REQUEST);
        }
        return patterns;
    }

    private Set<Node> own() {
        return stamps.values().stream()
                .filter(stamp -> !stamp.isUsers())
                .map(GraphStamp::graph)
                .collect(Collectors.toSet());
    }

    /** The union of all graphs, asked for by patterns. */
    PatternGraph all(Duration limit) {
        return patterns(dataset(), limit);
    }

    /** A named graph, asked for by patterns. */
    PatternGraph patterns(Node name, Duration limit) {
        return patterns(dataset(Set.of(name)), limit);
    }

    private PatternGraph patterns(Dataset dataset, Duration limit) {
        return new PatternGraph(text -> rows(text, dataset, limit));
    }

    /** These graphs, merged. */
    private static Dataset dataset(Set<Node> names) {
        SimpleDataset dataset = new SimpleDataset();
        names.forEach(name -> dataset.addDefaultGraph(Terms.iri(name)));
        if (names.isEmpty()) {
            dataset.addDefaultGraph(NOTHING);
        }
        return dataset;
    }

    static Triple triple(BindingSet row) {
        return Triple.create(
                Terms.node(row.getValue("s")),
                Terms.node(row.getValue("p")),
                Terms.node(row.getValue("o")));
    }

    /** What a query without FROM asks: the graphs by name, their union as the default graph. */
    Dataset dataset() {
        SimpleDataset dataset = new SimpleDataset();
        if (union == Union.KEPT || stamps.isEmpty()) {
            // RDF4J's name of its default graph; no graph at all would mean all of them.
            dataset.addDefaultGraph(RDF4J.NIL);
            dataset.addNamedGraph(NOTHING);
        }
        for (Node name : stamps.keySet()) {
            dataset.addNamedGraph(Terms.iri(name));
            if (union == Union.NAMED) {
                dataset.addDefaultGraph(Terms.iri(name));
            }
        }
        return dataset;
    }

    /** What FROM and FROM NAMED of a query name. */
    private static Dataset dataset(Query query) {
        SimpleDataset dataset = new SimpleDataset();
        for (String name : query.getGraphURIs()) {
            dataset.addDefaultGraph(Terms.iri(NodeFactory.createURI(name)));
        }
        for (String name : query.getNamedGraphURIs()) {
            dataset.addNamedGraph(Terms.iri(NodeFactory.createURI(name)));
        }
        return dataset;
    }

    /** The rows of a SELECT. */
    private Background<BindingSet> rows(String text, @Nullable Dataset dataset, Duration limit) {
        return requests.rows(text, dataset, limit);
    }

    /** What a query answers. */
    <T extends @Nullable Object, X extends Exception> T answer(
            Query query, Duration limit, ResultReader<T, X> reader) throws X {
        Dataset dataset = query.hasDatasetDescription() ? dataset(query) : dataset();
        return requests.answer(query, dataset, limit, reader);
    }

    /** Ends the read; nothing of it is written. */
    @Override
    public void close() {
        requests.close();
    }
}
