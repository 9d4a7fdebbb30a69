package org.tiaowen.rdf;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;

/** Reads single values back from a graph. */
public final class Reading {

    private Reading() {}

    /** The first value of a property, in the order of their strings. */
    public static Optional<Node> object(Graph graph, Node subject, Node predicate) {
        return graph.stream(subject, predicate, Node.ANY)
                .map(Triple::getObject)
                .min(Comparator.comparing(Node::toString));
    }

    /** The lexical form of a literal: one in Chinese or without a language before all others. */
    public static @Nullable String text(Graph graph, Node subject, Node predicate) {
        return graph.stream(subject, predicate, Node.ANY)
                .map(Triple::getObject)
                .filter(Node::isLiteral)
                .min(
                        Comparator.comparing((Node n) -> isForeign(n.getLiteralLanguage()))
                                .thenComparing(Node::getLiteralLexicalForm))
                .map(Node::getLiteralLexicalForm)
                .orElse(null);
    }

    /** Null also where the text is no day. */
    public static @Nullable LocalDate date(Graph graph, Node subject, Node predicate) {
        String text = text(graph, subject, predicate);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** 0 where there is no whole number. */
    public static int number(Graph graph, Node subject, Node predicate) {
        String text = text(graph, subject, predicate);
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static boolean isForeign(String language) {
        return !language.isEmpty() && !language.startsWith("zh");
    }
}
