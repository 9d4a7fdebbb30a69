package org.tiaowen.rdf;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Beneficiary;
import org.tiaowen.document.Citation;
import org.tiaowen.document.Deadline;
import org.tiaowen.document.Document;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Expiry;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Quantity;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Zone;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what the extraction rules found in one document. */
final class FactTriples {

    private static final Pattern DATE = Pattern.compile("-?[0-9]{4,}-[0-9]{2}-[0-9]{2}");
    private static final Pattern YEAR_MONTH = Pattern.compile("-?[0-9]{4,}-[0-9]{2}");
    private static final Pattern YEAR = Pattern.compile("-?[0-9]{4,}");
    private static final Pattern MONTH_DAY = Pattern.compile("--[0-9]{2}-[0-9]{2}");

    private final Iris iris;
    private final Document document;
    private final Node node;
    private final CitationTargets targets;
    private final Statements out;
    private final Map<String, Integer> counters = new HashMap<>();
    private final Set<String> measures = new HashSet<>();

    FactTriples(Iris iris, Document document, Node node, CitationTargets targets, Statements out) {
        this.iris = iris;
        this.document = document;
        this.node = node;
        this.targets = targets;
        this.out = out;
    }

    void add(Facts facts) {
        facts.responsibilities().forEach(this::responsibility);
        facts.deadlines().forEach(this::deadline);
        facts.quantities().forEach(this::quantity);
        facts.zones().forEach(this::zone);
        facts.beneficiaries().forEach(this::beneficiary);
        facts.citations().forEach(this::citation);
        facts.references().forEach(this::citation);
        facts.expiries().forEach(this::expiry);
        Inheritance units = new Inheritance(document, facts.responsibilities());
        Map<String, Sentence> sentences =
                document.sentences().stream()
                        .collect(Collectors.toMap(Sentence::id, Function.identity(), (a, _) -> a));
        Deadlines deadlines = new Deadlines(document, facts, sentences);
        for (Measure measure : facts.measures()) {
            measure(measure, deadlines, units, sentences);
        }
        said(facts.zones(), Zone::evidence, (s, z) -> out.text(s, Tw.zone, z.name()));
        said(
                facts.beneficiaries(),
                Beneficiary::evidence,
                (s, b) -> out.text(s, Tw.beneficiary, b.name()));
    }

    /** What is said in a measure is written on it too, so that the usual question needs no path. */
    private <F> void said(
            List<F> facts, Function<F, Evidence> evidence, BiConsumer<Node, F> statement) {
        for (F fact : facts) {
            String sentence = evidence.apply(fact).sentence();
            String id = sentence == null ? evidence.apply(fact).provision() : sentence;
            if (id != null && measures.contains(id)) {
                statement.accept(Iris.part(node, id), fact);
            }
        }
    }

    private void measure(
            Measure measure,
            Deadlines deadlines,
            Inheritance units,
            Map<String, Sentence> sentences) {
        Evidence evidence = measure.evidence();
        String id = evidence.sentence() == null ? evidence.provision() : evidence.sentence();
        if (id == null) {
            throw new IllegalArgumentException("a measure without a sentence: " + measure);
        }
        measures.add(id);
        Node subject = Iris.part(node, id);
        out.type(subject, Tw.Measure).add(subject, Tw.modality, Tw.modality(measure.modality()));
        for (Measure.SectorVote vote : measure.sectors()) {
            out.add(subject, Tw.sector, sector(vote.notation()));
        }
        if (!measure.sectors().isEmpty()) {
            out.add(subject, Tw.primarySector, sector(measure.sectors().getFirst().notation()));
        }
        Sentence sentence = sentences.get(id);
        String provision = sentence == null ? evidence.provision() : sentence.provision();
        for (Responsibility responsibility : units.of(provision)) {
            responsible(subject, responsibility);
        }
        for (Deadline deadline : deadlines.of(id, provision, sentence)) {
            out.add(subject, Tw.deadline, time(deadline.value()));
        }
        derived(subject, evidence);
        out.text(subject, Tw.rule, evidence.rule())
                .decimal(subject, Tw.confidence, BigDecimal.valueOf(evidence.confidence()));
    }

    private void responsibility(Responsibility responsibility) {
        Node fact = fact("unit", Tw.Responsibility, responsibility.evidence());
        Node unit = Triples.unit(iris, responsibility.unit(), out);
        out.truth(unit, Tw.registered, responsibility.registered());
        out.add(fact, Tw.unit, unit).text(fact, Tw.role, responsibility.role().label());
        responsible(about(responsibility.evidence()), responsibility);
        Node before = unit;
        for (String successor : responsibility.successors()) {
            Node after = Triples.unit(iris, successor, out);
            out.truth(after, Tw.registered, true).add(before, Tw.succeededBy, after);
            before = after;
        }
    }

    private void responsible(Node subject, Responsibility responsibility) {
        Node unit = iris.unit(responsibility.unit());
        Node role =
                switch (responsibility.role()) {
                    case LEAD -> Tw.leadUnit;
                    case SUPPORT -> Tw.supportingUnit;
                };
        out.add(subject, role, unit).add(subject, Tw.responsibleUnit, unit);
    }

    private void deadline(Deadline deadline) {
        Node fact = fact("deadline", Tw.Deadline, deadline.evidence());
        out.add(fact, Tw.value, time(deadline.value()))
                .truth(fact, Tw.recurring, deadline.recurring());
    }

