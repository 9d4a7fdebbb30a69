package org.tiaowen.graph;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tiaowen.rdf.Tw;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of a dump: a row for each thing of a class, in the order of addresses. */
public enum DumpTable {
    DOCUMENTS(
            Tw.Document,
            column("source", Tw.inSource),
            column("seq", Tw.seq),
            column("kind", Tw.kind),
            column("title", Tw.title),
            column("number", Tw.number),
            named("issuers", Tw.issuer),
            column("jurisdiction", Tw.jurisdiction),
            column("level", Tw.level),
            column("issued", Tw.issued),
            column("effective", Tw.effective),
            column("valid_until", Tw.validUntil),
            notation("validity", Tw.validity),
            column("repealed_by", Tw.repealedBy),
            column("repealed_on", Tw.repealedOn),
            column("promulgated_by", Tw.promulgatedBy),
            column("copy_of", Tw.copyOf),
            column("start", Tw.start),
            column("end", Tw.end)),
    SENTENCES(
            Tw.Sentence,
            column("document", Tw.document),
            column("part_of", Tw.partOf),
            column("text", Tw.text),
            column("column", Tw.column),
            column("start", Tw.start),
            column("end", Tw.end)),
    MEASURES(
            Tw.Measure,
            column("document", Tw.document),
            column("part_of", Tw.partOf),
            column("text", Tw.text),
            notation("modality", Tw.modality),
            notation("primary_sector", Tw.primarySector),
            notation("sectors", Tw.sector),
            named("lead_units", Tw.leadUnit),
            named("supporting_units", Tw.supportingUnit),
            column("deadlines", Tw.deadline),
            column("zones", Tw.zone),
            column("beneficiaries", Tw.beneficiary),
            column("rule", Tw.rule),
            column("confidence", Tw.confidence)),
    RESPONSIBILITIES(
            Tw.Responsibility,
            column("document", Tw.document),
            column("about", Tw.about),
            column("sentence", Tw.sentence),
            column("unit", Tw.unit),
            named("unit_name", Tw.unit),
            column("role", Tw.role),
            column("surface", Tw.surface),
            column("rule", Tw.rule),
            column("confidence", Tw.confidence),
            column("start", Tw.start),
            column("end", Tw.end)),
    CITATIONS(
            Tw.Citation,
            column("document", Tw.document),
            column("about", Tw.about),
            column("sentence", Tw.sentence),
            column("relation", Tw.relation),
            column("title", Tw.citedTitle),
            column("number", Tw.citedNumber),
            column("place", Tw.citedPlace),
            column("targets", Tw.target),
            column("surface", Tw.surface),
            column("rule", Tw.rule),
            column("confidence", Tw.confidence),
            column("start", Tw.start),
            column("end", Tw.end));

    /** What stands in a cell: addresses or words themselves, or what the thing there is called. */
    private enum Cell {
        VALUE,
        NAME,
        NOTATION
    }

    private record Heading(String name, Node property, Cell cell) {}

    private final Node type;
    private final List<Heading> headings;

    DumpTable(Node type, Heading... headings) {
        this.type = type;
        this.headings = List.of(headings);
    }

    private static Heading column(String name, Node property) {
        return new Heading(name, property, Cell.VALUE);
    }

    private static Heading named(String name, Node property) {
        return new Heading(name, property, Cell.NAME);
    }

    private static Heading notation(String name, Node property) {
        return new Heading(name, property, Cell.NOTATION);
    }

    /** What it is called, such as {@code documents}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The headings of its columns; the first is always {@code iri}. */
    public List<String> columns() {
        return Stream.concat(Stream.of("iri"), headings.stream().map(Heading::name)).toList();
    }

    /** Writes its rows; several values of a cell are parted by semicolons. */
    void write(Graph union, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        row(writer, columns());
        List<Node> things =
                union.stream(Node.ANY, RDF.type.asNode(), type)
                        .map(Triple::getSubject)
                        .distinct()
                        .sorted(Comparator.comparing(Node::toString))
                        .toList();
        for (Node thing : things) {
            Map<Node, List<Node>> values =
                    union.stream(thing, Node.ANY, Node.ANY)
                            .distinct()
                            .collect(
                                    Collectors.groupingBy(
                                            Triple::getPredicate,
                                            Collectors.mapping(
                                                    Triple::getObject, Collectors.toList())));
            row(
                    writer,
                    Stream.concat(
                                    Stream.of(thing.toString()),
                                    headings.stream().map(h -> cell(union, h, values)))
                            .toList());
        }
        writer.flush();
    }

    private static String cell(Graph union, Heading heading, Map<Node, List<Node>> values) {
        return values.getOrDefault(heading.property(), List.of()).stream()
                .map(value -> words(union, heading.cell(), value))
                .sorted()
                .collect(Collectors.joining(";"));
    }

    private static String words(Graph union, Cell cell, Node value) {
        return switch (cell) {
            case VALUE -> plain(value);
            case NAME -> called(union, value, SKOS.prefLabel.asNode());
            case NOTATION -> called(union, value, SKOS.notation.asNode());
        };
    }

    private static String called(Graph union, Node thing, Node property) {
        return union.stream(thing, property, Node.ANY)
                .map(Triple::getObject)
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> plain(thing));
    }

    private static String plain(Node value) {
        return value.isLiteral() ? value.getLiteralLexicalForm() : value.toString();
    }

    /** Ends in CR LF; what holds a comma, a quote or a line end is quoted. */
    private static void row(Writer writer, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean quoted =
                    cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            writer.write(i == 0 ? "" : ",");
            writer.write(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
        }
        writer.write("\r\n");
    }
}
