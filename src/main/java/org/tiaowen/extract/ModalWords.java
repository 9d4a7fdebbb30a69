package org.tiaowen.extract;

import org.tiaowen.analysis.Word;
import org.tiaowen.pattern.Cue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the modal words of a clause's main clause: 不得, 应当, 要, 可 before a verb and in no attribute.
 */
final class ModalWords {

    private static final Set<String> SHORT_MODALS = Verbs.words("要 需 应 须 可 需要");

    private static final Set<String> MODALS = modals();

    /** 是否应, 尽可: behind these it is no modal word. */
    private static final Set<String> BEFORE_OTHERS = Verbs.words("即 是否 能否 不 尚 尽 所 才");

    private static final Cue SAYING = Cue.of("应(.{1,2})尽\\1");

    /** 依法不予处罚清单, 可复制可推广经验: the name of something. */
    private static final Cue NAME =
            Cue.of("不予\\S{2,8}(?:清单|目录|制度|机制|名单)|可(?:复制|推广|持续|借鉴|循环|再生|降解|穿戴|追溯|视化)(?!的).*");

    private final List<Word> words;
    private final WordClasses classes;

    ModalWords(List<Word> words, WordClasses classes) {
        this.words = words;
        this.classes = classes;
    }

    private static Set<String> modals() {
        Set<String> modals = new HashSet<>(Verbs.PROHIBITING);
        modals.addAll(Verbs.OBLIGING);
        modals.addAll(Verbs.PERMITTING);
        return modals;
    }

    List<Integer> all() {
        List<Integer> modals = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            if (MODALS.contains(word) && isModal(i)) {
                modals.add(i);
            }
        }
        return modals;
    }

    private boolean isModal(int i) {
        Word word = words.get(i);
        if (i + 1 >= words.size()) {
            return false;
        }
        if (word.text().startsWith("应") && isSaying(i)) {
            return false;
        }
        if (i > 0 && isName(i)) {
            return false;
        }
        if (SHORT_MODALS.contains(word.text())) {
            Word next = words.get(i + 1);
            boolean opens =
                    next.isVerb()
                            || next.tag().equals("t")
                            || isTimes(i + 1)
                            || isShare(i)
                            || next.tag().startsWith("d")
                            || next.tag().startsWith("p")
                            || next.tag().startsWith("ad")
                            || next.tag().equals("a")
                            || next.tag().equals("vd")
                            || Verbs.isVerb(next.text())
                            || Verbs.ADVERBS.contains(next.text())
                            || Verbs.PREPOSITIONS.contains(next.text());
            if (!opens || word.tag().startsWith("n") && word.text().equals("需")) {
                return false;
            }
        }
        if (i > 0 && BEFORE_OTHERS.contains(words.get(i - 1).text())) {
            return false;
        }
        if (isQuotedRule(i)) {
            return false;
        }
        // 可 复制 的, 应当 享有 的: an attribute
        int next = i + 1;
        while (next < words.size() && classes.isAdverb(next)) {
            next++;
        }
        boolean verb = next < words.size() && !classes.isPreposition(next, true);
        for (int j = next + 1; verb && j < words.size() && j <= next + 3; j++) {
            String text = words.get(j).text();
            if (text.equals("的")) {
                return false;
            }
            if (!Verbs.PERMITTING.contains(text) && !words.get(j).isVerb()) {
                break;
            }
        }
        // 制定 … 应当 … 的 清单
        int de = SHORT_MODALS.contains(word.text()) ? classes.nextDe(i) : -1;
        return de < 0 || de == words.size() - 1 || !opensWithDirective(i);
    }

    /** 按照 管 行业 必须 管 安全 的 要求: the rule that is followed. */
    private boolean isQuotedRule(int i) {
        int de = classes.nextDe(i);
        boolean named =
                de > 0
                        && de + 1 < words.size()
                        && Set.of("要求", "原则").contains(words.get(de + 1).text());
        return named
                && words.subList(0, i).stream()
                        .anyMatch(w -> w.text().equals("按照") || w.text().equals("按"));
    }

    /** 应改尽改, 应保尽保: a saying. */
    private boolean isSaying(int i) {
        StringBuilder text = new StringBuilder();
        for (int j = i; j < Math.min(words.size(), i + 5); j++) {
            text.append(words.get(j).text());
        }
        return SAYING.matcher(text).lookingAt();
    }

    private boolean isName(int i) {
        StringBuilder text = new StringBuilder();
        words.subList(i, words.size()).forEach(w -> text.append(w.text()));
        return NAME.matcher(text).matches();
    }

    /** 应 100 % 建设, 须 全部 安装, 要 每 五 年 评估. */
    private boolean isShare(int i) {
        Word next = words.get(i + 1);
        if (next.text().equals("每") || next.text().equals("全部")) {
            return true;
        }
        return words.get(i).text().equals("应")
                && next.tag().startsWith("m")
                && words.subList(i + 2, Math.min(words.size(), i + 6)).stream()
                        .anyMatch(w -> w.isVerb() || Verbs.isVerb(w.text()));
    }

    /** 可 一 次 受理, 要 每 月 公布. */
    private boolean isTimes(int i) {
        return i + 2 < words.size()
                && (words.get(i).tag().startsWith("m") || words.get(i).text().equals("每"))
                && (words.get(i + 1).tag().startsWith("q") || words.get(i + 1).tag().equals("t"))
                && WordClasses.isVerbLike(words.get(i + 2));
    }

    private boolean opensWithDirective(int before) {
        for (int i = 0; i < before; i++) {
            if (words.get(i).text().equals("关于")) {
                return true;
            }
        }
        for (int i = 0; i < before; i++) {
            if (words.get(i).text().equals("的")) {
                return false;
            }
            if (!classes.isAdverb(i)) {
                return Verbs.isDirective(words.get(i).text());
            }
        }
        return false;
    }
}
