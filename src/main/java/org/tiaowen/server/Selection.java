package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Modality;
import org.tiaowen.document.Responsibility;
import org.tiaowen.rdf.Reading;
import org.tiaowen.rdf.Tw;
import org.tiaowen.rdf.Validity;
import org.tiaowen.search.Facet;
import org.tiaowen.search.Filters;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which documents, and what in them, a request is about: the filters of search, the same for lists.
 *
 * @param filters checked; documents, units, issuers and sources are named by their addresses
 * @param validOn the day on which a document has to be in force, as far as is known; null for any
 */
record Selection(Filters filters, @Nullable LocalDate validOn) {

    private static final List<String> ROLES =
            Stream.of(Responsibility.Role.values()).map(Responsibility.Role::label).toList();

    /** Those of measures alone. */
    private static final List<Facet> OF_MEASURES =
            List.of(Facet.SECTOR, Facet.UNIT, Facet.ROLE, Facet.MODALITY);

    /** The parameters that make a selection. */
    static final List<String> PARAMETERS =
            Stream.concat(
                            Stream.of(Facet.values()).map(Facet::label),
                            Stream.of("validOn", "from", "to"))
                    .toList();

    /** The same for the description of a route. */
    static List<Input> inputs() {
        return Stream.concat(
                        Stream.of(Facet.values()).map(Selection::input),
                        Stream.of(
                                Input.query("from", "成文日期不早于", "issued on or after", Schema.text())
                                        .example("2020"),
                                Input.query("to", "成文日期不晚于", "issued on or before", Schema.text())
                                        .example("2025-12-31"),
                                Input.query(
                                                "validOn",
                                                "该日可能有效",
                                                "may be in force on that day",
                                                Schema.date())
                                        .example("2024-01-01")))
                .toList();
    }

    private static Input input(Facet facet) {
        String zh =
                switch (facet) {
                    case SECTOR -> "领域代码";
                    case UNIT -> "责任单位：标识或全称";
                    case ROLE -> "责任单位的角色";
                    case KIND -> "文种";
                    case DOCUMENT -> "文件：标识、标题或文号";
                    case MODALITY -> "方式";
                    case ISSUER -> "发文单位：标识或全称";
                    case JURISDICTION -> "地域";
                    case LEVEL -> "层级";
                    case SOURCE -> "来源：标识或文件名";
                };
        return Input.query(
                facet.label(),
                zh + "；可重复，取其一",
                "filter by " + facet.label() + "; repeated, any of them",
                Schema.list(
                        switch (facet) {
                            case MODALITY ->
                                    Schema.word(
                                            Stream.of(Modality.values())
                                                    .map(Modality::label)
                                                    .toList());
                            case ROLE -> Schema.word(ROLES);
                            default -> Schema.text();
                        }));
    }

