package org.tiaowen.server;

import org.apache.jena.query.Query;
import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/**
 * Answers to queries, kept for whoever asks the same of the same state. Those that were not asked
 * for longest go first. It may be used from any thread.
 */
final class ResultCache {

    /** What is another value each time: functions, and what other endpoints say. */
    private static final Pattern VOLATILE =
            Pattern.compile(
                    "\\b(?:(?:NOW|RAND|UUID|STRUUID|BNODE)\\s*\\(|SERVICE\\b)",
                    Pattern.CASE_INSENSITIVE);

    /** Bytes that an entry takes beside its text and its answer, about. */
    private static final int OVERHEAD = 200;

    /**
     * What was asked.
     *
     * @param query its text, with the dataset that it names
     * @param type media type of the answer
     * @param part rows that were asked for; 0 for all
     * @param state what it was asked of
     */
    record Key(String query, String type, long part, State state) {

        private long size() {
            return OVERHEAD + 2L * query.length();
        }
    }

    /**
     * An answer that is whole.
     *
     * @param part value of the header that tells that rows were left out; null where none were
     */
    record Answer(byte[] body, @Nullable String part) {}

    private final long capacity;
    private final Map<Key, Answer> answers = new LinkedHashMap<>(16, 0.75f, true);
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private long size;

    /** A cache of so many bytes; of 0 it keeps nothing. */
    ResultCache(long capacity) {
        this.capacity = capacity;
    }

    /** Whether the same query asked again of the same state has the same answer. */
    static boolean isRepeatable(Query query) {
        return !VOLATILE.matcher(query.toString()).find();
    }

    synchronized @Nullable Answer find(Key key) {
        Answer answer = answers.get(key);
        (answer == null ? misses : hits).increment();
        return answer;
    }

    /** Keeps an answer, unless it alone would take an eighth of the cache. */
    synchronized void keep(Key key, Answer answer) {
        long added = key.size() + answer.body().length;
        if (added > capacity / 8 || answers.containsKey(key)) {
            return;
        }
        answers.put(key, answer);
        size += added;
        Iterator<Map.Entry<Key, Answer>> oldest = answers.entrySet().iterator();
        while (size > capacity) {
            Map.Entry<Key, Answer> entry = oldest.next();
            size -= entry.getKey().size() + entry.getValue().body().length;
            oldest.remove();
        }
    }

    /** Bytes that it takes, about. */
    synchronized long size() {
        return size;
    }

    /** How often the answer was there. */
    long hits() {
        return hits.sum();
    }

    /** How often it was not. */
    long misses() {
        return misses.sum();
    }
}
