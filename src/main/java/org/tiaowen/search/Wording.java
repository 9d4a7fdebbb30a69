package org.tiaowen.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.tiaowen.analysis.Synonyms;
import org.tiaowen.analysis.Word;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeMap;

/**
 * Says a query as normative texts would: words of speech become words of law and administration
 * ({@code colloquial.tsv}), and for a word that no entry has a synonym that entries have is looked
 * for beside it, the most frequent one.
 *
 * <p>Only whole words of the query are exchanged, the longest first. The dictionary of synonyms is
 * asked for unknown words alone: a word that texts use is the right one already, and its synonyms
 * would only blur it.
 */
final class Wording {

    private static final Map<String, List<String>> COLLOQUIAL = colloquial();

    /** Chars of the longest words of speech. */
    private static final int LONGEST =
            COLLOQUIAL.keySet().stream().mapToInt(String::length).max().orElse(0);

    private final Terms terms;

    Wording(Terms terms) {
        this.terms = terms;
    }

    /**
     * A query in other words.
     *
     * @param text the query with words of speech exchanged; the query itself where it has none.
     *     Synonyms are not put into it: a dictionary does not tell which of its meanings a word has
     *     (正常 is no 健康), and meaning needs no word that texts have
     * @param isChanged whether the text has any exchanged
     * @param words all words of texts that stand for those exchanged, and the synonyms
     * @param pairs the same by the word of the query that they stand for
     */
    record Restated(
            String text,
            boolean isChanged,
            SequencedSet<String> words,
            Map<String, List<String>> pairs) {

        /**
         * The words of texts that stand for a word of the query, or for one that it is a part of.
         */
        SequencedSet<String> insteadOf(String word) {
            var words = new LinkedHashSet<String>();
            pairs.forEach(
                    (said, official) -> {
                        if (said.contains(word) || word.contains(said)) {
                            words.addAll(official);
                        }
                    });
            return words;
        }
    }

    Restated of(String query, IndexReader reader) throws IOException {
        String text = NormalForm.fold(Terms.cut(query, SearchRequest.LONGEST));
        List<Word> cut = terms.plainWords(text);
        var exchanged = new TreeMap<Integer, Exchange>();
        colloquial(text, cut, exchanged);
        var restated = new StringBuilder();
        var pairs = new LinkedHashMap<String, List<String>>();
        int at = 0;
        for (Exchange exchange : exchanged.values()) {
            restated.append(text, at, exchange.start).append(exchange.words.getFirst());
            pairs.put(text.substring(exchange.start, exchange.end), exchange.words);
            at = exchange.end;
        }
        unknown(cut, reader, exchanged, pairs);
        restated.append(text, at, text.length());
        var words = new LinkedHashSet<String>();
        pairs.values().forEach(words::addAll);
        return new Restated(restated.toString(), !exchanged.isEmpty(), words, pairs);
    }

    private record Exchange(int start, int end, List<String> words) {}

    private static void colloquial(String text, List<Word> cut, Map<Integer, Exchange> exchanged) {
        var borders = new BitSet();
        cut.forEach(word -> borders.set(word.start()));
        cut.forEach(word -> borders.set(word.end()));
        for (int start = borders.nextSetBit(0); start >= 0; ) {
            int end = Math.min(text.length(), start + LONGEST);
            while (end > start && !(borders.get(end) && isColloquial(text, start, end))) {
                end--;
            }
            if (end > start) {
                exchanged.put(
                        start,
                        new Exchange(
                                start,
                                end,
                                Objects.requireNonNull(
                                        COLLOQUIAL.get(text.substring(start, end)))));
            }
            start = borders.nextSetBit(Math.max(end, start + 1));
        }
    }

    private static boolean isColloquial(String text, int start, int end) {
        return COLLOQUIAL.containsKey(text.substring(start, end));
    }

    private static void unknown(
            List<Word> cut,
            IndexReader reader,
            TreeMap<Integer, Exchange> exchanged,
            Map<String, List<String>> pairs)
            throws IOException {
        for (Word word : cut) {
            var before = exchanged.floorEntry(word.start());
            boolean free = before == null || before.getValue().end <= word.start();
            if (free
                    && word.text().length() > 1
                    && !QueryText.isStopWord(word)
                    && frequency(word.text(), reader) == 0) {
                String best = "";
                int most = 0;
                for (String synonym : Synonyms.of(word.text())) {
                    int frequency = frequency(synonym, reader);
                    if (frequency > most) {
                        most = frequency;
                        best = synonym;
                    }
                }
                if (most > 0) {
                    pairs.put(word.text(), List.of(best));
                }
            }
        }
    }

    private static int frequency(String word, IndexReader reader) throws IOException {
        return reader.docFreq(new Term(Fields.WORDS, word));
    }

    private static Map<String, List<String>> colloquial() {
        try (InputStream in =
                        Objects.requireNonNull(
                                Wording.class.getResourceAsStream("colloquial.tsv"));
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var words = new HashMap<String, List<String>>();
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .forEach(
                            field -> {
                                List<String> official = List.of(field[1].split(" "));
                                for (String said : field[0].split(" ")) {
                                    words.put(said, official);
                                }
                            });
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
