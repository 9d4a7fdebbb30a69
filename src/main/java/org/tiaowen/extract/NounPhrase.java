package org.tiaowen.extract;

import org.tiaowen.analysis.Word;

import java.util.List;
import java.util.Set;

/**
 * Where a noun begins, going back from its head over nouns, names and short attributes to a verb, a
 * preposition, a comma or 的.
 */
final class NounPhrase {

    /** Words that stand before a noun and are none of its parts. */
    private static final Set<String> DETERMINERS =
            Verbs.words(
                    "各 各类 各种 各级 各个 各项 全省 全市 全区 全县 全国 全州 本市 我市 我省 本省 本区 我区 我县 本县 一批 若干 有关 相关 现有 已有 等"
                        + " 的 符合条件 省内 市内 境内 区内 县内 特别是 其他 其它 广大 更多 首批 首次 部分 所有 全体 单家 单个 单一 每家 每个 每户"
                        + " 辖区 辖区内 对 或 和 与 及 以及 或者 家 个 名 户 更 最 上述 下列 以下 该 本 该类 此类 这些 具备条件 有条件 累计"
                        + " 以及");

    /** Verbs that are parts of a name: 创新型, 服务机构, 返乡农民工. */
    private static final Set<String> ATTRIBUTIVE =
            Verbs.words(
                    "创新 服务 示范 试点 合作 发展 开放 改革 研究 研发 投资 制造 经营 生产 建设 管理 培训 监测 检测 检验 认证 运营 设计 担保 公共服务"
                        + " 集聚 保护 统筹 跨境 综合 物流 教育 科研 创业 流通 加工 贸易 出口 进口 就业 孵化 评估 仲裁 调解 公证 采购 供应 种植 养殖"
                        + " 小规模 规模以上 规模以下 高层次 高技能");

    private static final Set<String> OPENING =
            Verbs.words("建设 发展 统筹 优化 经营 领先 世界 世界级 开放 一流 国际一流 高水平");

    private NounPhrase() {}

    /**
     * The index in the text at which the noun begins; the head's own where nothing belongs to it.
     *
     * @param head index at which the head noun begins
     * @param floor no further back than this
     */
    static int start(Reading reading, int head, int floor) {
        List<Word> words = reading.words();
        int i = before(words, head);
        int at = head;
        for (int n = 0; i >= 0 && n < 14; n++, i--) {
            Word word = words.get(i);
            if (word.start() < floor) {
                break;
            }
            if (word.end() > head) {
                at = Math.min(at, word.start()); // the word runs into the head
            } else if (isClosing(word)) {
                int open = opening(words, i);
                if (open < 0 || words.get(open).start() < floor) {
                    break;
                }
                at = words.get(open).start();
                i = open;
            } else if (!continues(word)) {
                break;
            } else {
                at = word.start();
            }
        }
        return afterVerbs(words, at, head);
    }

    /** 建设科技园区: a verb that may be part of a name is none at its beginning. */
    private static int afterVerbs(List<Word> words, int at, int head) {
        int i = before(words, at) + 1;
        int from = at;
        while (i < words.size() && words.get(i).end() <= head) {
            if (!OPENING.contains(words.get(i).text())) {
                break;
            }
            from = words.get(i).end();
            i++;
        }
        return from;
    }

    /** Whether it is a single character of a name that no dictionary has. */
    static boolean isNamePart(Word word) {
        return word.text().length() == 1
                && switch (word.tag()) {
                    case "ag", "ng", "vg", "a", "nr", "nz", "b", "f" -> true;
                    default -> false;
                };
    }

    /** The words that begin between two indices of the text. */
    static List<Word> between(List<Word> words, int from, int to) {
        return words.subList(before(words, from) + 1, before(words, to) + 1);
    }

    /** The last word that begins before this index. */
    private static int before(List<Word> words, int index) {
        int low = 0;
        int high = words.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words.get(middle).start() < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private static boolean isClosing(Word word) {
        return switch (word.text()) {
            case "”", ")", "）" -> true;
            default -> false;
        };
    }

    /** The bracket or quotation mark that opens what this one closes, if it is near. */
    private static int opening(List<Word> words, int closing) {
        for (int i = closing - 1; i >= Math.max(0, closing - 6); i--) {
            switch (words.get(i).text()) {
                case "“", "(", "（" -> {
                    return i;
                }
                default -> {
                    if (words.get(i).isPunctuation()) {
                        return -1;
                    }
                }
            }
        }
        return -1;
    }

    private static boolean continues(Word word) {
        String text = word.text();
        String tag = word.tag();
        if (word.isPunctuation()
                || DETERMINERS.contains(text)
                || Verbs.PREPOSITIONS.contains(text) && !tag.startsWith("n")) {
            return false;
        }
        if (isNamePart(word) || ATTRIBUTIVE.contains(text)) {
            return true;
        }
        return switch (tag.charAt(0)) {
            case 'n', 'j', 'b', 's', 'g', 'x' -> !Verbs.isDirective(text);
            case 'f', 'a' -> text.length() > 1 || tag.equals("f");
            case 'v' ->
                    !text.endsWith("为")
                            && !tag.equals("vshi")
                            && !tag.equals("vyou")
                            && !Verbs.isVerb(text);
            default -> false;
        };
    }
}
