package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * A document that the text names, or a provision that it points at.
 *
 * @param title without 《》; null where only the number stands
 * @param number its 文号; null where only the title stands. Where both are null the place is in the
 *     citing document itself
 * @param place the provision as printed, such as 第三条第二款; null where the whole document is meant
 */
public record Citation(
        Relation relation,
        @Nullable String title,
        @Nullable String number,
        @Nullable String place,
        Evidence evidence) {

    /** Whether it points into the citing document itself. */
    public boolean isOwn() {
        return title == null && number == null;
    }

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
        AMENDS,
        /** 继续有效: the citing text says that the cited one stays in force. */
        KEEPS;

        /**
         * The same in the five words of the annotations, in which what is amended or kept is cited.
         */
        public Relation plain() {
            return this == KEEPS || this == AMENDS ? CITES : this;
        }

        /** The word of the outside faces. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
