package org.tiaowen.ingest;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Beneficiary;
import org.tiaowen.document.Citation;
import org.tiaowen.document.Deadline;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Quantity;
import org.tiaowen.document.ResolvedUnit;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Zone;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A kind of fact that a curator can add, remove and replace: how it is written, and where it stands
 * among the facts of a document. Each is told by its first field.
 *
 * @param name as in {@code extract}
 * @param fields that it is written with, the telling ones first
 * @param list where its facts are
 * @param with the facts with other ones of this kind
 * @param shown a fact in words
 */
record FactKind<T>(
        String name,
        List<String> fields,
        Function<Facts, List<T>> list,
        BiFunction<Facts, List<T>, Facts> with,
        Function<T, Evidence> evidence,
        Function<T, String> shown,
        BiFunction<FactKind<T>, YamlNode, FactValue<T>> reader) {

    private static final Pattern DATE =
            Pattern.compile("\\d{4}(?:-\\d\\d(?:-\\d\\d)?)?|--\\d\\d-\\d\\d");

    /** Kinds that say nothing without their first field. */
    private static final List<String> ONE_VALUE = List.of("deadline", "zone", "beneficiary");

    static final FactKind<Quantity> QUANTITY =
            new FactKind<>(
                    "quantity",
                    List.of("quantity", "unit", "comparator", "of"),
                    Facts::quantities,
                    Facts::withQuantities,
                    Quantity::evidence,
                    q ->
                            (q.of() == null ? "" : q.of() + " ")
                                    + q.comparator()
                                    + " "
                                    + q.value().toPlainString()
                                    + " "
                                    + q.unit(),
                    FactKind::quantity);

    static final FactKind<Deadline> DEADLINE =
            new FactKind<>(
                    "deadline",
                    List.of("deadline"),
                    Facts::deadlines,
                    Facts::withDeadlines,
                    Deadline::evidence,
                    Deadline::value,
                    FactKind::deadline);

    static final FactKind<Citation> CITATION =
            new FactKind<>(
                    "citation",
                    List.of("title", "number", "relation", "place"),
                    Facts::citations,
                    Facts::withCitations,
                    Citation::evidence,
                    c ->
                            c.relation().label()
                                    + (c.title() == null ? "" : " 《" + c.title() + "》")
                                    + (c.number() == null ? "" : " " + c.number())
                                    + (c.place() == null ? "" : " " + c.place()),
                    FactKind::citation);

    static final FactKind<Responsibility> UNIT =
            new FactKind<>(
                    "unit",
                    List.of("unit", "role"),
                    Facts::responsibilities,
                    Facts::withResponsibilities,
                    Responsibility::evidence,
                    r -> r.role().label() + " " + r.unit(),
                    FactKind::unit);

    static final FactKind<Zone> ZONE =
            new FactKind<>(
                    "zone",
                    List.of("zone", "kind"),
                    Facts::zones,
                    Facts::withZones,
                    Zone::evidence,
                    z -> z.name() + " " + z.kind(),
                    FactKind::zone);

    static final FactKind<Beneficiary> BENEFICIARY =
            new FactKind<>(
                    "beneficiary",
                    List.of("beneficiary"),
                    Facts::beneficiaries,
                    Facts::withBeneficiaries,
                    Beneficiary::evidence,
                    Beneficiary::name,
                    FactKind::beneficiary);

    /** A quantity has a unit too, and so comes first. */
    private static final List<FactKind<?>> ALL =
            List.of(QUANTITY, DEADLINE, CITATION, ZONE, BENEFICIARY, UNIT);

    /** The kind that a value is of. */
    static FactKind<?> of(YamlNode value) {
        SequencedMap<String, YamlNode> fields = value.fields();
        for (FactKind<?> kind : ALL) {
            boolean telling =
                    kind == CITATION
                            ? kind.fields().stream().anyMatch(fields::containsKey)
                            : fields.containsKey(kind.fields().getFirst());
            if (telling) {
                return kind;
            }
        }
        List<List<String>> known = new ArrayList<>();
        ALL.forEach(k -> known.add(k.fields()));
        throw value.wrong("no fact that is known; facts are written with " + known);
    }

    /** Reads a value of this kind. */
    FactValue<T> read(YamlNode value) {
        SequencedMap<String, YamlNode> said = value.fields(fields);
        if (ONE_VALUE.contains(name) && !said.containsKey(fields.getFirst())) {
            throw value.wrong("expected " + fields.getFirst());
        }
        return reader.apply(this, value);
    }

    /** The value of an enumeration that a word names. */
    static <E> E word(YamlNode node, E[] values, Function<E, String> label) {
        Map<String, E> byLabel = new LinkedHashMap<>();
        for (E value : values) {
            byLabel.put(label.apply(value), value);
        }
        E found = byLabel.get(node.text());
        if (found == null) {
            throw node.wrong("one of " + byLabel.keySet() + ": " + node.text());
        }
        return found;
    }

    private static FactValue<Responsibility> unit(FactKind<Responsibility> kind, YamlNode node) {
        Map<String, YamlNode> said = node.fields();
        String name = text(said.get("unit"));
        YamlNode as = said.get("role");
        Responsibility.Role role =
                as == null
                        ? null
                        : word(as, Responsibility.Role.values(), Responsibility.Role::label);
        return new FactValue<>(
                kind,
                node.shown(),
                (r, units) ->
                        (name == null
                                        || r.unit().equals(name)
                                        || r.unit().equals(units.apply(name).name()))
                                && (role == null || r.role() == role),
                (evidence, old, units) -> {
                    Responsibility.Role part =
                            role != null
                                    ? role
                                    : old == null ? Responsibility.Role.LEAD : old.role();
                    if (name == null && old != null) {
                        return new Responsibility(
                                old.unit(), old.registered(), old.successors(), part, evidence);
                    }
                    ResolvedUnit unit = units.apply(Objects.requireNonNullElse(name, ""));
                    return new Responsibility(
                            unit.name(), unit.registered(), unit.successors(), part, evidence);
                });
    }

    private static FactValue<Deadline> deadline(FactKind<Deadline> kind, YamlNode node) {
        YamlNode value = Objects.requireNonNull(node.fields().get("deadline"));
        String date = value.text();
        if (!DATE.matcher(date).matches()) {
            throw value.wrong(
                    "a deadline is 2021-12-31, 2021-06, 2025, or --02-28 for each year: " + date);
        }
        return new FactValue<>(
                kind,
                node.shown(),
                (d, _) -> d.value().equals(date),
                (evidence, _, _) -> new Deadline(date, date.startsWith("--"), evidence));
    }

    private static FactValue<Quantity> quantity(FactKind<Quantity> kind, YamlNode node) {
        Map<String, YamlNode> said = node.fields();
        YamlNode number = said.get("quantity");
        BigDecimal value = number == null ? null : decimal(number);
        String unit = text(said.get("unit"));
        String of = text(said.get("of"));
        YamlNode sign = said.get("comparator");
        String comparator =
                sign == null
                        ? null
                        : word(
                                sign,
                                new String[] {"<=", "<", ">=", ">", "=", "~"},
                                Function.identity());
        return new FactValue<>(
                kind,
                node.shown(),
                (q, _) ->
                        (value == null || q.value().compareTo(value) == 0)
                                && (unit == null || q.unit().equals(unit))
                                && (comparator == null || q.comparator().equals(comparator)),
                (evidence, old, _) ->
                        new Quantity(
                                value != null ? value : old == null ? BigDecimal.ZERO : old.value(),
                                unit != null ? unit : old == null ? "" : old.unit(),
                                comparator != null
                                        ? comparator
                                        : old == null ? "=" : old.comparator(),
                                of != null || old == null ? of : old.of(),
                                evidence));
    }

    private static BigDecimal decimal(YamlNode node) {
        try {
            return new BigDecimal(node.text());
        } catch (NumberFormatException e) {
            throw node.wrong("expected a number: " + node.text());
        }
    }

    private static FactValue<Citation> citation(FactKind<Citation> kind, YamlNode node) {
        Map<String, YamlNode> said = node.fields();
        String title = bare(text(said.get("title")));
        String number = text(said.get("number"));
        String place = text(said.get("place"));
        YamlNode as = said.get("relation");
        Citation.Relation relation =
                as == null ? null : word(as, Citation.Relation.values(), Citation.Relation::label);
        return new FactValue<>(
                kind,
                node.shown(),
                (c, _) ->
                        (title == null || Passages.fold(title).equals(Passages.fold(c.title())))
                                && (number == null
                                        || Passages.fold(number).equals(Passages.fold(c.number())))
                                && (relation == null || c.relation() == relation)
                                && (place == null || place.equals(c.place())),
                (evidence, old, _) -> {
                    boolean isNamed = title != null || number != null;
                    return new Citation(
                            relation != null
                                    ? relation
                                    : old == null ? Citation.Relation.CITES : old.relation(),
                            isNamed || old == null ? title : old.title(),
                            isNamed || old == null ? number : old.number(),
                            place == null && old != null ? old.place() : place,
                            evidence);
                });
    }

    private static FactValue<Zone> zone(FactKind<Zone> kind, YamlNode node) {
        Map<String, YamlNode> said = node.fields();
        String name = Objects.requireNonNull(said.get("zone")).text();
        String sort = text(said.get("kind"));
        return new FactValue<>(
                kind,
                node.shown(),
                (z, _) -> z.name().equals(name) && (sort == null || z.kind().equals(sort)),
                (evidence, old, _) ->
                        new Zone(
                                name,
                                sort != null ? sort : old == null ? name : old.kind(),
                                evidence));
    }

    private static FactValue<Beneficiary> beneficiary(FactKind<Beneficiary> kind, YamlNode node) {
        String name = Objects.requireNonNull(node.fields().get("beneficiary")).text();
        return new FactValue<>(
                kind,
                node.shown(),
                (b, _) -> b.name().equals(name),
                (evidence, _, _) -> new Beneficiary(name, evidence));
    }

    private static @Nullable String bare(@Nullable String title) {
        return title == null ? null : title.replaceAll("^《(.*)》$", "$1");
    }

    private static @Nullable String text(@Nullable YamlNode node) {
        return node == null ? null : node.text();
    }
}
