package org.tiaowen.server;

import java.util.Locale;

/** The pictures of {@code /graph}. */
enum GraphView {
    HEATMAP(
            "单位 × 领域",
            "Units × sectors",
            "承担措施最多的单位在各领域有多少条措施：颜色越深，条数越多。",
            "How many measures of each sector the busiest units have: the darker, the more."),
    NETWORK(
            "协作网络",
            "Who works with whom",
            "共同承担措施的单位相连；连线越粗，共同的措施越多。",
            "Units that share measures are joined; the thicker the line, the more they share."),
    TIMELINE(
            "时间线",
            "Time line",
            "文件按成文日期和地域排列；圆越大，措施越多。",
            "Documents by date and place; the larger the circle, the more measures."),
    SPREAD(
            "措施的传播",
            "How a measure spread",
            "一项措施最早出现在哪里，其后哪些文件重申或改写了它。",
            "Where a measure stood first, and which documents said it again.");

    private final String zh;
    private final String en;
    private final String introZh;
    private final String introEn;

    GraphView(String zh, String en, String introZh, String introEn) {
        this.zh = zh;
        this.en = en;
        this.introZh = introZh;
        this.introEn = introEn;
    }

    /** The word of addresses. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title(Frame frame) {
        return frame.say(zh, en);
    }

    String intro(Frame frame) {
        return frame.say(introZh, introEn);
    }
}
