package org.tiaowen.search;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Level;
import org.tiaowen.document.Modality;
import org.tiaowen.rdf.Tw;
import org.tiaowen.search.CitationLabel.Step;
import org.tiaowen.search.Entry.Named;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the entries of one source out of its named graph. */
final class EntryReader {

    /** Provisions lie less deep than this; a damaged graph may have a circle. */
    private static final int DEPTH = 64;

    private final Node source;
    private final SourceGraph graph;
    private final Set<Node> provisions;
    private final Map<Node, List<Node>> parts = new HashMap<>();
    private final Map<Node, Set<String>> surfaces = new HashMap<>();
    private final Map<Node, Entry.Document> documents = new LinkedHashMap<>();
    private final Map<Node, Entry.Measure> measures = new HashMap<>();

    private EntryReader(Node source, SourceGraph graph) {
        this.source = source;
        this.graph = graph;
        provisions = graph.instances(Tw.Provision);
        graph.table(Tw.partOf)
                .forEach(
                        (part, wholes) ->
                                parts.computeIfAbsent(wholes.getFirst(), w -> new ArrayList<>())
                                        .add(part));
        parts.values().forEach(list -> list.sort(byPlace()));
        graph.table(Tw.unit)
                .forEach(
                        (fact, units) ->
                                surfaces.computeIfAbsent(units.getFirst(), u -> new TreeSet<>())
                                        .add(graph.string(fact, Tw.surface)));
        graph.instances(Tw.Document).forEach(node -> documents.put(node, document(node)));
        for (Node node : graph.instances(Tw.Measure)) {
            modality(graph.string(node, Tw.modality))
                    .ifPresent(modality -> measures.put(node, measure(node, modality)));
        }
    }

    /**
     * The entries of a source in the order of its text.
     *
     * @param source name of the graph, which is the address of the source
     */
    static List<Entry> read(Node source, Graph graph) {
        return new EntryReader(source, new SourceGraph(graph)).entries();
    }

    private List<Entry> entries() {
        Set<Node> nodes = new LinkedHashSet<>(graph.instances(Tw.Sentence));
        nodes.removeIf(this::servesTask);
        provisions.stream().filter(p -> !parts.containsKey(p)).forEach(nodes::add);
        documents.keySet().stream().filter(d -> !parts.containsKey(d)).forEach(nodes::add);
        String name = graph.string(source, Tw.name);
        var file =
                new Entry.Source(
                        source.getURI(),
                        name.isEmpty() ? SourceGraph.localName(source.getURI()) : name);
        var entries = new ArrayList<Entry>();
        for (Node node : nodes.stream().sorted(byPlace()).toList()) {
            // of a document whose body is lost there is the title to find
            String text = graph.string(node, documents.containsKey(node) ? Tw.title : Tw.text);
            if (!text.isEmpty()) {
                entry(node, text, file, entries.size()).ifPresent(entries::add);
            }
        }
        return entries;
    }

    /** Whether a sentence is a cell beside a task: its unit or time is found with the task. */
    private boolean servesTask(Node sentence) {
        return !graph.string(sentence, Tw.column).isEmpty()
                && !measures.containsKey(sentence)
                && parts(graph.one(sentence, Tw.partOf)).stream().anyMatch(measures::containsKey);
    }

    private Comparator<Node> byPlace() {
        return Comparator.<Node>comparingInt(node -> graph.number(node, Tw.start))
                .thenComparing(node -> node.toString());
    }

    /** Empty where the graph does not say which document it is part of. */
    private Optional<Entry> entry(Node node, String text, Entry.Source file, int order) {
        var way = new ArrayList<Node>();
        boolean isPart = !provisions.contains(node) && !documents.containsKey(node);
        Node above = isPart ? graph.one(node, Tw.partOf) : node;
        while (above != null && !documents.containsKey(above) && way.size() < DEPTH) {
            way.addFirst(above);
            above = graph.one(above, Tw.partOf);
        }
        Entry.Document document = above == null ? null : documents.get(above);
        if (document == null) {
            return Optional.empty();
        }
        var path = new ArrayList<String>();
        var headings = new ArrayList<String>();
        var steps = new ArrayList<Step>();
        for (Node provision : way) {
            String marker = graph.optional(provision, Tw.marker);
            if (marker != null) {
                path.add(marker);
            }
            String heading = graph.string(provision, Tw.heading);
            if (!heading.isEmpty()) {
                headings.add(heading);
            }
            steps.add(new Step(marker, paragraph(provision, provision.equals(way.getLast()))));
        }
        String citation = CitationLabel.of(document.title(), number(above, document), steps);
        return Optional.of(
                new Entry(
                        node.getURI(),
                        text,
                        file,
                        document,
                        path,
                        headings,
                        citation,
                        order,
                        measures.get(node)));
    }

