package org.tiaowen.parser;

import org.tiaowen.document.Numerals;
import org.tiaowen.pattern.Cue;

/**
 * The ways to number a provision, outermost first, as the 立法技术规范 (编章节条款项目) and GB/T 9704 (一、
 * （一）1.（1）) order them, and as people go on below that.
 *
 * <p>Patterns run over the folded text, where （ is ( and １ is 1. Group 1 is the number, group 2 the
 * 之一 of an inserted article; group {@code one} a number that is one character, ㈠ ⒈ ⑴.
 */
enum MarkerStyle {
    /** 第一编, 第一部分. */
    PART("part", "第([一二三四五六七八九十百零〇\\d]{1,4})(?:编|部分|篇)(?![、，的是])()"),
    /** 第一分编, inside a 编 of a code. */
    SUBPART("subpart", "第([一二三四五六七八九十百零〇\\d]{1,4})分编(?![、，的第至和规])()"),
    /** 第一章. */
    CHAPTER("chp", "第([一二三四五六七八九十百零〇\\d]{1,5})章(?![、，的第至和])()"),
    /** 第一节. */
    SECTION("sec", "第([一二三四五六七八九十百零〇\\d]{1,4})节(?![、，的第至和])()"),
    /** 第十二条, 第十二条之一; not 第十二条修改为. */
    ARTICLE(
            "art",
            "第("
                    + Numerals.NUMBER
                    + ")条"
                    + Numerals.INSERTED
                    + "(?!第[一二三四五六七八九十\\d]+[款项]|[款项、，的至和及或]|所[称列述]|规定的|中的"
                    + "|(?:拟)?(?:修改|改|调整|合并)为|删去|删除|之?[后前]增加|增加[一二两三四五六七八九十][条款项])"),
    /** 一、 */
    CHINESE("sec", "([一二三四五六七八九十百]{1,5})(?:、|[.．](?!\\d))()"),
    /** （一）, and ㈠ as one character. */
    CHINESE_BRACKETS("sub", "\\(([一二三四五六七八九十百]{1,5})\\)(?:、)?()|(?<one>[\\u3220-\\u3229])[、.]?"),
    /**
     * 1. 1、 1． and ⒈ as one character; 1/ and 1 with a middle dot or with a dot of a private font,
     * which only a list makes sure of.
     */
    ARABIC(
            "item",
            "(\\d{1,3})(?:、|\\.(?!\\d{1,2}(?:[^\\dG年]|$))|(?:/|[·•‧∙・﹒\\ue000-\\uf8ff])(?![\\d年月日]))()"
                + "|(?<one>[\\u2488-\\u249b])"),
    /** 1.1, below 1: only {@link Marker#decimal} reads it, for 1.1小时 looks the same. */
    DECIMAL("point", "\\d{1,2}\\." + Decimal.LAST),
    /** 1.1.1 */
    DECIMAL_3("indent", "\\d{1,2}\\.\\d{1,2}\\." + Decimal.LAST),
    /** 1.1.1.1 */
    DECIMAL_4("indent", "\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}\\." + Decimal.LAST),
    /** （1）, and ⑴ as one character. */
    ARABIC_BRACKETS("point", "\\((\\d{1,3})\\)[、.]?()|(?<one>[\\u2474-\\u2487])[、.]?"),
    /** 1） */
    ARABIC_HALF_BRACKET("point", "(\\d{1,3})\\)[、.]?()"),
    /** ① */
    CIRCLED("indent", "([\\u2460-\\u2473\\u2776-\\u277f\\u3251-\\u325f])[.、]?()"),
    /** a) a. */
    LATIN("indent", "([a-zA-Z])[)](?:[、.])?()"),
    /** 一是 */
    ONE_IS("indent", "([一二三四五六七八九十]{1,3})是(?![否非的])()");

    /** Constants that the styles are made of. */
    private static final class Decimal {
        /** The last number; a measure is none. */
        static final String LAST =
                "(\\d{1,2})[.、]?(?![.、]?\\d)(?= ?\\p{IsHan})(?!"
                    + " ?(?:版|[万亿]|元(?!旦)|倍|个(?![人体])|小时|分钟|秒|天(?!气|然)|平方|公里|千米|米|吨|公斤|公顷|亩|年(?!度)|折|左右|以[上下内]))()";
    }

    private final String prefix;
    private final Cue pattern;

    MarkerStyle(String prefix, String pattern) {
        this.prefix = prefix;
        this.pattern = Cue.of(pattern);
    }

    /** The word of an identifier, as Akoma Ntoso abbreviates: {@code chp}, {@code art}. */
    String prefix() {
        return prefix;
    }

    /** What a marker of this style looks like in folded text. */
    Cue pattern() {
        return pattern;
    }

    /** Whether 编章节条 number it: a statute's own units. */
    boolean isStatutory() {
        return ordinal() <= ARTICLE.ordinal();
    }

    /** Whether it numbers a part of a statute that has a title of its own: 编, 分编, 章, 节. */
    boolean isDivision() {
        return ordinal() < ARTICLE.ordinal();
    }

    /** Whether numbers of more than one rank stand in it: 1.1. */
    boolean isDecimal() {
        return this == DECIMAL || this == DECIMAL_3 || this == DECIMAL_4;
    }

    /** Whether a list of this style can stand inside a paragraph. */
    boolean isInline() {
        return this == ARABIC_BRACKETS
                || this == ARABIC_HALF_BRACKET
                || this == CIRCLED
                || this == ONE_IS;
    }
}
