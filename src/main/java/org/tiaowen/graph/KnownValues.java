package org.tiaowen.graph;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which names given to a named query are names of nothing that a store holds: a query with such a
 * value has no rows, and whoever asked wants to know why.
 */
public final class KnownValues {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final String SECTORS =
            "SELECT DISTINCT ?name { ?s a tw:Sector ; skos:notation ?name } ORDER BY ?name";
    private static final String UNITS =
            "SELECT DISTINCT ?name { ?u a tw:Unit ; skos:prefLabel ?label . BIND(STR(?label) AS"
                + " ?name) FILTER(CONTAINS(?name, $value)) } ORDER BY STRLEN(?name) ?name LIMIT 10";
    private static final String DOCUMENTS =
            "SELECT DISTINCT ?name { ?d a tw:Document ; tw:title|tw:number ?name"
                    + " FILTER(CONTAINS(?name, $value)) } ORDER BY STRLEN(?name) ?name LIMIT 10";

    /**
     * A value that names nothing.
     *
     * @param like names that there are: all sectors, else those that contain the value
     */
    public record Unknown(QueryParameter parameter, String value, List<String> like) {

        /** Takes a copy of the list. */
        public Unknown {
            like = List.copyOf(like);
        }

        /** What is wrong and what there is, in a line. */
        public String message() {
            String there = like.isEmpty() ? "" : "; there are: " + String.join(", ", like);
            return "%s: the store has nothing named “%s”%s"
                    .formatted(parameter.name(), value, there);
        }
    }

    private final GraphStore store;

    /** Looks names up in that store. */
    public KnownValues(GraphStore store) {
        this.store = store;
    }

    /**
     * The values that name nothing; blank ones and defaults are not looked at.
     *
     * @param values by parameter
     */
    public List<Unknown> unknown(NamedQuery query, Map<String, String> values) {
        List<Unknown> unknown = new ArrayList<>();
        for (QueryParameter parameter : query.parameters()) {
            String value = values.getOrDefault(parameter.name(), "").strip();
            if (value.isEmpty()) {
                continue;
            }
            switch (parameter.type()) {
                case SECTOR -> add(parameter, value, names(SECTORS, value), unknown);
                case LABEL -> add(parameter, value, names(UNITS, value), unknown);
                case DOCUMENT -> add(parameter, value, names(DOCUMENTS, value), unknown);
                case TEXT, WORD, IRI, INTEGER, NUMBER, DATE, LIMIT -> {}
            }
        }
        return unknown;
    }

    /**
     * Refuses sectors that the scheme does not have, and a part of the name of a unit or document,
     * whose rows would be none. A name that is like no other may come with the next text.
     *
     * @throws GraphException with reason {@code PARAMETER}
     */
    public void check(NamedQuery query, Map<String, String> values) {
        for (Unknown found : unknown(query, values)) {
            if (!found.like().isEmpty()) {
                throw GraphException.ofParameter(found.parameter().name(), found.message(), null);
            }
        }
    }

    private static void add(
            QueryParameter parameter, String value, List<String> names, List<Unknown> unknown) {
        if (!names.contains(value)) {
            unknown.add(new Unknown(parameter, value, names));
        }
    }

    private List<String> names(String text, String value) {
        Query query = Sparql.parse(text);
        Map<Var, Node> values = Map.of(Var.alloc("value"), NodeFactory.createLiteralString(value));
        return store.query(
                QueryTransformOps.replaceVars(query, values),
                LIMIT,
                result -> {
                    List<String> names = new ArrayList<>();
                    ((QueryResult.Rows) result)
                            .rows()
                            .forEachRemaining(
                                    row -> names.add(row.get("name").getLiteralLexicalForm()));
                    return names;
                });
    }
}
