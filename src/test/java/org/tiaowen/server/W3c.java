package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The test suites of the W3C: their manifests, their files, and which tests are known to fail. */
final class W3c {

    static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    static final String CARDINALITY = MF + "resultCardinality";
    static final String QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";

    /** What stands for the folder of the suites in addresses. */
    private static final String BASE = "http://w3c.example/";

    private static final Path ROOT = Path.of("src/test/resources/w3c");

    private W3c() {}

    /**
     * A test of a suite.
     *
     * @param name folder and name, which no other test has
     */
    record Entry(String name, Resource node) {

        /** What kind of test it is, such as {@code QueryEvaluationTest}. */
        String type() {
            return node.getPropertyResourceValue(
                            node.getModel()
                                    .createProperty(
                                            "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"))
                    .getLocalName();
        }

        Resource action() {
            return resource(node, MF + "action");
        }

        Resource result() {
            return resource(node, MF + "result");
        }
    }

    /** The tests of a folder, in the order of its manifest. */
    static List<Entry> entries(String folder) {
        return entries(folder, "manifest.ttl");
    }

    static List<Entry> entries(String folder, String manifest) {
        String iri = BASE + folder + "/" + manifest;
        Model model = ModelFactory.createModelForGraph(graph(iri));
        Property entries = model.createProperty(MF + "entries");
        RDFList list =
                model.listSubjectsWithProperty(entries)
                        .next()
                        .getPropertyResourceValue(entries)
                        .as(RDFList.class);
        return list.asJavaList().stream()
                .map(RDFNode::asResource)
                .map(node -> new Entry(folder + "#" + local(node.getURI()), node))
                .toList();
    }

    private static String local(String iri) {
        return iri.substring(iri.indexOf('#') + 1);
    }

    /** The folders of a part of the suites that have a manifest. */
    static List<String> folders(String part) {
        try (Stream<Path> folders = Files.list(ROOT.resolve(part))) {
            return folders.filter(folder -> Files.exists(folder.resolve("manifest.ttl")))
                    .map(folder -> part + "/" + folder.getFileName())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(String iri) {
        return ROOT.resolve(iri.substring(BASE.length()));
    }

    static byte[] bytes(String iri) {
        try {
            return Files.readAllBytes(file(iri));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String iri) {
        return new String(bytes(iri), StandardCharsets.UTF_8);
    }

    /** The triples of a file, whose relative addresses are those that the server gives them. */
    static Graph graph(String iri) {
        return RDFParser.source(file(iri)).base(iri).toGraph();
    }

    static Resource resource(Resource node, String property) {
        return node.getPropertyResourceValue(node.getModel().createProperty(property));
    }

    /** All values of a property that are addresses. */
    static List<String> iris(Resource node, String property) {
        List<String> iris = new ArrayList<>();
        node.listProperties(node.getModel().createProperty(property))
                .forEach(statement -> iris.add(statement.getResource().getURI()));
        return iris.stream().sorted().toList();
    }

    /** Reasons by the names of tests that are known to fail. */
    static Map<String, String> knownFailures() {
        Map<String, String> known = new TreeMap<>();
        try (Stream<String> lines = Files.lines(ROOT.resolve("known-failures.tsv"))) {
            lines.skip(1)
                    .map(line -> line.split("\t"))
                    .forEach(columns -> known.put(columns[0], columns[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known;
    }

    /** A test that has to pass, or to fail where it is known to. */
    static DynamicTest test(Entry entry, Map<String, String> known, Executable run) {
        return DynamicTest.dynamicTest(
                entry.name(),
                () -> {
                    if (known.containsKey(entry.name())) {
                        assertFalse(
                                passes(run),
                                "passes now; strike it out of known-failures.tsv: "
                                        + known.get(entry.name()));
                    } else {
                        run.execute();
                    }
                });
    }

    private static boolean passes(Executable run) {
        try {
            run.execute();
            return true;
        } catch (Throwable e) {
            return false;
        }
    }
}
