package org.tiaowen.rdf;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.SchemaDO;
import org.apache.jena.vocabulary.VOID;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The terms that triples may use: those of our vocabulary, and those that others published. */
public final class KnownTerms {

    private static final String SCHEMA = "https://schema.org/";

    /** Namespaces of the vocabularies whose terms are known. */
    private static final List<String> FOREIGN =
            List.of(
                    "http://data.europa.eu/eli/ontology#",
                    "http://www.w3.org/ns/prov#",
                    "http://qudt.org/",
                    "http://purl.org/vocab/vann/",
                    SCHEMA,
                    SKOS.getURI(),
                    DCTerms.getURI(),
                    ORG.getURI(),
                    DCAT.getURI(),
                    VOID.getURI(),
                    RDFS.getURI(),
                    OWL.getURI());

    private final Graph own = Vocabulary.terms();
    private final Set<String> published;

    private KnownTerms(Set<String> published) {
        this.published = published;
    }

    /** What Jena knows of each vocabulary, and what is written down here of the others. */
    public static KnownTerms load() throws IOException {
        Set<String> terms = new TreeSet<>();
        for (Class<?> vocabulary :
                List.of(
                        SKOS.class,
                        DCTerms.class,
                        ORG.class,
                        DCAT.class,
                        VOID.class,
                        RDFS.class,
                        OWL2.class,
                        SchemaDO.class)) {
            for (var field : vocabulary.getFields()) {
                try {
                    if (field.get(null) instanceof Resource term && term.isURIResource()) {
                        terms.add(term.getURI().replace("http://schema.org/", SCHEMA));
                    }
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        try (InputStream in =
                KnownTerms.class.getResourceAsStream("/vocabularies/published-terms.txt")) {
            assertNotNull(in);
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(terms::add);
        }
        return new KnownTerms(terms);
    }

    /** The terms of other vocabularies. */
    public Set<String> published() {
        return published;
    }

    /** Terms of other vocabularies that these do not have. */
    public Set<String> unpublished(Stream<Triple> triples) {
        return terms(triples)
                .filter(KnownTerms::isOfVocabulary)
                .filter(iri -> !published.contains(iri))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Terms in our namespace that the vocabulary does not define, and properties of nobody. */
    public Set<String> undefined(Stream<Triple> triples) {
        return triples.flatMap(
                        t ->
                                Stream.concat(
                                        Stream.of(t.getPredicate()).filter(KnownTerms::isOfNobody),
                                        Stream.of(t.getPredicate(), t.getObject())
                                                .filter(Node::isURI)
                                                .filter(n -> n.getURI().startsWith(Tw.NS))
                                                .filter(this::lacks)))
                .map(Node::getURI)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean lacks(Node term) {
        return !own.contains(term, RDF.type.asNode(), Node.ANY);
    }

    private static boolean isOfNobody(Node property) {
        String iri = property.getURI();
        return !iri.startsWith(Tw.NS) && !iri.startsWith(RDF.getURI()) && !isOfVocabulary(iri);
    }

    private static Stream<String> terms(Stream<Triple> triples) {
        return triples.flatMap(t -> Stream.of(t.getPredicate(), t.getObject()))
                .filter(Node::isURI)
                .map(Node::getURI);
    }

    private static boolean isOfVocabulary(String iri) {
        return FOREIGN.stream().anyMatch(iri::startsWith)
                && !iri.endsWith("#")
                && !iri.endsWith("/");
    }
}
