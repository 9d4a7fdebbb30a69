package org.tiaowen;

import org.tiaowen.document.Document;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;

import java.util.ArrayList;
import java.util.List;

/** Sentences without their documents, some of which are read together as one. */
public final class NumberedSentences {

    /** Sentences read as one document, whose topic they make. */
    public static final int TOGETHER = 7;

    private NumberedSentences() {}

    /** A plan with a numbered provision for each sentence, under a title that tells nothing. */
    public static Document plan(List<String> texts) {
        List<Provision> provisions = new ArrayList<>();
        List<Sentence> sentences = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            Span span = new Span(at, at + text.codePointCount(0, text.length()));
            String id = "sec_" + (i + 1);
            provisions.add(new Provision(id, null, (i + 1) + ".", "", text, Role.TASK, span));
            sentences.add(new Sentence(id + "/s_1", id, text, span));
            at = span.end() + 1;
        }
        return new Document(
                "sentences.txt",
                1,
                "方案",
                "方案",
                false,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                new Span(0, at),
                provisions,
                sentences);
    }

    /** Which of the sentences of a plan something was found in, from 0. */
    public static int place(Evidence evidence) {
        String id = String.valueOf(evidence.provision());
        return Integer.parseInt(id.substring(id.indexOf('_') + 1)) - 1;
    }
}
