package org.tiaowen.search.lookup;

import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Pinyin;
import org.tiaowen.search.NormalForm;
import org.tiaowen.search.lookup.Lookup.Kind;
import org.tiaowen.search.lookup.Understanding.Chip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names by their pinyin, for queries typed without an input method: gongxinju, xia men shi. Only
 * the whole spelling of a name is read, and no Latin word that texts have, so that English stays
 * English.
 */
final class Spellings {

    /** Shorter ones are as likely to be English: wage, gate. */
    private static final int SHORTEST = 5;

    /** Latin words with blanks or apostrophes between, apart from figures and codes (5g, gb/t). */
    private static final Pattern LATIN =
            Pattern.compile(
                    "(?<![a-z0-9.\\-_/+&])[a-z]+(?:["
                            + " '’]+[a-z]+)*+(?![a-z0-9]|[.\\-_/+&'’][a-z0-9])");

    private static final Pattern WORD = Pattern.compile("[a-z]+");

    private final Map<String, String> names = new HashMap<>();

    /** The spellings of these; of names that sound alike the first is meant. */
    Spellings(Collection<String> names) {
        for (String name : names) {
            if (name.codePointCount(0, name.length()) > 1) {
                String spelled = Pinyin.of(name);
                if (spelled.length() >= SHORTEST && WORD.matcher(spelled).matches()) {
                    this.names.putIfAbsent(spelled, name);
                }
            }
        }
    }

    /** A stretch of a query, in chars, and the name that it spells. */
    private record Spelled(int start, int end, String name) {}

    /**
     * A query with names for their spellings.
     *
     * @param query with names instead of pinyin
     * @param names those in it
     * @param chips what was typed for them
     */
    record Respelled(String query, List<String> names, List<Chip> chips) {

        /**
         * How the query was understood.
         *
         * @param named what the respelled query names; null where it names nothing
         */
        Understanding with(@Nullable Understanding named) {
            if (named == null) {
                return new Understanding(new Lookup.Spelled(names), query, chips);
            }
            var all = new ArrayList<>(chips);
            all.addAll(named.chips());
            return new Understanding(named.lookup(), named.rest(), all);
        }
    }

    /**
     * The query with the names that it spells; empty where it spells none.
     *
     * @param isWritten whether texts have a Latin word, which is none to read as pinyin then
     */
    Optional<Respelled> read(String query, Predicate<String> isWritten) {
        String folded = NormalForm.foldCase(query);
        var found = new ArrayList<Spelled>();
        Matcher latin = LATIN.matcher(folded);
        while (latin.find()) {
            read(folded, latin.start(), latin.end(), isWritten, found);
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var chips = new ArrayList<Chip>();
        var respelled = new StringBuilder();
        int at = 0;
        for (Spelled name : found) {
            chips.add(
                    new Chip(
                            Kind.PINYIN,
                            query.substring(name.start, name.end),
                            (query.substring(0, name.start) + ' ' + query.substring(name.end))
                                    .strip()));
            respelled.append(query, at, name.start).append(name.name);
            at = name.end;
        }
        respelled.append(query, at, query.length());
        return Optional.of(
                new Respelled(
                        respelled.toString(), found.stream().map(Spelled::name).toList(), chips));
    }

    /** Reads the words of one stretch, the longest names first. */
    private void read(
            String text, int start, int end, Predicate<String> isWritten, List<Spelled> found) {
        List<int[]> words = new ArrayList<>();
        Matcher word = WORD.matcher(text).region(start, end);
        while (word.find()) {
            words.add(new int[] {word.start(), word.end()});
        }
        for (int from = 0; from < words.size(); from++) {
            for (int to = words.size() - 1; to >= from; to--) {
                int first = words.get(from)[0];
                int last = words.get(to)[1];
                String letters = text.substring(first, last).replaceAll("[^a-z]", "");
                String name = names.get(letters);
                if (name != null && !isWritten.test(text.substring(first, last))) {
                    found.add(new Spelled(first, last, name));
                    from = to;
                    break;
                }
            }
        }
    }
}
