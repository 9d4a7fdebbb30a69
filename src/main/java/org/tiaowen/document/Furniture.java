package org.tiaowen.document;

/**
 * A part of a source that belongs to no document: named, never silently dropped.
 *
 * @param kind what it is
 */
public record Furniture(Kind kind, Span span) {

    /** The kinds of furniture. */
    public enum Kind {
        FRONT_MATTER("frontMatter"),
        PAGE_NUMBER("pageNumber"),
        RUNNING_HEAD("runningHead"),
        MASTHEAD("masthead"),
        CONTENTS("contents"),
        NEWS_LEAD("newsLead"),
        SERIES_LABEL("seriesLabel"),
        PART_HEADING("partHeading"),
        ANNEX_LABEL("annexLabel"),
        INTRODUCTION("introduction"),
        REPEATED_TITLE("repeatedTitle"),
        LINK("link"),
        MARKUP("markup"),
        TABLE_HEADER("tableHeader"),
        NAVIGATION("navigation"),
        METADATA("metadata"),
        SHARE("share"),
        PAGE_FOOTER("pageFooter"),
        FOOTNOTE("footnote"),
        UNREADABLE("unreadable");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The word of the outside faces. */
        public String label() {
            return label;
        }
    }
}
