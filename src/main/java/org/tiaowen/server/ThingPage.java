package org.tiaowen.server;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Tw;
import org.tiaowen.rdf.Validity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A thing as the template {@code thing} shows it: where it stands, what it says with the facts
 * beside it, what the graph says of it, and what refers to it.
 *
 * @param english its name in English; empty where it has none
 * @param types of the vocabulary, in the language of the page
 * @param trail the way down to it from its source
 * @param about what people want to know of a document first
 * @param picture of a unit or a sector that has measures
 * @param overlaps documents that overlap with it, with the number of clauses
 */
record ThingPage(
        String name,
        String english,
        boolean isDocument,
        boolean isPart,
        List<String> types,
        List<Link> trail,
        List<FactLine> about,
        List<TextBody.Entry> outline,
        List<TextBody.Block> text,
        Link context,
        Link original,
        MeasureList measures,
        @Nullable Picture picture,
        List<SearchPage.Counted> overlaps,
        List<FactLine> properties,
        List<Incoming> incoming,
        String iri,
        List<Link> formats,
        long revision) {

    /** Links of one kind that a page shows. */
    private static final int SHOWN = 50;

    /** What stands elsewhere on the page. */
    private static final Set<Node> SHOWN_ABOVE =
            Set.of(
                    Tw.partOf,
                    Tw.text,
                    Tw.about,
                    Tw.sentence,
                    Tw.key,
                    Tw.overlapsWith,
                    RDF.type.asNode());

    /** How parts belong to their whole, and what is shown as measures: the text shows it. */
    private static final Set<Node> WITHIN =
            Set.of(
                    Tw.document,
                    Tw.partOf,
                    Tw.about,
                    Tw.sentence,
                    Tw.movedTo,
                    Tw.overlapsWith,
                    Tw.first,
                    Tw.second);

    /** What refers to a thing by one property. */
    record Incoming(Link property, int count, List<Link> things, Link all) {}

    static ThingPage of(
            Thing thing,
            MeasureList measures,
            @Nullable Picture picture,
            State state,
            Naming naming,
            Frame frame) {
        List<TextBody.Block> text = TextBody.of(thing, naming, frame);
        boolean isDocument = thing.isA(Tw.Document);
        boolean isPart = thing.isA(Tw.Provision) || thing.isA(Tw.Sentence);
        String source =
                (isDocument ? thing : thing.one(Tw.document).orElse(thing))
                        .one(Tw.inSource)
                        .map(Thing::localName)
                        .orElse("");
        return new ThingPage(
                Naming.title(thing),
                Objects.requireNonNullElse(thing.text(SKOS.prefLabel.asNode(), "en"), ""),
                isDocument,
                isPart,
                thing.all(RDF.type.asNode()).stream()
                        .filter(Terms::isOwn)
                        .map(type -> Terms.label(type, frame))
                        .toList(),
                trail(thing, naming),
                isDocument ? about(thing, naming, frame) : List.of(),
                isDocument ? TextBody.outline(text) : List.of(),
                text,
                isPart
                        ? thing.one(Tw.document)
                                .map(
                                        d ->
                                                Link.to(
                                                        naming.path(d.iri())
                                                                + "#"
                                                                + naming.anchor(thing.iri()),
                                                        Naming.title(d)))
                                .orElse(Link.text(""))
                        : Link.text(""),
                source.isEmpty() || thing.text(Tw.start) == null
                        ? Link.text("")
                        : Link.to(
                                "/sources/%s?start=%s&end=%s"
                                        .formatted(
                                                source,
                                                thing.string(Tw.start),
                                                thing.string(Tw.end)),
                                frame.say("来源原文", "Original text")),
                measures,
                picture,
                isDocument ? overlaps(thing, naming) : List.of(),
                properties(thing, naming, frame),
                incoming(thing, naming, frame),
                thing.iri(),
                formats(thing).stream()
                        .map(m -> m.names().getFirst())
                        .map(name -> Link.to("?format=" + name, label(name)))
                        .toList(),
                state.revision());
    }

    private static String label(String format) {
        return switch (format) {
            case "turtle" -> "Turtle";
            case "jsonld" -> "JSON-LD";
            case "ntriples" -> "N-Triples";
            case "rdfxml" -> "RDF/XML";
            case "akn" -> "Akoma Ntoso";
            default -> format;
        };
    }

    /** What it can be had as beside the page. */
    static List<Media> formats(Thing thing) {
        return LinkedData.formats(thing).stream().filter(media -> media != Media.HTML).toList();
    }

    private static List<Link> trail(Thing thing, Naming naming) {
        List<Thing> way = new ArrayList<>(thing.wholes());
        Stream.of(Tw.about, Tw.document)
                .filter(_ -> way.isEmpty())
                .flatMap(property -> thing.things(property).stream())
                .limit(1)
                .forEach(way::add);
        Thing outermost = way.isEmpty() ? thing : way.getFirst();
        outermost.one(Tw.inSource).ifPresent(way::addFirst);
        return way.stream().map(naming::link).toList();
    }

    private static List<FactLine> about(Thing document, Naming naming, Frame frame) {
        List<FactLine> lines = new ArrayList<>();
        text(lines, frame.say("文号", "Number"), document.string(Tw.number));
        things(lines, frame.say("发文单位", "Issuer"), document.things(Tw.issuer), naming);
        text(lines, frame.say("成文日期", "Issued"), document.string(Tw.issued));
        text(lines, frame.say("施行日期", "Effective"), document.string(Tw.effective));
        Validity validity = Validity.of(document.graph(), document.node());
        List<Link> said = new ArrayList<>();
        said.add(Link.text(validity(validity.status(), frame)));
        if (validity.by() != null) {
            said.add(naming.link(Thing.of(document.graph(), validity.by())));
        }
        if (validity.until() != null) {
            said.add(Link.text(frame.say("有效期至 ", "until ") + validity.until()));
        }
        lines.add(new FactLine(frame.say("效力", "Validity"), said));
        things(
                lines,
                frame.say("修改", "Amended by"),
                validity.amendedBy().stream().map(i -> Thing.of(document.graph(), i)).toList(),
                naming);
        text(lines, frame.say("地域", "Territory"), document.string(Tw.jurisdiction));
        things(lines, frame.say("印发", "Promulgated by"), document.things(Tw.promulgatedBy), naming);
        things(
                lines,
                frame.say("依据", "Implements"),
                document.things(Tw.implementsDocument),
                naming);
        things(lines, frame.say("同文", "Copy of"), document.things(Tw.copyOf), naming);
        return lines;
    }

    static String validity(String status, Frame frame) {
        return switch (status) {
            case "in-force" -> frame.say("现行有效", "in force");
            case "repealed" -> frame.say("已废止", "repealed");
            default -> frame.say("未知（文中未说明）", "unknown (no text says so)");
        };
    }

    private static void text(List<FactLine> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.add(new FactLine(name, List.of(Link.text(value))));
        }
    }

    private static void things(
            List<FactLine> lines, String name, List<Thing> things, Naming naming) {
        if (!things.isEmpty()) {
            lines.add(new FactLine(name, things.stream().map(naming::link).toList()));
        }
    }

    private static List<SearchPage.Counted> overlaps(Thing document, Naming naming) {
        return StoredOverlap.ofDocument(document).entrySet().stream()
                .sorted(
                        Map.Entry.<Thing, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(e -> e.getKey().iri()))
                .limit(SHOWN)
                .map(
                        e ->
                                new SearchPage.Counted(
                                        naming.link(e.getKey()), "%,d".formatted(e.getValue())))
                .toList();
    }

    private static List<FactLine> properties(Thing thing, Naming naming, Frame frame) {
        return thing.graph().stream(thing.node(), Node.ANY, Node.ANY)
                .map(Triple::getPredicate)
                .distinct()
                .filter(property -> !SHOWN_ABOVE.contains(property))
                .sorted(Comparator.comparing(Node::toString))
                .map(
                        property ->
                                new FactLine(
                                        Terms.label(property, frame),
                                        thing.all(property).stream()
                                                .map(value -> value(thing, value, naming))
                                                .toList()))
                .toList();
    }

    private static Link value(Thing of, Node value, Naming naming) {
        if (!value.isLiteral()) {
            return naming.link(new Thing(of.graph(), value));
        }
        String text = value.getLiteralLexicalForm();
        return text.startsWith("http") ? Link.to(text, text) : Link.text(text);
    }

    private static List<Incoming> incoming(Thing thing, Naming naming, Frame frame) {
        Map<Node, List<Thing>> found =
                thing.graph().stream(Node.ANY, Node.ANY, thing.node())
                        .filter(triple -> !WITHIN.contains(triple.getPredicate()))
                        .collect(
                                Collectors.groupingBy(
                                        Triple::getPredicate,
                                        () -> new TreeMap<>(Comparator.comparing(Node::toString)),
                                        Collectors.mapping(
                                                t -> new Thing(thing.graph(), t.getSubject()),
                                                Collectors.toList())));
        return found.entrySet().stream()
                .map(e -> incoming(thing, e.getKey(), e.getValue(), naming, frame))
                .toList();
    }

    private static Incoming incoming(
            Thing thing, Node property, List<Thing> things, Naming naming, Frame frame) {
        String query =
                "SELECT ?s { ?s <%s> <%s> } ORDER BY ?s".formatted(property.getURI(), thing.iri());
        return new Incoming(
                Link.to(naming.path(property.getURI()), Terms.label(property, frame)),
                things.size(),
                things.stream()
                        .sorted(Comparator.comparing(Thing::iri))
                        .limit(SHOWN)
                        .map(naming::link)
                        .toList(),
                things.size() > SHOWN
                        ? Link.to(
                                "/sparql?format=html&query=" + Naming.encode(query),
                                frame.say(
                                        "全部 %,d 条".formatted(things.size()),
                                        "All %,d".formatted(things.size())))
                        : Link.text(""));
    }
}
