package org.tiaowen.document;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The level of that Chinese word, or of that name: {@code 省级}, {@code provincial}. */
    public static Optional<Level> of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return Stream.of(values())
                .filter(level -> level.label.equals(name) || level.name().equals(upper))
                .findFirst();
    }
}
