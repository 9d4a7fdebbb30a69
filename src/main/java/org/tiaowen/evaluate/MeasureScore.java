package org.tiaowen.evaluate;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Measure;
import org.tiaowen.evaluate.Folding.Pairs;
import org.tiaowen.evaluate.GoldTable.Row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code measures/}: which sentences are measures, and of those found, whether place, modality and
 * sectors are right.
 */
final class MeasureScore {
    /** Likeness from which two texts are the same sentence. */
    private static final double SAME = 0.9;

    /** A measure that was found; {@code path} and {@code text} folded. */
    private record Given(Measure measure, String text, Pairs pairs, String path) {}

    /** The modality that a measure should have, and the one it got. */
    private record Confusion(String expected, String got) implements Comparable<Confusion> {
        @Override
        public int compareTo(Confusion other) {
            return Comparator.comparing(Confusion::expected)
                    .thenComparing(Confusion::got)
                    .compare(this, other);
        }
    }

    private final Answers answers;
    private final Results out;
    private final Map<Confusion, Integer> modalities = new TreeMap<>();
    private final Map<Integer, Tally> confidence = new TreeMap<>();
    private Tally sectors = Tally.NONE;
    private int matched;
    private int placed;
    private int first;

    MeasureScore(Answers answers, Results out) {
        this.answers = answers;
        this.out = out;
    }

    void add(List<GoldTable> tables) {
        tables.forEach(this::table);
        out.figure("measures.f1", out.of("measures").total().f1());
        out.figure("measures.provision", Tally.share(placed, matched));
        out.figure("measures.modality", Tally.share(sum(c -> same(c)), matched));
        out.figure("measures.modality.macro-f1", macro(), confusions());
        out.figure("measures.sectors.micro-f1", sectors.f1());
        out.figure("measures.sectors.top1", Tally.share(first, matched));
        confidence.forEach(this::confidence);
    }

    /** How many of the sectors that were given with a confidence of so many tenths are right. */
    private void confidence(int tenths, Tally tally) {
        out.figure(
                "measures.sectors.right-at-0." + tenths,
                tally.precision(),
                tally.right() + " of " + (tally.right() + tally.extra()));
    }

    private void table(GoldTable table) {
        String document = table.source() + " " + table.title();
        List<Given> left = new ArrayList<>(given(table));
        Findings findings = out.of("measures");
        Tally tally = Tally.NONE;
        for (Row row : table.rows()) {
            Given hit = match(row, left);
            left.remove(hit);
            boolean expected = row.get("measure").equals("y");
            if (hit != null && expected) {
                compare(document, row, hit);
            }
            tally =
                    tally.plus(
                            new Tally(
                                    expected && hit != null ? 1 : 0,
                                    !expected && hit != null ? 1 : 0,
                                    expected && hit == null ? 1 : 0));
            if (expected != (hit != null)) {
                String text = row.has("quote") ? row.get("quote") : row.get("text");
                findings.mistake(
                        new Mistake(
                                "measures",
                                document,
                                Folding.fold(row.get("provision")),
                                expected ? text : "",
                                expected ? "" : text));
            }
        }
        Set<String> region =
                table.rows().stream()
                        .map(r -> Folding.fold(r.get("provision")))
                        .filter(p -> !p.isEmpty())
                        .collect(Collectors.toSet());
        for (Given extra : left) {
            if (region.contains(extra.path())) {
                tally = tally.plus(new Tally(0, 1, 0));
                findings.mistake(new Mistake("measures", document, extra.path(), "", extra.text()));
            }
        }
        findings.count(document, tally);
        out.figure(
                "measures." + table.name(),
                tally.f1(),
                "tp %d fp %d fn %d".formatted(tally.right(), tally.extra(), tally.missing()));
    }

    private List<Given> given(GoldTable table) {
        return answers.find(table.source(), table.title()).stream()
                .flatMap(
                        a ->
                                a.facts().measures().stream()
                                        .map(
                                                m -> {
                                                    String text = Folding.fold(a.text(m));
                                                    return new Given(
                                                            m,
                                                            text,
                                                            Pairs.of(text),
                                                            a.path(m.evidence().provision()));
                                                }))
                .toList();
    }

