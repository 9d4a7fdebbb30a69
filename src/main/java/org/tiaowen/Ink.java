package org.tiaowen;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** Weight and colour on a terminal; on paper nothing but what marks a fact. */
final class Ink {
    private final boolean colours;

    Ink(Ansi ansi) {
        this.colours = ansi.enabled();
    }

    String strong(String text) {
        return in(Style.bold, text);
    }

    String faint(String text) {
        return in(Style.faint, text);
    }

    String name(String text) {
        return in(Style.fg_cyan, text);
    }

    /** Words that a fact was read from. */
    String marked(String text) {
        return colours ? in(Style.underline, text) : "⟦" + text + "⟧";
    }

    private String in(Style style, String text) {
        return colours && !text.isEmpty() ? style.on() + text + Style.reset.on() : text;
    }
}
