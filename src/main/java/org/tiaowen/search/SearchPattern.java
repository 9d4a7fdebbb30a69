package org.tiaowen.search;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.rdf.Tw;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One pattern of search in a query: {@code (?hit ?score ?highlight) tw:search ("words" 20)}.
 *
 * @param property {@link Tw#search} or {@link Tw#similarTo}
 * @param hit variable or address of what is found
 * @param score variable of its score
 * @param highlight variable of its text with the words marked
 * @param key the words or the sentence asked for, or a variable
 * @param limit number of hits wanted
 * @param mode how it is looked for; of a sentence, hybrid is semantic as soon as there are vectors
 */
record SearchPattern(
        Node property,
        Node hit,
        @Nullable Var score,
        @Nullable Var highlight,
        Node key,
        int limit,
        SearchMode mode) {

    /** Hits where the pattern names no number. */
    private static final int USUAL = 10;

    static boolean isProperty(Node predicate) {
        return predicate.equals(Tw.search) || predicate.equals(Tw.similarTo);
    }

    /**
     * Reads the two sides of a pattern.
     *
     * @throws GraphException with reason {@code EVALUATION} where they are not as they should be
     */
    static SearchPattern of(Node property, List<Node> subjects, List<Node> objects) {
        if (subjects.isEmpty() || subjects.size() > 3) {
            throw refusal(property, "takes one to three variables: (?hit ?score ?highlight)");
        }
        if (objects.isEmpty() || objects.size() > 3) {
            throw refusal(
                    property,
                    "takes what to look for, a number of hits and a mode: " + key(property));
        }
        Set<Node> distinct = new HashSet<>(subjects);
        distinct.add(objects.getFirst());
        if (distinct.size() <= subjects.size()) {
            throw refusal(property, "takes a variable once only");
        }
        Node hit = subjects.getFirst();
        if (!hit.isVariable() && !hit.isURI()) {
            throw refusal(property, "finds addresses, not " + hit);
        }
        Node key = objects.getFirst();
        checkKey(property, key);
        return new SearchPattern(
                property,
                hit,
                variable(property, subjects, 1),
                variable(property, subjects, 2),
                key,
                objects.size() < 2 ? USUAL : limit(property, objects.get(1)),
                objects.size() < 3 ? SearchMode.HYBRID : mode(property, objects.get(2)));
    }

    /** The same with a value in place of its variable. */
    SearchPattern lookingFor(Node value) {
        checkKey(property, value);
        return new SearchPattern(property, hit, score, highlight, value, limit, mode);
    }

    /** Refuses what cannot be looked for. */
    static void checkKey(Node property, Node key) {
        boolean fits = property.equals(Tw.search) ? key.isLiteral() : key.isURI();
        if (!fits && !key.isVariable()) {
            throw refusal(property, "looks for " + key(property) + ", not " + key);
        }
    }

    static GraphException refusal(Node property, String what) {
        return new GraphException(Reason.EVALUATION, "tw:" + property.getLocalName() + " " + what);
    }

    private static String key(Node property) {
        return property.equals(Tw.search) ? "(\"words\" 20)" : "(<address of a sentence> 10)";
    }

    private static @Nullable Var variable(Node property, List<Node> subjects, int index) {
        if (index >= subjects.size()) {
            return null;
        }
        Node node = subjects.get(index);
        if (!node.isVariable()) {
            throw refusal(property, "binds score and highlight to variables, not to " + node);
        }
        return Var.alloc(node);
    }

    private static SearchMode mode(Node property, Node node) {
        if (node.isLiteral()) {
            for (SearchMode mode : SearchMode.values()) {
                if (mode.label().equals(node.getLiteralLexicalForm())) {
                    return mode;
                }
            }
        }
        throw refusal(property, "takes the mode 'keyword', 'semantic' or 'hybrid', not " + node);
    }

    private static int limit(Node property, Node node) {
        if (node.isLiteral()
                && node.getLiteralDatatype().equals(XSDDatatype.XSDinteger)
                && node.getLiteralDatatype().isValid(node.getLiteralLexicalForm())) {
            BigInteger given = new BigInteger(node.getLiteralLexicalForm());
            if (given.signum() > 0
                    && given.compareTo(BigInteger.valueOf(SearchRequest.MOST)) <= 0) {
                return given.intValue();
            }
        }
        throw refusal(
                property,
                "takes a number of hits from 1 to %d, not %s".formatted(SearchRequest.MOST, node));
    }
}
