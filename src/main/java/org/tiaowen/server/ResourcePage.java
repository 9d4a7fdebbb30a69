package org.tiaowen.server;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.tiaowen.rdf.Tw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page of a thing: where it stands, what it says, which facts were found in it, what the graph
 * says of it, and what refers to it.
 */
final class ResourcePage {

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

    /** How parts belong to their whole: the text shows it. */
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

    private final Naming naming;
    private final TextBody body;
    private final OverlapSection overlaps;

    ResourcePage(Naming naming) {
        this.naming = naming;
        body = new TextBody(naming);
        overlaps = new OverlapSection(naming);
    }

    Page of(Thing thing, State state) {
        Page page = new Page(Naming.title(thing), typesEn(thing));
        for (Media media : formats(thing)) {
            page.alternate(media.type(), "?format=" + media.names().getFirst());
        }
        if (thing.isA(Tw.Document)) {
            page.data(SchemaOrg.of(thing));
        }
        page.add(breadcrumb(thing));
        // A document is long: what it is comes before what it says.
        if (thing.isA(Tw.Document)) {
            page.add(properties(thing), Page.heading("正文", "Text"), body.of(thing));
        } else if (thing.isA(Tw.Provision) || thing.isA(Tw.Sentence)) {
            page.add(body.of(thing), Page.heading("属性", "Properties"), properties(thing));
        } else {
            page.add(properties(thing));
        }
        page.add(overlaps.of(thing));
        List<Thing> facts = facts(thing);
        if (!facts.isEmpty()) {
            page.add(Page.heading("文中的事实", "Facts"), facts(facts));
        }
        Map<Node, List<Thing>> incoming = incoming(thing);
        if (!incoming.isEmpty()) {
            page.add(Page.heading("指向它的", "Links to it"));
            incoming.forEach((property, things) -> page.add(incoming(thing, property, things)));
        }
        return page.add(footer(thing, state));
    }

    private static List<Media> formats(Thing thing) {
        return LinkedData.formats(thing).stream().filter(media -> media != Media.HTML).toList();
    }

    private static String typesEn(Thing thing) {
        return thing.all(RDF.type.asNode()).stream()
                .filter(Terms::isOwn)
                .map(Terms::labelEn)
                .collect(Collectors.joining(" · "));
    }

    /** Types in Chinese, then the way down from the source. */
    private Html breadcrumb(Thing thing) {
        Html line = Html.of("p").with("class", "way");
        thing.all(RDF.type.asNode()).stream()
                .filter(Terms::isOwn)
                .forEach(
                        type -> line.add(Html.of("span", Terms.label(type)).with("class", "type")));
        List<Thing> way = new ArrayList<>(thing.wholes());
        Stream.of(Tw.about, Tw.document)
                .filter(_ -> way.isEmpty())
                .flatMap(property -> thing.things(property).stream())
                .limit(1)
                .forEach(way::add);
        Thing outermost = way.isEmpty() ? thing : way.getFirst();
        outermost.one(Tw.inSource).ifPresent(way::addFirst);
        way.forEach(whole -> line.add(naming.link(whole)).text(" › "));
        return line;
    }

    private static List<Thing> facts(Thing thing) {
        return Stream.of(Tw.about, Tw.sentence)
                .flatMap(property -> thing.inverse(property).stream())
                .distinct()
                .sorted(
                        Comparator.comparingInt((Thing fact) -> fact.integer(Tw.start, 0))
                                .thenComparing(Thing::iri))
                .toList();
    }

