package org.tiaowen.ingest;

import org.tiaowen.document.Problem;
import org.tiaowen.rdf.Violation;

import java.util.List;

/**
 * What an ingest did.
 *
 * @param sources one entry a file, in order
 * @param removed names of sources that were taken out because their files are gone
 * @param missing names of sources whose files are gone but which were kept
 * @param problems what is of no file that was read, such as corrections of a file that is not there
 * @param malformed sources that were written and whose graph has not the shape it should have
 */
public record IngestReport(
        List<Entry> sources,
        List<String> removed,
        List<String> missing,
        List<Problem> problems,
        List<Malformed> malformed) {

    /** Takes copies of the lists. */
    public IngestReport {
        sources = List.copyOf(sources);
        removed = List.copyOf(removed);
        missing = List.copyOf(missing);
        problems = List.copyOf(problems);
        malformed = List.copyOf(malformed);
    }

    /**
     * A source whose graph breaks a rule of {@code ontology/shapes.ttl}.
     *
     * @param name under which it was ingested
     */
    public record Malformed(String name, List<Violation> violations) {

        /** Takes a copy of the list. */
        public Malformed {
            violations = List.copyOf(violations);
        }
    }

    /** What became of a file. */
    public enum Outcome {
        /** Read and written. */
        INGESTED,
        /** The same file as before: nothing to do. */
        UNCHANGED,
        /** It could not be read; the problem says why. What an earlier version said was kept. */
        FAILED
    }

    /**
     * One file.
     *
     * @param linked responsibilities whose unit the registry knows
     * @param unlinked responsibilities whose unit was minted from the text
     */
    public record Entry(
            String name,
            Outcome outcome,
            int documents,
            int provisions,
            int sentences,
            int measures,
            int linked,
            int unlinked,
            List<Problem> problems) {

        /** Takes a copy of the list. */
        public Entry {
            problems = List.copyOf(problems);
        }
    }

    /** Whether every file was read. */
    public boolean isComplete() {
        return sources.stream().noneMatch(s -> s.outcome() == Outcome.FAILED);
    }
}
