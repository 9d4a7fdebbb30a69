package org.tiaowen.search;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Level;
import org.tiaowen.document.Modality;
import org.tiaowen.document.Rank;

import java.time.LocalDate;
import java.util.List;

/**
 * What the index knows of one sentence, or of one leaf provision that holds none.
 *
 * @param iri address of the sentence or provision
 * @param text its words, without the marker
 * @param source name of the file
 * @param document the document that holds it
 * @param path markers of the provisions above it, outermost first, and its own if it is one: {@code
 *     [二、, （一）, 1.]}; empty outside any
 * @param headings headings of the same provisions, without empty ones
 * @param citation how people cite it: 《条例》第三条第二款, 《措施》（京政发〔2021〕3号）二、（一）1.
 * @param order position in the source, from 0
 * @param measure what is said of it where it directs something
 */
public record Entry(
        String iri,
        String text,
        Source source,
        Document document,
        List<String> path,
        List<String> headings,
        String citation,
        int order,
        @Nullable Measure measure) {

    /** Takes copies of the lists. */
    public Entry {
        path = List.copyOf(path);
        headings = List.copyOf(headings);
    }

    /** A file: its address, which is also the name of its graph, and its name. */
    public record Source(String iri, String name) {}

    /** A thing with a name for people. */
    public record Named(String iri, String name) {}

    /**
     * The document of an entry.
     *
     * @param title empty where it has none
     * @param number its 文号
     * @param kind its kind-word, such as 条例; empty where unknown
     */
    public record Document(
            String iri,
            String title,
            @Nullable String number,
            String kind,
            List<Named> issuers,
            @Nullable String jurisdiction,
            @Nullable Level level,
            @Nullable LocalDate issued) {

        /** Takes a copy of the list. */
        public Document {
            issuers = List.copyOf(issuers);
        }

        /** Where it stands among others. */
        public Rank rank() {
            return Rank.of(level, issuers.stream().map(Named::name).toList());
        }
    }

    /**
     * What a sentence directs.
     *
     * @param sectors notations, the most specific first
     * @param units responsible units, lead before support
     */
    public record Measure(Modality modality, List<String> sectors, List<Unit> units) {

        /** Takes copies of the lists. */
        public Measure {
            sectors = List.copyOf(sectors);
            units = List.copyOf(units);
        }
    }

    /**
     * A responsible unit.
     *
     * @param aliases other names that it goes by
     * @param role {@code lead} or {@code support}
     */
    public record Unit(Named unit, List<String> aliases, String role) {

        /** Takes a copy of the list. */
        public Unit {
            aliases = List.copyOf(aliases);
        }
    }
}
