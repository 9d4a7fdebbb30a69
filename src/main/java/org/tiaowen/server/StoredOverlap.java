package org.tiaowen.server;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.tiaowen.overlap.Difference.Direction;
import org.tiaowen.rdf.Tw;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the graph says of the overlap of a sentence with another.
 *
 * @param isLater whether the other is the earlier of the two, as far as dates tell
 */
record StoredOverlap(Thing overlap, Thing other, boolean isLater) {

    /** A difference as the sentence sees it: {@code draft} is what it says itself. */
    record Said(String kind, @Nullable String draft, @Nullable String corpus, String direction) {}

    /** The overlaps of a sentence, the closest first. */
    static List<StoredOverlap> of(Thing sentence) {
        List<StoredOverlap> found = new ArrayList<>();
        for (Thing overlap : sentence.inverse(Tw.first)) {
            overlap.one(Tw.second)
                    .ifPresent(other -> found.add(new StoredOverlap(overlap, other, false)));
        }
        for (Thing overlap : sentence.inverse(Tw.second)) {
            overlap.one(Tw.first)
                    .ifPresent(other -> found.add(new StoredOverlap(overlap, other, true)));
        }
        found.sort(
                Comparator.comparing(StoredOverlap::label)
                        .reversed() // same before overlap
                        .thenComparing(Comparator.comparing(StoredOverlap::likeness).reversed())
                        .thenComparing(o -> o.other().iri()));
        return found;
    }

    /** How many sentences of each other document overlap with those of a document. */
    static Map<Thing, Long> ofDocument(Thing document) {
        return Stream.of(document.inverse(Tw.document))
                .flatMap(List::stream)
                .flatMap(part -> part.things(Tw.overlapsWith).stream())
                .distinct()
                .flatMap(other -> other.one(Tw.document).stream())
                .filter(other -> !other.equals(document))
                .collect(Collectors.groupingBy(other -> other, Collectors.counting()));
    }

    /** {@code same} or {@code overlap}. */
    String label() {
        return overlap.string(Tw.overlapLabel);
    }

    BigDecimal likeness() {
        String value = overlap.text(Tw.likeness);
        try {
            return value == null ? BigDecimal.ZERO : new BigDecimal(value);
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }

    List<String> terms() {
        return overlap.texts(Tw.sharedTerm);
    }

    /** What the two differ in. */
    List<Said> differences() {
        Node own = isLater ? Tw.inSecond : Tw.inFirst;
        Node others = isLater ? Tw.inFirst : Tw.inSecond;
        return overlap.things(Tw.hasDifference).stream()
                .map(
                        d ->
                                new Said(
                                        d.string(Tw.differenceKind),
                                        d.text(own),
                                        d.text(others),
                                        direction(d.string(Tw.direction))))
                .toList();
    }

    /** The graph says how the second stands to the first. */
    private String direction(String word) {
        if (isLater) {
            return word;
        }
        try {
            return Direction.valueOf(word.toUpperCase(Locale.ROOT)).reversed().label();
        } catch (IllegalArgumentException e) {
            return word;
        }
    }
}
