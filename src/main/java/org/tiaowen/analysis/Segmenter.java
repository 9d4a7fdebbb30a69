package org.tiaowen.analysis;

import com.hankcs.hanlp.collection.AhoCorasick.AhoCorasickDoubleArrayTrie;
import com.hankcs.hanlp.collection.trie.bintrie.BinTrie;
import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.CoreDictionaryTransformMatrixDictionary;
import com.hankcs.hanlp.dictionary.CustomDictionary;
import com.hankcs.hanlp.dictionary.DynamicCustomDictionary;
import com.hankcs.hanlp.dictionary.TransformMatrix;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/**
 * Cuts Chinese text into words with their parts of speech: HanLP's bigram model and Viterbi search,
 * with user words as candidates of the search and as unions of its result.
 *
 * <p>User words are those given and those of the lexicon of policy language that comes with the
 * package ({@code words.tsv}). They win wherever their characters form whole words otherwise, and
 * nearly everywhere else; a user word inside a longer word (中医 in 中医院) does not break that.
 *
 * <p>Making one takes some 0.2 s for the first and some milliseconds for each further one, and 30
 * MB that all share. Afterwards it is immutable and safe for threads; some 1 M chars/s a thread.
 */
public final class Segmenter {

    /**
     * Longer texts are cut, at a mark or blank where there is one: the search keeps a node a char.
     */
    private static final int CHUNK = 2000;

    /**
     * High enough that a candidate beats its parts, as frequent words of the core dictionary do.
     */
    private static final int USER_FREQUENCY = 1000;

    private final Segment standard;
    private final Segment index;

    /**
     * A word to know.
     *
     * @param text as written in texts
     * @param tag part of speech in HanLP's set or one of the caller's own, without blanks, such as
     *     {@code nt} for a unit
     */
    public record UserWord(String text, String tag) {

        /** Refuses an empty text or tag and a tag with a blank in it. */
        public UserWord {
            if (text.isBlank() || tag.isBlank() || tag.chars().anyMatch(Character::isWhitespace)) {
                throw new IllegalArgumentException("not a word with a tag: " + text + " / " + tag);
            }
        }
    }

    /** A segmenter that knows these words as well; of two tags for a word the later counts. */
    public Segmenter(Collection<UserWord> words) {
        HanLPData.use();
        var dictionary = dictionary(words);
        standard = segment(dictionary).enablePartOfSpeechTagging(true);
        index = segment(dictionary).enableIndexMode(true);
        load(standard);
    }

    /**
     * Reads the dictionaries now, in one thread: they are static fields of classes that refer to
     * each other, and two threads that begin at different ends would wait for each other for ever.
     */
    private static void load(Segment segment) {
        synchronized (HanLPData.class) {
            segment.seg("2021年，支持AI。");
            TransformMatrix tagging =
                    CoreDictionaryTransformMatrixDictionary.transformMatrixDictionary;
            // HanLP widens its matrix for tags of user words, but does not note that it has done
            // so: it would copy it again for each sentence, most of all memory that is asked for
            tagging.states = Arrays.copyOf(tagging.states, Nature.values().length);
        }
    }

    /** A segmenter without further words. */
    public Segmenter() {
        this(List.of());
    }

    /**
     * The words of a text in order, without overlaps and without gaps but for blanks.
     *
     * @param text any text; it is folded by {@link Folding#fold} first
     */
    public List<Word> words(String text) {
        return segment(standard, text);
    }

    /**
     * The words of a text and the words inside them, as a search index wants them: 高新技术企业 gives
     * 高新技术, 高新, 技术, 企业. By start, the longer first; sub-words have two chars or more.
     *
     * @param text any text; it is folded by {@link Folding#fold} first
     */
    public List<Word> indexWords(String text) {
        List<Word> words = segment(index, text);
        words.sort(
                Comparator.comparingInt(Word::start)
                        .thenComparing(Comparator.comparingInt(Word::end).reversed()));
        // HanLP names a sub-word twice when both of its dictionaries hold it
        var distinct = new ArrayList<Word>(words.size());
        for (Word word : words) {
            if (distinct.isEmpty()
                    || distinct.getLast().start() != word.start()
                    || distinct.getLast().end() != word.end()) {
                distinct.add(word);
            }
        }
        return distinct;
    }

    private static List<Word> segment(Segment segment, String text) {
        String folded = Folding.fold(text);
        var words = new ArrayList<Word>(folded.length() / 2 + 1);
        for (int from = 0, to; from < folded.length(); from = to) {
            to = chunkEnd(folded, from);
            for (Term term : segment.seg(folded.substring(from, to).toCharArray())) {
                if (!term.word.isBlank()) {
                    int start = from + term.offset;
                    int end = start + term.word.length();
                    words.add(new Word(term.word, term.nature.toString(), start, end));
                }
            }
        }
        return words;
    }

    private static int chunkEnd(String text, int from) {
        int limit = from + CHUNK;
        if (limit >= text.length()) {
            return text.length();
        }
        for (int i = limit; i > from + CHUNK / 2; i--) {
            if (!Character.isLetterOrDigit(text.charAt(i - 1))
                    && !Character.isSurrogate(text.charAt(i - 1))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }

    private static Segment segment(DynamicCustomDictionary dictionary) {
        return new ViterbiSegment()
                .enableAllNamedEntityRecognize(false)
                .enableOffset(true)
                .enableCustomDictionary(dictionary)
                .enableCustomDictionaryForcing(true);
    }

    private static DynamicCustomDictionary dictionary(Collection<UserWord> words) {
        var attributes = new HashMap<String, CoreDictionary.Attribute>();
        var trie = new BinTrie<CoreDictionary.Attribute>();
        List<UserWord> all = new ArrayList<>(lexicon());
        all.addAll(words);
        for (UserWord word : all) {
            trie.put(
                    Folding.fold(word.text()).strip(),
                    attributes.computeIfAbsent(
                            word.tag(),
                            tag -> CoreDictionary.Attribute.create(tag + " " + USER_FREQUENCY)));
        }
        return new UserDictionary(trie);
    }

    private static List<UserWord> lexicon() {
        try (InputStream in =
                        Objects.requireNonNull(Segmenter.class.getResourceAsStream("words.tsv"));
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(field -> new UserWord(field[0], field[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * HanLP's general dictionary for unions of words, the user's for candidates too: among a
     * quarter million general words there are enough rare ones to break 水平显著 into 水 平显 著.
     */
    private static final class UserDictionary extends DynamicCustomDictionary {

        UserDictionary(BinTrie<CoreDictionary.Attribute> trie) {
            super(CustomDictionary.DEFAULT.dat, trie, null);
        }

        @Override
        public void parseText(
                char[] text, AhoCorasickDoubleArrayTrie.IHit<CoreDictionary.Attribute> hit) {
            trie.parseText(text, hit);
        }
    }
}
