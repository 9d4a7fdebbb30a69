package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.ArrayList;
import java.util.List;

/** Finds titles in 《》, with the 文号 and the short name that stand in brackets after them. */
final class Titles {

    /** A 文号: 京政发〔2021〕3号, 国务院令第722号, 财政部公告2023年第2号. */
    static final String NUMBER =
            "[\\u4e00-\\u9fa5]{1,14}[〔\\[［【(（„](?:19|20)\\d{2}[〕\\]］】)）‟]第?\\d{1,5}号"
                + "|[\\u4e00-\\u9fa5]{0,16}(?:令|公告|通告)(?:[〔\\[(（]?(?:19|20)\\d{2}[〕\\])）]?年?)?第\\d{1,5}号"
                + "|[\\u4e00-\\u9fa5]{0,16}(?:令|公告|通告)第[〇零一二三四五六七八九十百]{1,6}号";

    private static final Cue TAIL =
            Cue.of(
                    "^[(（\\[〔]?(?:(?<number>"
                            + NUMBER
                            + ")[,，;；、]?)?(?:[^()（）]{0,12}?(?:以下|下)(?:统一?|均)?简?称(?:为)?[:：]?[《“]?(?<short>[^》”()（）]{1,30})[》”]?)?[^()（）]{0,30}[)）]");

    /** How far after a title its tail can reach. */
    private static final int REACH = 160;

    /**
     * A title with what belongs to it.
     *
     * @param start index of its 《
     * @param close index after its 》
     * @param end index after the brackets that hold number or short name, else {@code close}
     * @param number its 文号, null where none follows
     * @param shortName what the document calls it from here on (以下简称…), null where nothing says
     */
    record Title(
            int start, int close, int end, @Nullable String number, @Nullable String shortName) {}

    private Titles() {}

    /**
     * The titles of a text in order; those inside a title count with it, unclosed ones not at all.
     */
    static List<Title> in(String text) {
        List<Title> titles = new ArrayList<>();
        int open = -1;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '《') {
                if (depth == 0) {
                    open = i;
                }
                depth++;
            } else if (c == '》' && depth > 0) {
                depth--;
                if (depth == 0 && i > open + 1) {
                    Title title = title(text, open, i + 1);
                    titles.add(title);
                    i = title.end() - 1;
                }
            } else if (c == '。' && depth > 0 && !closesSoon(text, i)) {
                depth = 0;
            }
        }
        return titles;
    }

    /** The text with ※ for each character of a title, for rules that titles do not concern. */
    static String masked(String text) {
        if (text.indexOf('《') < 0) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text);
        for (Title title : in(text)) {
            for (int i = title.start(); i < title.close(); i++) {
                masked.setCharAt(i, '※');
            }
        }
        return masked.toString();
    }

    private static Title title(String text, int start, int close) {
        String after = text.substring(close, Math.min(text.length(), close + REACH));
        Search tail = TAIL.matcher(after);
        if (!tail.find() || tail.group("number") == null && tail.group("short") == null) {
            return new Title(start, close, close, null, null);
        }
        return new Title(
                start, close, close + tail.end(), tail.group("number"), tail.group("short"));
    }

    private static boolean closesSoon(String text, int i) {
        int limit = Math.min(text.length(), i + REACH);
        String after = text.substring(i, limit);
        int close = after.indexOf('》');
        int open = after.indexOf('《');
        return close >= 0 && (open < 0 || close < open);
    }
}
