package org.tiaowen.overlap;

import org.tiaowen.document.Modality;

import java.util.List;

/** The word of a text that gives a measure its force. */
final class ModalWord {

    private ModalWord() {}

    /** The word, or what the force is called where no word of the list says it. */
    static String of(Modality modality, String text) {
        for (String word : words(modality)) {
            if (text.contains(word)) {
                return word;
            }
        }
        return name(modality);
    }

    private static List<String> words(Modality modality) {
        return switch (modality) {
            case PROHIBIT -> List.of("不得", "禁止", "严禁", "不准", "不予", "取消", "不再", "停止");
            case OBLIGE -> List.of("应当", "必须", "确保", "务必", "须", "应", "要");
            case PERMIT ->
                    List.of("允许", "可以", "准许", "放宽", "下放", "免于", "免予", "不再要求", "无需", "取消", "可");
            case FUND ->
                    List.of("给予", "奖励", "补贴", "补助", "资助", "贴息", "减免", "免征", "减征", "停征", "免收", "免费");
            case ENCOURAGE -> List.of("鼓励", "支持", "引导", "倡导", "扶持");
            case EXPLORE -> List.of("探索", "试点", "研究", "争取", "力争", "试行");
            case ACT -> List.of();
        };
    }

    private static String name(Modality modality) {
        return switch (modality) {
            case PROHIBIT -> "禁止";
            case OBLIGE -> "要求";
            case PERMIT -> "允许";
            case FUND -> "资助";
            case ENCOURAGE -> "鼓励";
            case EXPLORE -> "探索";
            case ACT -> "直接要求";
        };
    }
}
