package org.tiaowen.server;

import org.apache.jena.vocabulary.SKOS;
import org.tiaowen.document.Modality;
import org.tiaowen.overlap.Wording;
import org.tiaowen.rdf.Tw;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was found in sentences, as lines beside them: a name and its values. */
final class FactLines {

    /** Overlapping clauses that are named. */
    private static final int OVERLAPS = 5;

    private final Naming naming;
    private final Frame frame;

    FactLines(Naming naming, Frame frame) {
        this.naming = naming;
        this.frame = frame;
    }

    /** The lines of one paragraph, each value once. */
    List<FactLine> of(List<Thing> parts) {
        Map<String, Set<Link>> lines = new LinkedHashMap<>();
        for (Thing part : parts) {
            measure(part, lines);
            facts(part).forEach(fact -> fact(fact, lines));
        }
        return lines.entrySet().stream()
                .map(line -> new FactLine(line.getKey(), List.copyOf(line.getValue())))
                .toList();
    }

    /** Those of the part itself: what is said of a sentence is said of its provision too. */
    private static List<Thing> facts(Thing part) {
        boolean isSentence = part.isA(Tw.Sentence);
        return part.inverse(isSentence ? Tw.sentence : Tw.about).stream()
                .filter(fact -> isSentence || fact.one(Tw.sentence).isEmpty())
                .sorted(Comparator.comparingInt(fact -> fact.integer(Tw.start, 0)))
                .toList();
    }

    private void measure(Thing part, Map<String, Set<Link>> lines) {
        if (!part.isA(Tw.Measure)) {
            return;
        }
        part.one(Tw.modality)
                .ifPresent(m -> add(lines, frame.say("措施", "Measure"), Link.text(label(m))));
        Stream.concat(part.one(Tw.primarySector).stream(), part.things(Tw.sector).stream())
                .distinct()
                .forEach(
                        sector ->
                                add(
                                        lines,
                                        frame.say("领域", "Sector"),
                                        Link.to(naming.path(sector.iri()), name(sector))));
    }

    private String name(Thing concept) {
        String english = concept.text(SKOS.prefLabel.asNode(), "en");
        return frame.isChinese() || english == null ? concept.label() : english;
    }

    private String label(Thing modality) {
        String word = modality.localName().replaceFirst("^modality-", "");
        return Stream.of(Modality.values())
                .filter(m -> m.label().equals(word))
                .findFirst()
                .map(m -> Facets.modality(m, frame))
                .orElse(word);
    }

    private void fact(Thing fact, Map<String, Set<Link>> lines) {
        String surface = fact.string(Tw.surface);
        if (fact.isA(Tw.Responsibility)) {
            boolean isLead = fact.string(Tw.role).equals("lead");
            fact.one(Tw.unit)
                    .ifPresent(
                            unit ->
                                    add(
                                            lines,
                                            isLead
                                                    ? frame.say("责任", "Lead")
                                                    : frame.say("配合", "Support"),
                                            Link.to(naming.path(unit.iri()), unit.label())));
        } else if (fact.isA(Tw.Deadline)) {
            add(lines, frame.say("期限", "Deadline"), Link.text(surface + valued(fact, surface)));
        } else if (fact.isA(Tw.Expiry)) {
            add(lines, frame.say("有效至", "Valid until"), Link.text(fact.string(Tw.value)));
        } else if (fact.isA(Tw.Quantity)) {
            add(lines, frame.say("数额", "Figure"), Link.text(quantity(fact)));
        } else if (fact.isA(Tw.Zone)) {
            add(lines, frame.say("区域", "Zone"), Link.text(fact.string(Tw.zone)));
        } else if (fact.isA(Tw.Beneficiary)) {
            add(lines, frame.say("受益者", "For"), Link.text(fact.string(Tw.beneficiary)));
        } else if (fact.isA(Tw.Citation)) {
            add(lines, relation(fact.string(Tw.relation)), cited(fact));
        }
    }

    private static String valued(Thing fact, String surface) {
        String value = fact.string(Tw.value);
        return value.isEmpty() || value.equals(surface) ? "" : "（" + value + "）";
    }

    private static String quantity(Thing fact) {
        String of = fact.string(Tw.quantityOf);
        String value = fact.string(Tw.surface);
        return of.isEmpty() ? value : of + " " + value;
    }

    private String relation(String relation) {
        return switch (relation) {
            case "implements" -> frame.say("依据", "Implements");
            case "forwards" -> frame.say("转发", "Forwards");
            case "promulgates" -> frame.say("印发", "Promulgates");
            case "repeals" -> frame.say("废止", "Repeals");
            case "amends" -> frame.say("修改", "Amends");
            case "keeps" -> frame.say("继续有效", "Keeps in force");
            default -> frame.say("引用", "Cites");
        };
    }

    private Link cited(Thing fact) {
        String title = fact.string(Tw.citedTitle);
        String number = fact.string(Tw.citedNumber);
        String name =
                (title.isEmpty() ? "" : "《" + title + "》") + number + fact.string(Tw.citedPlace);
        return fact.one(Tw.target)
                .map(target -> Link.to(naming.path(target.iri()), name))
                .orElseGet(() -> Link.text(name));
    }

    /** Clauses that repeat these, each with what is different in it. */
    List<FactLine> overlaps(List<Thing> parts) {
        Map<String, Set<Link>> lines = new LinkedHashMap<>();
        for (Thing part : parts) {
            StoredOverlap.of(part).stream()
                    .limit(OVERLAPS)
                    .forEach(
                            overlap ->
                                    add(
                                            lines,
                                            differences(overlap),
                                            Link.to(
                                                    naming.path(overlap.other().iri()),
                                                    overlap.other()
                                                            .one(Tw.document)
                                                            .map(Naming::title)
                                                            .orElse(
                                                                    Naming.title(
                                                                            overlap.other())))));
        }
        return lines.entrySet().stream()
                .map(line -> new FactLine(line.getKey(), List.copyOf(line.getValue())))
                .toList();
    }

    private String differences(StoredOverlap overlap) {
        Wording wording = Wording.in(frame.language());
        String label = wording.of(overlap.label());
        String differences =
                overlap.differences().stream()
                        .map(
                                d ->
                                        wording.difference(
                                                d.kind(), d.draft(), d.corpus(), d.direction()))
                        .collect(Collectors.joining(frame.say("；", "; ")));
        return differences.isEmpty() ? label : label + frame.say("，", ", ") + differences;
    }

    private static void add(Map<String, Set<Link>> lines, String name, Link value) {
        if (!value.text().isBlank()) {
            lines.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(value);
        }
    }
}
