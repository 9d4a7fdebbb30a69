package org.tiaowen.extract;

import org.tiaowen.analysis.Word;

import java.util.List;
import java.util.Set;

/**
 * What each word of a clause is: verb, adverb, preposition, by its tag and by the lexicon of verbs.
 */
final class WordClasses {

    /** 试点城市, 试点工作: the 试点 before these is no verb. */
    private static final Set<String> OF_TRIALS =
            Verbs.words(
                    "城市 企业 地区 单位 工作 任务 项目 区域 园区 期间 期限 方案 机构 期 县 市 省市 范围 内容 政策 成果 经验 医院 学校 示范区 示范 银行"
                            + " 资格 名单 对象 街道 社区");

    private static final Set<String> UNITS = Verbs.words("单位 部门 机构");

    private static final Set<String> OF_UNITS = Verbs.words("牵头 配合 协办 承办 主办 主管 参与 负责 监管 执法 审批");

    private final List<Word> words;

    WordClasses(List<Word> words) {
        this.words = words;
    }

    int nextDe(int from) {
        for (int i = from + 1; i < words.size(); i++) {
            if (words.get(i).text().equals("的")) {
                return i;
            }
        }
        return -1;
    }

    boolean hasVerbAfter(int j) {
        for (int k = j + 1; k < words.size(); k++) {
            Word word = words.get(k);
            if (isVerbLike(word) && !word.tag().equals("vn")) {
                return true;
            }
        }
        return false;
    }

    boolean isVerbLike(int i) {
        Word word = words.get(i);
        if (word.text().equals("试点")) {
            return (i == 0 || isAdverb(i - 1) || words.get(i - 1).tag().startsWith("f"))
                    && i + 1 < words.size()
                    && !OF_TRIALS.contains(words.get(i + 1).text())
                    && (words.get(i + 1).isVerb() || words.get(i + 1).isNoun());
        }
        return isVerbLike(word) && !isAttributive(i);
    }

    /** 牵头单位, 主管部门: a verb that says what the unit does. */
    private boolean isAttributive(int i) {
        return i + 1 < words.size()
                && UNITS.contains(words.get(i + 1).text())
                && OF_UNITS.contains(words.get(i).text());
    }

    static boolean isVerbLike(Word word) {
        String tag = word.tag();
        return switch (tag) {
            case "v", "vi", "vl", "vx", "vf", "vg", "vshi", "vyou" -> true;
            default -> Verbs.isVerb(word.text());
        };
    }

    boolean isPreposition(int i, boolean plain) {
        Word word = words.get(i);
        if (!Verbs.PREPOSITIONS.contains(word.text())) {
            return false;
        }
        return switch (word.text()) {
            case "围绕", "立足", "聚焦", "依托", "面向", "结合", "使用", "本着", "通过", "借助", "较", "比" ->
                    plain || word.tag().startsWith("p");
            case "就", "同", "和", "给" -> word.tag().startsWith("p");
            default -> true;
        };
    }

    boolean isAdverb(int i) {
        Word word = words.get(i);
        String tag = word.tag();
        if (Verbs.PREPOSITIONS.contains(word.text())) {
            return false;
        }
        if (tag.equals("d") || tag.equals("ad") && !Verbs.isVerb(word.text()) || tag.equals("dl")) {
            return !Verbs.isVerb(word.text())
                    || Verbs.ADVERBS.contains(word.text()) && verbFollows(i);
        }
        if (word.text().equals("试点")) {
            return i + 1 < words.size() && isVerbLike(words.get(i + 1));
        }
        if (Verbs.ADVERBS.contains(word.text())) {
            return verbFollows(i);
        }
        // 适当 放宽: an adjective before a verb
        return tag.equals("a")
                && !Verbs.isVerb(word.text())
                && i + 1 < words.size()
                && isVerbLike(words.get(i + 1));
    }

    private boolean verbFollows(int i) {
        for (int j = i + 1; j < words.size(); j++) {
            Word next = words.get(j);
            if (isVerbLike(next)) {
                return true;
            }
            if (next.tag().startsWith("d")
                    || next.tag().equals("ad")
                    || next.tag().equals("vd")
                    || Verbs.ADVERBS.contains(next.text())
                    || next.text().equals("、")) {
                continue;
            }
            return Verbs.PREPOSITIONS.contains(next.text()) && !next.tag().startsWith("v");
        }
        return false;
    }
}
