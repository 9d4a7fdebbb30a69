package org.tiaowen.graph;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.update.UpdateException;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.rdf.Prefixes;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns text into checked queries and updates. */
public final class Sparql {

    private static final Pattern PLACE = Pattern.compile("line ([0-9]+), column ([0-9]+)");

    private Sparql() {}

    /**
     * Parses a SPARQL 1.1 query. The prefixes of {@link Prefixes} need no declaration.
     *
     * @throws GraphException with reason {@code SYNTAX} and the place of the error, or {@code
     *     FORBIDDEN} where it asks another server or names code to load
     */
    public static Query parse(String text) {
        return parse(text, null);
    }

    /** The same; relative IRIs are resolved against a base, unless the query has its own. */
    public static Query parse(String text, @Nullable String base) {
        return parse(text, base, List.of());
    }

    /**
     * The same.
     *
     * @param services addresses of other endpoints that it may ask by SERVICE
     */
    public static Query parse(String text, @Nullable String base, Collection<String> services) {
        QueryDepth.check(text);
        Query query = new Query();
        query.setPrefixMapping(Prefixes.mutable());
        try {
            QueryFactory.parse(query, text, base, Syntax.syntaxSPARQL_11);
            QueryPolicy.check(query, services);
        } catch (QueryParseException e) {
            throw syntax(e);
        } catch (QueryException e) {
            throw new GraphException(Reason.SYNTAX, message(e), e);
        } catch (StackOverflowError e) {
            throw new GraphException(Reason.SYNTAX, "the query is nested too deeply", e);
        }
        return query;
    }

    /** Parses an update without relative IRIs. */
    public static UpdateRequest parseUpdate(String text) {
        return parseUpdate(text, null);
    }

    /**
     * Parses a SPARQL 1.1 update: one operation or several. The prefixes of {@link Prefixes} need
     * no declaration.
     *
     * @param base what relative IRIs are resolved against, unless the update has its own
     * @throws GraphException with reason {@code SYNTAX} and the place of the error, or {@code
     *     FORBIDDEN} where it would load a document, asks another server or names code to load
     */
    public static UpdateRequest parseUpdate(String text, @Nullable String base) {
        QueryDepth.checkUpdate(text);
        UpdateRequest update = new UpdateRequest();
        update.setPrefixMapping(Prefixes.mutable());
        try {
            UpdateFactory.parse(update, text, base, Syntax.syntaxSPARQL_11);
            QueryPolicy.check(update);
        } catch (QueryParseException e) {
            throw syntax(e);
        } catch (QueryException | UpdateException e) {
            throw new GraphException(Reason.SYNTAX, message(e), e);
        } catch (StackOverflowError e) {
            throw new GraphException(Reason.SYNTAX, "the update is nested too deeply", e);
        }
        return update;
    }

    /** The parser's own getters give the place of the word before the one that is wrong. */
    private static GraphException syntax(QueryParseException e) {
        Matcher place = PLACE.matcher(message(e));
        return place.find()
                ? new GraphException(
                        Reason.SYNTAX,
                        message(e),
                        Integer.parseInt(place.group(1)),
                        Integer.parseInt(place.group(2)),
                        e)
                : new GraphException(Reason.SYNTAX, message(e), e.getLine(), e.getColumn(), e);
    }

    /** Without the list of all that could have stood there. */
    private static String message(JenaException e) {
        return Objects.toString(e.getMessage(), "")
                .lines()
                .findFirst()
                .orElse("not a SPARQL query");
    }
}
