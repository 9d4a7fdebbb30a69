package org.tiaowen.parser;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Role;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a provision does in its document, told by its heading, its place and its opening words.
 *
 * <p>A plan says it in its headings (指导思想, 主要目标, 重点任务, 保障措施), and a provision without a telling
 * heading does what the provision around it does. A statute (编章节条) says it in the words of each
 * article: 为了…制定本条例 is its purpose, 本条例所称 a definition, 自…起施行 its entry into force (立法技术规范: 立法目的,
 * 定义, 施行日期).
 */
final class Roles {

    /** Verbs and qualifiers that may stand before the telling word: 加强组织领导, 明确工作目标, 突出主要任务. */
    private static final String BEFORE =
            "(?:进一步|切实|全面|不断|加强|强化|完善|健全|明确|准确|把握|突出|做好|落实|细化|认真|严格|各项|有关|相关|总的|若干|本市|全市|全省|全区"
                    + "|主要|重点|工作|具体|总体|基本|发展|建设|行动|阶段性?|预期|规划|实施|改革|政策|组织|任务|年度)*";

    private static final Map<Role, Pattern> HEADINGS = new EnumMap<>(Role.class);

    static {
        heading(Role.PRINCIPLE, "指导思想|总体要求|总要求|总体思路|总体考虑|总体原则|基本原则|工作原则|原则|思路|遵循|基本要求|总则");
        heading(Role.OBJECTIVE, "目标|目标任务|目标要求|愿景|定位|战略定位|远景目标|主要指标|发展指标");
        heading(Role.TASK, "任务|举措|措施|政策|内容|支持政策|工作任务|重点工作|重点领域|重点工程|主要行动|实施步骤|工作安排");
        heading(
                Role.SAFEGUARD,
                "保障|保障措施|保障机制|组织保障|工作保障|组织实施|组织领导|组织机制|组织机构|组织架构|组织协调|工作机制|推进机制|协调机制|工作要求|有关要求"
                    + "|相关要求|几点要求|职责分工|责任分工|任务分工|实施保障|监督考核|督导考核|督查考核|督促检查|督查督办|督导检查|考核评价|考核评估|评估考核"
                    + "|监督评估|监测评估|实施监测评估|推进落实|责任落实|落实责任|舆论宣传|宣传引导|政策宣传|宣传解读");
        heading(
                Role.BACKGROUND,
                "前言|引言|序言|背景|现状|形势|发展基础|工作基础|现实基础|成效|成就|发展环境|面临形势|面临的形势|面临(?:的)?(?:主要)?(?:机遇|挑战|问题)|存在(?:的)?(?:主要)?问题"
                    + "|重要意义|重大意义|意义|必要性|基本情况|回顾|工作回顾|主要成效|取得(?:的)?(?:主要)?成效");
        heading(Role.DEFINITION, "适用范围|适用对象|名词解释|术语|术语解释|定义|术语和定义");
        heading(
                Role.SUPPLEMENTARY,
                "附则|附件|附录|附表|其他|其他事项|其它事项|实施时间|实施日期|施行日期|执行时间|执行期限|有效期|有效期限|政策有效期|解释权|解释");
    }

    /** 充分认识…的重要意义, 开启…新征程 aside: a heading that tells by its end, whatever precedes. */
    private static final Cue BACKGROUND_END =
            Cue.of(
                    "(?:充分|深刻|准确|把握|认清|面临).{0,24}(?:意义|形势|要求|机遇|挑战|必要性|紧迫性)$"
                            + "|(?:迈上|跃上|再上|取得|实现|迈出).{0,4}新.{0,4}(?:台阶|成效|进展|突破|成就|跨越|步伐)$"
                            + "|成效(?:显著|明显)$|(?:显著|明显|大幅)(?:提升|增强|改善|提高|优化)$");

    private static final Pattern SEPARATORS = Pattern.compile("[和与及、，,；;：:/／]|以及");
    private static final Cue BLANKS = Cue.of("[\\s\\u00A0\\u3000]+");
    private static final Cue END_MARKS = Cue.of("[。．.：:；;，,\\-—]+$");

    private static final String INSTRUMENT =
            "本(?:条例|办法|规定|细则|规则|法|决定|措施|若干措施|政策措施|政策|方案|工作方案|实施方案|行动计划|计划|规划|意见|实施意见|指导意见|指引|通知|公告"
                    + "|通告|章程|制度|标准)";

