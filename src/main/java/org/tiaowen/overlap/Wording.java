package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What people read of a comparison, in one language. */
public final class Wording {

    /** In Chinese. */
    public static final Wording ZH = new Wording(Language.ZH);

    /** In English; words of texts stay Chinese. */
    public static final Wording EN = new Wording(Language.EN);

    private static final Map<String, String> CHINESE =
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

    /** The words of the data are English already, but for these. */
    private static final Map<String, String> ENGLISH =
            Map.of("modality", "force", "beneficiary", "who gets it", "none", "unrelated");

    private final Language language;

    private Wording(Language language) {
        this.language = language;
    }

    /** In a language. */
    public static Wording in(Language language) {
        return language == Language.ZH ? ZH : EN;
    }

    /** One of two texts. */
    String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    /** A word of the data: a label, a kind of difference, a direction; any other as it is. */
    public String of(String label) {
        return (language == Language.ZH ? CHINESE : ENGLISH).getOrDefault(label, label);
    }

    /** What is said where a higher document is stricter; never more than a cue. */
    public String cue() {
        return say(
                "上位文件的规定与此不同且更严，请核对原文",
                "a document of a higher level says otherwise, and more strictly: see its text");
    }

    /** A state of validity: {@code in-force}, {@code repealed}, anything else. */
    public String validity(String status) {
        return switch (status) {
            case "in-force" -> say("现行有效", "in force");
            case "repealed" -> say("已废止", "repealed");
            default -> say("效力未知", "validity unknown");
        };
    }

    /** 数字：60% ↔ 40%（增加）. */
    public String difference(
            String kind, @Nullable String own, @Nullable String others, String direction) {
        String nothing = say("无", "nothing");
        return say("%s：%s ↔ %s（%s）", "%s: %s ↔ %s (%s)")
                .formatted(
                        of(kind),
                        own == null ? nothing : own,
                        others == null ? nothing : others,
                        of(direction));
    }

    /** All differences of a comparison. */
    public String differences(List<Difference> differences) {
        return differences.stream()
                .map(
                        d ->
                                difference(
                                        d.kind().label(),
                                        d.draft(),
                                        d.corpus(),
                                        d.direction().label()))
                .collect(Collectors.joining(say("；", "; ")));
    }

    /**
     * Why two texts got their label: what they share, how alike they are, and what keeps them from
     * being the same.
     */
    public String explanation(Comparison comparison) {
        Grounds grounds = comparison.grounds();
        StringBuilder said = new StringBuilder(of(comparison.label().label()));
        if (!grounds.terms().isEmpty()) {
            said.append(say("：都有“", ": both have “"))
                    .append(String.join(say("”“", "”, “"), grounds.terms()))
                    .append('”');
        }
        said.append(
                say(
                                "；文字相近 %d%%，最相近的分句 %d%%",
                                "; %d%% of the words are common, %d%% of the closest clauses")
                        .formatted(percent(grounds.likeness()), percent(grounds.clause())));
        Double cosine = grounds.vectors();
        if (cosine != null) {
            said.append(
                    String.format(
                            Locale.ROOT, say("，语义相近度 %.2f", ", cosine of meaning %.2f"), cosine));
        }
        String kinds =
                comparison.differences().stream()
                        .filter(Difference::isVariation)
                        .map(d -> of(d.kind().label()))
                        .distinct()
                        .collect(Collectors.joining(say("、", ", ")));
        if (comparison.label() == Label.OVERLAP && !kinds.isEmpty()) {
            said.append(say("；不同之处：" + kinds, "; they differ in: " + kinds));
        }
        return said.append(say("。", ".")).toString();
    }

    private static long percent(double share) {
        return Math.round(100 * share);
    }
}
