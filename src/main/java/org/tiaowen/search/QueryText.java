package org.tiaowen.search;

import org.tiaowen.analysis.Word;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person has typed, taken apart. No character has a meaning of its own: brackets, quotes and
 * AND are what they are in a text.
 *
 * @param words the words that carry meaning, in order; those of questions and grammar only where
 *     there are no others
 * @param parts words inside them
 * @param pairs pairs of characters inside stretches of such words
 * @param sequence pairs of characters of the whole query, those of questions and grammar too
 * @param numbers 文号 in canonical form
 * @param places 第…条 in canonical form
 * @param akin for those of the words that name a unit (工信局) its other names, former ones too
 */
record QueryText(
        SequencedSet<String> words,
        SequencedSet<String> parts,
        SequencedSet<String> pairs,
        SequencedSet<String> sequence,
        SequencedSet<String> numbers,
        SequencedSet<String> places,
        Map<String, Set<String>> akin) {

    /** Words of questions, requests and grammar that no text is about. */
    private static final Set<String> STOP = stopWords();

    /** Tags of particles, conjunctions, prepositions, modal words, interjections, pronouns. */
    private static final Pattern STOP_TAG =
            Pattern.compile(
                    "u|u[djlgv]|u(?:de|le|zhe|guo|suo|deng|yy|dh|ls|zhi|lian).*|cc?|p|pba|pbei|yg?|e|o|r|r[rzyg][tsv]?");

    /** Whether nothing is left to search by. */
    boolean isEmpty() {
        return words.isEmpty() && numbers.isEmpty() && places.isEmpty();
    }

    /** Takes a query apart. Chars past the first {@value SearchRequest#LONGEST} do not count. */
    static QueryText of(String query, Terms terms) {
        String text = NormalForm.foldCase(Terms.cut(query, SearchRequest.LONGEST));
        var numbers = References.numbers(text);
        text = blank(text, numbers);
        var places = References.places(text);
        text = blank(text, places);

        List<Word> all = terms.plainWords(text).stream().filter(w -> !w.isPunctuation()).toList();
        List<Word> kept = all.stream().filter(w -> !isStopWord(w)).toList();
        if (kept.isEmpty() && numbers.isEmpty() && places.isEmpty()) {
            kept = all;
        }
        String meant = keep(text, kept);

        var words = new LinkedHashSet<String>();
        Terms.words(meant, joined(kept)).forEach(term -> words.add(term.text()));
        if (words.stream().anyMatch(w -> w.codePointCount(0, w.length()) > 1)) {
            words.removeIf(w -> w.codePointCount(0, w.length()) == 1 && w.charAt(0) > 0x7F);
        }
        var parts = new LinkedHashSet<String>();
        terms.words(meant).stream()
                .map(Terms.Term::text)
                .filter(w -> !words.contains(w) && w.length() > 1)
                .forEach(parts::add);
        // a preposition may be a part of a word that the dictionary lacks: 比 in 股比
        List<Word> listed = all.stream().filter(w -> !STOP.contains(w.text())).toList();
        return new QueryText(
                words,
                parts,
                pairs(keep(text, listed.isEmpty() ? all : listed)),
                pairs(text),
                forms(numbers),
                forms(places),
                akin(words, parts, terms));
    }

    private static Map<String, Set<String>> akin(
            Collection<String> words, Collection<String> parts, Terms terms) {
        var akin = new LinkedHashMap<String, Set<String>>();
        for (Collection<String> some : List.of(words, parts)) {
            for (String word : some) {
                Set<String> names = terms.akin(word);
                if (!names.isEmpty()) {
                    akin.put(word, names);
                }
            }
        }
        return akin;
    }

    private static SequencedSet<String> pairs(String text) {
        return Terms.pairs(text).stream()
                .map(Terms.Term::text)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Neighbours of one character each are a word that the dictionary lacks: 停, 征 are 停征. */
    private static List<Word> joined(List<Word> words) {
        var joined = new ArrayList<Word>();
        boolean open = false;
        for (Word word : words) {
            boolean isSingle = word.text().length() == 1 && word.text().charAt(0) > 0x7F;
            if (isSingle && open && joined.getLast().end() == word.start()) {
                Word before = joined.removeLast();
                joined.add(
                        new Word(
                                before.text() + word.text(),
                                before.tag(),
                                before.start(),
                                word.end()));
            } else {
                joined.add(word);
                open = isSingle;
            }
        }
        return joined;
    }

    /** Whether a word says how is asked, not what about. */
    static boolean isStopWord(Word word) {
        return STOP.contains(word.text())
                || word.text().charAt(0) > 0x7F && STOP_TAG.matcher(word.tag()).matches();
    }

    private static String blank(String text, List<References.Reference> references) {
        char[] chars = text.toCharArray();
        for (var reference : references) {
            Arrays.fill(chars, reference.start(), reference.end(), ' ');
        }
        return new String(chars);
    }

    /** The text with a blank for every char outside the words. */
    private static String keep(String text, List<Word> words) {
        char[] chars = " ".repeat(text.length()).toCharArray();
        for (Word word : words) {
            text.getChars(word.start(), word.end(), chars, word.start());
        }
        return new String(chars);
    }

    private static SequencedSet<String> forms(List<References.Reference> references) {
        var forms = new LinkedHashSet<String>();
        references.forEach(reference -> forms.add(reference.form()));
        return forms;
    }

    private static Set<String> stopWords() {
        try (InputStream in =
                        Objects.requireNonNull(
                                QueryText.class.getResourceAsStream("stopwords.txt"));
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var words = new ArrayList<String>();
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> words.addAll(List.of(line.strip().split(" +"))));
            return Set.copyOf(new LinkedHashSet<>(words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
