package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

/**
 * An enumerated unit of a document (编 章 节 条 款 项, 一、（一）1.（1）一是) or an unnumbered paragraph.
 *
 * @param id path inside the document, such as {@code chp_2/art_7/item_1}
 * @param parent id of the enclosing provision, null at the top
 * @param marker the number as printed, such as 第七条, （一）, 1.; null for an unnumbered paragraph
 * @param heading its heading, run-in or on a line of its own, without the marker; empty where it
 *     has none
 * @param text own words after the marker, heading included, children excluded
 * @param role what its words do in the document
 * @param span whole extent, marker and children included
 */
public record Provision(
        String id,
        @Nullable String parent,
        @Nullable String marker,
        String heading,
        String text,
        Role role,
        Span span) {

    /** The same that does something else in its document. */
    public Provision withRole(Role other) {
        return new Provision(id, parent, marker, heading, text, other, span);
    }
}
