package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What people read of a comparison, in Chinese. */
public final class Wording {

    /** What is said where a higher document is stricter; never more than a cue. */
    public static final String CUE = "上位文件的规定与此不同且更严，请核对原文";

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("same", "相同"),
                    Map.entry("overlap", "重合"),
                    Map.entry("related", "相关"),
                    Map.entry("none", "无关"),
                    Map.entry("figure", "数字"),
                    Map.entry("deadline", "期限"),
                    Map.entry("modality", "方式"),
                    Map.entry("unit", "单位"),
                    Map.entry("zone", "区域"),
                    Map.entry("beneficiary", "受益者"),
                    Map.entry("stricter", "更严"),
                    Map.entry("looser", "更宽"),
                    Map.entry("earlier", "提前"),
                    Map.entry("later", "推后"),
                    Map.entry("more", "增加"),
                    Map.entry("less", "减少"),
                    Map.entry("other", "不同"));

    private Wording() {}

    /** A word of the data in Chinese; any other as it is. */
    public static String of(String label) {
        return WORDS.getOrDefault(label, label);
    }

    /** A state of validity: {@code in-force}, {@code repealed}, anything else. */
    public static String validity(String status) {
        return switch (status) {
            case "in-force" -> "现行有效";
            case "repealed" -> "已废止";
            default -> "效力未知";
        };
    }

    /** 数字：60% ↔ 40%（增加）. */
    public static String difference(
            String kind, @Nullable String own, @Nullable String others, String direction) {
        return "%s：%s ↔ %s（%s）"
                .formatted(
                        of(kind),
                        own == null ? "无" : own,
                        others == null ? "无" : others,
                        of(direction));
    }

    /** All differences of a comparison. */
    public static String differences(List<Difference> differences) {
        return differences.stream()
                .map(
                        d ->
                                difference(
                                        d.kind().label(),
                                        d.draft(),
                                        d.corpus(),
                                        d.direction().label()))
                .collect(Collectors.joining("；"));
    }
}
