package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiaowen.Packaged;
import org.tiaowen.parser.ParsedSource;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Samples;
import org.tiaowen.rdf.SourceDescription;
import org.tiaowen.rdf.Triples;
import org.tiaowen.rdf.Tw;
import org.tiaowen.source.SourceReader;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

/** What is written as Akoma Ntoso is valid by its schema and read back as the tree that it was. */
final class AkomaNtosoTest {

    /** The schema of the OASIS Standard. */
    private static final Schema SCHEMA = schema();

    /** A provision or a sentence as both sides have it. */
    private record Piece(String path, String marker, String heading, String text) {}

    /** The corpus, and texts of other kinds. */
    static Stream<Path> texts() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder :
                List.of(
                        "corpus",
                        "src/test/resources/fixtures/reading-5/texts",
                        "src/test/resources/query-corpus")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.filter(f -> f.toString().endsWith(".txt")).sorted().forEach(found::add);
            }
        }
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyDocumentIsValidAndComesBackAsItWas(Path file) throws Exception {
        String name = String.valueOf(file.getFileName());
        ParsedSource parsed =
                Packaged.PARSER.parse(new SourceReader().read(Files.readAllBytes(file), name));
        Graph graph = GraphFactory.createDefaultGraph();
        new Triples(Samples.IRIS)
                .of(
                        new SourceDescription("c", name, "00", null, null, List.of(), List.of()),
                        parsed.documents(),
                        Map.of())
                .forEach(graph::add);
        List<Thing> documents = Thing.instances(graph, Tw.Document);
        assertTrue(!documents.isEmpty());
        for (Thing document : documents) {
            roundTrip(document);
        }
    }

    /** All that a document can be to another, dates known and unknown. */
    @Test
    void relationsOfDocumentsAreValidToo() throws Exception {
        Graph graph = GraphFactory.createDefaultGraph();
        for (Samples.Sample sample : Samples.all()) {
            new Triples(Samples.IRIS)
                    .of(sample.source(), sample.documents(), sample.facts())
                    .forEach(graph::add);
        }
        List<Thing> documents = Thing.instances(graph, Tw.Document);
        assertTrue(documents.size() > 1);
        for (Thing document : documents) {
            for (Thing other : documents) {
                for (Node relation :
                        List.of(
                                Tw.amends,
                                Tw.amendedBy,
                                Tw.repeals,
                                Tw.repealedBy,
                                Tw.implementsDocument,
                                Tw.promulgates,
                                Tw.forwards,
                                Tw.cites)) {
                    graph.add(document.node(), relation, other.node());
                }
            }
        }
        for (Thing document : documents) {
            roundTrip(document);
        }
    }

    @Test
    void samplesWithFactsComeBackToo() throws Exception {
        for (Samples.Sample sample : Samples.all()) {
            Graph graph = GraphFactory.createDefaultGraph();
            new Triples(Samples.IRIS)
                    .of(sample.source(), sample.documents(), sample.facts())
                    .forEach(graph::add);
            for (Thing document : Thing.instances(graph, Tw.Document)) {
                roundTrip(document);
            }
        }
    }

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new File("src/test/resources/akomantoso/akomantoso30.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void roundTrip(Thing document) throws Exception {
        List<Piece> wanted = new ArrayList<>();
        document.parts().forEach(part -> wanted(document.node(), part, wanted));
        Element root = xml(document).getDocumentElement();
        assertEquals("akomaNtoso", root.getLocalName());
        assertEquals(AkomaNtoso.NS, root.getNamespaceURI());
        List<Piece> read = new ArrayList<>();
        read((Element) elements(root, "body").item(0), read);
        assertEquals(text(wanted), text(read), document.iri());
        check(document, root);
    }

    private static String text(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece).append('\n'));
        return text.toString();
    }

    private static void wanted(Node document, Thing part, List<Piece> out) {
        List<Thing> parts = part.parts();
        boolean isLeaf = part.isA(Tw.Sentence) || parts.isEmpty();
        out.add(
                new Piece(
                        Iris.path(document, part.node()),
                        part.string(Tw.marker),
                        part.string(Tw.heading),
                        isLeaf ? part.string(Tw.text) : ""));
        parts.forEach(child -> wanted(document, child, out));
    }

    /** Reads the hierarchy: the reader of the round trip. */
    private static void read(Element element, List<Piece> out) {
        for (Element child : children(element)) {
            boolean isOurs = child.getAttribute("eId").startsWith(AkomaNtoso.WRAPPER);
            String eId = isOurs ? "" : child.getAttribute("eId");
            boolean isSentence = child.getLocalName().equals("p") && !eId.isEmpty();
            if (isSentence) {
                out.add(new Piece(path(eId), "", "", child.getTextContent()));
            } else if (!eId.isEmpty()) {
                out.add(
                        new Piece(
                                path(eId), direct(child, "num"), heading(child), leafText(child)));
                read(child, out);
            } else if (!Set.of("num", "heading", "p").contains(child.getLocalName())) {
                read(child, out);
            }
        }
    }

    /** Two underscores join the parts of a path, unless a number behind them tells a repeat. */
    private static String path(String eId) {
        return eId.replaceAll("__(?![0-9])", "/");
    }

    private static String heading(Element provision) {
        String own = direct(provision, "heading");
        NodeList inline = elements(provision, "inline");
        if (own.isEmpty() && inline.getLength() > 0) {
            Element first = (Element) inline.item(0);
            Element sentence = (Element) first.getParentNode();
            boolean isOwn = sentence.getParentNode().getParentNode().equals(provision);
            return isOwn ? first.getTextContent() : "";
        }
        return own;
    }

    private static String leafText(Element provision) {
        for (Element child : children(provision)) {
            if (child.getLocalName().equals("content")) {
                for (Element p : children(child)) {
                    if (p.getAttribute("eId").isEmpty()) {
                        return p.getTextContent();
                    }
                }
            }
        }
        return "";
    }

    private static String direct(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getLocalName().equals(name))
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = element.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static NodeList elements(Element root, String name) {
        return root.getElementsByTagNameNS(AkomaNtoso.NS, name);
    }

    /** The schema of the standard, unique eIds, and no reference to an eId that is not there. */
    private static void check(Thing document, Element root) throws Exception {
        try {
            SCHEMA.newValidator().validate(new DOMSource(root));
        } catch (SAXException e) {
            throw new AssertionError(document.iri(), e);
        }
        Set<String> ids = new HashSet<>();
        Set<String> referenced = new HashSet<>();
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            String id = element.getAttribute("eId");
            assertTrue(id.isEmpty() || ids.add(id), "twice: " + id);
            for (String attribute : List.of("source", "href", "as")) {
                String value = element.getAttribute(attribute);
                if (value.startsWith("#")) {
                    referenced.add(value.substring(1));
                }
            }
        }
        referenced.removeAll(ids);
        assertEquals(Set.of(), referenced);
    }

    private static Document xml(Thing document) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AkomaNtoso.write(document, out);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(out.toByteArray()));
    }
}