    private Html facts(List<Thing> facts) {
        Html table =
                table("种类 Kind", "原文 In the text", "内容 What it says", "规则 Rule", "置信度 Confidence");
        for (Thing fact : facts) {
            Html says = Html.of("td");
            for (Node property :
                    List.of(
                            Tw.unit,
                            Tw.role,
                            Tw.comparator,
                            Tw.value,
                            Tw.unitOfMeasure,
                            Tw.quantityOf,
                            Tw.zone,
                            Tw.zoneKind,
                            Tw.beneficiary,
                            Tw.relation,
                            Tw.citedTitle,
                            Tw.citedNumber,
                            Tw.citedPlace,
                            Tw.target)) {
                fact.all(property).forEach(value -> says.add(value(fact, value)).text(" "));
            }
            String kinds =
                    fact.all(RDF.type.asNode()).stream()
                            .map(Terms::label)
                            .collect(Collectors.joining(" "));
            String surface = fact.string(Tw.surface);
            table.add(
                    Html.of(
                            "tr",
                            Html.of("td", kinds),
                            Html.of(
                                    "td",
                                    Html.link(
                                            naming.path(fact.iri()),
                                            surface.isEmpty() ? fact.localName() : surface)),
                            says,
                            Html.of("td", fact.string(Tw.rule)),
                            Html.of("td", fact.string(Tw.confidence))));
        }
        return table;
    }

    private Html properties(Thing thing) {
        Html list = Html.of("dl");
        thing.graph().stream(thing.node(), Node.ANY, Node.ANY)
                .map(Triple::getPredicate)
                .distinct()
                .filter(property -> !SHOWN_ABOVE.contains(property))
                .sorted(Comparator.comparing(Node::toString))
                .forEach(
                        property -> {
                            list.add(Html.of("dt", property(property)));
                            thing.all(property)
                                    .forEach(v -> list.add(Html.of("dd", value(thing, v))));
                        });
        return list;
    }

    private Html property(Node property) {
        return Html.link(naming.path(property.getURI()), Terms.label(property))
                .with("title", property.getURI());
    }

    private Html value(Thing of, Node value) {
        if (!value.isLiteral()) {
            return naming.link(new Thing(of.graph(), value));
        }
        String text = value.getLiteralLexicalForm();
        boolean isAddress = text.startsWith("https://") || text.startsWith("http://");
        return isAddress ? Html.link(text, text) : Html.of("span", text);
    }

    private static Map<Node, List<Thing>> incoming(Thing thing) {
        return thing.graph().stream(Node.ANY, Node.ANY, thing.node())
                .filter(triple -> !WITHIN.contains(triple.getPredicate()))
                .collect(
                        Collectors.groupingBy(
                                Triple::getPredicate,
                                () -> new TreeMap<>(Comparator.comparing(Node::toString)),
                                Collectors.mapping(
                                        triple -> new Thing(thing.graph(), triple.getSubject()),
                                        Collectors.toList())));
    }

    private Html incoming(Thing thing, Node property, List<Thing> things) {
        Html list = Html.of("ul");
        things.stream()
                .sorted(Comparator.comparing(Thing::iri))
                .limit(SHOWN)
                .forEach(subject -> list.add(Html.of("li", naming.link(subject))));
        if (things.size() > SHOWN) {
            String query =
                    "SELECT ?s { ?s <%s> <%s> } ORDER BY ?s"
                            .formatted(property.getURI(), thing.iri());
            list.add(
                    Html.of(
                            "li",
                            Html.link(
                                    "/sparql?format=html&query=" + Naming.encode(query),
                                    "… 共 %,d 条".formatted(things.size()))));
        }
        return Html.of(
                "section", Html.of("h3", property(property)).text(" " + things.size()), list);
    }

    private static Html footer(Thing thing, State state) {
        Html line = Html.of("p").with("class", "formats");
        line.text("标识 IRI: ").add(Html.of("code", thing.iri())).text(" · ");
        for (Media media : formats(thing)) {
            String name = media.names().getFirst();
            line.add(Html.link("?format=" + name, name)).text(" · ");
        }
        return line.text("修订号 revision " + state.revision());
    }

    private static Html table(String... headings) {
        Html row = Html.of("tr");
        Stream.of(headings).forEach(heading -> row.add(Html.of("th", heading)));
        return Html.of("table", row);
    }
}