    private void quantity(Quantity quantity) {
        Node fact = fact("quantity", Tw.Quantity, quantity.evidence());
        out.decimal(fact, Tw.value, quantity.value())
                .text(fact, Tw.unitOfMeasure, quantity.unit())
                .text(fact, Tw.comparator, quantity.comparator())
                .text(fact, Tw.quantityOf, quantity.of())
                .decimal(fact, Qudt.NUMERIC_VALUE, quantity.value())
                .add(fact, Qudt.HAS_UNIT, Qudt.unit(quantity.unit()).orElse(null));
    }

    private void zone(Zone zone) {
        Node fact = fact("zone", Tw.Zone, zone.evidence());
        out.text(fact, Tw.zone, zone.name()).text(fact, Tw.zoneKind, zone.kind());
    }

    private void beneficiary(Beneficiary beneficiary) {
        Node fact = fact("beneficiary", Tw.Beneficiary, beneficiary.evidence());
        out.text(fact, Tw.beneficiary, beneficiary.name());
    }

    private void citation(Citation citation) {
        Node fact =
                fact(citation.isOwn() ? "reference" : "citation", Tw.Citation, citation.evidence());
        out.text(fact, Tw.relation, citation.relation().label())
                .text(fact, Tw.citedTitle, citation.title())
                .text(fact, Tw.citedNumber, citation.number())
                .text(fact, Tw.citedPlace, citation.place());
        Node target = targets.document(citation, node);
        if (target == null) {
            return;
        }
        List<Node> provisions = targets.provisions(citation, node, target);
        if (!citation.isOwn()) {
            out.add(
                    node,
                    CitationTriples.ofDocument(citation.relation(), citation.place()),
                    target);
        }
        if (provisions.isEmpty() && !citation.isOwn()) {
            out.add(fact, Tw.target, target);
        }
        for (Node provision : provisions) {
            out.add(fact, Tw.target, provision);
            CitationTriples.between(
                    about(citation.evidence()), citation.relation(), provision, out);
        }
    }

    private void expiry(Expiry expiry) {
        Node fact = fact("expiry", Tw.Expiry, expiry.evidence());
        Node day = time(expiry.until().toString());
        out.add(fact, Tw.value, day).add(node, Tw.validUntil, day);
    }

    /** A new fact node with its evidence. */
    private Node fact(String kind, Node type, Evidence evidence) {
        String provision = evidence.provision();
        int n = counters.merge(kind + " " + provision, 1, Integer::sum);
        Node fact = Iris.fact(node, provision, kind, n);
        out.type(fact, type).add(fact, Tw.document, node).add(fact, Tw.about, about(evidence));
        if (evidence.sentence() != null) {
            out.add(fact, Tw.sentence, Iris.part(node, evidence.sentence()));
        }
        out.text(fact, Tw.surface, evidence.surface())
                .text(fact, Tw.rule, evidence.rule())
                .decimal(fact, Tw.confidence, BigDecimal.valueOf(evidence.confidence()));
        Triples.span(fact, evidence.span(), out);
        derived(fact, evidence);
        return fact;
    }

    /** What a correction made comes from it. */
    private void derived(Node made, Evidence evidence) {
        if (evidence.correction() != null) {
            out.add(made, Prov.WAS_DERIVED_FROM, Iris.part(node, evidence.correction()));
        }
    }

    private Node about(Evidence evidence) {
        return evidence.provision() == null ? node : Iris.part(node, evidence.provision());
    }

    private Node sector(String notation) {
        Node sector = iris.sector(notation);
        out.type(sector, Tw.Sector).text(sector, SKOS.notation.asNode(), notation);
        return sector;
    }

    /** A value of XML Schema's calendar types by its shape, else a plain string. */
    private static Node time(String value) {
        if (DATE.matcher(value).matches()) {
            return Statements.typed(value, XSDDatatype.XSDdate);
        }
        if (YEAR_MONTH.matcher(value).matches()) {
            return Statements.typed(value, XSDDatatype.XSDgYearMonth);
        }
        if (YEAR.matcher(value).matches()) {
            return Statements.typed(value, XSDDatatype.XSDgYear);
        }
        if (MONTH_DAY.matcher(value).matches()) {
            return Statements.typed(value, XSDDatatype.XSDgMonthDay);
        }
        return NodeFactory.createLiteralString(value);
    }

    /**
     * Which units hold for which provision: those that its own annotation names, else those of the
     * nearest enclosing provision that has one.
     */
    private static final class Inheritance {

        private final Map<String, @Nullable String> parents = new HashMap<>();
        private final Map<@Nullable String, List<Responsibility>> own;

        Inheritance(Document document, List<Responsibility> responsibilities) {
            document.provisions().forEach(p -> parents.put(p.id(), p.parent()));
            own = new HashMap<>();
            for (Responsibility responsibility : responsibilities) {
                own.computeIfAbsent(responsibility.evidence().provision(), _ -> new ArrayList<>())
                        .add(responsibility);
            }
        }

        /** What stands outside any provision holds for what stands outside any. */
        List<Responsibility> of(@Nullable String provision) {
            if (provision == null) {
                return own.getOrDefault(null, List.of());
            }
            for (String at = provision; at != null; at = parents.get(at)) {
                List<Responsibility> found = own.get(at);
                if (found != null) {
                    return found;
                }
            }
            return List.of();
        }
    }
}
