package org.tiaowen.retrieve;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tiaowen.search.Filters;
import org.tiaowen.search.SearchMode;

import java.util.Set;

/** Whether it is said rightly that the texts answer a question: the plainest cases. */
final class AnswerabilityTest {

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
