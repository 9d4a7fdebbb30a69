package org.tiaowen.ingest;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Correction;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Problem;
import org.tiaowen.parser.ParsedSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * A source whose documents are known and whose facts are being found, in the background, document
 * after document.
 */
public final class ReadSource {
    private final ParsedSource parsed;
    private final List<Document> documents;
    private final Map<Integer, CompletableFuture<CorrectedFacts>> facts = new HashMap<>();
    private final boolean hasCorrectedFacts;
    private final @Nullable String originUrl;

    ReadSource(
            ParsedSource parsed,
            List<Document> documents,
            Function<Document, CorrectedFacts> extractor,
            boolean hasCorrectedFacts,
            @Nullable String originUrl) {
        this.parsed = parsed;
        this.documents = List.copyOf(documents);
        this.hasCorrectedFacts = hasCorrectedFacts;
        this.originUrl = originUrl;
        for (Document document : documents) {
            facts.put(
                    document.seq(), CompletableFuture.supplyAsync(() -> extractor.apply(document)));
        }
    }

    /** What the parser made of it. */
    public ParsedSource parsed() {
        return parsed;
    }

    /** The same documents with the corrections. */
    public List<Document> documents() {
        return documents;
    }

    /** Where it was published. */
    public @Nullable String originUrl() {
        return originUrl;
    }

    /**
     * The facts of one of its documents; waits for them.
     *
     * @throws IllegalArgumentException where the document is another source's
     */
    public Facts facts(Document document) {
        return corrected(document).facts();
    }

    /** The corrections of one of its documents that were carried out; waits for its facts. */
    public List<Correction> corrections(Document document) {
        return corrected(document).corrections();
    }

    /**
     * What a person should look at, corrections that could not be carried out among it; waits for
     * the facts where some are corrected.
     */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(parsed.problems());
        if (hasCorrectedFacts) {
            documents.forEach(d -> problems.addAll(corrected(d).problems()));
        }
        return List.copyOf(problems);
    }

    private CorrectedFacts corrected(Document document) {
        CompletableFuture<CorrectedFacts> found = facts.get(document.seq());
        if (found == null) {
            throw new IllegalArgumentException("not of this source: document " + document.seq());
        }
        try {
            return found.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** The facts of all documents by their {@code seq}; waits for them. */
    public Map<Integer, Facts> facts() {
        Map<Integer, Facts> all = new HashMap<>();
        documents.forEach(d -> all.put(d.seq(), facts(d)));
        return all;
    }
}
