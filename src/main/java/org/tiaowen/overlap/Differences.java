package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Deadline;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Modality;
import org.tiaowen.document.Quantity;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Span;
import org.tiaowen.overlap.Difference.Direction;
import org.tiaowen.overlap.Difference.Kind;
import org.tiaowen.overlap.Pairing.Pair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the differences that matter between two clauses, from the facts of both. */
final class Differences {

    /** Figures in less like places than this are no versions of each other. */
    private static final double LIKE_PLACES = 0.5;

    /** What joins a figure to what it measures: 为2年, 在10日内. */
    private static final Pattern LINK = Pattern.compile("^[为在]");

    private final Clause a;
    private final Clause b;
    private final Tiling tiling;
    private final List<Stretch> alignment;
    private final boolean isRepetition;
    private final List<Difference> found = new ArrayList<>();

    /** Of clauses that are only related, what one of them lacks is no difference. */
    Differences(Clause a, Clause b, Tiling tiling, List<Stretch> alignment, Label label) {
        this.a = a;
        this.b = b;
        this.tiling = tiling;
        this.alignment = alignment;
        this.isRepetition = label.isRepetition();
    }

    /** All of them, by kind. */
    List<Difference> all() {
        figures();
        deadlines();
        numbers();
        if (isRepetition) {
            modality();
            units();
            names(
                    Kind.ZONE,
                    a.facts().zones().stream().map(z -> z.name()).toList(),
                    b.facts().zones().stream().map(z -> z.name()).toList());
            names(
                    Kind.BENEFICIARY,
                    a.facts().beneficiaries().stream().map(z -> z.name()).toList(),
                    b.facts().beneficiaries().stream().map(z -> z.name()).toList());
        }
        return List.copyOf(found);
    }

    private void figures() {
        for (Pair<Quantity> pair :
                Figures.pairs(
                        a.facts().quantities(), b.facts().quantities(), this::fit, isRepetition)) {
            Quantity draft = pair.a();
            Quantity corpus = pair.b();
            if (draft != null && corpus != null) {
                if (!Figures.isSame(draft, corpus)) {
                    found.add(figure(draft, corpus, Figures.direction(draft, a, corpus, b)));
                }
            } else if (isRepetition && draft != null && !Figures.isSaidIn(draft, b.text())) {
                found.add(figure(draft, null, Figures.ofAdding(draft)));
            } else if (isRepetition && corpus != null && !Figures.isSaidIn(corpus, a.text())) {
                found.add(figure(null, corpus, Figures.ofAdding(corpus).reversed()));
            }
        }
    }

    /** Numbers that are no figures with a unit, in the same place: 第5个工作日, 2021年内, 12月起. */
    private void numbers() {
        Passage draft = a.passage();
        Passage corpus = b.passage();
        for (Stretch stretch : alignment) {
            Span inDraft = stretch.a();
            Span inCorpus = stretch.b();
            if (stretch.kind() != Stretch.Kind.REWORDED || inDraft == null || inCorpus == null) {
                continue;
            }
            Optional<String> x = NumberWord.at(draft.text(), inDraft);
            Optional<String> y = NumberWord.at(corpus.text(), inCorpus);
            if (x.isEmpty() || y.isEmpty() || isFound(a, inDraft) || isFound(b, inCorpus)) {
                continue;
            }
            int order = NumberWord.order(x.get(), y.get());
            if (order == 0) {
                continue; // 三月 is 3月
            }
            boolean isDate = NumberWord.isDate(x.get()) && NumberWord.isDate(y.get());
            Direction more = isDate ? Direction.LATER : Direction.MORE;
            add(
                    isDate ? Kind.DEADLINE : Kind.FIGURE,
                    x.get(),
                    y.get(),
                    order > 0 ? more : more.reversed());
        }
    }

    /** Whether a fact of the clause says it already. */
    private static boolean isFound(Clause clause, Span span) {
        Stream<Evidence> evidence =
                Stream.concat(
                        clause.facts().quantities().stream().map(Quantity::evidence),
                        clause.facts().deadlines().stream().map(Deadline::evidence));
        return evidence.anyMatch(
                e -> e.span().start() < span.end() && span.start() < e.span().end());
    }

    private static Difference figure(
            @Nullable Quantity draft, @Nullable Quantity corpus, Direction direction) {
        String about =
                Optional.ofNullable(draft)
                        .map(Quantity::of)
                        .orElse(corpus == null ? null : corpus.of());
        return new Difference(Kind.FIGURE, surface(draft), surface(corpus), about, direction);
    }

    private static @Nullable String surface(@Nullable Quantity quantity) {
        return quantity == null
                ? null
                : LINK.matcher(quantity.evidence().surface()).replaceFirst("");
    }

    private double fit(Quantity x, Quantity y) {
        if (!Figures.isComparable(x, y)) {
            return 0;
        }
        double places = likeness(x.evidence(), y.evidence());
        boolean same = Figures.isSame(x, y);
        if (!same && places < LIKE_PLACES) {
            return 0;
        }
        return places
                + (same ? 1 : 0)
                + (x.comparator().equals(y.comparator()) ? 0.3 : 0)
                + (x.unit().equals(y.unit()) ? 0.2 : 0);
    }

    private double likeness(Evidence x, Evidence y) {
        return Place.of(a.passage(), x.span()).likeness(Place.of(b.passage(), y.span()), tiling);
    }

