package org.tiaowen.server;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.tiaowen.rdf.Tw;
import org.tiaowen.server.Pictures.Subject;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a unit has to do, or what there is in a sector, as its page shows it: by document, the
 * newest first.
 *
 * @param total all of them, of which the first are shown
 * @param asked to all of them in the search
 */
record MeasureList(int total, List<Count> counts, List<Group> groups, Link asked) {

    static final MeasureList NONE = new MeasureList(0, List.of(), List.of(), Link.text(""));

    /** Measures that the page shows. */
    private static final int SHOWN = 40;

    /** How many measures a unit has in a role. */
    record Count(String role, int number) {}

    /** The measures of a document. */
    record Group(Link document, String day, List<Row> rows) {}

    /** A measure: its words, and where they stand. */
    record Row(String text, String context, String page, String role) {}

    /** The measures of a unit or a sector; none of anything else. */
    static MeasureList of(Thing thing, Naming naming, Frame frame) {
        Map<Thing, String> roles = new LinkedHashMap<>();
        if (thing.isA(Tw.Unit)) {
            measures(thing, Tw.leadUnit).forEach(m -> roles.put(m, frame.say("责任", "lead")));
            measures(thing, Tw.supportingUnit)
                    .forEach(m -> roles.putIfAbsent(m, frame.say("配合", "support")));
        } else if (thing.isA(Tw.Sector)) {
            measures(thing, Tw.primarySector).forEach(m -> roles.put(m, ""));
        }
        if (roles.isEmpty()) {
            return NONE;
        }
        Map<Thing, List<Thing>> documents =
                roles.keySet().stream()
                        .collect(Collectors.groupingBy(m -> m.one(Tw.document).orElse(m)));
        LinkedHashMap<Thing, List<Thing>> shown = new LinkedHashMap<>();
        documents.keySet().stream()
                .sorted(
                        Comparator.comparing((Thing d) -> d.string(Tw.issued))
                                .reversed()
                                .thenComparing(Thing::iri))
                .flatMap(
                        d ->
                                documents.getOrDefault(d, List.of()).stream()
                                        .sorted(Thing.readingOrder())
                                        .map(m -> Map.entry(d, m)))
                .limit(SHOWN)
                .forEach(
                        e ->
                                shown.merge(
                                        e.getKey(),
                                        List.of(e.getValue()),
                                        (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
        return new MeasureList(
                roles.size(),
                roles.values().stream()
                        .filter(role -> !role.isEmpty())
                        .collect(Collectors.groupingBy(r -> r, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(e -> new Count(e.getKey(), e.getValue().intValue()))
                        .toList(),
                shown.entrySet().stream()
                        .map(e -> group(e.getKey(), e.getValue(), roles, naming))
                        .toList(),
                Link.to(
                        "/search?"
                                + (thing.isA(Tw.Unit) ? "unit=" : "sector=")
                                + Naming.encode(
                                        thing.isA(Tw.Unit) ? thing.iri() : thing.localName()),
                        frame.say("在检索中查看全部", "See them all in search")));
    }

    private static List<Thing> measures(Thing thing, Node property) {
        return thing.inverse(property).stream().filter(m -> m.isA(Tw.Measure)).toList();
    }

    private static Group group(
            Thing document, List<Thing> measures, Map<Thing, String> roles, Naming naming) {
        String page = naming.path(document.iri());
        return new Group(
                Link.to(page, Naming.title(document)),
                document.string(Tw.issued),
                measures.stream()
                        .map(
                                m ->
                                        new Row(
                                                m.string(Tw.text),
                                                page + "#" + naming.anchor(m.iri()),
                                                naming.path(m.iri()),
                                                roles.getOrDefault(m, "")))
                        .toList());
    }

    /** What the pictures on the page of a unit or a sector are of. */
    static Subject subject(Thing thing, String view) {
        return thing.isA(Tw.Unit)
                ? new Subject(
                        GraphView.of(view, GraphView.NETWORK),
                        thing.string(SKOS.prefLabel.asNode()),
                        "",
                        "")
                : new Subject(GraphView.of(view, GraphView.HEATMAP), "", thing.localName(), "");
    }
}
