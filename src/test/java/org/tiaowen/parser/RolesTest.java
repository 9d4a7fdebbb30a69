package org.tiaowen.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.document.Role;

class RolesTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "指导思想, PRINCIPLE",
        "总体要求, PRINCIPLE",
        "总体要求和主要目标, PRINCIPLE",
        "基本原则, PRINCIPLE",
        "工作目标, OBJECTIVE",
        "发展目标, OBJECTIVE",
        "目标任务, OBJECTIVE",
        "重点任务, TASK",
        "主要任务和措施, TASK",
        "支持政策, TASK",
        "推动数据资源开发利用, TASK",
        "优化发展环境, TASK",
        "完善企业退出保障措施, TASK",
        "保障措施, SAFEGUARD",
        "组织实施, SAFEGUARD",
        "加强组织领导, SAFEGUARD",
        "工作要求。, SAFEGUARD",
        "强化责任落实, SAFEGUARD",
        "前　　言, BACKGROUND",
        "发展基础, BACKGROUND",
        "面临形势, BACKGROUND",
        "充分认识加强水资源管理的重要意义, BACKGROUND",
        "适用范围, DEFINITION",
        "附 则, SUPPLEMENTARY",
        "其他事项, SUPPLEMENTARY"
    })
    void headingTells(String heading, Role role) {
        assertEquals(role, Roles.role(null, "一、", heading, heading, false, false));
    }

    @Test
    void whatIsAroundTellsWhereTheHeadingDoesNot() {
        assertEquals(Role.PRINCIPLE, role(Role.PRINCIPLE, "1.", "坚持系统观念", "坚持系统观念。统筹推进。"));
        assertEquals(Role.SAFEGUARD, role(Role.SAFEGUARD, "（一）", "狠抓落地", "各县要抓好落实。"));
        assertEquals(Role.OBJECTIVE, role(Role.PRINCIPLE, "（三）", "主要目标", "到2027年，建成…。"));
        assertEquals(Role.TASK, role(Role.TASK, "1.", "", "到2027年，建成示范园区三个。"));
    }

    @Test
    void introductionIsBackground() {
        assertEquals(Role.BACKGROUND, Roles.role(null, null, "", "为促进渔业发展，制定本方案。", true, false));
    }

    @Test
    void articlesTellByTheirOwnWords() {
        assertEquals(Role.BACKGROUND, article(Role.PRINCIPLE, "为了规范养犬行为，根据有关法律，结合本省实际，制定本条例。"));
        assertEquals(Role.DEFINITION, article(Role.PRINCIPLE, "本条例所称犬只，是指依法登记的犬。"));
        assertEquals(Role.DEFINITION, article(Role.PRINCIPLE, "本省行政区域内的养犬行为，适用本条例。"));
        assertEquals(Role.TASK, article(Role.PRINCIPLE, "县级以上人民政府应当加强养犬管理。"));
        assertEquals(Role.SUPPLEMENTARY, article(null, "本办法自2024年5月1日起施行，有效期五年。"));
        assertEquals(Role.SUPPLEMENTARY, article(null, "本办法由省农业农村厅负责解释。"));
    }

    @Test
    void closingFormulasAreSupplementary() {
        assertEquals(Role.SUPPLEMENTARY, role(null, null, "", "特此通知。"));
        assertEquals(Role.SUPPLEMENTARY, role(Role.TASK, null, "", "本措施自印发之日起实施，由市商务局负责解释。"));
        assertEquals(Role.SUPPLEMENTARY, role(null, null, "", "附件：重点任务分工表"));
    }

    private static Role role(
            @Nullable Role parent, @Nullable String marker, String heading, String text) {
        return Roles.role(parent, marker, heading, text, false, false);
    }

    private static Role article(@Nullable Role parent, String text) {
        return Roles.role(parent, "第三条", "", text, false, true);
    }
}
