package org.tiaowen.rdf;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a document is in force, as far as texts and corrections say it.
 *
 * @param status {@code in-force}, {@code repealed} or {@code unknown}
 * @param by address of the document that says so: that repeals it, or keeps it in force
 * @param on first day on which it is repealed
 * @param begins first day on which it can have been in force
 * @param until last day on which it holds by its own words
 * @param amendedBy addresses of the documents that changed it, or repealed a part of it
 */
public record Validity(
        String status,
        @Nullable String by,
        @Nullable LocalDate on,
        @Nullable LocalDate begins,
        @Nullable LocalDate until,
        List<String> amendedBy) {

    /** Takes a copy of the list. */
    public Validity {
        amendedBy = List.copyOf(amendedBy);
    }

    /** That of a document today. */
    public static Validity of(Graph graph, Node document) {
        return of(graph, document, LocalDate.now(ZoneId.systemDefault()));
    }

    /**
     * On a day: repealed where a text says so or the term that it sets to itself is over, in force
     * within that term and where a list says so, else unknown.
     */
    public static Validity of(Graph graph, Node document, LocalDate today) {
        String said =
                Reading.object(graph, document, Tw.validity)
                        .map(concept -> concept.getLocalName().replaceFirst("^validity-", ""))
                        .orElse("unknown");
        LocalDate effective = Reading.date(graph, document, Tw.effective);
        LocalDate begins = effective == null ? Reading.date(graph, document, Tw.issued) : effective;
        LocalDate until = Reading.date(graph, document, Tw.validUntil);
        LocalDate on = Reading.date(graph, document, Tw.repealedOn);
        String status = said;
        List<Node> keepers =
                graph.stream(document, Tw.keptBy, Node.ANY)
                        .map(Triple::getObject)
                        .sorted(Comparator.comparing(Node::toString))
                        .toList();
        // a list that keeps a document prolongs a term that was over by then, and no later one
        boolean isKept =
                said.equals("in-force")
                        && (keepers.isEmpty()
                                || until == null
                                || keepers.stream()
                                        .map(by -> Reading.date(graph, by, Tw.issued))
                                        .anyMatch(day -> day == null || day.isAfter(until)));
        if (until != null && !said.equals("repealed") && !isKept) {
            boolean isOver = until.isBefore(today);
            boolean isNotYet = begins == null || begins.isAfter(today);
            status = isOver ? "repealed" : isNotYet ? "unknown" : "in-force";
            on = isOver ? until.plusDays(1) : null;
        }
        return new Validity(
                status,
                Reading.object(graph, document, Tw.repealedBy)
                        .or(
                                () ->
                                        said.equals("in-force")
                                                ? keepers.stream().findFirst()
                                                : Optional.empty())
                        .map(Node::getURI)
                        .orElse(null),
                on,
                begins,
                until,
                graph.stream(document, Tw.amendedBy, Node.ANY)
                        .map(triple -> triple.getObject().getURI())
                        .sorted()
                        .toList());
    }

    /** Addresses of the documents that did not hold on a day, as far as anything says so. */
    public static Set<String> notInForce(Graph graph, LocalDate day) {
        return graph.stream(Node.ANY, RDF.type.asNode(), Tw.Document)
                .map(Triple::getSubject)
                .filter(node -> !of(graph, node).mayHoldOn(day))
                .map(Node::getURI)
                .collect(Collectors.toSet());
    }

    /** False only where something says that the document did not hold on that day. */
    public boolean mayHoldOn(LocalDate day) {
        boolean isNotYet = begins != null && begins.isAfter(day);
        boolean isOver = on == null ? status.equals("repealed") : !on.isAfter(day);
        isOver |= until != null && until.isBefore(day);
        return !isNotYet && !isOver;
    }
}
