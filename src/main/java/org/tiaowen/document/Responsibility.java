package org.tiaowen.document;

import java.util.Locale;

/**
 * A unit that a text names as doing what a provision says.
 *
 * @param unit the full official name
 * @param registered whether the registry of units knows that name; an unregistered one is minted
 *     from the text
 */
public record Responsibility(String unit, boolean registered, Role role, Evidence evidence) {

    /** The part that the unit takes. */
    public enum Role {
        /** 牵头, 责任, 主责, 负责. */
        LEAD,
        /** 配合, 协办, 参与, 会同. */
        SUPPORT;

        /** The word of the outside faces. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
