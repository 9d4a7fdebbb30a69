package org.tiaowen.rdf;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.Level;
import org.tiaowen.document.Lifetime;
import org.tiaowen.document.Organ;
import org.tiaowen.document.OrganType;
import org.tiaowen.document.Place;
import org.tiaowen.document.SectorScheme;
import org.tiaowen.document.UnitRegistry;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The data that the program knows before it reads a text: places, units and sectors, from {@code
 * divisions.tsv}, {@code former-divisions.tsv}, {@code units.ttl} and {@code sectors.ttl}.
 *
 * @param gazetteer the administrative divisions
 * @param units kinds of organs and single organs, over that gazetteer
 * @param sectorFile the scheme of sectors
 */
public record Ontology(Gazetteer gazetteer, UnitRegistry units, SectorFile sectorFile) {

    private static final Node ORGAN_TYPE = term("OrganType");
    private static final Node ORGAN = term("Organ");
    private static final Node GROUP = term("Group");
    private static final Node NAME_PATTERN = term("namePattern");
    private static final Node PLACE_FORM = term("placeForm");
    private static final Node AT_LEVEL = term("atLevel");
    private static final Node IN_PLACE = term("inPlace");
    private static final Node FROM = term("from");
    private static final Node UNTIL = term("until");

    /** The sectors of the scheme. */
    public SectorScheme sectors() {
        return sectorFile.scheme();
    }

    /** Opens one file of the ontology by its name. */
    @FunctionalInterface
    private interface Opener {
        InputStream open(String name) throws IOException;
    }

    /**
     * The packaged ontology.
     *
     * @throws UncheckedIOException if a file is missing or malformed, which is a fault of the build
     */
    public static Ontology load() {
        return load(SectorFile.packaged());
    }

    /**
     * The packaged ontology with these sectors.
     *
     * @throws UncheckedIOException if a file is missing or malformed, which is a fault of the build
     */
    public static Ontology load(SectorFile sectors) {
        return load(() -> sectors);
    }

    /**
     * The same with sectors that may still be being read.
     *
     * @param sectors asked when everything else is read
     */
    public static Ontology load(Supplier<SectorFile> sectors) {
        return read(
                name -> {
                    InputStream in = Ontology.class.getResourceAsStream("/ontology/" + name);
                    if (in == null) {
                        throw new FileNotFoundException("not packaged: ontology/" + name);
                    }
                    return in;
                },
                sectors);
    }

    /**
     * The ontology of a folder that holds the four files.
     *
     * @throws UncheckedIOException if a file is missing, unreadable or malformed; the message names
     *     it
     * @throws SectorSchemeException if {@code sectors.ttl} is
     */
    public static Ontology load(Path folder) {
        return read(
                name -> Files.newInputStream(folder.resolve(name)),
                () -> SectorFile.read(folder.resolve("sectors.ttl")));
    }

    private static Ontology read(Opener opener, Supplier<SectorFile> sectors) {
        Gazetteer gazetteer = new Gazetteer(places(opener), former(opener));
        Graph units = graph(opener, "units.ttl");
        return new Ontology(
                gazetteer, new UnitRegistry(types(units), organs(units), gazetteer), sectors.get());
    }

    private static List<Place> places(Opener opener) {
        return rows(opener, "divisions.tsv", 5).stream()
                .map(c -> place(c[0], c[1], c[2], c[3], c[4]))
                .toList();
    }

    /** Divisions as they were, by the codes of those that they are today. */
    private static List<Place> former(Opener opener) {
        return rows(opener, "former-divisions.tsv", 6).stream()
                .map(c -> place(c[4], c[0], c[1], c[2], c[3]))
                .toList();
    }

    private static Place place(
            String code, String name, String shortNames, String level, String parent) {
        return new Place(
                code,
                name,
                Stream.of(shortNames.split(";")).filter(s -> !s.isEmpty()).toList(),
                level(level),
                parent.isEmpty() ? null : parent);
    }

