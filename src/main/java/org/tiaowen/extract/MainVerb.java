package org.tiaowen.extract;

import org.tiaowen.analysis.Word;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the main verbs and modal words of one clause. */
final class MainVerb {

    private static final Set<String> COORDINATING = Verbs.words("、 和 与 并 及 以及 或 或者 并且 或是");
    private static final Set<String> LOCALIZERS =
            Verbs.words("下 中 内 上 后 前 外 时 间 期间 方面 基础上 起 之后 之前 以后 以前 同时 过程中 以外 之外 前提下 里 之内 之间 之际");

    /** Verbs that follow a topic (对…给予…): they are main verbs wherever they stand. */
    private static final Set<String> LIGHT =
            Verbs.words("给予 予以 实行 实施 进行 采取 开展 推行 下放 免除 免征 减征 停征 免收 免于 免予 纳入 列入 提供 作出 做出 加以 允许 采用");

    private static final Set<String> PIVOTAL = Verbs.words("推动 推进 促进 指导 督促 组织 加强 便利");
    private static final Set<String> MAKING = Verbs.words("做出 作出 提供 开展 进行 采取 实施 采用 实行");
    private static final Set<String> TOPICAL = Verbs.words("对 对于 针对 就 将 把");
    private static final Pattern DATE =
            Pattern.compile("(?:力争|争取|截至)?到?[“”十一二三四五六七八九〇\\d年月日、末底期前]{2,16}|今年.{0,4}|每年.{0,6}");

    /** Times and manners that stand where a subject would. */
    private static final Pattern NO_SUBJECT =
            Pattern.compile(
                    "^(?:到|自)?(?:[\\d二〇○零一三四五六七八九十]+[年月日])+(?:[底末]|上半年)?(?:之前|前|内)?"
                            + "|^(?:每年|今年|明年)|每个?(?:半年|年度?|季度|月|周|日|天)$"
                            + "|^分(?:领域|行业|阶段|批次|类别|层次|年度|步骤|区域|级|期|类)+|^线上线下");

    private static final Set<String> AFTERWARDS = Verbs.words("后 之后 以后");

    /** 试点城市, 试点工作: the 试点 before these is no verb. */
    private static final Set<String> OF_TRIALS =
            Verbs.words(
                    "城市 企业 地区 单位 工作 任务 项目 区域 园区 期间 期限 方案 机构 期 县 市 省市 范围 内容 政策 成果 经验 医院 学校 示范区 示范 银行"
                            + " 资格 名单 对象 街道 社区");

    private static final Set<String> SHORT_MODALS = Verbs.words("要 需 应 须 可 需要");

    private final List<Word> words;
    private final char end;

    MainVerb(List<Word> words, char end) {
        this.words = words;
        this.end = end;
    }

    /** The clause that these words are. */
    Clause clause() {
        List<Integer> modals = modals();
        int from = modals.isEmpty() ? 0 : modals.getFirst() + 1;
        List<Integer> adverbs = new ArrayList<>();
        int head = head(from, adverbs);
        List<Integer> heads = head < 0 ? List.of() : coordinated(head);
        int before = modals.isEmpty() ? (head < 0 ? 0 : head) : modals.getFirst();
        return new Clause(
                words, modals, heads, List.copyOf(adverbs), isCondition(), subject(before), end);
    }

    private boolean isCondition() {
        String last = words.getLast().text();
        if (words.size() > 2
                && end != '。'
                && end != '\0'
                && (last.equals("的") || last.equals("时"))) {
            return true;
        }
        return (end == ',' || end == '，')
                && (Verbs.CONDITIONAL.contains(words.getFirst().text()) || isDate());
    }

    /** 到2027年, 2025年底前: only says by when. */
    private boolean isDate() {
        StringBuilder text = new StringBuilder();
        words.forEach(w -> text.append(w.text()));
        return DATE.matcher(text).matches();
    }

