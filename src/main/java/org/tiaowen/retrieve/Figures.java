package org.tiaowen.retrieve;

import org.tiaowen.analysis.Folding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text that decide what it says: figures, negations, how binding it is. Two texts
 * that differ in one of them say different things, however alike they are.
 */
final class Figures {

    private static final String HAN = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟";

    /** A number with what makes it another one: sign, decimals, per cent, the unit behind it. */
    private static final Pattern FIGURE =
            Pattern.compile(
                    "[-+±]?\\d+(?:[.,:/]\\d+)*\\s?(?:[%％‰℃]|个百分点|[百千万亿]+)?"
                            + "|百分之["
                            + HAN
                            + "点]+|["
                            + HAN
                            + "]+(?:分之["
                            + HAN
                            + "]+|点["
                            + HAN
                            + "]+)?(?=[个年月日天周小元倍次家人户条款项亩米公平吨岁级成折名位种类批])");

    private static final Pattern NEGATION =
            Pattern.compile("不得|不予|不再|不应|不能|不需|不可|不超过|不低于|不少于|未|无需|无|非|禁止|严禁|免于|免除|除外|不|勿|莫|没有");

    private static final Pattern MODALITY =
            Pattern.compile("应当|必须|可以|应|须|可|鼓励|支持|允许|要求|要|宜|探索|试点|争取|研究|原则上|力争");

    private Figures() {}

    /** The figures of a text, in order, without blanks. */
    static List<String> figures(String text) {
        return found(FIGURE, text);
    }

    static boolean hasFigure(String text) {
        return FIGURE.matcher(Folding.fold(text)).find();
    }

    static boolean hasNegation(String text) {
        return NEGATION.matcher(text).find();
    }

    static boolean hasModality(String text) {
        return MODALITY.matcher(text).find();
    }

    /** Whether two texts agree in all figures and negations. */
    static boolean agree(String one, String other) {
        return figures(one).equals(figures(other))
                && found(NEGATION, one).equals(found(NEGATION, other));
    }

    /** Whether a char can be a part of a number. */
    static boolean isNumeral(char c) {
        return c >= '0' && c <= '9' || HAN.indexOf(c) >= 0;
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(Folding.fold(text));
        while (matcher.find()) {
            found.add(matcher.group().replace(" ", ""));
        }
        return found;
    }
}
