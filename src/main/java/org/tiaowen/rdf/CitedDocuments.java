package org.tiaowen.rdf;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the document that a citation means, by folded title and 文号, never by likeness.
 *
 * <p>A text cited by title and 文号 is the one of that title, where it has no other 文号 of its own: a
 * text that a notice promulgates is cited with the notice's. A title may be given with or without
 * the issuer in front.
 */
final class CitedDocuments {

    /** A document that can be cited; {@code order} settles what nothing else does. */
    record Candidate(
            Node node,
            String title,
            @Nullable String number,
            List<String> issuers,
            @Nullable String jurisdiction,
            @Nullable LocalDate issued) {}

    private final Map<Node, Candidate> byNode = new HashMap<>();
    private final Map<String, List<Candidate>> byTitle = new HashMap<>();
    private final Map<String, List<Candidate>> byNumber = new HashMap<>();

    /** Earlier candidates win where nothing else tells two apart. */
    CitedDocuments(List<Candidate> candidates) {
        for (Candidate candidate : candidates) {
            byNode.put(candidate.node(), candidate);
            for (String title : titles(candidate)) {
                byTitle.computeIfAbsent(title, _ -> new ArrayList<>()).add(candidate);
            }
            if (candidate.number() != null) {
                byNumber.computeIfAbsent(Folding.number(candidate.number()), _ -> new ArrayList<>())
                        .add(candidate);
            }
        }
    }

    static CitedDocuments of(List<Document> documents, List<Node> nodes) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            Document document = documents.get(i);
            candidates.add(
                    new Candidate(
                            nodes.get(i),
                            document.title(),
                            document.number(),
                            document.issuers(),
                            document.jurisdiction(),
                            document.issued()));
        }
        return new CitedDocuments(candidates);
    }

    /** The document meant; empty where there is none. A document does not cite itself. */
    Optional<Node> find(@Nullable String title, @Nullable String number, Node citing) {
        Predicate<Candidate> other = candidate -> !candidate.node().equals(citing);
        List<Candidate> titled =
                title == null
                        ? List.of()
                        : byTitle.getOrDefault(Folding.title(title), List.of()).stream()
                                .filter(other)
                                .toList();
        if (number == null) {
            return choose(titled, citing);
        }
        String folded = Folding.number(number);
        List<Candidate> numbered =
                byNumber.getOrDefault(folded, List.of()).stream().filter(other).toList();
        return choose(titled.stream().filter(numbered::contains).toList(), citing)
                .or(() -> choose(titled.stream().filter(c -> c.number() == null).toList(), citing))
                .or(() -> choose(numbered, citing));
    }

    /**
     * Of several: one of the citing document's own jurisdiction if any is, then the latest of those
     * issued no later than it.
     */
    private Optional<Node> choose(List<Candidate> candidates, Node citing) {
        if (candidates.size() < 2) {
            return candidates.stream().map(Candidate::node).findFirst();
        }
        Candidate from = byNode.get(citing);
        String home = from == null ? null : from.jurisdiction();
        LocalDate date = from == null ? null : from.issued();
        Comparator<Candidate> preference =
                Comparator.comparing((Candidate c) -> home != null && home.equals(c.jurisdiction()))
                        .thenComparing(c -> !isAfter(c.issued(), date))
                        .thenComparing(
                                Candidate::issued,
                                Comparator.nullsFirst(Comparator.naturalOrder()));
        Candidate best = candidates.getFirst();
        for (Candidate candidate : candidates) {
            best = preference.compare(candidate, best) > 0 ? candidate : best;
        }
        return Optional.of(best.node());
    }

    private static boolean isAfter(@Nullable LocalDate issued, @Nullable LocalDate date) {
        return issued != null && date != null && issued.isAfter(date);
    }

    private static Set<String> titles(Candidate candidate) {
        Set<String> titles = new LinkedHashSet<>();
        String title = Folding.title(candidate.title());
        if (!title.isEmpty()) {
            titles.add(title);
            for (String issuer : candidate.issuers()) {
                titles.add(Folding.bareTitle(title, issuer));
                titles.add(Folding.text(issuer) + Folding.bareTitle(title, issuer));
            }
        }
        return titles;
    }
}
