package org.tiaowen.extract;

import org.tiaowen.analysis.Segmenter;
import org.tiaowen.analysis.Word;
import org.tiaowen.document.Beneficiary;
import org.tiaowen.document.Citation;
import org.tiaowen.document.Deadline;
import org.tiaowen.document.Document;
import org.tiaowen.document.Expiry;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Modality;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Quantity;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.SectorScheme;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.UnitRegistry;
import org.tiaowen.document.Zone;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Says of a document what its sentences direct, in which force and field, by when, in which figures
 * and on the ground of which other documents. Immutable and safe for threads; it throws on no text.
 */
public final class Extractor {

    private static final String MEASURE = "measure";

    private final Function<String, List<Word>> cutter;
    private final ResponsibilityRule responsibilities;
    private final SectorTerms sectors;

    /**
     * An extractor.
     *
     * @param segmenter cuts the sentences; its words and tags find the main verbs, so it should
     *     have no nouns added that are verbs too (减免)
     * @param units brings the names of responsible units to their full form
     * @param gazetteer the divisions that units and documents belong to
     * @param sectors the scheme whose terms vote
     */
    public Extractor(
            Segmenter segmenter, UnitRegistry units, Gazetteer gazetteer, SectorScheme sectors) {
        this(segmenter::words, units, gazetteer, sectors);
    }

    private Extractor(
            Function<String, List<Word>> cutter,
            UnitRegistry units,
            Gazetteer gazetteer,
            SectorScheme sectors) {
        this.cutter = cutter;
        this.responsibilities = new ResponsibilityRule(units, gazetteer);
        this.sectors = new SectorTerms(sectors);
    }

    /**
     * An extractor that looks for its words wherever their characters stand, without segmentation
     * and tags: it shows what these are worth.
     */
    public static Extractor unsegmented(
            UnitRegistry units, Gazetteer gazetteer, SectorScheme sectors) {
        return new Extractor(new CueCutter()::words, units, gazetteer, sectors);
    }

    /** The facts of a document, each kind in document order. */
    public Facts extract(Document document) {
        return Twin.facts(document, this::read);
    }

    private Facts read(Document document) {
        Outline outline = new Outline(document);
        List<Measure> measures = new ArrayList<>();
        List<Deadline> deadlines = new ArrayList<>();
        List<Quantity> quantities = new ArrayList<>();
        List<Citation> citations = new ArrayList<>();
        List<Citation> references = new ArrayList<>();
        List<Expiry> expiries = new ArrayList<>();
        List<Zone> zones = new ArrayList<>();
        List<Beneficiary> beneficiaries = new ArrayList<>();
        List<Responsibility> units = responsibilities.of(document);
        MeasureRule measureRule = new MeasureRule(outline, Doer.sentences(units));
        DeadlineRule deadlineRule = new DeadlineRule(document.issued());
        CitationRule citationRule = new CitationRule(document);
        ReferenceRule referenceRule = new ReferenceRule(document);
        List<Reading> directing = new ArrayList<>();
        for (Reading reading : readings(outline)) {
            if (measureRule.directs(reading)) {
                directing.add(reading);
            }
            deadlines.addAll(deadlineRule.of(reading));
            quantities.addAll(QuantityRule.of(reading));
            citations.addAll(citationRule.of(reading));
            references.addAll(referenceRule.of(reading, citationRule.named()));
            ExpiryRule.of(reading, document).ifPresent(expiries::add);
        }
        SectorRule sectorRule = new SectorRule(sectors, outline, directing, units, cutter);
        for (Reading reading : directing) {
            Modality modality = ModalityRule.of(reading);
            zones.addAll(ZoneRule.of(reading));
            beneficiaries.addAll(BeneficiaryRule.of(reading));
            measures.add(
                    new Measure(
                            modality,
                            sectorRule.of(reading, modality),
                            reading.evidence(MEASURE, 0.9)));
        }
        citations.addAll(0, citationRule.ofTitle(citations));
        return new Facts(
                measures,
                units,
                deadlines,
                quantities,
                citations,
                references,
                zones,
                beneficiaries,
                expiries);
    }

    /**
     * The sentences, and the provisions that hold none though they have words, in document order.
     */
    private List<Reading> readings(Outline outline) {
        List<Reading> readings = new ArrayList<>();
        Set<String> read = new HashSet<>();
        for (Sentence sentence : outline.document().sentences()) {
            Provision provision = outline.provision(sentence.provision()).orElse(null);
            if (provision != null) {
                read.add(provision.id());
            }
            readings.add(Reading.of(sentence, provision, cutter));
        }
        for (Provision provision : outline.document().provisions()) {
            if (!read.contains(provision.id()) && !provision.text().isBlank()) {
                readings.add(Reading.of(provision, cutter));
            }
        }
        readings.sort((a, b) -> a.span().compareTo(b.span()));
        return readings;
    }
}
