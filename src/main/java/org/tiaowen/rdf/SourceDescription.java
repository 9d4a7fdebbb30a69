package org.tiaowen.rdf;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Problem;

import java.time.Instant;
import java.util.List;

/**
 * What is known of a source besides its documents.
 *
 * @param id as {@link Iris#sourceId} makes it
 * @param name relative path under which it was ingested
 * @param sha256 hex digest of the original bytes
 * @param originUrl where the text was published; null where unknown
 * @param ingested when it was read; null leaves it out, so that equal input gives equal triples
 * @param furniture in the order of the file
 */
public record SourceDescription(
        String id,
        String name,
        String sha256,
        @Nullable String originUrl,
        @Nullable Instant ingested,
        List<Furniture> furniture,
        List<Problem> problems) {

    /** Takes copies of the lists. */
    public SourceDescription {
        furniture = List.copyOf(furniture);
        problems = List.copyOf(problems);
    }
}