    private void deadlines() {
        for (Pair<Deadline> pair :
                Pairing.of(
                        a.facts().deadlines(),
                        b.facts().deadlines(),
                        (x, y) ->
                                x.recurring() != y.recurring()
                                        ? 0
                                        : 0.1
                                                + likeness(x.evidence(), y.evidence())
                                                + (x.value().equals(y.value()) ? 1 : 0))) {
            Deadline draft = pair.a();
            Deadline corpus = pair.b();
            if (draft != null && corpus != null && !isSameDay(draft, corpus)) {
                int order = Figures.end(draft.value()).compareTo(Figures.end(corpus.value()));
                add(
                        Kind.DEADLINE,
                        draft.evidence().surface(),
                        corpus.evidence().surface(),
                        order < 0
                                ? Direction.EARLIER
                                : order > 0 ? Direction.LATER : Direction.OTHER);
            } else if (isRepetition && corpus == null && draft != null) {
                add(Kind.DEADLINE, draft.evidence().surface(), null, Direction.STRICTER);
            } else if (isRepetition && draft == null && corpus != null) {
                add(Kind.DEADLINE, null, corpus.evidence().surface(), Direction.LOOSER);
            }
        }
    }

    private static boolean isSameDay(Deadline x, Deadline y) {
        return Figures.end(x.value()).equals(Figures.end(y.value()));
    }

    private void modality() {
        Modality draft = modality(a);
        Modality corpus = modality(b);
        if (draft == null || corpus == null || draft == corpus || isPlain(draft, corpus)) {
            return;
        }
        String word = ModalWord.of(draft, a.text());
        String other = ModalWord.of(corpus, b.text());
        if (a.text().contains(other) || b.text().contains(word)) {
            return; // what one of them has besides is no other force of the same
        }
        int order = Integer.compare(force(draft), force(corpus));
        add(
                Kind.MODALITY,
                word,
                other,
                order > 0 ? Direction.STRICTER : order < 0 ? Direction.LOOSER : Direction.OTHER);
    }

    private static @Nullable Modality modality(Clause clause) {
        return clause.facts().measures().stream().findFirst().map(Measure::modality).orElse(null);
    }

    /** 应当建立 and 建立 ask for the same, and so do 支持 and 推进 in most texts. */
    private static boolean isPlain(Modality x, Modality y) {
        return (x == Modality.ACT || y == Modality.ACT)
                && (x == Modality.OBLIGE
                        || y == Modality.OBLIGE
                        || x == Modality.EXPLORE
                        || y == Modality.EXPLORE
                        || x == Modality.FUND
                        || y == Modality.FUND);
    }

    private static int force(Modality modality) {
        return switch (modality) {
            case PROHIBIT -> 5;
            case OBLIGE -> 4;
            case ACT -> 3;
            case ENCOURAGE, FUND -> 2;
            case EXPLORE, PERMIT -> 1;
        };
    }

    private void units() {
        Map<String, Responsibility> draft = byName(a);
        Map<String, Responsibility> corpus = byName(b);
        if (draft.isEmpty() || corpus.isEmpty()) {
            return;
        }
        String onlyDraft = without(draft, corpus);
        String onlyCorpus = without(corpus, draft);
        if (!onlyDraft.isEmpty() && !onlyCorpus.isEmpty()) {
            add(Kind.UNIT, onlyDraft, onlyCorpus, Direction.OTHER);
        }
    }

    private static String without(
            Map<String, Responsibility> some, Map<String, Responsibility> others) {
        return String.join(
                "、",
                some.entrySet().stream()
                        .filter(e -> !others.containsKey(e.getKey()))
                        .map(e -> e.getValue().evidence().surface())
                        .toList());
    }

    /** The units by name without their place. */
    private static Map<String, Responsibility> byName(Clause clause) {
        Map<String, Responsibility> units = new LinkedHashMap<>();
        for (Responsibility unit : clause.facts().responsibilities()) {
            units.putIfAbsent(UnitName.withoutPlace(unit.evidence().surface()), unit);
        }
        return units;
    }

    /** Names that stand on both sides, or inside each other, are no difference of their kind. */
    private void names(Kind kind, List<String> draft, List<String> corpus) {
        Function<List<String>, List<String>> others =
                list ->
                        list.stream()
                                .distinct()
                                .filter(n -> list != draft || !corpus.contains(n))
                                .filter(n -> list != corpus || !draft.contains(n))
                                .toList();
        List<String> onlyDraft = others.apply(draft);
        List<String> onlyCorpus = others.apply(corpus);
        if (onlyDraft.isEmpty() || onlyCorpus.isEmpty()) {
            if (kind == Kind.ZONE && draft.isEmpty() && !corpus.isEmpty()) {
                add(kind, null, String.join("、", onlyCorpus), Direction.LOOSER);
            } else if (kind == Kind.ZONE && corpus.isEmpty() && !draft.isEmpty()) {
                add(kind, String.join("、", onlyDraft), null, Direction.STRICTER);
            }
            return;
        }
        add(
                kind,
                String.join("、", onlyDraft),
                String.join("、", onlyCorpus),
                scope(onlyDraft, onlyCorpus));
    }

    /** A longer name of the same end is a part: 科技型中小企业 of 中小企业. */
    private static Direction scope(List<String> draft, List<String> corpus) {
        if (draft.stream().allMatch(d -> corpus.stream().anyMatch(d::endsWith))) {
            return Direction.STRICTER;
        }
        if (corpus.stream().allMatch(c -> draft.stream().anyMatch(c::endsWith))) {
            return Direction.LOOSER;
        }
        return Direction.OTHER;
    }

    private void add(
            Kind kind, @Nullable String draft, @Nullable String corpus, Direction direction) {
        found.add(new Difference(kind, draft, corpus, null, direction));
    }
}
