package org.tiaowen.ingest;

import org.tiaowen.document.Correction;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Problem;

import java.util.List;

/**
 * The facts of a document after its corrections.
 *
 * @param corrections those that were carried out, of the document's fields too
 * @param problems those that could not be
 */
record CorrectedFacts(Facts facts, List<Correction> corrections, List<Problem> problems) {

    /** Takes copies of the lists. */
    CorrectedFacts {
        corrections = List.copyOf(corrections);
        problems = List.copyOf(problems);
    }
}
