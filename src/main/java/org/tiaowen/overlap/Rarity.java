package org.tiaowen.overlap;

import org.tiaowen.analysis.Frequencies;
import org.tiaowen.analysis.Word;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much a word tells of what a clause is about, from 0 to 1: inverse frequency in general prose,
 * and little for the words that policy texts of every subject use.
 *
 * <p>It does not depend on what a store holds: two loose sentences compare today as they do after
 * the next ingest.
 */
final class Rarity {

    /** Per million: words as frequent as this weigh least, words as rare as this weigh most. */
    private static final double FREQUENT = 300;

    private static final double RARE = 1;

    private static final double LEAST = 0.35;

    /** Of words that policy texts of every subject use. */
    static final double COMMON = 0.15;

    private static final double NUMERAL = 0.3;
    private static final double PARTICLE = 0.05;

    private static final Set<String> COMMON_WORDS = commonWords();

    private Rarity() {}

    /** The weight of each char of a word. */
    static double of(Word word) {
        char tag = word.tag().isEmpty() ? 'x' : word.tag().charAt(0);
        if (word.isPunctuation()) {
            return 0;
        }
        if (tag == 'm' || tag == 'q' || tag == 't') {
            return NUMERAL;
        }
        if (tag == 'u' || tag == 'p' || tag == 'c' || tag == 'd' || tag == 'r' || tag == 'f') {
            return PARTICLE;
        }
        if (COMMON_WORDS.contains(word.text())) {
            return COMMON;
        }
        double perMillion = Math.max(RARE, Math.min(FREQUENT, Frequencies.perMillion(word.text())));
        double rare = Math.log(FREQUENT / perMillion) / Math.log(FREQUENT / RARE);
        return LEAST + (1 - LEAST) * rare;
    }

    private static Set<String> commonWords() {
        try (InputStream in =
                        Objects.requireNonNull(Rarity.class.getResourceAsStream("common.txt"));
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Set<String> words = new HashSet<>();
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .forEach(words::add);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
