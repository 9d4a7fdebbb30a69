package org.tiaowen.graph;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/**
 * A value that a named query asks for.
 *
 * @param name the variable of the query that it takes the place of
 * @param allowed the words that it can be; empty where the type is another one
 * @param defaultValue used where no value is given; null where one has to be given
 * @param example a value that makes sense
 * @param labelZh what it is, in Chinese
 * @param labelEn what it is, in English
 */
public record QueryParameter(
        String name,
        Type type,
        List<String> allowed,
        @Nullable String defaultValue,
        String example,
        String labelZh,
        String labelEn) {

    /** What a value has to look like. */
    public enum Type {
        /** Any text. */
        TEXT,
        /** The name of something as its Chinese label has it. */
        LABEL,
        /** A document by its title or its number. */
        DOCUMENT,
        /** A sector by its notation. */
        SECTOR,
        /** One of the words that the parameter allows. */
        WORD,
        /** An absolute IRI. */
        IRI,
        /** A whole number. */
        INTEGER,
        /** A decimal number. */
        NUMBER,
        /** A day, {@code 2021-12-31}. */
        DATE,
        /** At most so many rows, from 1: the query's LIMIT. */
        LIMIT;

        /** The word of the query's header and of the outside faces. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Takes a copy of the list. */
    public QueryParameter {
        allowed = List.copyOf(allowed);
    }

    /**
     * The value as a term.
     *
     * @throws GraphException with reason {@code PARAMETER} where it is none of the type
     */
    Node node(String value) {
        String trimmed = value.strip();
        try {
            return switch (type) {
                case TEXT -> NodeFactory.createLiteralString(value);
                case DOCUMENT, SECTOR -> NodeFactory.createLiteralString(trimmed);
                case WORD -> word(trimmed);
                case LABEL -> NodeFactory.createLiteralLang(trimmed, "zh");
                case IRI -> iri(trimmed);
                case INTEGER ->
                        NodeFactory.createLiteralDT(
                                new BigInteger(trimmed).toString(), XSDDatatype.XSDinteger);
                case NUMBER ->
                        NodeFactory.createLiteralDT(
                                new BigDecimal(trimmed).toPlainString(), XSDDatatype.XSDdecimal);
                case DATE ->
                        NodeFactory.createLiteralDT(
                                LocalDate.parse(trimmed).toString(), XSDDatatype.XSDdate);
                case LIMIT -> limit(trimmed);
            };
        } catch (NumberFormatException | DateTimeParseException | IRIException e) {
            throw wrong(value, e);
        }
    }

    private Node iri(String value) {
        if (!IRIx.create(value).isAbsolute()) {
            throw wrong(value, null);
        }
        return NodeFactory.createURI(value);
    }

    private Node word(String value) {
        if (!allowed.contains(value)) {
            throw GraphException.ofParameter(
                    name,
                    "%s cannot be “%s”; it is one of: %s"
                            .formatted(name, value, String.join(", ", allowed)),
                    null);
        }
        return NodeFactory.createLiteralString(value);
    }

    private Node limit(String value) {
        if (Integer.parseInt(value) < 1) {
            throw wrong(value, null);
        }
        return NodeFactory.createLiteralDT(value, XSDDatatype.XSDinteger);
    }

    private GraphException wrong(String value, @Nullable Throwable cause) {
        return GraphException.ofParameter(
                name,
                "%s: “%s” is not of type %s, such as %s"
                        .formatted(name, value, type.label(), example),
                cause);
    }
}
