package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * A document that the text names.
 *
 * @param title without 《》; null where only the number stands
 * @param number its 文号; null where only the title stands
 */
public record Citation(
        Relation relation, @Nullable String title, @Nullable String number, Evidence evidence) {

    /** How the citing text stands to the cited one. */
    public enum Relation {
        CITES,
        /** 落实, 根据, 按照, 依据, 贯彻, 执行. */
        IMPLEMENTS,
        /** 转发. */
        FORWARDS,
        /** 印发. */
        PROMULGATES,
        /** 废止. */
        REPEALS,
        /** 修改. */
        AMENDS;

        /** The word of the outside faces. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