    private static final Cue PURPOSE =
            Cue.of(
                    "^(?:为了?|根据|按照|依据|依照|遵照|贯彻|落实|经).{4,}?(?:制定|修订|编制|提出|出台|作出|特制定|推出|公告|通知|通告)"
                            + "[^。]{0,24}[。：:]?$|"
                            + "^(?:为了?|根据|按照|依据|依照).{4,}?(?:制定|修订)"
                            + INSTRUMENT);
    private static final Cue DEFINING =
            Cue.of(
                    "^(?:"
                            + INSTRUMENT
                            + "(?:中)?(?:所称|所指|中的|下列用语)|.{2,30}?(?:是指|系指|，指(?![导定挥引向标数派示明南]))|.{4,60}?，?(?:适用|不适用)"
                            + INSTRUMENT
                            + "|"
                            + INSTRUMENT
                            + "(?:适用于|的适用范围))");
    private static final Cue CLOSING =
            Cue.of(
                    "^(?:"
                            + INSTRUMENT
                            + "|以上(?:措施|政策|规定)?|上述(?:措施|政策)?|此前|原|《).{0,120}?"
                            + "(?:施行|实施|执行|负责解释|解释|废止|有效期.{0,12}|为准)(?:，.{0,40})?。?$"
                            + "|^特此(?:通知|公告|通告|批复|函复|函告|决定|报告)|^附件?[：:\\d]|^附件$|^（?(?:此件|本文)?(?:公开发布|主动公开)");
    private static final Cue GUIDED = Cue.of("^[^。]{0,24}以.{2,30}(?:思想|理论|精神)[^。，]{0,20}为指导");
    private static final Cue AIMING = Cue.of("^(?:力争)?到(?:\\d{4}年|“?十[三四五六七]五”?|本世纪|[^，。]{0,6}末)");

    private static final Cue RUN_IN =
            Cue.of(
                    "(总体要求|总体思路|指导思想|基本原则|工作原则|(?:总体|工作|主要|发展|建设|行动)目标|目标任务|工作思路)"
                        + "(?=按照|到|以|坚持|通过|深入|全面|力争|围绕|贯彻|牢固|认真|立足|聚焦|经过|用|进一步|(?:19|20)\\d{2}年)");

    private Roles() {}

    /**
     * What a provision does.
     *
     * @param parentRole role of the provision around it, null at the top
     * @param marker its number as printed, null for an unnumbered paragraph
     * @param heading its heading without the marker; empty where it has none
     * @param ownText its own words, children excluded; may be empty
     * @param first whether no enumerated provision of the document stands before it
     * @param statute whether the document is cut into articles (条)
     */
    static Role role(
            @Nullable Role parentRole,
            @Nullable String marker,
            String heading,
            String ownText,
            boolean first,
            boolean statute) {
        String title = END_MARKS.matcher(squash(heading)).replaceFirst("");
        String text = squash(ownText);
        Optional<Role> said =
                ofHeading(title).or(() -> marker == null ? Optional.empty() : ofRunIn(text));
        if (said.isPresent()) {
            return said.get();
        }
        if (CLOSING.matcher(text).find()) {
            return Role.SUPPLEMENTARY;
        }
        if (marker == null && first) {
            return Role.BACKGROUND;
        }
        if (statute) {
            return ofArticle(parentRole, text);
        }
        if (parentRole != null && parentRole != Role.TASK) {
            return parentRole;
        }
        if (DEFINING.matcher(text).find()) {
            return Role.DEFINITION;
        }
        if (GUIDED.matcher(text).lookingAt()) {
            return Role.PRINCIPLE;
        }
        if (marker == null && parentRole == null && AIMING.matcher(text).lookingAt()) {
            return Role.OBJECTIVE;
        }
        return Role.TASK;
    }

    /** 工作目标到2025年…: a heading that has lost its line end. */
    private static Optional<Role> ofRunIn(String text) {
        Search m = RUN_IN.matcher(text);
        return m.lookingAt() ? ofHeading(m.group(1)) : Optional.empty();
    }

    /** Role that a heading names; of 总体要求和主要目标 the first. */
    private static Optional<Role> ofHeading(String title) {
        if (title.isEmpty() || title.length() > 40) {
            return Optional.empty();
        }
        for (String part : SEPARATORS.split(title)) {
            for (Map.Entry<Role, Pattern> entry : HEADINGS.entrySet()) {
                if (entry.getValue().matcher(part).matches()) {
                    return Optional.of(entry.getKey());
                }
            }
        }
        return BACKGROUND_END.matcher(title).find()
                ? Optional.of(Role.BACKGROUND)
                : Optional.empty();
    }

    /** An article's own words tell; only the closing chapter speaks for its articles. */
    private static Role ofArticle(@Nullable Role parentRole, String text) {
        if (PURPOSE.matcher(text).find()) {
            return Role.BACKGROUND;
        }
        if (DEFINING.matcher(text).find()) {
            return Role.DEFINITION;
        }
        return parentRole == Role.SUPPLEMENTARY || parentRole == Role.DEFINITION
                ? parentRole
                : Role.TASK;
    }

    private static void heading(Role role, String words) {
        HEADINGS.put(role, Pattern.compile(BEFORE + "(?:" + words + ")(?:安排|建设|工作)?"));
    }

    private static String squash(String text) {
        return BLANKS.matcher(text).replaceAll("");
    }
}
