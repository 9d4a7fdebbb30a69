package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.tiaowen.search.CitationLabel.Step;

import java.util.List;

class CitationLabelTest {

    private static String of(Step... steps) {
        return CitationLabel.of("办法", "津政发〔2021〕3号", List.of(steps));
    }

    @Test
    void statuteLeavesOutChapters() {
        assertEquals(
                "《办法》（津政发〔2021〕3号）第三条第二款第（一）项",
                of(new Step("第一章", 0), new Step("第三条", 0), new Step(null, 2), new Step("（一）", 0)));
        assertEquals(
                "《办法》（津政发〔2021〕3号）第十二条之一第（二）项第1目",
                of(new Step("第十二条之一", 0), new Step("(二)", 0), new Step("1.", 0)));
        assertEquals("《办法》（津政发〔2021〕3号）第三条第一款", of(new Step("第三条", 1)));
        assertEquals("《办法》（津政发〔2021〕3号）第三条第二十一款", of(new Step("第三条", 0), new Step(null, 21)));
    }

    @Test
    void planKeepsItsNumbersAsPrinted() {
        assertEquals(
                "《办法》（津政发〔2021〕3号）二、（一）1.",
                of(new Step("二、", 0), new Step("（一）", 0), new Step("1.", 0), new Step(null, 2)));
        assertEquals("《办法》（津政发〔2021〕3号）", of(new Step(null, 3)));
    }

    @Test
    void missingTitleOrNumber() {
        assertEquals("《办法》", CitationLabel.of("办法", null, List.of()));
        assertEquals("津政发〔2021〕3号", CitationLabel.of("", "津政发〔2021〕3号", List.of()));
        assertEquals("", CitationLabel.of("", null, List.of()));
    }
}
