package org.tiaowen.ingest;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Correction;
import org.tiaowen.document.Document;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Modality;
import org.tiaowen.document.Place;
import org.tiaowen.document.Problem;
import org.tiaowen.document.ProblemCode;
import org.tiaowen.document.ResolvedUnit;
import org.tiaowen.document.Sentence;
import org.tiaowen.ingest.Passages.Passage;
import org.tiaowen.rdf.Fingerprint;
import org.tiaowen.rdf.Ontology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** Carries out the corrections of one document's facts, one after the other. */
final class FactCorrector {
    private static final int ID_LENGTH = 6;

    private final Ontology ontology;
    private final Passages passages;
    private final Function<String, ResolvedUnit> units;
    private final List<Correction> done = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Facts facts;

    FactCorrector(Document document, Facts facts, Ontology ontology) {
        this.ontology = ontology;
        this.facts = facts;
        this.passages = new Passages(document);
        Place home =
                document.jurisdiction() == null
                        ? null
                        : ontology.gazetteer().territory(document.jurisdiction()).orElse(null);
        this.units = name -> ontology.units().resolve(name, home);
    }

    CorrectedFacts apply(List<FactCorrection> corrections) {
        for (FactCorrection correction : corrections) {
            List<Passage> places = passages.find(correction.provision(), correction.quote());
            if (places.size() == 1) {
                apply(correction, places.getFirst());
            } else {
                problem(
                        correction,
                        places.isEmpty()
                                ? ProblemCode.CORRECTION_NO_PLACE
                                : ProblemCode.CORRECTION_MANY_PLACES,
                        correction.place());
            }
        }
        return new CorrectedFacts(facts, done, problems);
    }

    private void apply(FactCorrection correction, Passage at) {
        switch (correction.change()) {
            case FactCorrection.Add(FactValue<?> value) -> add(correction, at, value);
            case FactCorrection.Remove(FactValue<?> value) -> remove(correction, at, value);
            case FactCorrection.Replace<?> replace -> replace(correction, at, replace);
            case FactCorrection.Mark mark -> mark(correction, at, mark);
        }
    }

    private <T> void add(FactCorrection correction, Passage at, FactValue<T> value) {
        FactKind<T> kind = value.kind();
        T fact = value.maker().make(evidence(correction, at), null, units);
        Predicate<T> same = f -> kind.shown().apply(f).equals(kind.shown().apply(fact));
        if (kind.list().apply(facts).stream().anyMatch(isThere(kind, at).and(same))) {
            unneeded(correction, value.text());
            return;
        }
        List<T> all = new ArrayList<>(kind.list().apply(facts));
        all.add(fact);
        put(kind, all);
        done(correction, kind.name(), at, null, kind.shown().apply(fact));
    }

    private <T> void remove(FactCorrection correction, Passage at, FactValue<T> value) {
        FactKind<T> kind = value.kind();
        T found = theOne(correction, at, value);
        if (found != null) {
            List<T> all = new ArrayList<>(kind.list().apply(facts));
            all.remove(found);
            put(kind, all);
            done(correction, kind.name(), at, kind.shown().apply(found), null);
        }
    }

    private <T> void replace(
            FactCorrection correction, Passage at, FactCorrection.Replace<T> replace) {
        FactKind<T> kind = replace.old().kind();
        T found = theOne(correction, at, replace.old());
        if (found == null) {
            return;
        }
        Evidence e = kind.evidence().apply(found);
        Evidence corrected =
                new Evidence(
                        e.provision(),
                        e.sentence(),
                        e.surface(),
                        e.span(),
                        Correction.RULE,
                        1,
                        id(correction));
        T fact = replace.value().maker().make(corrected, found, units);
        if (kind.shown().apply(fact).equals(kind.shown().apply(found))) {
            unneeded(correction, replace.value().text());
            return;
        }
        List<T> all = new ArrayList<>(kind.list().apply(facts));
        all.set(all.indexOf(found), fact);
        put(kind, all);
        done(correction, kind.name(), at, kind.shown().apply(found), kind.shown().apply(fact));
    }

    private <T> void put(FactKind<T> kind, List<T> all) {
        all.sort(Comparator.comparing(f -> kind.evidence().apply(f).span()));
        facts = kind.with().apply(facts, all);
    }

