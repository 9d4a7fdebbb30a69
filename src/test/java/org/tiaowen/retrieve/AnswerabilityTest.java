package org.tiaowen.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tiaowen.search.Filters;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.Vectors;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Whether it is said rightly that the texts answer a question. */
final class AnswerabilityTest {

    private static final Path QUESTIONS =
            Path.of("src/test/resources/fixtures/search/answerable.tsv");

    /** Floors: some points below what cross-validation gives. */
    @Test
    void mostQuestionsAreToldApart() {
        IngestedTexts corpus = IngestedTexts.corpus();
        check(AnswerabilityExam.ask(corpus, QUESTIONS, SearchMode.KEYWORD), 0.80, 0.78);
        try (Vectors vectors =
                AnswerabilityExam.embed(corpus, Path.of("target/answerability/corpus"))) {
            assertTrue(vectors.size() > 2000);
            check(AnswerabilityExam.ask(corpus, QUESTIONS, SearchMode.HYBRID), 0.84, 0.84);
        }
    }

    private static void check(
            List<AnswerabilityExam.Question> questions, double precision, double recall) {
        assertEquals(100, questions.size());
        boolean[] said = new boolean[100];
        for (int i = 0; i < said.length; i++) {
            said[i] = questions.get(i).saidAnswerable();
            assertEquals(
                    said[i], questions.get(i).confidence() >= Answerability.THRESHOLD, "agrees");
        }
        double[] figures = AnswerabilityExam.precisionAndRecall(questions, said);
        assertTrue(
                figures[0] >= precision && figures[1] >= recall,
                "precision and recall " + Arrays.toString(figures));
    }

    private static Retrieval ask(String question) {
        IngestedTexts corpus = IngestedTexts.corpus();
        return corpus.read(
                (g, r) ->
                        new Retriever()
                                .retrieve(
                                        g,
                                        r,
                                        corpus.index(),
                                        new RetrievalRequest(
                                                question,
                                                5,
                                                0,
                                                Filters.NONE,
                                                SearchMode.KEYWORD,
                                                Set.of())));
    }

    @Test
    void whatIsOffTheSubjectIsNotAnsweredAndWhatIsNamedIs() {
        assertFalse(ask("红烧肉怎么做才好吃？").answerable());
        assertTrue(ask("北京市促进私营个体经济发展条例第三条").answerable());
        assertFalse(ask("北京市促进私营个体经济发展条例第九百条").answerable(), "there is no such article");
    }
}
