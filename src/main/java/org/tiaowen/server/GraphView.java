package org.tiaowen.server;

import java.util.Locale;
import java.util.stream.Stream;

/** The pictures that can be drawn of what is stored. */
enum GraphView {
    HEATMAP("单位 × 领域", "Units × sectors"),
    NETWORK("协作网络", "Who works with whom"),
    TIMELINE("时间线", "Time line"),
    SPREAD("措施的传播", "How measures spread");

    private final String zh;
    private final String en;

    GraphView(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The word of addresses. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title(Frame frame) {
        return frame.say(zh, en);
    }

    /** The view of that word; the given one for none. */
    static GraphView of(String word, GraphView otherwise) {
        return word.isEmpty()
                ? otherwise
                : Stream.of(values())
                        .filter(view -> view.label().equals(word))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Parameters.invalid(
                                                "view", "there is no picture '" + word + "'"));
    }
}
