package org.tiaowen.rdf;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tiaowen.document.Modality;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sector;
import org.tiaowen.document.SectorScheme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sector scheme as a Turtle file says it: the packaged {@code ontology/sectors.ttl}, or another
 * of the same shape that a user brings. One {@code skos:ConceptScheme}; each concept has a
 * notation, a label @zh and one @en, and words that speak for it.
 */
public final class SectorFile {

    private static final Pattern NOTATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final Pattern SECTION = Pattern.compile("[A-T]");

    /** How much a word speaks for its sector, by the property that gives it. */
    private enum Weight {
        STRONG(Tw.strongTerm, 2.0),
        ORDINARY(Tw.term, 1.0),
        WEAK(Tw.weakTerm, 0.3);

        private final Node property;
        private final double value;

        Weight(Node property, double value) {
            this.property = property;
            this.value = value;
        }
    }

    /** What extraction goes by, and readers of the graph need not see. */
    private static final Set<Node> FOR_EXTRACTION =
            Set.of(
                    Tw.strongTerm,
                    Tw.term,
                    Tw.weakTerm,
                    Tw.organ,
                    Tw.forModality,
                    Tw.forRole,
                    Tw.neutralTerm);

    private final String name;
    private final String digest;
    private final Graph graph;
    private final Node root;
    private final Map<Node, String> notations;
    private final SectorScheme scheme;

    private SectorFile(String name, byte[] bytes) {
        this.name = name;
        this.digest = Fingerprint.of(new String(bytes, StandardCharsets.UTF_8));
        this.graph = graph(bytes);
        this.root = root();
        this.notations = notations();
        this.scheme =
                new SectorScheme(
                        notations.keySet().stream()
                                .map(this::sector)
                                .sorted(Comparator.comparing(Sector::notation))
                                .toList(),
                        literals(root, Tw.neutralTerm));
    }

    /** The scheme that the program brings. */
    public static SectorFile packaged() {
        try (InputStream in = SectorFile.class.getResourceAsStream("/ontology/sectors.ttl")) {
            if (in == null) {
                throw new SectorSchemeException("ontology/sectors.ttl", "not packaged");
            }
            return new SectorFile("ontology/sectors.ttl", in.readAllBytes());
        } catch (IOException e) {
            throw new SectorSchemeException("ontology/sectors.ttl", "cannot be read", e);
        }
    }

