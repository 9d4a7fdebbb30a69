package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Beneficiary;
import org.tiaowen.document.Cell;
import org.tiaowen.document.Citation;
import org.tiaowen.document.Deadline;
import org.tiaowen.document.Document;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Expiry;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Quantity;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Script;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Zone;
import org.tiaowen.pattern.Cue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A document in traditional characters and its twin in simplified ones, of the same lengths: the
 * rules read the twin, and what they found says its words as they are printed. Names of units,
 * values and addresses stay those of the twin.
 */
final class Twin {
    private static final Cue BLANKS = Cue.of("\\s+");

    private final Document printed;

    /** The words of each sentence, provision and the title without blanks, as printed. */
    private final Map<String, String> words = new HashMap<>();

    /** Each sentence as printed, blanks and all. */
    private final Map<String, String> sentences = new HashMap<>();

    private Twin(Document printed) {
        this.printed = printed;
    }

    /** What an extraction finds in a document, in whichever characters it is written. */
    static Facts facts(Document document, Function<Document, Facts> extraction) {
        return Stream.of(
                                Stream.of(document.title()),
                                document.sentences().stream().map(Sentence::text),
                                document.provisions().stream().map(Provision::text))
                        .flatMap(s -> s)
                        .allMatch(text -> Script.simplified(text).equals(text))
                ? extraction.apply(document)
                : new Twin(document).read(extraction);
    }

    private Facts read(Function<Document, Facts> extraction) {
        for (Sentence s : printed.sentences()) {
            words.put(s.id(), bare(s.text()));
            sentences.put(s.id(), s.text());
        }
        printed.provisions().forEach(p -> words.put(p.id(), bare(p.text())));
        Facts found = extraction.apply(simplified());
        return new Facts(
                map(
                        found.measures(),
                        m -> new Measure(m.modality(), m.sectors(), of(m.evidence()))),
                map(
                        found.responsibilities(),
                        r ->
                                new Responsibility(
                                        r.unit(),
                                        r.registered(),
                                        r.successors(),
                                        r.role(),
                                        of(r.evidence()))),
                map(
                        found.deadlines(),
                        d -> new Deadline(d.value(), d.recurring(), of(d.evidence()))),
                map(
                        found.quantities(),
                        q ->
                                new Quantity(
                                        q.value(),
                                        q.unit(),
                                        q.comparator(),
                                        q.of(),
                                        of(q.evidence()))),
                map(found.citations(), this::citation),
                map(found.references(), this::citation),
                map(found.zones(), z -> new Zone(z.name(), z.kind(), of(z.evidence()))),
                map(
                        found.beneficiaries(),
                        b -> new Beneficiary(asPrinted(b.name(), b.evidence()), of(b.evidence()))),
                map(found.expiries(), e -> new Expiry(e.until(), of(e.evidence()))));
    }

    private Document simplified() {
        return new Document(
                printed.source(),
                printed.seq(),
                printed.kind(),
                Script.simplified(printed.title()),
                printed.titleInferred(),
                printed.number(),
                printed.issuers(),
                printed.jurisdiction(),
                printed.level(),
                printed.issued(),
                printed.effective(),
                printed.promulgatedBy(),
                printed.span(),
                map(
                        printed.provisions(),
                        p ->
                                new Provision(
                                        p.id(),
                                        p.parent(),
                                        p.marker() == null ? null : Script.simplified(p.marker()),
                                        Script.simplified(p.heading()),
                                        Script.simplified(p.text()),
                                        p.role(),
                                        p.span())),
                map(
                        printed.sentences(),
                        s ->
                                new Sentence(
                                        s.id(),
                                        s.provision(),
                                        Script.simplified(s.text()),
                                        s.span(),
                                        simplified(s.cell()))));
    }

    private static @Nullable Cell simplified(@Nullable Cell cell) {
        return cell == null
                ? null
                : new Cell(
                        Script.simplified(cell.header()),
                        cell.column(),
                        map(cell.also(), Script::simplified));
    }

    private static <T> List<T> map(List<T> list, UnaryOperator<T> change) {
        return list.stream().map(change).toList();
    }

    private Citation citation(Citation c) {
        String title = c.title();
        String number = c.number();
        return new Citation(
                c.relation(),
                title == null ? null : asPrinted(title, c.evidence()),
                number == null ? null : asPrinted(number, c.evidence()),
                c.place(),
                of(c.evidence()));
    }

    private Evidence of(Evidence e) {
        return new Evidence(
                e.provision(),
                e.sentence(),
                e.surface().isEmpty() ? "" : asPrinted(e.surface(), e),
                e.span(),
                e.rule(),
                e.confidence(),
                e.correction());
    }

    /** Words of the twin as they are printed where the evidence stands, else anywhere. */
    private String asPrinted(String found, Evidence evidence) {
        String sentence = evidence.sentence();
        String whole = sentence == null ? null : sentences.get(sentence);
        if (whole != null && Script.simplified(whole).equals(found)) {
            return whole;
        }
        String wanted = bare(found);
        return Stream.concat(
                        Stream.of(
                                words.getOrDefault(sentence == null ? "" : sentence, ""),
                                words.getOrDefault(
                                        evidence.provision() == null ? "" : evidence.provision(),
                                        ""),
                                bare(printed.title())),
                        words.values().stream())
                .filter(text -> Script.simplified(text).contains(wanted))
                .map(
                        text -> {
                            int at = Script.simplified(text).indexOf(wanted);
                            return text.substring(at, at + wanted.length());
                        })
                .findFirst()
                .orElse(found);
    }

    private static String bare(String text) {
        return BLANKS.matcher(text).replaceAll("");
    }
}
