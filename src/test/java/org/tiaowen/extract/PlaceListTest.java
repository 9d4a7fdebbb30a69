package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places in a row, each completed by what the one before says for it. */
class PlaceListTest {

    @ParameterizedTest
    @CsvSource({
        "第三条、第五条至第七条的规定, 第三条 第五条至第七条",
        "第四条第(一)、(三)项和第(五)项, 第四条第（一）项 第四条第（三）项 第四条第（五）项",
        "第四条第(一)至(三)、(五)项, 第四条第（一）至（三）项 第四条第（五）项",
        "第四条第一款、第二款第(一)项, 第四条第一款 第四条第二款第（一）项",
        "第四条、(三)项目, 第四条"
    })
    void areWhole(String text, String places) {
        assertEquals(places, String.join(" ", PlaceList.at(text, 0).places()));
    }
}
