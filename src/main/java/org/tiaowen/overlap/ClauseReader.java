package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes texts ready to be compared. Safe for threads; it remembers the last some thousand. */
public final class ClauseReader {

    private static final int REMEMBERED = 4096;

    private final Segmenter segmenter;
    private final Function<Document, Facts> extractor;
    private final Function<String, float @Nullable []> vectors;
    private final Map<String, Clause> known = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * A reader.
     *
     * @param extractor finds the facts of a document
     * @param vectors the vector of a text, or null while there is none: words alone decide then
     */
    public ClauseReader(
            Segmenter segmenter,
            Function<Document, Facts> extractor,
            Function<String, float @Nullable []> vectors) {
        this.segmenter = segmenter;
        this.extractor = extractor;
        this.vectors = vectors;
    }

    /** A text, of which the first {@value Passage#LONGEST} chars are compared. */
    public Clause read(String text) {
        synchronized (known) {
            Clause clause = known.get(text);
            if (clause != null) {
                return clause;
            }
        }
        Clause clause =
                new Clause(
                        Passage.of(text, segmenter::words),
                        () -> extractor.apply(alone(text)),
                        vectors);
        remember(clause);
        return clause;
    }

    private void remember(Clause clause) {
        synchronized (known) {
            known.put(clause.text(), clause);
            if (known.size() > REMEMBERED) {
                known.remove(known.keySet().iterator().next());
            }
        }
    }

    /** A document of one provision that asks for something, of that one sentence. */
    private static Document alone(String text) {
        Span span = new Span(0, text.codePointCount(0, text.length()));
        String id = "sec_1";
        return new Document(
                "",
                1,
                "措施",
                "",
                false,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                span,
                List.of(new Provision(id, null, "一、", "", text, Role.TASK, span)),
                List.of(new Sentence(id + "/s_1", id, text, span)));
    }
}
