package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

class ReferencesTest {

    private static List<String> numbers(String text) {
        return References.numbers(text).stream().map(References.Reference::form).toList();
    }

    private static List<String> places(String text) {
        return References.places(text).stream().map(References.Reference::form).toList();
    }

    @Test
    void numberHasOneFormWhateverItsBracketsAndBlanks() {
        for (String printed :
                List.of("津政发〔2021〕3号", "津政发 [2021] 3 号", "津政发（２０２１）第3号", "津政发【2021】03号")) {
            assertEquals(List.of("津政发[2021]3号"), numbers(printed), printed);
        }
    }

    @Test
    void wordsBeforeANumberAreNotItsCode() {
        assertEquals(List.of("津政发[2021]3号"), numbers("根据津政发〔2021〕3号文件"));
        assertEquals(
                List.of("国发[2020]1号", "津政办发[2021]4号"),
                numbers("落实《通知》（国发〔2020〕1号）和津政办发〔2021〕4号精神"));
        assertEquals(List.of(), numbers("〔2021〕3号"));
    }

    @Test
    void placesAreInDigits() {
        assertEquals(List.of("第13条", "第2款"), places("第十三条第二款"));
        assertEquals(List.of("第13条", "第105条", "第20条"), places("第13条、第一百零五条、第二十条"));
        assertEquals(List.of(), places("第一批"));
        assertEquals(
                List.of("第1079条", "第1079条", "第1079条", "第12条之1"),
                places("第一千零七十九条、第一〇七九条、第1079条、第十二条之一"));
    }
}
