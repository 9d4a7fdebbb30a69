package org.tiaowen.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.search.Filters;
import org.tiaowen.search.SearchMode;

import java.util.Set;

/** Questions for the validity of a document that they name. */
final class StandingTest {

    private static IngestedTexts texts;

    @BeforeAll
    static void read() {
        texts = IngestedTexts.of(IngestedTexts.SMALL);
    }

    @AfterAll
    static void close() {
        texts.close();
    }

    private static Retrieval ask(String question, int budget) {
        var request =
                new RetrievalRequest(
                        question, 5, budget, Filters.NONE, SearchMode.KEYWORD, Set.of());
        return texts.read(
                (graph, revision) ->
                        new Retriever().retrieve(graph, revision, texts.index(), request));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "厦商务〔2018〕3号还有效吗",
                "请问厦商务[2018]3号现在废止了没有？",
                "厦商务〔2018〕3号被哪个文件废止了",
                "《厦门市外贸补贴办法》是不是已经作废了呢"
            })
    void whatIsCitedAsRepealedIsRepealed(String question) {
        Retrieval answer = ask(question, 0);
        assertTrue(answer.answerable());
        Standing standing = answer.standing();
        assertNotNull(standing);
        assertEquals("repealed", standing.validity().status());
        Clause first = answer.clauses().getFirst();
        assertTrue(first.text().contains("同时废止"), first.text());
        assertEquals(first.document().iri(), standing.validity().by());
    }

    @ParameterizedTest
    @ValueSource(strings = {"厦商务〔2022〕15号还有效吗", "《外贸租金补贴实施细则》现在失效了吗"})
    void whatNoTextSaysIsNotAnswered(String question) {
        Retrieval answer = ask(question, 0);
        assertFalse(answer.answerable());
        assertNotNull(answer.standing());
        assertNotNull(answer.standing().document());
        assertEquals("unknown", answer.standing().validity().status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"厦商务〔2022〕15号租金补贴多少", "厦商务〔2018〕3号", "租金补贴还有效吗", "《外贸租金补贴实施细则》第三条"})
    void otherQuestionsAskForNoStanding(String question) {
        assertNull(ask(question, 0).standing());
    }

    @Test
    void aBudgetThatHoldsNothingTellsWhatIsNeeded() {
        Retrieval none = ask("厦商务〔2018〕3号还有效吗", 1);
        assertTrue(none.clauses().isEmpty());
        assertTrue(none.answerable(), "the texts answer it");
        Retrieval one = ask("厦商务〔2018〕3号还有效吗", none.smallestBudget());
        assertEquals(1, one.clauses().size());
        assertEquals(none.smallestBudget(), one.tokens());
        assertEquals(0, ask("完全无关的月球", 1).smallestBudget());
    }
}