    /**
     * What the parameters select.
     *
     * @throws Problem where a value names nothing that the graph holds
     * @throws org.tiaowen.search.SearchException where a value cannot be at all
     */
    static Selection of(Parameters parameters, Graph graph, Catalog catalog, Naming naming) {
        Map<String, List<String>> raw =
                parameters.map().entrySet().stream()
                        .filter(e -> PARAMETERS.contains(e.getKey()))
                        .filter(e -> !e.getKey().equals("validOn"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Filters given = Filters.of(raw, catalog.sectors().keySet(), catalog.kinds());
        Map<Facet, Set<String>> values = new EnumMap<>(Facet.class);
        given.values()
                .forEach(
                        (facet, names) ->
                                values.put(facet, naming.resolve(facet, names, graph, catalog)));
        return new Selection(
                new Filters(values, given.from(), given.to()), day(parameters.one("validOn")));
    }

    private static @Nullable LocalDate day(@Nullable String value) {
        try {
            return value == null ? null : LocalDate.parse(value.strip());
        } catch (DateTimeException e) {
            throw Parameters.invalid(
                            "validOn", "'validOn' is no day: '" + value + "'; write 2021-03-18")
                    .inChinese("“" + value + "”不是日期，请写作 2021-03-18。");
        }
    }

    /** The filters for the index. */
    Filters forSearch(Graph graph, Catalog catalog) {
        return validOn == null ? filters : filters.without(catalog.notInForce(graph, validOn));
    }

    /** The documents that are selected, in the catalog's order. */
    List<Thing> documents(Graph graph, Catalog catalog) {
        return catalog.documents().stream()
                .map(node -> new Thing(graph, node))
                .filter(this::takes)
                .toList();
    }

    private boolean takes(Thing document) {
        return takes(Facet.DOCUMENT, document, d -> List.of(d.iri()))
                && takes(Facet.KIND, document, d -> d.texts(Tw.kind))
                && takes(Facet.JURISDICTION, document, d -> d.texts(Tw.jurisdiction))
                && takes(Facet.LEVEL, document, d -> d.texts(Tw.level))
                && takes(Facet.ISSUER, document, d -> iris(d, Tw.issuer))
                && takes(Facet.SOURCE, document, d -> iris(d, Tw.inSource))
                && isIssuedInTime(document)
                && (validOn == null
                        || Validity.of(document.graph(), document.node()).mayHoldOn(validOn));
    }

    private boolean takes(Facet facet, Thing document, Function<Thing, List<String>> values) {
        Set<String> wanted = filters.values().get(facet);
        return wanted == null || values.apply(document).stream().anyMatch(wanted::contains);
    }

    private static List<String> iris(Thing document, Node property) {
        return document.things(property).stream().map(Thing::iri).toList();
    }

    private boolean isIssuedInTime(Thing document) {
        if (filters.from() == null && filters.to() == null) {
            return true;
        }
        LocalDate issued = Reading.date(document.graph(), document.node(), Tw.issued);
        return issued != null
                && (filters.from() == null || !issued.isBefore(filters.from()))
                && (filters.to() == null || !issued.isAfter(filters.to()));
    }

    /** Whether sectors, units or modalities are asked for, which measures alone have. */
    boolean isOfMeasures() {
        return OF_MEASURES.stream().anyMatch(filters.values()::containsKey);
    }

    /**
     * The measures that have the sectors, units in their roles and modalities that are asked for.
     */
    Set<Node> measures(Graph graph) {
        Set<Node> found = null;
        for (Facet facet : OF_MEASURES) {
            Set<String> wanted = filters.values().get(facet);
            if (wanted == null) {
                continue;
            }
            Set<Node> having =
                    wanted.stream()
                            .flatMap(value -> having(graph, facet, value))
                            .collect(Collectors.toCollection(HashSet::new));
            if (found != null) {
                having.retainAll(found);
            }
            found = having;
        }
        return found == null ? Set.of() : found;
    }

    private static Node inRole(String role) {
        return role.equals(Responsibility.Role.LEAD.label()) ? Tw.leadUnit : Tw.supportingUnit;
    }

    private Stream<Node> having(Graph graph, Facet facet, String value) {
        return switch (facet) {
            case UNIT -> {
                Node unit = NodeFactory.createURI(value);
                Set<String> roles = filters.values().getOrDefault(Facet.ROLE, Set.of());
                yield roles.isEmpty()
                        ? Thing.subjects(graph, Tw.responsibleUnit, unit)
                        : roles.stream().flatMap(role -> Thing.subjects(graph, inRole(role), unit));
            }
            case ROLE -> graph.stream(Node.ANY, inRole(value), Node.ANY).map(Triple::getSubject);
            case MODALITY ->
                    Thing.subjects(
                            graph,
                            Tw.modality,
                            Tw.modality(Modality.valueOf(value.toUpperCase(Locale.ROOT))));
            case SECTOR ->
                    Thing.subjects(
                                    graph,
                                    SKOS.notation.asNode(),
                                    NodeFactory.createLiteralString(value))
                            .flatMap(sector -> Thing.subjects(graph, Tw.sector, sector));
            default -> Stream.empty();
        };
    }
}
