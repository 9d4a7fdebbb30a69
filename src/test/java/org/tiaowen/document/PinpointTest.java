package org.tiaowen.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class PinpointTest {

    private static final List<Provision> STATUTE =
            List.of(
                    provision("chp_1", null, "第一章", 0),
                    provision("chp_1/art_1", "chp_1", "第一条", 1),
                    provision("chp_1/art_2", "chp_1", "第二条", 2),
                    provision("chp_1/art_2/item_1", "chp_1/art_2", "（一）", 3),
                    provision("chp_1/art_2/item_2", "chp_1/art_2", "（二）", 4),
                    provision("chp_1/art_2/par_2", "chp_1/art_2", null, 5),
                    provision("chp_2", null, "第二章", 6),
                    provision("chp_2/art_12", "chp_2", "第十二条", 7),
                    provision("chp_2/art_12-1", "chp_2", "第十二条之一", 8),
                    provision("chp_2/art_13", "chp_2", "第十三条", 9),
                    provision("chp_3", null, "第三章", 10),
                    provision("chp_3/art_1079", "chp_3", "第一千零七十九条", 11),
                    provision("chp_3/art_1079/par_2", "chp_3/art_1079", null, 12),
                    provision("chp_3/art_1080", "chp_3", "第一千零八十条", 13));
    private static final List<Provision> NOTICE =
            List.of(
                    provision("sec_1", null, "一、", 0),
                    provision("sec_2", null, "二、", 1),
                    provision("sec_2/sub_1", "sec_2", "（一）", 2));

    @ParameterizedTest
    @CsvSource({
        "第二条, , chp_1/art_2",
        "第2条, , chp_1/art_2",
        "第二条第一款第（二）项, , chp_1/art_2/item_2",
        "第二条第一款第（一）至（二）项, , chp_1/art_2/item_1 chp_1/art_2/item_2",
        "第二条第二款, , chp_1/art_2/par_2",
        "第二条第九款, , chp_1/art_2",
        "第十二条之一, , chp_2/art_12-1",
        "第十二条至第十三条, , chp_2/art_12 chp_2/art_12-1 chp_2/art_13",
        "第十二条之一至第十三条, , chp_2/art_12-1 chp_2/art_13",
        "第一千零七十九条, , chp_3/art_1079",
        "第一〇七九条, , chp_3/art_1079",
        "第1079条第二款, , chp_3/art_1079/par_2",
        "第一千零七十九条至第一千零八十条, , chp_3/art_1079 chp_3/art_1080",
        "第二章, , chp_2",
        "第四十条, , ''",
        "前款, chp_1/art_2/par_2, chp_1/art_2",
        "前款, chp_1/art_2, ''",
        "前条, chp_1/art_2, chp_1/art_1",
        "本条第二款, chp_1/art_2/item_1, chp_1/art_2/par_2",
        "本条, , ''"
    })
    void placesOfAStatute(String place, @Nullable String from, String ids) {
        assertEquals(ids, String.join(" ", Pinpoint.in(STATUTE).find(place, from)));
    }

    @ParameterizedTest
    @CsvSource({"第二条, sec_2", "第二部分, sec_2", "第二条第（一）款, sec_2/sub_1", "第二条第（一）项, sec_2/sub_1"})
    void placesOfANotice(String place, String id) {
        assertEquals(List.of(id), Pinpoint.in(NOTICE).find(place, null));
    }

    /** A range of paragraphs is those between. */
    @Test
    void rangeOfParagraphs() {
        List<Provision> article = new ArrayList<>(List.of(provision("art_1", null, "第一条", 0)));
        for (int i = 2; i <= 4; i++) {
            article.add(provision("art_1/par_" + i, "art_1", null, i));
        }
        assertEquals(
                List.of("art_1/par_2", "art_1/par_3"),
                Pinpoint.in(article).find("第一条第二款至第三款", null));
    }

    /** As many references as articles, each a look-up: a scan for each would not end. */
    @Test
    void manyReferencesToManyArticles() {
        List<Provision> articles = new ArrayList<>();
        for (int i = 1; i <= 100_000; i++) {
            articles.add(provision("art_" + i, null, "第" + i + "条", i));
        }
        Pinpoint pinpoint = Pinpoint.in(articles);
        assertTimeoutPreemptively(
                Duration.ofMinutes(10),
                () -> {
                    for (int i = 2; i <= 100_000; i++) {
                        String before = "art_" + (i - 1);
                        String place = "第" + (i - 1) + "条";
                        assertEquals(List.of(before), pinpoint.find("前条", "art_" + i));
                        assertEquals(List.of(before), pinpoint.find(place, null));
                    }
                });
    }

    private static Provision provision(
            String id, @Nullable String parent, @Nullable String marker, int at) {
        return new Provision(id, parent, marker, "", "字", Role.TASK, new Span(at, at + 1));
    }
}
