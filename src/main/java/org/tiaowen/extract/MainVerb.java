package org.tiaowen.extract;

import org.tiaowen.analysis.Word;
import org.tiaowen.pattern.Cue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the main verbs and modal words of one clause. */
final class MainVerb {

    private static final Set<String> COORDINATING = Verbs.words("、 和 与 并 及 以及 或 或者 并且 或是");

    /** Verbs that follow a topic (对…给予…): they are main verbs wherever they stand. */
    static final Set<String> LIGHT =
            Verbs.words("给予 予以 实行 实施 进行 采取 开展 推行 下放 免除 免征 减征 停征 免收 免于 免予 纳入 列入 提供 作出 做出 加以 允许 采用");

    /** 严禁将回收的电池再次使用: these open no attribute. */
    private static final Set<String> FORBIDS = Verbs.words("严禁 严格禁止 坚决禁止");

    private static final Set<String> TOPICAL = Verbs.words("对 对于 针对 就 将 把");
    private static final Cue DATE =
            Cue.of("(?:力争|争取|截至)?到?[“”十一二三四五六七八九〇\\d年月日、末底期前]{2,16}|今年.{0,4}|每年.{0,6}");

    private static final int LONGEST_DATE = 20;

    private static final Cue ORGAN =
            Cue.of("(?:[^布格结]局|厅|委员会|管委会|[^政原罪犯]委|办公室|[^内全]部|政府|中心|领导小组)$");

    private static final int LONGEST_NAME = 24;

    /** Times and manners that stand where a subject would. */
    private static final Cue NO_SUBJECT =
            Cue.of(
                    "(?:每年|今年|明年|当年|到|自|于|在)?(?:[\\d二〇○零一三四五六七八九十]{1,4}[年月日])+(?:[底末初]|上半年|下半年)?(?:之前|以前|前|内)?"
                        + "|^(?:每年|今年|明年|当年|当前|目前|近期|年内|年底前|月底前)|(?:每年|每个?(?:半年|年度?|季度|月|周|日|天))$"
                        + "|^分(?:领域|行业|阶段|批次|类别|层次|年度|步骤|区域|级|期|类)+|^线上线下|(?:累计|共计|总共)$");

    private final List<Word> words;
    private final char end;
    private final WordClasses classes;
    private final Phrases phrases;

    MainVerb(List<Word> words, char end) {
        this.words = words;
        this.end = end;
        this.classes = new WordClasses(words);
        this.phrases = new Phrases(words, classes);
    }

    /** The clause that these words are. */
    Clause clause() {
        List<Integer> modals = new ModalWords(words, classes).all();
        int from = modals.isEmpty() ? 0 : modals.getFirst() + 1;
        List<Integer> adverbs = new ArrayList<>();
        int charged = modals.isEmpty() ? charged() : -1;
        int head = charged > 0 ? charged : pastStatement(head(from, adverbs));
        List<Integer> heads = head < 0 ? List.of() : coordinated(head);
        int before = modals.isEmpty() ? (head < 0 ? 0 : head) : modals.getFirst();
        return new Clause(
                words, modals, heads, List.copyOf(adverbs), isCondition(), subject(before), end);
    }

    /** 某合作区经济发展局负责…, 税务总局研究…: an organ stands before 负责, of whatever words its name is made. */
    private int charged() {
        StringBuilder before = new StringBuilder();
        for (int i = 0; i < words.size() && before.length() <= LONGEST_NAME; i++) {
            String word = words.get(i).text();
            if (word.equals("负责")) {
                return i > 0 && ORGAN.in(before) ? i : -1;
            }
            if (word.equals("研究") && i > 0 && i + 1 < words.size()) {
                String organ = before.toString().replaceFirst("组织$", "");
                if (ORGAN.in(organ)) {
                    return i;
                }
            }
            if (word.equals("的") || Verbs.PREPOSITIONS.contains(word)) {
                return -1;
            }
            before.append(word);
        }
        return -1;
    }

