package org.tiaowen.retrieve;

import java.util.List;

/**
 * A place where a quote stands, or nearly.
 *
 * @param isExact whether it stands there word for word ({@link QuoteFolding} says what is not
 *     compared)
 * @param similarity how much of the quote stands there, from 0 to 1
 * @param text what stands there, as it is printed
 * @param clauses the sentences and provisions that the stretch lies in, in order
 * @param differences where it is not exact: what differs, the gravest first
 * @param leftOut what stands there in place of each elision of the quote
 */
public record QuoteMatch(
        boolean isExact,
        double similarity,
        String text,
        List<Passage> clauses,
        List<Difference> differences,
        List<String> leftOut) {

    /** Takes copies of the lists. */
    public QuoteMatch {
        clauses = List.copyOf(clauses);
        differences = List.copyOf(differences);
        leftOut = List.copyOf(leftOut);
    }
}