    /** The rows of a table below its heading. */
    private static List<String[]> rows(Opener opener, String file, int columns) {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(opener.open(file), StandardCharsets.UTF_8))) {
            for (String row :
                    lines.lines()
                            .filter(l -> !l.startsWith("#") && !l.isBlank())
                            .skip(1)
                            .toList()) {
                String[] cells = row.split("\t", -1);
                if (cells.length != columns) {
                    throw new IOException(file + ": not " + columns + " columns: " + row);
                }
                rows.add(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static Graph graph(Opener opener, String name) {
        try (InputStream in = opener.open(name)) {
            return RDFParser.source(in).lang(Lang.TURTLE).base(Tw.NS).toGraph();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RiotException e) {
            throw new UncheckedIOException(new IOException(name + ": " + e.getMessage(), e));
        }
    }

    private static List<OrganType> types(Graph graph) {
        List<OrganType> types = new ArrayList<>();
        for (Node node : instances(graph, ORGAN_TYPE)) {
            String form = literal(graph, node, PLACE_FORM);
            String level = literal(graph, node, AT_LEVEL);
            types.add(
                    new OrganType(
                            label(graph, node, "zh"),
                            required(node, literal(graph, node, NAME_PATTERN)),
                            literals(graph, node, SKOS.altLabel.asNode()),
                            literals(graph, node, SKOS.hiddenLabel.asNode()),
                            "short".equals(form)
                                    ? OrganType.PlaceForm.SHORT
                                    : OrganType.PlaceForm.ANY,
                            level == null ? null : level(level),
                            literals(graph, node, IN_PLACE),
                            lifetime(graph, node),
                            successor(graph, node)));
        }
        return types;
    }

    private static List<Organ> organs(Graph graph) {
        return Stream.concat(instances(graph, ORGAN).stream(), instances(graph, GROUP).stream())
                .map(
                        node ->
                                new Organ(
                                        label(graph, node, "zh"),
                                        literals(graph, node, SKOS.altLabel.asNode()),
                                        lifetime(graph, node),
                                        successor(graph, node)))
                .toList();
    }

    private static Lifetime lifetime(Graph graph, Node node) {
        return new Lifetime(date(literal(graph, node, FROM)), date(literal(graph, node, UNTIL)));
    }

    private static @Nullable String successor(Graph graph, Node node) {
        return graph.stream(node, Tw.succeededBy, Node.ANY)
                .map(t -> label(graph, t.getObject(), "zh"))
                .findFirst()
                .orElse(null);
    }

    /**
     * Instances of a class, in the order of their addresses, so that every start reads the same.
     */
    private static List<Node> instances(Graph graph, Node type) {
        return graph.stream(Node.ANY, RDF.type.asNode(), type)
                .map(t -> t.getSubject())
                .sorted(Comparator.comparing(Node::getURI))
                .toList();
    }

    private static String label(Graph graph, Node node, String language) {
        return required(
                node,
                graph.stream(node, SKOS.prefLabel.asNode(), Node.ANY)
                        .map(t -> t.getObject())
                        .filter(o -> o.getLiteralLanguage().equals(language))
                        .map(Node::getLiteralLexicalForm)
                        .findFirst()
                        .orElse(null));
    }

    private static List<String> literals(Graph graph, Node node, Node property) {
        return graph.stream(node, property, Node.ANY)
                .map(t -> t.getObject().getLiteralLexicalForm())
                .sorted()
                .toList();
    }

    private static @Nullable String literal(Graph graph, Node node, Node property) {
        List<String> all = literals(graph, node, property);
        return all.isEmpty() ? null : all.getFirst();
    }

    private static String required(Node node, @Nullable String value) {
        if (value == null) {
            throw new UncheckedIOException(new IOException("incomplete in the ontology: " + node));
        }
        return value;
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static Level level(String word) {
        return Level.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Node term(String name) {
        return NodeFactory.createURI(Tw.NS + name);
    }
}
