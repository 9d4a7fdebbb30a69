package org.tiaowen.overlap;

import java.util.regex.Pattern;

/** Names of units as texts print them. */
final class UnitName {

    /** 市, 北京市, 本市, 省, 各区 in front of a name that goes on. */
    private static final Pattern PLACE =
            Pattern.compile(
                    "^(?:[\\u4e00-\\u9fa5]{2,7}?(?:省|自治区|自治州|市|县|区)(?=.{2})|[本我]?[省市县区](?=.{2}))+");

    private UnitName() {}

    /** 财政局 for 市财政局 and 北京市财政局: each text means its own. */
    static String withoutPlace(String name) {
        return PLACE.matcher(name).replaceFirst("");
    }
}
