package org.tiaowen.document;

import java.util.Locale;

/** The force of a measure's main clauses, strongest first: of several, the first applies. */
public enum Modality {
    /** 不得, 禁止, 严禁, 取消资格. */
    PROHIBIT,
    /** 应当, 必须, 要, 确保. */
    OBLIGE,
    /** 允许, 可, 放宽, 取消限制, 下放, 不再要求. */
    PERMIT,
    /** Gives money, tax relief or a reward. */
    FUND,
    /** 支持, 鼓励, 引导. */
    ENCOURAGE,
    /** 探索, 研究, 试点, 争取. */
    EXPLORE,
    /** Any other directive: 建立, 推进, 完善. */
    ACT;

    /** The word of the outside faces. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
