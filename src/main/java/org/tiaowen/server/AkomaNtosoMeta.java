package org.tiaowen.server;

import org.apache.jena.graph.Node;
import org.tiaowen.rdf.Tw;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

/**
 * What the XML of a document says of it: work, expression and manifestation (FRBR), the events of
 * its life as far as they are known, and what it refers to.
 */
final class AkomaNtosoMeta {

    private static final String SOURCE = "#tiaowen";

    private final Thing document;
    private final XmlOutput xml;
    private final String issued;
    private final String work;
    private final Map<String, Thing> issuers = new LinkedHashMap<>();

    AkomaNtosoMeta(Thing document, XmlOutput xml) {
        this.document = document;
        this.xml = xml;
        issued = AkomaNtoso.date(document.text(Tw.issued));
        work =
                "/akn/cn/act/"
                        + (document.text(Tw.issued) == null ? "nd" : issued)
                        + "/"
                        + document.localName();
        document.things(Tw.issuer)
                .forEach(unit -> issuers.put("org_" + (issuers.size() + 1), unit));
    }

    void write() throws XMLStreamException {
        xml.open("meta").open("identification", "source", SOURCE);
        xml.open("FRBRWork");
        level("", "issued");
        xml.empty("FRBRcountry", "value", "cn");
        if (document.text(Tw.number) != null) {
            xml.empty("FRBRnumber", "value", document.string(Tw.number));
        }
        xml.empty("FRBRname", "value", document.string(Tw.title));
        xml.end();
        xml.open("FRBRExpression");
        level("/zho@", "issued");
        xml.empty("FRBRlanguage", "language", "zho");
        xml.end();
        xml.open("FRBRManifestation");
        level("/zho@.xml", "issued");
        xml.empty("FRBRformat", "value", "application/akn+xml");
        xml.end().end();
        lifecycle();
        references();
        xml.end();
    }

    private void level(String suffix, String event) throws XMLStreamException {
        xml.empty("FRBRthis", "value", work + suffix + "/!main");
        xml.empty("FRBRuri", "value", work + suffix);
        if (suffix.isEmpty()) {
            xml.empty("FRBRalias", "value", document.iri(), "name", "iri");
        }
        xml.empty(
                "FRBRdate",
                "date",
                issued,
                "name",
                document.text(Tw.issued) == null ? "unknown" : event);
        if (issuers.isEmpty()) {
            xml.empty("FRBRauthor", "href", SOURCE, "as", "#editor");
        }
        for (String id : issuers.keySet()) {
            xml.empty("FRBRauthor", "href", "#" + id, "as", "#author");
        }
    }

    private void lifecycle() throws XMLStreamException {
        xml.open("lifecycle", "source", SOURCE);
        event(1, issued, "generation", "#original");
        int n = 1;
        for (int i = 0; i < document.things(Tw.amendedBy).size(); i++) {
            String date = document.things(Tw.amendedBy).get(i).text(Tw.issued);
            event(++n, AkomaNtoso.date(date), "amendment", "#amendedBy_" + (i + 1));
        }
        for (int i = 0; i < document.things(Tw.repealedBy).size(); i++) {
            String date = document.text(Tw.repealedOn);
            event(++n, AkomaNtoso.date(date), "repeal", "#repealedBy_" + (i + 1));
        }
        xml.end();
    }

    private void event(int n, String date, String type, String source) throws XMLStreamException {
        xml.empty("eventRef", "eId", "evt_" + n, "date", date, "type", type, "source", source);
    }

    private void references() throws XMLStreamException {
        xml.open("references", "source", SOURCE);
        reference("original", "original", document);
        for (Map.Entry<String, Node> kind :
                List.of(
                        Map.entry("amendedBy", Tw.amendedBy),
                        Map.entry("repealedBy", Tw.repealedBy))) {
            int n = 0;
            for (Thing other : document.things(kind.getValue())) {
                reference("passiveRef", kind.getKey() + "_" + ++n, other);
            }
        }
        for (Map.Entry<String, Node> kind :
                List.of(
                        Map.entry("amends", Tw.amends),
                        Map.entry("repeals", Tw.repeals),
                        Map.entry("implements", Tw.implementsDocument),
                        Map.entry("promulgates", Tw.promulgates),
                        Map.entry("forwards", Tw.forwards),
                        Map.entry("cites", Tw.cites))) {
            int n = 0;
            for (Thing other : document.things(kind.getValue())) {
                reference("activeRef", kind.getKey() + "_" + ++n, other);
            }
        }
        for (Map.Entry<String, Thing> issuer : issuers.entrySet()) {
            reference("TLCOrganization", issuer.getKey(), issuer.getValue());
        }
        xml.empty("TLCOrganization", "eId", "tiaowen", "href", "/", "showAs", Frame.NAME);
        xml.empty(
                "TLCRole", "eId", "author", "href", "/akn/ontology/roles/author", "showAs", "发布机关");
        xml.empty("TLCRole", "eId", "editor", "href", "/akn/ontology/roles/editor", "showAs", "编者");
        xml.end();
    }

    private void reference(String element, String id, Thing thing) throws XMLStreamException {
        xml.empty(element, "eId", id, "href", thing.iri(), "showAs", Naming.title(thing));
    }
}
