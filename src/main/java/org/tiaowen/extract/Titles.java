package org.tiaowen.extract;

import java.util.ArrayList;
import java.util.List;

/** Finds titles in 《》, those inside a title counting with it. */
final class Titles {

    private Titles() {}

    /** Index of each 《 and index after its 》, in order; one that is not closed is none. */
    static List<int[]> in(String text) {
        List<int[]> titles = new ArrayList<>();
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
                    titles.add(new int[] {open, i + 1});
                }
            } else if (c == '。' && depth > 0 && !closesSoon(text, i)) {
                depth = 0;
            }
        }
        return titles;
    }

    private static boolean closesSoon(String text, int i) {
        int close = text.indexOf('》', i);
        int open = text.indexOf('《', i);
        return close >= 0 && (open < 0 || close < open);
    }
}