    /** The fact of that place that fits; null, and a problem, where none or several do. */
    private <T> @Nullable T theOne(FactCorrection correction, Passage at, FactValue<T> value) {
        FactKind<T> kind = value.kind();
        List<T> fitting =
                kind.list().apply(facts).stream()
                        .filter(isThere(kind, at))
                        .filter(f -> value.matches().test(f, units))
                        .toList();
        if (fitting.size() > 1 && at.sentence() != null) {
            List<T> inSentence =
                    fitting.stream()
                            .filter(f -> isIn(kind.evidence().apply(f), at.sentence()))
                            .toList();
            fitting = inSentence.isEmpty() ? fitting : inSentence;
        }
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        problem(
                correction,
                fitting.isEmpty()
                        ? ProblemCode.CORRECTION_NO_FACT
                        : ProblemCode.CORRECTION_MANY_FACTS,
                correction.place() + " " + value.text());
        return null;
    }

    /** A sentence's facts are its own, and those of the provision that it stands in. */
    private static <T> Predicate<T> isThere(FactKind<T> kind, Passage at) {
        return fact -> {
            Evidence evidence = kind.evidence().apply(fact);
            return Objects.equals(evidence.provision(), at.provision())
                    || at.sentence() != null && isIn(evidence, at.sentence());
        };
    }

    private static boolean isIn(Evidence evidence, Sentence sentence) {
        return sentence.id().equals(evidence.sentence());
    }

    private void mark(FactCorrection correction, Passage at, FactCorrection.Mark mark) {
        Sentence sentence = at.sentence();
        if (sentence == null) {
            problem(correction, ProblemCode.CORRECTION_NO_PLACE, correction.place());
            return;
        }
        List<String> sectors = mark.sectors() == null ? List.of() : mark.sectors();
        for (String sector : sectors) {
            if (ontology.sectors().sectors().stream().noneMatch(s -> s.notation().equals(sector))) {
                problem(correction, ProblemCode.CORRECTION_NO_SECTOR, sector);
                return;
            }
        }
        Measure old =
                facts.measures().stream()
                        .filter(m -> isIn(m.evidence(), sentence))
                        .findFirst()
                        .orElse(null);
        if (old == null && !Boolean.TRUE.equals(mark.measure())) {
            problem(
                    correction,
                    ProblemCode.CORRECTION_NO_FACT,
                    correction.place() + " " + "measure");
            return;
        }
        List<Measure> all = new ArrayList<>(facts.measures());
        all.remove(old);
        Measure measure =
                Boolean.FALSE.equals(mark.measure())
                        ? null
                        : measure(mark, old, evidence(correction, at));
        if (old != null && measure != null && shown(old).equals(shown(measure))) {
            unneeded(correction, shown(old));
            return;
        }
        if (measure != null) {
            all.add(measure);
        }
        all.sort(Comparator.comparing(m -> m.evidence().span()));
        facts = facts.withMeasures(all);
        done(
                correction,
                "measure",
                at,
                old == null ? null : shown(old),
                measure == null ? null : shown(measure));
    }

    private static Measure measure(
            FactCorrection.Mark mark, @Nullable Measure old, Evidence evidence) {
        Modality modality =
                mark.modality() != null
                        ? mark.modality()
                        : old == null ? Modality.ACT : old.modality();
        List<Measure.SectorVote> sectors =
                mark.sectors() != null
                        ? mark.sectors().stream().map(s -> new Measure.SectorVote(s, 1)).toList()
                        : old == null ? List.of() : old.sectors();
        return new Measure(modality, sectors, evidence);
    }

    private static String shown(Measure measure) {
        return (measure.modality().label()
                        + " "
                        + String.join(
                                ";",
                                measure.sectors().stream()
                                        .map(Measure.SectorVote::notation)
                                        .toList()))
                .strip();
    }

    private Evidence evidence(FactCorrection correction, Passage at) {
        String surface = at.sentence() == null ? "" : at.sentence().text();
        return new Evidence(
                at.provision(),
                at.sentenceId(),
                surface,
                at.span(),
                Correction.RULE,
                1,
                id(correction));
    }

    /** The same correction has the same id, wherever in the file it stands. */
    private static String id(FactCorrection correction) {
        return "correction_" + Fingerprint.of(correction.text()).substring(0, ID_LENGTH);
    }

    private void done(
            FactCorrection correction,
            String field,
            Passage at,
            @Nullable String before,
            @Nullable String after) {
        Origin origin = correction.origin();
        done.add(
                new Correction(
                        id(correction),
                        field,
                        at.provision(),
                        at.sentenceId(),
                        before,
                        after,
                        origin.by(),
                        origin.date(),
                        origin.note(),
                        origin.file(),
                        origin.line()));
    }

    private void unneeded(FactCorrection correction, String what) {
        problems.add(
                correction
                        .origin()
                        .problem(
                                Problem.Severity.INFO,
                                ProblemCode.CORRECTION_UNNEEDED,
                                correction.place() + " " + what));
    }

    private void problem(FactCorrection correction, ProblemCode code, String detail) {
        problems.add(correction.origin().warning(code, detail));
    }
}