    /**
     * The likest of those left, the last of equals; a row gives the text, or a quote and a length.
     */
    private static @Nullable Given match(Row row, List<Given> left) {
        ToDoubleFunction<Given> likeness;
        if (row.has("quote")) {
            String quote = Folding.fold(row.get("quote"));
            int length = row.number("length");
            likeness =
                    g ->
                            g.text().startsWith(quote)
                                            && Math.abs(Folding.length(g.text()) - length)
                                                    <= Math.max(3, length / 10)
                                    ? 1
                                    : 0;
        } else {
            Pairs pairs = Pairs.of(Folding.fold(row.get("text")));
            likeness = g -> Folding.likeness(pairs, g.pairs());
        }
        double best = SAME;
        Given hit = null;
        for (Given candidate : left) {
            double like = likeness.applyAsDouble(candidate);
            if (like >= best) {
                best = like;
                hit = candidate;
            }
        }
        return hit;
    }

    private void compare(String document, Row row, Given hit) {
        matched++;
        String provision = Folding.fold(row.get("provision"));
        placed += differ("provision", document, hit, provision, hit.path()) ? 0 : 1;
        String modality = hit.measure().modality().label();
        differ("modality", document, hit, row.get("modality"), modality);
        modalities.merge(new Confusion(row.get("modality"), modality), 1, Integer::sum);
        Set<String> expected =
                Stream.of(row.get("sectors").split(";"))
                        .filter(s -> !s.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> got =
                hit.measure().sectors().stream().map(Measure.SectorVote::notation).toList();
        int right = (int) expected.stream().filter(got::contains).count();
        Tally tally = new Tally(right, Set.copyOf(got).size() - right, expected.size() - right);
        sectors = sectors.plus(tally);
        for (Measure.SectorVote vote : hit.measure().sectors()) {
            boolean holds = expected.contains(vote.notation());
            confidence.merge(
                    Math.min(9, (int) (vote.confidence() * 10)),
                    new Tally(holds ? 1 : 0, holds ? 0 : 1, 0),
                    Tally::plus);
        }
        out.of("measures.sectors").count(document, tally);
        first += !got.isEmpty() && expected.contains(got.getFirst()) ? 1 : 0;
        if (right < expected.size() || right < got.size()) {
            mistake("sectors", document, hit, String.join(";", expected), String.join(";", got));
        }
    }

    private boolean differ(String what, String document, Given hit, String expected, String got) {
        boolean same = expected.equals(got);
        out.of("measures." + what).count(document, new Tally(same ? 1 : 0, 0, same ? 0 : 1));
        if (!same) {
            mistake(what, document, hit, expected, got);
        }
        return !same;
    }

    private void mistake(String what, String document, Given hit, String expected, String got) {
        String figure = "measures." + what;
        String text = Folding.head(hit.text(), 40);
        out.of(figure)
                .mistake(
                        new Mistake(
                                figure, document, hit.path(), expected, got + " (" + text + ")"));
    }

    private static boolean same(Confusion confusion) {
        return confusion.expected().equals(confusion.got());
    }

    private int sum(java.util.function.Predicate<Confusion> which) {
        return modalities.entrySet().stream()
                .filter(e -> which.test(e.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The mean F1 of the modalities that are expected at all. */
    private double macro() {
        return modalities.keySet().stream()
                .map(Confusion::expected)
                .distinct()
                .mapToDouble(
                        k ->
                                new Tally(
                                                sum(c -> c.expected().equals(k) && same(c)),
                                                sum(c -> c.got().equals(k) && !same(c)),
                                                sum(c -> c.expected().equals(k) && !same(c)))
                                        .f1())
                .average()
                .orElse(0);
    }

    private String confusions() {
        return modalities.entrySet().stream()
                .filter(e -> !same(e.getKey()))
                .map(e -> e.getKey().expected() + ">" + e.getKey().got() + ":" + e.getValue())
                .collect(Collectors.joining(" "));
    }
}