    /**
     * The scheme of a file.
     *
     * @throws SectorSchemeException if it cannot be read or is no such scheme
     */
    public static SectorFile read(Path file) {
        try {
            return new SectorFile(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new SectorSchemeException(file.toString(), "there is no such file", e);
        } catch (IOException e) {
            throw new SectorSchemeException(
                    file.toString(), "cannot be read: " + e.getMessage(), e);
        }
    }

    /** What it says. */
    public SectorScheme scheme() {
        return scheme;
    }

    /** SHA-256 of the file, in lower-case hex. */
    public String digest() {
        return digest;
    }

    /**
     * What the graph has to say of the scheme: everything about it and its concepts but the words,
     * with the concepts at the addresses of their notations.
     */
    Stream<Triple> triples(Iris iris) {
        Function<Node, Node> local =
                node -> {
                    String notation = notations.get(node);
                    return notation == null ? node : iris.sector(notation);
                };
        Stream<Triple> said =
                graph.stream()
                        .filter(
                                t ->
                                        t.getSubject().equals(root)
                                                || notations.containsKey(t.getSubject()))
                        .filter(t -> !FOR_EXTRACTION.contains(t.getPredicate()))
                        .filter(t -> !t.getObject().isBlank())
                        .map(
                                t ->
                                        Triple.create(
                                                local.apply(t.getSubject()),
                                                t.getPredicate(),
                                                local.apply(t.getObject())));
        return Stream.concat(
                said,
                notations.values().stream()
                        .flatMap(
                                n ->
                                        Stream.of(Tw.Sector, SKOS.Concept.asNode())
                                                .map(
                                                        type ->
                                                                Triple.create(
                                                                        iris.sector(n),
                                                                        RDF.type.asNode(),
                                                                        type))));
    }

    private Graph graph(byte[] bytes) {
        try {
            return RDFParser.source(new ByteArrayInputStream(bytes))
                    .lang(Lang.TURTLE)
                    .base(Tw.NS)
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .toGraph();
        } catch (RiotException e) {
            throw wrong("not Turtle: " + e.getMessage(), e);
        }
    }

    private Node root() {
        List<Node> schemes = instances(SKOS.ConceptScheme.asNode());
        if (schemes.size() != 1) {
            throw wrong(
                    schemes.isEmpty()
                            ? "no skos:ConceptScheme"
                            : "more than one skos:ConceptScheme: " + schemes);
        }
        return schemes.getFirst();
    }

    /** The concepts and their notations, which have to be one to one. */
    private Map<Node, String> notations() {
        Map<Node, String> found = new HashMap<>();
        Map<String, Node> owners = new TreeMap<>();
        List<Node> concepts =
                Stream.of(Tw.Sector, SKOS.Concept.asNode())
                        .flatMap(type -> instances(type).stream())
                        .distinct()
                        .toList();
        if (concepts.isEmpty()) {
            throw wrong("no concept: nothing is a tw:Sector or a skos:Concept");
        }
        for (Node concept : concepts) {
            List<String> given = literals(concept, SKOS.notation.asNode());
            if (given.size() != 1) {
                throw wrong(concept, "needs one skos:notation and has " + given);
            }
            String notation = given.getFirst();
            if (!NOTATION.matcher(notation).matches()) {
                throw wrong(
                        concept,
                        "skos:notation \""
                                + notation
                                + "\" is not of letters a-z, digits, hyphens, dots and"
                                + " underscores");
            }
            Node other = owners.put(notation, concept);
            if (other != null) {
                throw wrong(concept, "has the skos:notation of <" + other + ">: " + notation);
            }
            found.put(concept, notation);
        }
        return found;
    }

    private Sector sector(Node node) {
        checkProperties(node);
        List<Sector.Term> terms = new ArrayList<>();
        for (Weight weight : Weight.values()) {
            for (String word : literals(node, weight.property)) {
                if (word.isBlank()) {
                    throw wrong(node, "has an empty tw:" + weight.property.getLocalName());
                }
                terms.add(new Sector.Term(word, weight.value));
            }
        }
        if (terms.isEmpty()) {
            throw wrong(node, "has no word: give it tw:strongTerm, tw:term or tw:weakTerm");
        }
        List<String> industries = literals(node, Tw.industry);
        for (String section : industries) {
            if (!SECTION.matcher(section).matches()) {
                throw wrong(node, "tw:industry \"" + section + "\" is no section of GB/T 4754");
            }
        }
        return new Sector(
                String.valueOf(notations.get(node)),
                label(node, "zh"),
                label(node, "en"),
                String.join("", literals(node, SKOS.scopeNote.asNode())),
                industries,
                terms,
                literals(node, Tw.organ),
                known(node, Tw.forModality, Modality.values(), Modality::label),
                known(node, Tw.forRole, Role.values(), Role::label));
    }

    /** A misspelt property of ours would silently say nothing. */
    private void checkProperties(Node node) {
        Set<Node> known = new TreeSet<>(Comparator.comparing(Node::getURI));
        known.addAll(FOR_EXTRACTION);
        known.add(Tw.industry);
        graph.stream(node, Node.ANY, Node.ANY)
                .map(Triple::getPredicate)
                .filter(p -> p.getURI().startsWith(Tw.NS) && !known.contains(p))
                .findFirst()
                .ifPresent(
                        p -> {
                            throw wrong(
                                    node,
                                    "unknown property tw:"
                                            + p.getURI().substring(Tw.NS.length())
                                            + "; known are "
                                            + known.stream()
                                                    .map(
                                                            k ->
                                                                    "tw:"
                                                                            + k.getURI()
                                                                                    .substring(
                                                                                            Tw.NS
                                                                                                    .length()))
                                                    .collect(Collectors.joining(", ")));
                        });
    }

    private <T> List<T> known(Node node, Node property, T[] values, Function<T, String> word) {
        List<T> found = new ArrayList<>();
        for (String given : literals(node, property)) {
            found.add(
                    Arrays.stream(values)
                            .filter(v -> word.apply(v).equals(given))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            wrong(
                                                    node,
                                                    "tw:"
                                                            + property.getLocalName()
                                                            + " \""
                                                            + given
                                                            + "\" is none of "
                                                            + Arrays.stream(values)
                                                                    .map(word)
                                                                    .toList())));
        }
        return found;
    }

    private String label(Node node, String language) {
        return graph.stream(node, SKOS.prefLabel.asNode(), Node.ANY)
                .map(Triple::getObject)
                .filter(o -> o.isLiteral() && o.getLiteralLanguage().equals(language))
                .map(Node::getLiteralLexicalForm)
                .findFirst()
                .orElseThrow(() -> wrong(node, "needs a skos:prefLabel @" + language));
    }

    private List<String> literals(Node node, Node property) {
        return graph.stream(node, property, Node.ANY)
                .map(Triple::getObject)
                .map(
                        o -> {
                            if (!o.isLiteral()) {
                                throw wrong(node, "<" + property + "> is no text: " + o);
                            }
                            return o.getLiteralLexicalForm();
                        })
                .sorted()
                .toList();
    }

    private List<Node> instances(Node type) {
        return graph.stream(Node.ANY, RDF.type.asNode(), type)
                .map(Triple::getSubject)
                .peek(
                        node -> {
                            if (!node.isURI()) {
                                throw wrong("a " + type.getLocalName() + " without an address");
                            }
                        })
                .sorted(Comparator.comparing(Node::getURI))
                .toList();
    }

    private SectorSchemeException wrong(Node node, String message) {
        return wrong("<" + node + "> " + message);
    }

    private SectorSchemeException wrong(String message) {
        return new SectorSchemeException(name, message);
    }

    private SectorSchemeException wrong(String message, Throwable cause) {
        return new SectorSchemeException(name, message, cause);
    }
}
