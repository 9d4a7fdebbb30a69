package org.tiaowen.search;

import org.tiaowen.document.Numerals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of documents and places inside them that are written as numbers: 文号 and 第…条. */
final class References {

    private static final String YEAR_AND_SERIAL =
            "[〔\\[(〈【]\\s{0,4}((?:19|20)\\d{2})\\s{0,4}[〕\\])〉】]\\s{0,4}第?\\s{0,4}(\\d{1,5})\\s{0,4}号";

    /** GB/T 9704-2012, 7.2.5: organ's code, year in hexagonal brackets, serial number without 第. */
    private static final Pattern NUMBER =
            Pattern.compile("([\\p{IsHan}]{1,12}?)\\s{0,4}" + YEAR_AND_SERIAL);

    /** Tried first: few texts have it, and it begins with a rare character, not with any. */
    private static final Pattern NUMBER_END = Pattern.compile(YEAR_AND_SERIAL);

    /** Words that stand before a 文号 without a mark between, and never inside an organ's code. */
    private static final Pattern LEAD =
            Pattern.compile("^.*(?:根据|按照|依据|依照|遵照|参照|落实|执行|贯彻|印发|转发|废止|对照|出台|发布|见|的|和|与|及|以|是|在)");

    private static final Pattern PLACE =
            Pattern.compile("第(" + Numerals.NUMBER + ")([编章节条款项])" + Numerals.INSERTED);

    private References() {}

    /** A reference: its canonical form and where it stands, in chars. */
    record Reference(String form, int start, int end) {

        /** The number of a paragraph (款). */
        int value() {
            return Integer.parseInt(form.substring(1, form.length() - 1));
        }
    }

    /** The 文号 in a text, in one form whatever the brackets and blanks: {@code 京政发[2021]3号}. */
    static List<Reference> numbers(String text) {
        var found = new ArrayList<Reference>();
        String folded = NormalForm.fold(text);
        if (!NUMBER_END.matcher(folded).find()) {
            return found;
        }
        Matcher number = NUMBER.matcher(folded);
        while (number.find()) {
            found.add(
                    new Reference(
                            LEAD.matcher(number.group(1)).replaceFirst("")
                                    + '['
                                    + number.group(2)
                                    + ']'
                                    + Integer.parseInt(number.group(3))
                                    + '号',
                            number.start(),
                            number.end()));
        }
        return found;
    }

    /**
     * The parts of a statute in a text, in digits: 第十三条 and 第13条 are {@code 第13条}, 第十二条之一 is {@code
     * 第12条之1}.
     */
    static List<Reference> places(String text) {
        var found = new ArrayList<Reference>();
        Matcher place = PLACE.matcher(NormalForm.fold(text));
        while (place.find()) {
            String inserted = place.group(3);
            found.add(
                    new Reference(
                            "第"
                                    + Numerals.parse(place.group(1)).orElse(0)
                                    + place.group(2)
                                    + (inserted == null
                                            ? ""
                                            : "之" + Numerals.parse(inserted).orElse(0)),
                            place.start(),
                            place.end()));
        }
        return found;
    }
}
