package org.tiaowen.graph;

import static org.apache.jena.sparql.lang.sparql_11.javacc.SPARQLParser11Constants.*;

import org.apache.jena.sparql.lang.sparql_11.javacc.JavaCharStream;
import org.apache.jena.sparql.lang.sparql_11.javacc.SPARQLParser11TokenManager;
import org.apache.jena.sparql.lang.sparql_11.javacc.Token;
import org.apache.jena.sparql.lang.sparql_11.javacc.TokenMgrError;
import org.tiaowen.graph.GraphException.Reason;

import java.io.StringReader;

/**
 * How deep a query goes, told by its words before anybody reads it. Parser, optimiser and evaluator
 * all go down by recursion: into brackets, and along chains of operators, each of which takes what
 * stands before it as its left side. A stack that ends inside a cache can leave the cache's lock
 * held for ever, so that a query which would come near the end has to be refused beforehand.
 */
final class QueryDepth {

    /**
     * Brackets of any kind inside each other. Functions that hold each other need the most: some
     * 400 fill a stack of 1 MiB.
     */
    static final int NESTED = 128;

    /** Operators of one query; 2000 OPTIONAL in a row fill such a stack. */
    static final int OPERATORS = 1000;

    private QueryDepth() {}

    /**
     * Checks a query.
     *
     * @throws GraphException with reason {@code SYNTAX} and the place where it becomes too deep
     */
    static void check(String text) {
        check(text, OPERATORS);
    }

    /** Checks an update: brackets only, for data may name thousands of graphs. */
    static void checkUpdate(String text) {
        check(text, Integer.MAX_VALUE);
    }

    private static void check(String text, int operatorsAtMost) {
        if (text.length() <= OPERATORS
                && text.chars().filter(QueryDepth::opens).count() <= NESTED) {
            return;
        }
        var words = new SPARQLParser11TokenManager(new JavaCharStream(new StringReader(text)));
        int nested = 0;
        int operators = 0;
        try {
            for (Token word = words.getNextToken(); word.kind != EOF; word = words.getNextToken()) {
                switch (word.kind) {
                    case LPAREN, LBRACE, LBRACKET -> nested++;
                    case RPAREN, RBRACE, RBRACKET -> nested--;
                    case OPTIONAL,
                            UNION,
                            MINUS_P,
                            BIND,
                            SERVICE,
                            GRAPH,
                            VALUES,
                            FILTER,
                            AS,
                            SC_OR,
                            SC_AND,
                            PLUS,
                            MINUS,
                            STAR,
                            SLASH,
                            VBAR,
                            DOT ->
                            operators++;
                    default -> {}
                }
                if (nested > NESTED) {
                    throw tooDeep("is nested more than %d levels deep".formatted(NESTED), word);
                }
                if (operators > operatorsAtMost) {
                    throw tooDeep(
                            ("has more than %d operators (OPTIONAL, UNION, FILTER, ||, the full"
                                            + " stop and the like); lists go into VALUES or IN")
                                    .formatted(OPERATORS),
                            word);
                }
            }
        } catch (TokenMgrError e) {
            // The parser will come to it, and says where it stands.
        }
    }

    private static boolean opens(int character) {
        return character == '(' || character == '{' || character == '[';
    }

    private static GraphException tooDeep(String what, Token word) {
        return new GraphException(
                Reason.SYNTAX,
                "the query %s, at line %d, column %d"
                        .formatted(what, word.beginLine, word.beginColumn),
                word.beginLine,
                word.beginColumn,
                null);
    }
}
