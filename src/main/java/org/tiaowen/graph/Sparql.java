package org.tiaowen.graph;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.rdf.Prefixes;

/** Turns text into checked queries. */
public final class Sparql {

    private Sparql() {}

    /**
     * Parses a SPARQL 1.1 query. The prefixes of {@link Prefixes} need no declaration.
     *
     * @throws GraphException with reason {@code SYNTAX} and the place of the error, or {@code
     *     FORBIDDEN} where it asks another server or names code to load
     */
    public static Query parse(String text) {
        Query query = new Query();
        query.setPrefixMapping(Prefixes.mutable());
        try {
            QueryFactory.parse(query, text, null, Syntax.syntaxSPARQL_11);
        } catch (QueryParseException e) {
            throw new GraphException(Reason.SYNTAX, message(e), e.getLine(), e.getColumn(), e);
        } catch (QueryException e) {
            throw new GraphException(Reason.SYNTAX, message(e), e);
        }
        QueryPolicy.check(query);
        return query;
    }

    private static String message(QueryException e) {
        return e.getMessage() == null ? "not a SPARQL query" : e.getMessage();
    }
}
