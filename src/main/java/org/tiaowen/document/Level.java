package org.tiaowen.document;

/** Levels of Chinese government, highest first. */
public enum Level {
    /** 国家级: the State Council, its ministries, the NPC. */
    NATIONAL("国家级"),
    /** 省级: provinces, autonomous regions, municipalities under the central government. */
    PROVINCIAL("省级"),
    /** 市级: prefecture-level cities and prefectures. */
    PREFECTURAL("市级"),
    /** 县级: counties, county-level cities, districts. */
    COUNTY("县级"),
    /** 乡级: townships, towns, subdistricts. */
    TOWNSHIP("乡级");

    private final String label;

    Level(String label) {
        this.label = label;
    }

    /** The Chinese word, as in the outside faces. */
    public String label() {
        return label;
    }
}
