package org.tiaowen.graph;

import java.util.Locale;

/** What a question of the library is about; the library is listed in this order. */
public enum QueryTheme {
    DOCUMENTS("文件与效力", "Documents and validity"),
    MEASURES("措施及其分布", "Measures and their spread"),
    SECTORS("领域", "Sectors"),
    UNITS("单位与分工", "Units and division of labour"),
    DEADLINES("时限", "Deadlines"),
    FIGURES("数字", "Figures"),
    CITATIONS("引用与依据", "Citations and chains"),
    EVIDENCE("依据与复核", "Evidence and review");

    private final String zh;
    private final String en;

    QueryTheme(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** Its name in Chinese. */
    public String zh() {
        return zh;
    }

    /** Its name in English. */
    public String en() {
        return en;
    }

    /** The word of the query's header and of the outside faces. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