    private List<Integer> modals() {
        List<Integer> modals = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            if ((Verbs.PROHIBITING.contains(word)
                            || Verbs.OBLIGING.contains(word)
                            || Verbs.PERMITTING.contains(word))
                    && isModal(i)) {
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
        if (SHORT_MODALS.contains(word.text())) {
            Word next = words.get(i + 1);
            boolean opens =
                    next.isVerb()
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
        if (i > 0 && words.get(i - 1).text().matches("即|是否|能否|不|尚|尽|所|才")) {
            return false;
        }
        // 可 复制 的, 应当 享有 的: an attribute
        int next = i + 1;
        while (next < words.size() && isAdverb(next)) {
            next++;
        }
        boolean verb = next < words.size() && !isPreposition(next, true);
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
        int de = SHORT_MODALS.contains(word.text()) ? nextDe(i) : -1;
        return de < 0 || de == words.size() - 1 || !opensWithDirective(i);
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
            if (!isAdverb(i)) {
                return Verbs.isDirective(words.get(i).text());
            }
        }
        return false;
    }

    private int nextDe(int from) {
        for (int i = from + 1; i < words.size(); i++) {
            if (words.get(i).text().equals("的")) {
                return i;
            }
        }
        return -1;
    }

    private int head(int from, List<Integer> adverbs) {
        boolean plain = true; // neither a noun nor a preposition yet: the next verb is the main one
        boolean topical = false;
        int fallback = -1;
        for (int i = Math.max(from, afterTime(from)); i < words.size(); i++) {
            Word word = words.get(i);
            if (isAdverb(i)) {
                adverbs.add(i);
                continue;
            }
            if (isPreposition(i, plain)) {
                plain = false;
                topical |= TOPICAL.contains(word.text());
                i = afterPhrase(i) - 1;
                continue;
            }
            if (!isVerbLike(i)) {
                plain = plain && "ucmqtf".indexOf(word.tag().charAt(0)) >= 0;
                continue;
            }
            int past = attributeEnd(i);
            if (past > i) {
                plain = false;
                i = past - 1;
                continue;
            }
            if (plain && !endsAsAttribute(i)) {
                return i;
            }
            if (LIGHT.contains(word.text())) {
                return i;
            }
            if (endsAsAttribute(i)) {
                return fallback;
            }
            boolean verb =
                    !word.tag().equals("vn") && !word.tag().startsWith("n")
                            || topical && Verbs.PAYING.contains(word.text())
                            || Verbs.isDirective(word.text()) && i > 0 && isAdverb(i - 1);
            boolean known = verb && Verbs.isVerb(word.text());
            if (known && !topical) {
                return i;
            }
            if (verb && (fallback < 0 || known && !Verbs.isVerb(words.get(fallback).text()))) {
                fallback = i;
            }
        }
        return fallback;
    }

    /** Index after 办理手续后: what precedes only says when. */
    private int afterTime(int from) {
        int after = from;
        if (governs(from)) {
            return from;
        }
        for (int i = from + 1; i + 1 < words.size(); i++) {
            Word word = words.get(i);
            if (AFTERWARDS.contains(word.text()) && word.tag().startsWith("f") && hasVerbAfter(i)) {
                after = i + 1;
            }
        }
        return after;
    }

    /** 支持 企业 购汇 后 支付: what follows depends on the first verb. */
    private boolean governs(int from) {
        int i = from;
        while (i < words.size() && isAdverb(i)) {
            i++;
        }
        String word = i < words.size() ? words.get(i).text() : "";
        return Verbs.ENCOURAGING.contains(word)
                || Verbs.EXPLORING.contains(word)
                || Verbs.GRANTING.contains(word)
                || PIVOTAL.contains(word);
    }

    /** Index after an attribute that begins with this verb (符合 条件 的 企业 可以 …), else its own. */
    private int attributeEnd(int i) {
        if (i + 1 < words.size() && words.get(i + 1).text().equals("的") && i + 2 < words.size()) {
            return i + 2;
        }
        if (Verbs.isDirective(words.get(i).text())) {
            return i;
        }
        int de = nextDe(i);
        if (de < 0 || de + 1 >= words.size()) {
            return i;
        }
        for (int j = de + 1; j < words.size(); j++) {
            Word word = words.get(j);
            if (word.text().equals("的")) {
                continue;
            }
            if (isVerbLike(word) && !word.tag().equals("vn")) {
                return de + 1;
            }
        }
        return i;
    }

    /** 展会 结束 后 留购 的 展品: what follows is an attribute of the last noun, the clause has no verb. */
    private boolean endsAsAttribute(int i) {
        int de = nextDe(i);
        return de > 0
                && de + 1 < words.size()
                && !Verbs.isVerb(words.get(i).text())
                && !hasVerbAfter(de);
    }

    /** Index of the first word after the prepositional phrase that begins here. */
    private int afterPhrase(int i) {
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
                if (LOCALIZERS.contains(at.text()) && hasVerbAfter(j)) {
                    after = j + 1;
                }
            }
            return after;
        }
        int after = i + 1;
        for (int j = i + 1; j < words.size(); j++) {
            if (words.get(j).text().equals("的") && hasVerbAfter(j)) {
                after = j + 1;
            } else if (j > after && LIGHT.contains(words.get(j).text()) && !isAttributive(j)) {
                break;
            }
        }
        return after;
    }

    /** 做出贡献的单位给予奖励: a light verb with 的 and another light verb after it. */
    private boolean isAttributive(int i) {
        int de = MAKING.contains(words.get(i).text()) ? nextDe(i) : -1;
        for (int j = de + 1; de > 0 && j < words.size(); j++) {
            if (LIGHT.contains(words.get(j).text())) {
                return true;
            }
        }
        return false;
    }

    private boolean hasVerbAfter(int j) {
        for (int k = j + 1; k < words.size(); k++) {
            Word word = words.get(k);
            if (isVerbLike(word) && !word.tag().equals("vn")) {
                return true;
            }
        }
        return false;
    }

    private List<Integer> coordinated(int head) {
        List<Integer> heads = new ArrayList<>();
        heads.add(head);
        int i = head;
        while (i + 2 < words.size() && COORDINATING.contains(words.get(i + 1).text())) {
            int next = i + 2;
            while (next < words.size() - 1 && isAdverb(next)) {
                next++;
            }
            if (!isVerbLike(next)) {
                break;
            }
            heads.add(next);
            i = next;
        }
        for (int j = i + 1; j + 1 < words.size(); j++) {
            if (words.get(j).text().equals("并") || words.get(j).text().equals("并且")) {
                int next = j + 1;
                while (next < words.size() - 1 && isAdverb(next)) {
                    next++;
                }
                if (isPreposition(next, false)) {
                    int past = head(next, new ArrayList<>());
                    if (past > 0) {
                        heads.add(past);
                    }
                } else if (isVerbLike(next)) {
                    heads.add(next);
                }
            }
        }
        return List.copyOf(heads);
    }

    private String subject(int before) {
        StringBuilder subject = new StringBuilder();
        for (int i = 0; i < before; i++) {
            String tag = words.get(i).tag();
            if (isAdverb(i) || tag.equals("t") || tag.startsWith("c") && subject.isEmpty()) {
                continue;
            }
            if (isPreposition(i, subject.isEmpty())) {
                break;
            }
            subject.append(words.get(i).text());
        }
        return NO_SUBJECT.matcher(subject).replaceAll("");
    }

    private boolean isVerbLike(int i) {
        Word word = words.get(i);
        if (word.text().equals("试点")) {
            return (i == 0 || isAdverb(i - 1) || words.get(i - 1).tag().startsWith("f"))
                    && i + 1 < words.size()
                    && !OF_TRIALS.contains(words.get(i + 1).text())
                    && (words.get(i + 1).isVerb() || words.get(i + 1).isNoun());
        }
        return isVerbLike(word);
    }

    private static boolean isVerbLike(Word word) {
        String tag = word.tag();
        return switch (tag) {
            case "v", "vi", "vl", "vx", "vf", "vg", "vshi", "vyou" -> true;
            default -> Verbs.isVerb(word.text());
        };
    }

    private boolean isPreposition(int i, boolean plain) {
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

    private boolean isAdverb(int i) {
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
