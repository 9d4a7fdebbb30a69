package org.tiaowen.document;

import java.util.List;
import java.util.Locale;

/**
 * A unit that a text names as doing what a provision says.
 *
 * @param unit the full official name
 * @param registered whether the registry of units knows that name; an unregistered one is minted
 *     from the text
 * @param successors full names of the organs that took over from it, the first that did first
 */
public record Responsibility(
        String unit, boolean registered, List<String> successors, Role role, Evidence evidence) {

    /** Takes a copy of the list. */
    public Responsibility {
        successors = List.copyOf(successors);
    }

    /** Of a unit that stands, or whose successors nobody knows. */
    public Responsibility(String unit, boolean registered, Role role, Evidence evidence) {
        this(unit, registered, List.of(), role, evidence);
    }

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
