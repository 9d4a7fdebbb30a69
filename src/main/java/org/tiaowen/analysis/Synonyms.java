package org.tiaowen.analysis;

import com.hankcs.hanlp.HanLP;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Words that mean the same, by the dictionary of synonyms that HanLP brings: the groups of 同义词词林
 * that are marked as equal in meaning. Related words and words of one class are left out, and so
 * are words of one character, which mean too many things.
 *
 * <p>It is read at the first call, in some tenths of a second, and takes a few megabytes.
 */
public final class Synonyms {

    private static final String DICTIONARY = "/data/dictionary/synonym/CoreSynonym.txt";

    /** The mark behind the code of a group whose words are equal in meaning. */
    private static final char EQUAL = '=';

    private Synonyms() {}

    /** The other words of all groups that hold the word; empty where none does. */
    public static Set<String> of(String word) {
        var others = new LinkedHashSet<String>();
        for (String[] group : Dictionary.GROUPS.getOrDefault(word, List.of())) {
            others.addAll(List.of(group));
        }
        others.remove(word);
        return others;
    }

    /** Read when it is first needed, and not before. */
    private static final class Dictionary {

        private static final Map<String, List<String[]>> GROUPS = read();

        private static Map<String, List<String[]>> read() {
            var groups = new HashMap<String, List<String[]>>();
            try (InputStream in =
                            Objects.requireNonNull(HanLP.class.getResourceAsStream(DICTIONARY));
                    var reader =
                            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                reader.lines()
                        .map(line -> line.split(" ", 2))
                        .filter(field -> field.length == 2 && isEqual(field[0]))
                        .forEach(field -> put(groups, field[1].strip().split(" ")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return groups;
        }

        private static boolean isEqual(String code) {
            return !code.isEmpty() && code.charAt(code.length() - 1) == EQUAL;
        }

        private static void put(Map<String, List<String[]>> groups, String[] words) {
            var longer = new ArrayList<String>();
            for (String word : words) {
                if (word.length() > 1) {
                    longer.add(word);
                }
            }
            if (longer.size() > 1) {
                String[] group = longer.toArray(String[]::new);
                longer.forEach(
                        word -> groups.computeIfAbsent(word, w -> new ArrayList<>(1)).add(group));
            }
        }
    }
}
