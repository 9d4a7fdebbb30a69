package org.tiaowen.evaluate;

import org.jspecify.annotations.Nullable;
import org.tiaowen.evaluate.GoldTable.Row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Facts that are compared as sets: responsible units, deadlines, citations. */
final class FactScore {
    /** Tables of fewer rows list clear cases only: what they do not name is not wrong. */
    private static final int SPARSE = 5;

    /** A fact of a provision; all parts folded. */
    private record Said(String provision, String what) implements Comparable<Said> {
        @Override
        public int compareTo(Said other) {
            return Comparator.comparing(Said::provision)
                    .thenComparing(Said::what)
                    .compare(this, other);
        }
    }

    /** A document that a row speaks of. */
    private record Key(String source, String title) {}

    private final Answers answers;
    private final Results out;

    FactScore(Answers answers, Results out) {
        this.answers = answers;
        this.out = out;
    }

    /** {@code units/}. */
    void units(List<GoldTable> tables) {
        for (GoldTable table : tables) {
            Set<Said> gold = new LinkedHashSet<>();
            for (Row row : table.rows()) {
                gold.add(
                        new Said(
                                Folding.fold(row.get("provision")),
                                row.get("role") + " " + Folding.fold(row.get("unit"))));
            }
            Set<Said> given =
                    new LinkedHashSet<>(given(table.source(), table.title(), this::units));
            if (gold.size() < SPARSE) {
                given.retainAll(gold);
            }
            Tally tally = compare("units", table.source() + " " + table.title(), gold, given);
            out.figure(
                    "units." + table.name(),
                    tally.f1(),
                    "%d of %d, %d too many".formatted(tally.right(), gold.size(), tally.extra()));
        }
        out.figure("units.f1", out.of("units").total().f1());
    }

    private Stream<Said> units(Answer answer) {
        return answer.facts().responsibilities().stream()
                .map(
                        r ->
                                new Said(
                                        answer.path(r.evidence().provision()),
                                        r.role().label() + " " + Folding.fold(r.unit())));
    }

    /** {@code deadlines.tsv}. */
    void deadlines(GoldTable table, @Nullable GoldTable complete) {
        facts(
                "deadlines",
                table,
                complete,
                row -> row.get("value"),
                answer ->
                        answer.facts().deadlines().stream()
                                .map(
                                        d ->
                                                new Said(
                                                        answer.path(d.evidence().provision()),
                                                        d.value())));
    }

    /** {@code citations.tsv}. */
    void citations(GoldTable table, @Nullable GoldTable complete) {
        facts(
                "citations",
                table,
                complete,
                row -> cited(row.get("relation"), row.get("title"), row.get("number")),
                answer ->
                        answer.facts().citations().stream()
                                .map(
                                        c ->
                                                new Said(
                                                        answer.path(c.evidence().provision()),
                                                        cited(
                                                                c.relation().plain().label(),
                                                                Folding.fold(c.title()),
                                                                Folding.fold(c.number())))));
    }

    private static String cited(String relation, String title, String number) {
        String folded = Folding.fold(title);
        return relation + " " + (folded.isEmpty() ? Folding.fold(number) : folded);
    }

    /** Over the documents that have a row or are annotated whole. */
    private void facts(
            String fact,
            GoldTable table,
            @Nullable GoldTable complete,
            Function<Row, String> expected,
            Function<Answer, Stream<Said>> given) {
        SequencedMap<Key, Set<Said>> gold = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            gold.computeIfAbsent(key(row), _ -> new LinkedHashSet<>())
                    .add(new Said(Folding.fold(row.get("provision")), expected.apply(row)));
        }
        Stream.ofNullable(complete)
                .flatMap(t -> t.rows().stream())
                .filter(row -> row.get("facts").contains(fact))
                .forEach(row -> gold.computeIfAbsent(key(row), _ -> new LinkedHashSet<>()));
        for (Map.Entry<Key, Set<Said>> document : gold.entrySet()) {
            Key key = document.getKey();
            compare(
                    fact,
                    key.source() + " " + key.title(),
                    document.getValue(),
                    given(key.source(), key.title(), given));
        }
        Tally total = out.of(fact).total();
        out.figure(
                fact + ".f1",
                total.f1(),
                "tp %d fp %d fn %d".formatted(total.right(), total.extra(), total.missing()));
    }

    private static Key key(Row row) {
        return new Key(row.get("source"), row.get("document"));
    }

    private Set<Said> given(String source, String title, Function<Answer, Stream<Said>> facts) {
        return new LinkedHashSet<>(answers.find(source, title).stream().flatMap(facts).toList());
    }

    private Tally compare(String fact, String document, Set<Said> gold, Set<Said> given) {
        TreeSet<Said> missing = new TreeSet<>(gold);
        missing.removeAll(given);
        TreeSet<Said> extra = new TreeSet<>(given);
        extra.removeAll(gold);
        Findings findings = out.of(fact);
        Tally tally = new Tally(gold.size() - missing.size(), extra.size(), missing.size());
        findings.count(document, tally);
        List<Said> left = new ArrayList<>(extra);
        for (Said said : missing) {
            Optional<Said> instead =
                    left.stream().filter(s -> s.provision().equals(said.provision())).findFirst();
            instead.ifPresent(left::remove);
            findings.mistake(
                    new Mistake(
                            fact,
                            document,
                            said.provision(),
                            said.what(),
                            instead.map(Said::what).orElse("")));
        }
        for (Said said : left) {
            findings.mistake(new Mistake(fact, document, said.provision(), "", said.what()));
        }
        return tally;
    }
}
