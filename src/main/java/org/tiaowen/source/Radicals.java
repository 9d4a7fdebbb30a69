package org.tiaowen.source;

import java.text.Normalizer;

/**
 * Characters that fonts of a PDF give instead of those that were written: ligatures, and radicals
 * that look like an ideograph (U+2EA0 ⺠ for 民). Each as what it stands for.
 */
final class Radicals {
    /**
     * For U+2E80 to U+2EF3 the ideograph that looks the same, by EquivalentUnifiedIdeograph.txt of
     * Unicode; a blank where there is none. Unicode normalisation leaves this block alone.
     */
    private static final String SUPPLEMENT =
            " 厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尣巳幺彑彐忄㣺扌攵 旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹"
                    + "纟罓罒㓁  羊羊羊耂肀聿月臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠"
                    + "饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

    private Radicals() {}

    /** A text with letters and ideographs in their place, without control characters. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int at = c - '\u2e80';
            if (at >= 0 && at < SUPPLEMENT.length() && SUPPLEMENT.charAt(at) != ' ') {
                out.append(SUPPLEMENT.charAt(at));
            } else if (c == '\u2f3e') {
                // normalisation gives the form of the radical that only traditional texts have
                out.append('户');
            } else if (c == '\u2fad') {
                out.append('青');
            } else if ((c >= '\ufb00' && c <= '\ufb06')
                    || (c >= '\u2f00' && c <= '\u2fd5')
                    || (c >= '\uf900' && c <= '\ufaff')) {
                out.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC));
            } else if (c >= ' ' && c != '\u00ad') {
                out.append(c);
            }
        }
        return out.toString();
    }
}