    /** Its own 文号; a promulgated text has none and is cited with that of its covering notice. */
    private @Nullable String number(@Nullable Node node, Entry.Document document) {
        return document.number() != null
                ? document.number()
                : graph.optional(graph.one(node, Tw.promulgatedBy), Tw.number);
    }

    /**
     * The number of a paragraph among those of its provision, from 1; 0 where it is the only one. A
     * provision's own words are its first paragraph where others follow.
     */
    private int paragraph(Node provision, boolean last) {
        if (!isParagraph(provision)) {
            return last && parts(provision).stream().anyMatch(this::isParagraph) ? 1 : 0;
        }
        Node whole = graph.one(provision, Tw.partOf);
        if (whole == null) {
            return 0;
        }
        List<Node> paragraphs = parts(whole).stream().filter(this::isParagraph).toList();
        int own = provisions.contains(whole) && !graph.string(whole, Tw.text).isEmpty() ? 1 : 0;
        return paragraphs.size() + own < 2 ? 0 : paragraphs.indexOf(provision) + 1 + own;
    }

    private boolean isParagraph(Node node) {
        return provisions.contains(node) && graph.string(node, Tw.marker).isEmpty();
    }

    private List<Node> parts(@Nullable Node whole) {
        return whole == null ? List.of() : parts.getOrDefault(whole, List.of());
    }

    private Entry.Document document(Node node) {
        return new Entry.Document(
                node.getURI(),
                graph.string(node, Tw.title),
                graph.optional(node, Tw.number),
                graph.string(node, Tw.kind),
                graph.all(node, Tw.issuer).stream().map(this::named).toList(),
                graph.optional(node, Tw.jurisdiction),
                level(graph.string(node, Tw.level)),
                date(graph.string(node, Tw.issued)));
    }

    private Entry.Measure measure(Node node, Modality modality) {
        var sectors = new LinkedHashSet<String>();
        String primary = graph.string(node, Tw.primarySector);
        if (!primary.isEmpty()) {
            sectors.add(primary);
        }
        graph.all(node, Tw.sector)
                .forEach(sector -> sectors.add(SourceGraph.localName(sector.toString())));
        var units = new ArrayList<Entry.Unit>();
        graph.all(node, Tw.leadUnit).forEach(unit -> units.add(unit(unit, "lead")));
        graph.all(node, Tw.supportingUnit).forEach(unit -> units.add(unit(unit, "support")));
        return new Entry.Measure(modality, List.copyOf(sectors), units);
    }

    private Entry.Unit unit(Node node, String role) {
        Named unit = named(node);
        List<String> aliases =
                surfaces.getOrDefault(node, Set.of()).stream()
                        .filter(surface -> !surface.isEmpty() && !surface.equals(unit.name()))
                        .toList();
        return new Entry.Unit(unit, aliases, role);
    }

    /** A thing with its Chinese label; with the end of its address where the graph has none. */
    private Named named(Node node) {
        String label =
                graph.all(node, RDFS.label.asNode()).stream()
                        .filter(Node::isLiteral)
                        .max(Comparator.comparing(l -> l.getLiteralLanguage().equals("zh")))
                        .map(Node::getLiteralLexicalForm)
                        .orElse(SourceGraph.localName(node.toString()));
        return new Named(node.toString(), label);
    }

    private static Optional<Modality> modality(String name) {
        return Arrays.stream(Modality.values())
                .filter(modality -> name.equals("modality-" + modality.label()))
                .findFirst();
    }

    private static @Nullable Level level(String label) {
        return Level.of(label).orElse(null);
    }

    private static @Nullable LocalDate date(String value) {
        try {
            return value.isEmpty() ? null : LocalDate.parse(value);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
