package org.tiaowen.ingest;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.parser.ParsedSource;

import java.util.List;
import java.util.Map;

/**
 * A source read to the end.
 *
 * @param parsed what the parser made of it
 * @param documents the same documents with the corrections
 * @param facts by {@code seq}
 * @param originUrl where it was published
 */
public record ReadSource(
        ParsedSource parsed,
        List<Document> documents,
        Map<Integer, Facts> facts,
        @Nullable String originUrl) {

    /** Takes copies. */
    public ReadSource {
        documents = List.copyOf(documents);
        facts = Map.copyOf(facts);
    }
}
