package org.tiaowen.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What figure a question asks for. */
final class SoughtTest {

    @ParameterizedTest
    @CsvSource({
        "补多少钱, 每台给予20万元补贴, true",
        "补多少钱, 自2021年7月1日起给予补贴, false",
        "罚几千, 处五千元以上二万元以下罚款, true",
        "登记要交多少费用, 登记不收取任何费用, true",
        "停车多少钱, 夜间免费开放, true",
        "补几成, 按设备投资额的30％给予补助, true",
        "补几成, 最高20万元, false",
        "几天内备案, 自开业之日起十五日内备案, true",
        "几天内备案, 于2023年12月1日前备案, false",
        "多久检查一次, 每季度检查一次, true",
        "哪天截止, 应当于2023年7月20日前申报, true",
        "哪天截止, 公示5个工作日, false",
        "摆到几点, 18时至次日2时, true",
        "摆到几点, 自5月起, false",
        "一天巡几回, 每日不少于1次, true",
        "一天巡几回, 每座至少1人, false",
        "最多几间房, 不超过15间, true",
        "要建多少公里, 达到1600公里, true",
        "要建多少公里, 加快建设, false"
    })
    void ofTheKindAskedFor(String question, String text, boolean isThere) {
        assertEquals(isThere, Sought.of(question).isIn(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"谁来组织", "能收押金吗", "是哪几个区", "几乎都要备案吗", "怎么报名"})
    void whatAsksForNoFigure(String question) {
        assertFalse(Sought.of(question).isFigure());
        assertFalse(Sought.of(question).isIn("给予20万元补贴，自2021年起5个工作日内办结"));
    }
}
