package org.tiaowen.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.Packaged;

@NullMarked
class GazetteerTest {

    private static final Gazetteer PLACES = Packaged.ONTOLOGY.gazetteer();

    @ParameterizedTest
    @CsvSource({
        "北京市, 110000",
        "北京, 110000",
        "京, 110000",
        "内蒙古, 150000",
        "吉林, 220000",
        "吉林市, 220200",
        "海淀, 110108",
        "延边州, 222400",
        "全国, 000000",
        "襄樊市, 420600",
        "襄樊, 420600",
        "毕节地区, 520500",
        "毕节, 520500",
        "伊克昭盟, 150600",
        "顺德市, 440606",
        "淮阴, 320804",
    })
    void finds(String name, String code) {
        assertEquals(code, PLACES.find(name).map(Place::code).orElse(""));
    }

    @Test
    void doesNotGuessBetweenPlacesOfOneName() {
        assertTrue(PLACES.find("鼓楼区").isEmpty());
        Place fuzhou = PLACES.find("福州市").orElseThrow();
        assertEquals("350102", PLACES.find("鼓楼区", fuzhou).map(Place::code).orElse(""));
    }

    @ParameterizedTest
    @CsvSource({
        "北京市海淀区人民政府关于优化环境的通知, 海淀区",
        "福建省厦门市思明区人民政府, 思明区",
        "福建厦门思明区, 思明区",
        "山东省人民政府, 山东省",
        "广东自由贸易试验区, 广东省",
        "海南藏族自治州, 海南藏族自治州",
        "长沙县人民政府, 长沙县",
    })
    void readsTheHeadOfAText(String text, String place) {
        assertEquals(place, PLACES.leading(text).map(Place::name).orElse(""));
    }

    @Test
    void knowsWhatAFormerNameIsToday() {
        Place xiangfan = PLACES.find("襄樊市").orElseThrow();
        assertEquals("襄樊市", xiangfan.name());
        assertEquals("襄阳市", PLACES.today(xiangfan).name());
        assertEquals("湖北省", PLACES.parent(xiangfan).orElseThrow().name());
        assertEquals("毕节市", PLACES.find("毕节").orElseThrow().name());
        assertEquals("万州区", PLACES.today(PLACES.find("万县市").orElseThrow()).name());
    }

    @ParameterizedTest
    @CsvSource({"和平发展", "朝阳区人民政府", "中国人民银行", "新时代", "人民政府"})
    void findsNoPlaceAtTheHead(String text) {
        assertTrue(PLACES.leading(text).isEmpty(), text);
    }

    @Test
    void knowsWhatLiesWhere() {
        Place siming = PLACES.leading("厦门市思明区").orElseThrow();
        Place fujian = PLACES.find("福建省").orElseThrow();
        assertEquals(fujian, PLACES.at(Level.PROVINCIAL, siming).orElseThrow());
        assertTrue(PLACES.isInside(siming, fujian));
        assertEquals("厦门市", PLACES.parent(siming).orElseThrow().name());
        assertEquals(16, PLACES.inside(PLACES.find("北京").orElseThrow()).size());
    }
}
