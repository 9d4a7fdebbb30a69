package org.tiaowen.parser;

import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;
import org.tiaowen.source.Text;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kind-words of official documents: the kinds of 文种 in 《党政机关公文处理工作条例》 and those of statutes and
 * plans. The last kind-word of a title decides.
 */
final class Kinds {
    private static final Map<String, String> STANDARD =
            Map.ofEntries(
                    Map.entry("纲要", "规划"),
                    Map.entry("行动计划", "方案"),
                    Map.entry("工作计划", "方案"),
                    Map.entry("实施计划", "方案"),
                    Map.entry("计划", "方案"),
                    Map.entry("预案", "方案"),
                    Map.entry("要点", "方案"),
                    Map.entry("若干政策", "措施"),
                    Map.entry("政策", "措施"),
                    Map.entry("政策措施", "措施"),
                    Map.entry("实施细则", "细则"),
                    Map.entry("命令", "令"),
                    Map.entry("的函", "函"),
                    Map.entry("复函", "函"),
                    Map.entry("法典", "法"));
    private static final List<String> WORDS =
            List.of(
                    "条例", "决定", "决议", "批复", "通知", "方案", "规划", "纲要", "措施", "政策", "规定", "细则", "办法",
                    "意见", "公告", "通告", "通报", "的函", "复函", "命令", "令", "行动计划", "工作计划", "实施计划", "计划",
                    "规则", "规程", "章程", "规范", "准则", "守则", "指引", "指南", "要点", "预案", "议案", "报告", "请示",
                    "纪要", "解释", "倡议书", "清单", "修正案", "答复");
    private static final String SUFFIX =
            "(?:\\s?[(〔\\[](?:试行|暂行|修订|修正|修订稿|修订版|草案|征求意见稿|修[正订改]本|(?:全文|已|部分)?(?:废止|失效)|[^()]{0,6}版|[^()]{0,10}(?:草案|稿)[^()]{0,8}|[^()]{0,8}(?:19|20)\\d{2}"
                + "[^()]{0,12}|第[^()]{1,8}号|[〇○零一二三四五六七八九十]{4}年[^()]{0,10}|摘要|节选|全文|[一二三四五六七八九十]{1,3}"
                + "|[^()]{0,10}(?:修订|修正|公布|通过|发布|印发))[)〕\\]]){0,2}";

    /** A law: 法 ends many words, so only that of a title that names the state. */
    private static final String LAW = "(?<=^中华人民共和国.{1,30})法典?";

    private static final Cue AT_END =
            Cue.of("(" + String.join("|", WORDS) + "|" + LAW + ")" + SUFFIX + "$");

    /** …的决定 附：修正本: what else stands on the page. */
    private static final Cue WITH_ANNEX = Cue.of("\\s?\\(?附:?[^()。,;:]{0,4}(?:修[正订改]本|全文|文本)\\)?$");

    private static final int LONGEST = 160;
    private static final Cue WITHIN =
            Cue.of("[^。,;:]{0,150}?(?:" + String.join("|", WORDS) + ")" + SUFFIX);
    private static final Cue MADE =
            Cue.of(
                    "(?:制定|制订|提出(?!意见)|作出|印发|形成|出台)(?:以下|如下|了)?(?:本|此|这|[^。,;《》〈〉“]{2})[^。,;《》〈〉“]{0,16}?("
                            + String.join("|", WORDS)
                            + ")(?!性|书|部门|局|院)|本("
                            + String.join("|", WORDS)
                            + ")(?:自|由|所称|适用)");

    private Kinds() {}

    /** The kind of the title's last kind-word, in its standard form. */
    static Optional<String> ofTitle(String folded) {
        if (folded.isEmpty()) {
            return Optional.empty();
        }
        if (folded.charAt(0) == '《') {
            String bare = unquoted(folded);
            if (bare.length() < folded.length()) {
                return ofTitle(bare);
            }
        }
        Search annex = folded.indexOf('附') < 1 ? null : WITH_ANNEX.matcher(folded);
        if (annex != null && annex.find() && annex.start() > 0) {
            return ofTitle(folded.substring(0, annex.start()));
        }
        if (")〕]】法典".indexOf(folded.charAt(folded.length() - 1)) < 0) {
            // without a bracket at the end the longest word that the title ends in
            return WORDS.stream()
                    .filter(folded::endsWith)
                    .max(Comparator.comparingInt(String::length))
                    .map(Kinds::standard);
        }
        Search m = AT_END.matcher(folded);
        return m.find() ? Optional.of(standard(m.group(1))) : Optional.empty();
    }

    /** A title that stands in 《》 as a whole, without them; any other as it is. */
    static String unquoted(String title) {
        int depth = 0;
        for (int i = 0; i < title.length(); i++) {
            depth += title.charAt(i) == '《' ? 1 : title.charAt(i) == '》' ? -1 : 0;
            if (depth == 0) {
                String behind = Text.fold(title.substring(i + 1));
                boolean whole = i > 0 && (behind.isEmpty() || behind.matches("\\([^()]*\\)"));
                return whole ? title.substring(1, i) + title.substring(i + 1) : title;
            }
        }
        return title;
    }

    /** Where the next kind-word of a title that begins the text ends; -1 where none does. */
    static int nextEnd(String folded, int from) {
        Search m = WITHIN.matcher(folded).region(from, Math.min(folded.length(), LONGEST));
        return m.lookingAt() ? m.end() : -1;
    }

    /** The kind that an introduction gives its own document: 制定本方案, 提出如下意见. */
    static Optional<String> ofIntroduction(String folded) {
        Search m = MADE.matcher(folded);
        String kind = null;
        while (m.find()) {
            kind = standard(m.group(1) != null ? m.group(1) : m.group(2));
        }
        return Optional.ofNullable(kind);
    }

    private static String standard(String word) {
        return STANDARD.getOrDefault(word, word);
    }
}
