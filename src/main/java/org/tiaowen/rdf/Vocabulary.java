package org.tiaowen.rdf;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;

/** The packaged vocabulary and sector scheme as triples, so that queries find the names of terms. */
public final class Vocabulary {
    private static final List<String> FILES = List.of("tiaowen.ttl", "sectors.ttl");

    private Vocabulary() {}

    /**
     * What {@code tiaowen.ttl} and {@code sectors.ttl} say.
     *
     * @throws UncheckedIOException if a file is missing, which is a fault of the build
     */
    public static List<Triple> triples() {
        List<Triple> triples = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream in = Vocabulary.class.getResourceAsStream("/ontology/" + file)) {
                if (in == null) {
                    throw new FileNotFoundException("not packaged: ontology/" + file);
                }
                RDFParser.source(in)
                        .lang(Lang.TURTLE)
                        .base(Tw.NS)
                        .toGraph()
                        .stream()
                        .forEach(triples::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return triples;
    }
}
