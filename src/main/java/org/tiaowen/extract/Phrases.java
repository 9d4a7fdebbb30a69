package org.tiaowen.extract;

import org.tiaowen.analysis.Word;

import java.util.List;
import java.util.Set;

/**
 * The phrases of a clause that hold no main verb: prepositional phrases (对…, 在…下), attributes (…的)
 * and times (…后).
 */
final class Phrases {

    private static final Set<String> LOCALIZERS =
            Verbs.words("下 中 内 上 后 前 外 时 间 期间 方面 基础上 起 之后 之前 以后 以前 同时 过程中 以外 之外 前提下 里 之内 之间 之际");
    private static final Set<String> AFTERWARDS = Verbs.words("后 之后 以后");
    private static final Set<String> PIVOTAL = Verbs.words("推动 推进 促进 指导 督促 组织 加强 便利");
    private static final Set<String> MAKING = Verbs.words("做出 作出 提供 开展 进行 采取 实施 采用 实行");

    private final List<Word> words;
    private final WordClasses classes;

    Phrases(List<Word> words, WordClasses classes) {
        this.words = words;
        this.classes = classes;
    }

    /** Index after 办理手续后: what precedes only says when. */
    int afterTime(int from) {
        int after = from;
        if (governs(from)) {
            return from;
        }
        for (int i = from + 1; i + 1 < words.size(); i++) {
            Word word = words.get(i);
            if (AFTERWARDS.contains(word.text())
                    && word.tag().startsWith("f")
                    && classes.hasVerbAfter(i)) {
                after = i + 1;
            }
        }
        return after;
    }

    /** 支持 企业 购汇 后 支付: what follows depends on the first verb. */
    private boolean governs(int from) {
        int i = from;
        while (i < words.size() && classes.isAdverb(i)) {
            i++;
        }
        String word = i < words.size() ? words.get(i).text() : "";
        return Verbs.ENCOURAGING.contains(word)
                || Verbs.EXPLORING.contains(word)
                || Verbs.GRANTING.contains(word)
                || PIVOTAL.contains(word);
    }

    /** Index after an attribute that begins with this verb (符合 条件 的 企业 可以 …), else its own. */
    int attributeEnd(int i) {
        if (i + 1 < words.size() && words.get(i + 1).text().equals("的") && i + 2 < words.size()) {
            return i + 2;
        }
        if (Verbs.isDirective(words.get(i).text())) {
            return i;
        }
        int de = classes.nextDe(i);
        if (de < 0 || de + 1 >= words.size()) {
            return i;
        }
        for (int j = de + 1; j < words.size(); j++) {
            Word word = words.get(j);
            if (word.text().equals("的")) {
                continue;
            }
            if (classes.isVerbLike(word) && !word.tag().equals("vn")) {
                return de + 1;
            }
        }
        return i;
    }

    /** 展会 结束 后 留购 的 展品: what follows is an attribute of the last noun, the clause has no verb. */
    boolean endsAsAttribute(int i) {
        int de = classes.nextDe(i);
        return de > 0
                && de + 1 < words.size()
                && !Verbs.isVerb(words.get(i).text())
                && !classes.hasVerbAfter(de);
    }

    /** Index of the first word after the prepositional phrase that begins here. */
    int afterPhrase(int i) {
        String word = words.get(i).text();
        if (word.equals("以")) {
            for (int j = i + 1; j < words.size(); j++) {
                if (words.get(j).text().startsWith("为") && words.get(j).text().length() <= 3) {
                    return j + 1;
                }
            }
        }
        if (Set.of("在", "当", "自", "从", "于").contains(word)) {
            int after = LOCALIZERS.contains(words.getLast().text()) ? words.size() : i + 1;
            for (int j = i + 1; j < words.size(); j++) {
                Word at = words.get(j);
                if (LOCALIZERS.contains(at.text()) && classes.hasVerbAfter(j)) {
                    after = j + 1;
                }
            }
            return after;
        }
        int after = i + 1;
        for (int j = i + 1; j < words.size(); j++) {
            if (words.get(j).text().equals("的") && classes.hasVerbAfter(j)) {
                after = j + 1;
            } else if (j > after
                    && MainVerb.LIGHT.contains(words.get(j).text())
                    && !isAttributive(j)) {
                break;
            }
        }
        return after;
    }

    /** 做出贡献的单位给予奖励: a light verb with 的 and another light verb after it. */
    private boolean isAttributive(int i) {
        int de = MAKING.contains(words.get(i).text()) ? classes.nextDe(i) : -1;
        for (int j = de + 1; de > 0 && j < words.size(); j++) {
            if (MainVerb.LIGHT.contains(words.get(j).text())) {
                return true;
            }
        }
        return false;
    }
}
