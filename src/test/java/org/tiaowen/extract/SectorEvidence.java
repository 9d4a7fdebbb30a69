package org.tiaowen.extract;

import org.tiaowen.analysis.Folding;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.analysis.Word;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Sentence;
import org.tiaowen.rdf.Ontology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the rule of sectors sees of each measure, for the fit of the weights of words. */
public final class SectorEvidence {

    private final Segmenter segmenter = new Segmenter();
    private final SectorTerms terms;

    public SectorEvidence(Ontology ontology) {
        terms = new SectorTerms(ontology.sectors());
    }

    /** A measure: its signs, and what each of its words counts in the sum of the weights. */
    public static final class Seen {
        private final Measure measure;
        private final List<SectorModel.Signs> signs;
        private final Map<String, Double> words;

        private Seen(Measure measure, List<SectorModel.Signs> signs, Map<String, Double> words) {
            this.measure = measure;
            this.signs = signs;
            this.words = words;
        }

        public Measure measure() {
            return measure;
        }

        public Map<String, Double> words() {
            return words;
        }

        /** The logit of each sector without words. */
        public double[] base() {
            return signs.stream().mapToDouble(s -> s.with(0).logit()).toArray();
        }

        /** The sectors chosen with these sums of the weights of words. */
        public List<Integer> choose(double[] sums) {
            return SectorModel.choose(
                            IntStream.range(0, sums.length)
                                    .mapToObj(i -> signs.get(i).with(sums[i]))
                                    .toList())
                    .stream()
                    .map(SectorModel.Choice::sector)
                    .toList();
        }
    }

    /** The measures among the facts, in their order. */
    public List<Seen> of(Document document, Facts facts) {
        Outline outline = new Outline(document);
        Map<String, Sentence> sentences =
                document.sentences().stream().collect(Collectors.toMap(Sentence::id, s -> s));
        List<Reading> readings = new ArrayList<>();
        for (Measure measure : facts.measures()) {
            Provision provision = outline.provision(measure.evidence().provision()).orElse(null);
            Sentence sentence = sentences.get(String.valueOf(measure.evidence().sentence()));
            readings.add(
                    sentence == null && provision != null
                            ? Reading.of(provision, segmenter::words)
                            : Reading.of(
                                    Objects.requireNonNull(sentence), provision, segmenter::words));
        }
        SectorRule rule =
                new SectorRule(
                        terms, outline, readings, facts.responsibilities(), segmenter::words);
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            Measure measure = facts.measures().get(i);
            Reading reading = readings.get(i);
            Map<String, Double> words = new HashMap<>();
            count(words, reading.words(), 1);
            if (reading.provision() != null) {
                rule.headings(reading.provision()).stream()
                        .findFirst()
                        .map(h -> segmenter.words(Folding.fold(h).replaceAll("\\s+", "")))
                        .ifPresent(all -> count(words, all, SectorRule.HEADING));
            }
            seen.add(new Seen(measure, rule.signs(reading, measure.modality()), words));
        }
        return seen;
    }

    private static void count(Map<String, Double> words, List<Word> all, double times) {
        all.stream()
                .filter(w -> w.text().matches("\\p{IsHan}{2,8}"))
                .filter(w -> !w.tag().matches("(?:ns|nr|[mwrpcuyeohk]).*"))
                .map(Word::text)
                .distinct()
                .forEach(w -> words.merge(w, times, Double::sum));
    }
}