    /**
     * …属于地方部分由财政予以返还: what is done stands behind 由. 新设企业五年内免征…: and behind a verb that only tells
     * who it is done for.
     */
    private int pastStatement(int head) {
        if (head < 0) {
            return head;
        }
        String verb = words.get(head).text();
        boolean stative = Verbs.STATIVE.contains(verb);
        for (int i = head + 1; i < words.size(); i++) {
            String word = words.get(i).text();
            boolean sparing = Verbs.PAYING.contains(word) && LIGHT.contains(word);
            if (stative && word.equals("由") && i + 1 < words.size()) {
                int past = head(i, new ArrayList<>());
                return past > 0 ? past : head;
            }
            if (!Verbs.isVerb(verb) && sparing && classes.nextDe(i) < 0) {
                return i;
            }
        }
        return head;
    }

    private boolean isCondition() {
        String last = words.getLast().text();
        if (words.size() > 2
                && end != '。'
                && end != '\0'
                && (last.endsWith("的") && !last.equals("目的") || last.equals("时"))) {
            return true;
        }
        return (end == ',' || end == '，')
                && (Verbs.CONDITIONAL.contains(words.getFirst().text()) || isDate());
    }

    /** 到2027年, 2025年底前: only says by when. */
    private boolean isDate() {
        StringBuilder text = new StringBuilder();
        for (Word word : words) {
            text.append(word.text());
            if (text.length() > LONGEST_DATE) {
                return false;
            }
        }
        return DATE.matcher(text).matches();
    }

    private int head(int from, List<Integer> adverbs) {
        boolean plain = true; // neither a noun nor a preposition yet: the next verb is the main one
        boolean topical = false;
        int fallback = -1;
        for (int i = Math.max(from, phrases.afterTime(from)); i < words.size(); i++) {
            Word word = words.get(i);
            if (classes.isAdverb(i)) {
                adverbs.add(i);
                continue;
            }
            if (classes.isPreposition(i, plain)) {
                plain = false;
                topical |= TOPICAL.contains(word.text());
                i = phrases.afterPhrase(i) - 1;
                continue;
            }
            if (!classes.isVerbLike(i)) {
                plain = plain && "ucmqtf".indexOf(word.tag().charAt(0)) >= 0;
                continue;
            }
            if (plain && FORBIDS.contains(word.text())) {
                return i;
            }
            int past = phrases.attributeEnd(i);
            if (past > i) {
                plain = false;
                i = past - 1;
                continue;
            }
            if (plain && !phrases.endsAsAttribute(i)) {
                return i;
            }
            if (LIGHT.contains(word.text())) {
                return i;
            }
            if (phrases.endsAsAttribute(i)) {
                return fallback;
            }
            boolean verb =
                    !word.tag().equals("vn") && !word.tag().startsWith("n")
                            || topical && Verbs.PAYING.contains(word.text())
                            || Verbs.isDirective(word.text()) && i > 0 && classes.isAdverb(i - 1);
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

    private List<Integer> coordinated(int head) {
        List<Integer> heads = new ArrayList<>();
        heads.add(head);
        int i = head;
        while (i + 2 < words.size() && COORDINATING.contains(words.get(i + 1).text())) {
            int next = i + 2;
            while (next < words.size() - 1 && classes.isAdverb(next)) {
                next++;
            }
            if (!classes.isVerbLike(next)) {
                break;
            }
            heads.add(next);
            i = next;
        }
        for (int j = i + 1; j + 1 < words.size(); j++) {
            if (words.get(j).text().equals("并") || words.get(j).text().equals("并且")) {
                int next = j + 1;
                while (next < words.size() - 1 && classes.isAdverb(next)) {
                    next++;
                }
                if (classes.isPreposition(next, false)) {
                    int past = head(next, new ArrayList<>());
                    if (past > 0) {
                        heads.add(past);
                    }
                } else if (classes.isVerbLike(next)) {
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
            if (classes.isAdverb(i) || tag.startsWith("c") && subject.isEmpty()) {
                continue;
            }
            if (classes.isPreposition(i, subject.isEmpty())) {
                break;
            }
            subject.append(words.get(i).text());
        }
        String named = NO_SUBJECT.matcher(subject).replaceAll("");
        for (Word word : words.subList(0, before)) {
            named = word.tag().equals("t") ? named.replace(word.text(), "") : named;
        }
        return named;
    }
}
