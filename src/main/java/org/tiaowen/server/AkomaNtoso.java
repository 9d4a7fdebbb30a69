package org.tiaowen.server;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Tw;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

/**
 * A document as Akoma Ntoso 3.0 (OASIS LegalDocumentML). Each {@code eId} is the path of the
 * provision or sentence below the document, its parts joined by two underscores as the naming
 * convention has it: {@code chp_2__art_7__s_1}.
 *
 * <p>A provision holds sentences before its parts as {@code intro} and behind them as {@code
 * wrapUp}; one without parts holds its sentences as {@code content}. A heading that its first
 * sentence begins with stands in that sentence, marked {@code <inline name="heading">}. What the
 * standard has no element for (a row of a table) is an {@code hcontainer} with a name.
 */
final class AkomaNtoso {

    static final String NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

    /** Elements of the hierarchy by the words of our paths. */
    private static final Map<String, String> ELEMENTS =
            Map.of(
                    "part", "part",
                    "subpart", "subpart",
                    "chp", "chapter",
                    "sec", "section",
                    "sub", "subsection",
                    "art", "article",
                    "item", "point",
                    "point", "indent",
                    "para", "paragraph");

    /** Begins the eIds, which the schema asks of each hcontainer, of those that are ours alone. */
    static final String WRAPPER = "hcontainer_";

    private static final String EMPTY = "empty";

    /** Provisions lie less deep than this; a damaged graph may have a circle. */
    private static final int DEPTH = 64;

    private final Thing document;
    private final XmlOutput xml;

    private AkomaNtoso(Thing document, XmlOutput xml) {
        this.document = document;
        this.xml = xml;
    }

    /** Writes a document of the graph. */
    static void write(Thing document, OutputStream out) {
        try (XmlOutput xml = new XmlOutput(out, NS)) {
            new AkomaNtoso(document, xml).write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the document cannot be said in XML", e);
        }
    }

    private void write() throws XMLStreamException {
        xml.open("akomaNtoso");
        String kind = document.string(Tw.kind);
        xml.open("act", "name", kind.isEmpty() ? "act" : kind, "contains", "originalVersion");
        new AkomaNtosoMeta(document, xml).write();
        preface();
        xml.open("body");
        List<Thing> parts = document.parts();
        if (parts.isEmpty()) {
            xml.open("hcontainer", "name", EMPTY, "eId", WRAPPER + EMPTY);
            xml.open("content").element("p", "").end().end();
        }
        for (Thing part : parts) {
            inOrder(part, 0);
        }
        xml.end().end().end();
    }

    private void preface() throws XMLStreamException {
        xml.open("preface");
        xml.open("p");
        xml.element("docTitle", document.string(Tw.title));
        if (document.text(Tw.number) != null) {
            xml.element("docNumber", document.string(Tw.number));
        }
        String issued = document.text(Tw.issued);
        if (issued != null) {
            xml.element("docDate", issued, "date", issued);
        }
        xml.end().end();
    }

    /** A provision; a sentence where only provisions may stand. */
    private void inOrder(Thing part, int depth) throws XMLStreamException {
        if (part.isA(Tw.Provision)) {
            provision(part, depth);
        } else {
            xml.open("hcontainer", "name", "text", "eId", WRAPPER + eId(part)).open("content");
            sentence(part, "");
            xml.end().end();
        }
    }

    private void provision(Thing provision, int depth) throws XMLStreamException {
        String path = Iris.path(document.node(), provision.node());
        String word = path.substring(path.lastIndexOf('/') + 1).replaceFirst("_.*", "");
        String element = ELEMENTS.get(word);
        if (element == null) {
            xml.open("hcontainer", "name", word, "eId", eId(provision));
        } else {
            xml.open(element, "eId", eId(provision));
        }
        List<Thing> parts = depth > DEPTH ? List.of() : provision.parts();
        if (provision.text(Tw.marker) != null) {
            xml.element("num", provision.string(Tw.marker));
        }
        String heading = provision.string(Tw.heading);
        boolean isRunIn =
                !heading.isEmpty()
                        && !parts.isEmpty()
                        && parts.getFirst().isA(Tw.Sentence)
                        && parts.getFirst().string(Tw.text).startsWith(heading);
        if (!heading.isEmpty() && !isRunIn) {
            xml.element("heading", heading);
        }
        body(provision, parts, isRunIn ? heading : "", depth);
        xml.end();
    }

    private void body(Thing provision, List<Thing> parts, String runIn, int depth)
            throws XMLStreamException {
        int first = 0;
        int last = parts.size();
        while (first < last && !parts.get(first).isA(Tw.Provision)) {
            first++;
        }
        while (last > first && !parts.get(last - 1).isA(Tw.Provision)) {
            last--;
        }
        if (parts.isEmpty()) {
            xml.open("content").element("p", provision.string(Tw.text)).end();
            return;
        }
        if (first > 0) {
            sentences(first == parts.size() ? "content" : "intro", parts.subList(0, first), runIn);
        }
        for (Thing part : parts.subList(first, last)) {
            inOrder(part, depth + 1);
        }
        if (last < parts.size() && first < parts.size()) {
            sentences("wrapUp", parts.subList(last, parts.size()), "");
        }
    }

    private void sentences(String element, List<Thing> sentences, String runIn)
            throws XMLStreamException {
        xml.open(element);
        for (int i = 0; i < sentences.size(); i++) {
            sentence(sentences.get(i), i == 0 ? runIn : "");
        }
        xml.end();
    }

    private void sentence(Thing sentence, String runIn) throws XMLStreamException {
        String text = sentence.string(Tw.text);
        xml.open("p", "eId", eId(sentence));
        if (sentence.isA(Tw.Measure)) {
            // Measures are a notion of ours; the standard lets p have classes.
            xml.attribute("class", "measure");
        }
        if (!runIn.isEmpty()) {
            xml.element("inline", runIn, "name", "heading");
        }
        int at = runIn.length();
        for (Reference reference : references(sentence, text, at)) {
            xml.text(text.substring(at, reference.start()));
            at = reference.start() + reference.words().length();
            xml.element("ref", reference.words(), "href", reference.target());
        }
        xml.text(text.substring(at)).end();
    }

    /** Words that name another text of the store. */
    private record Reference(int start, String words, String target) {}

    private static List<Reference> references(Thing sentence, String text, int from) {
        List<Reference> found = new ArrayList<>();
        for (Thing fact : sentence.inverse(Tw.sentence)) {
            String target = fact.one(Tw.target).map(Thing::iri).orElse("");
            String words = fact.string(Tw.surface);
            int start = words.isEmpty() || target.isEmpty() ? -1 : text.indexOf(words, from);
            if (start >= 0) {
                found.add(new Reference(start, words, target));
            }
        }
        found.sort((a, b) -> Integer.compare(a.start(), b.start()));
        List<Reference> apart = new ArrayList<>();
        int end = from;
        for (Reference reference : found) {
            if (reference.start() >= end) {
                apart.add(reference);
                end = reference.start() + reference.words().length();
            }
        }
        return apart;
    }

    private String eId(Thing part) {
        return eId(document.node(), part.node());
    }

    /** The identifier of a part inside the XML of its document. */
    static String eId(Node document, Node part) {
        return Iris.path(document, part).replace("/", "__");
    }

    /** A date, or the one that stands for an unknown one. */
    static String date(@Nullable String date) {
        return date == null ? "0001-01-01" : date;
    }
}
