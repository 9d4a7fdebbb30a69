package org.tiaowen.retrieve;

import java.util.List;

/**
 * A sentence, or a provision, with all that one needs to quote it.
 *
 * @param text exactly what stands in the source from {@code start} to {@code end}, without marker,
 *     line breaks and page furniture
 * @param citation 《title》（文号）第三条第二款 or 二、（一）1.
 * @param path markers of the provisions that hold it, outermost first, its own last
 * @param headings headings of the same provisions
 * @param start first code point in the source
 * @param end code point behind the last
 * @param score how likely it is that this answers the question, from 0 to 1; 0 where none was asked
 * @param copies other places that say nearly the same, with the same figures
 * @param context what stands around it; empty unless it was asked for
 */
public record Clause(
        String iri,
        String text,
        String citation,
        List<String> path,
        List<String> headings,
        DocumentHead document,
        int start,
        int end,
        double score,
        List<Passage> copies,
        Context context) {

    /** Takes copies of the lists. */
    public Clause {
        path = List.copyOf(path);
        headings = List.copyOf(headings);
        copies = List.copyOf(copies);
    }

    /** The same with another score. */
    Clause with(double other) {
        return new Clause(
                iri, text, citation, path, headings, document, start, end, other, copies, context);
    }

    /**
     * What stands around a clause.
     *
     * @param before sentences before it in its document, in reading order
     * @param after sentences behind it
     * @param parents provisions that hold it, outermost first, each with its own words
     * @param cited documents and provisions that it cites and that the store holds
     */
    public record Context(
            List<Passage> before, List<Passage> after, List<Passage> parents, List<Passage> cited) {

        /** Nothing. */
        public static final Context NONE = new Context(List.of(), List.of(), List.of(), List.of());

        /** Takes copies of the lists. */
        public Context {
            before = List.copyOf(before);
            after = List.copyOf(after);
            parents = List.copyOf(parents);
            cited = List.copyOf(cited);
        }
    }

    /** What of its surroundings is wanted. */
    public enum Around {
        /** Sentences before and behind it. */
        SENTENCES,
        /** Provisions that hold it. */
        PARENTS,
        /** What it cites. */
        CITED
    }
}
