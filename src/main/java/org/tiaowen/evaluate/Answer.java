package org.tiaowen.evaluate;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Sentence;

import java.util.HashMap;
import java.util.Map;

/** A document as it was read, and what the rules found in it. */
public final class Answer {
    private final Document document;
    private final Facts facts;
    private final Map<String, Provision> provisions = new HashMap<>();
    private final Map<String, String> sentences = new HashMap<>();
    private final String foldedTitle;

    /** The answer for one document. */
    public Answer(Document document, Facts facts) {
        this.document = document;
        this.facts = facts;
        this.foldedTitle = Folding.fold(document.title());
        document.provisions().forEach(p -> provisions.put(p.id(), p));
        for (Sentence sentence : document.sentences()) {
            sentences.put(sentence.id(), sentence.text());
        }
    }

    Document document() {
        return document;
    }

    Facts facts() {
        return facts;
    }

    String foldedTitle() {
        return foldedTitle;
    }

    /** For people. */
    String name() {
        return document.title().isEmpty()
                ? document.source() + " " + document.seq()
                : document.source() + " " + document.title();
    }

    boolean isFrom(String source) {
        return Folding.stem(document.source()).equals(Folding.stem(source));
    }

    /** The folded markers from the outermost provision to this one, joined by {@code /}. */
    String path(@Nullable String provision) {
        String path = "";
        Provision at = provision == null ? null : provisions.get(provision);
        while (at != null) {
            if (at.marker() != null) {
                String marker = Folding.fold(at.marker());
                path = path.isEmpty() ? marker : marker + "/" + path;
            }
            at = at.parent() == null ? null : provisions.get(at.parent());
        }
        return path;
    }

    /** The sentence that a measure is. */
    String text(Measure measure) {
        String sentence = measure.evidence().sentence();
        return sentence == null
                ? measure.evidence().surface()
                : sentences.getOrDefault(sentence, measure.evidence().surface());
    }
}
