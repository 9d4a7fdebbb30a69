package org.tiaowen.search;

import org.apache.lucene.search.IndexSearcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Queries as people ask them, made of words of an index. */
final class Rehearsal {

    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST = 4;

    private Rehearsal() {}

    /** So many, or as many as there are entries; of entries from all over the index. */
    static List<String> queries(IndexSearcher searcher, int most) throws IOException {
        int docs = searcher.getIndexReader().maxDoc();
        int wanted = Math.min(most, docs);
        List<String> queries = new ArrayList<>(wanted);
        for (long turn = 0; turn < wanted; turn++) {
            int doc = (int) (turn * docs / wanted);
            queries.add(query(QueryRunner.entry(searcher, doc).text(), queries.size()));
        }
        return queries;
    }

    /** By turns two words, a phrase, a question. */
    private static String query(String text, int turn) {
        List<String> phrases = new ArrayList<>(List.of(MARKS.split(text)));
        phrases.removeIf(phrase -> phrase.length() < SHORTEST);
        if (phrases.isEmpty()) {
            return text;
        }
        String phrase = phrases.get(turn % phrases.size());
        return switch (turn % 3) {
            case 0 -> Terms.cut(phrase, SHORTEST) + " " + Terms.cut(phrases.getLast(), 2);
            case 1 -> phrase;
            default -> phrase + "有哪些？";
        };
    }
}
