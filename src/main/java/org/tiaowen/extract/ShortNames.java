package org.tiaowen.extract;

import org.tiaowen.document.Document;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.UnitRegistry;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.HashMap;
import java.util.Map;

/**
 * The short names that a document gives to organs: 某市高新区管理委员会产业发展局（以下简称产业局） is 产业局 in what follows.
 */
final class ShortNames {

    private static final String INTRODUCES = "以下";

    private static final Cue INTRODUCED =
            Cue.of("\\(以下(?:统一|均|合)?简?称(?:为)?[“\"]?(?<alias>\\p{IsHan}{2,14})[”\"]?\\)");

    /** A name does not begin further back than this. */
    private static final int LONGEST = 40;

    /** Where the name of an organ may begin. */
    private static final Cue BEGINS = Cue.of("^|[,;:。、]|[由向经报](?!贸|港|济)|和|及|与|设立|成立|组建");

    private static final Cue FOUNDING = Cue.of("设立|成立|组建");

    private final UnitRegistry units;

    ShortNames(UnitRegistry units) {
        this.units = units;
    }

    /** The full name, as printed, of each short name. */
    Map<String, String> of(Document document) {
        Map<String, String> names = new HashMap<>();
        for (Sentence sentence : document.sentences()) {
            if (sentence.text().contains(INTRODUCES)) {
                add(Unbroken.of(sentence).text(), names);
            }
        }
        return names;
    }

    private void add(String text, Map<String, String> names) {
        Search introduced = INTRODUCED.matcher(text);
        while (introduced.find()) {
            int end = introduced.start();
            Search begin = BEGINS.matcher(text).region(Math.max(0, end - LONGEST), end);
            while (begin.find() && begin.end() < end) {
                String name = text.substring(begin.end(), end);
                if (units.isOrgan(name) && !FOUNDING.in(name)) {
                    names.putIfAbsent(introduced.group("alias"), name);
                    break;
                }
            }
        }
    }
}
