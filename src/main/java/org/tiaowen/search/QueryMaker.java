package org.tiaowen.search;

import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes Lucene queries of what was asked. */
final class QueryMaker {

    /** A word in more entries than both of these is everywhere. */
    private static final double COMMON_SHARE = 0.1;

    private static final int COMMON_ENTRIES = 20;

    private static final List<String> BY_WORDS =
            List.of(Fields.WORDS, Fields.TITLE, Fields.HEADING, Fields.UNITS);

    private final Ranking ranking;

    QueryMaker(Ranking ranking) {
        this.ranking = ranking;
    }

    /**
     * Whatever shares something with the query, scored; of longer queries a share of the words has
     * to be there.
     */
    Query scored(QueryText text, TermDictionary terms) {
        var score = new BooleanQuery.Builder();
        add(score, terms, Fields.WORDS, text.words(), ranking.words());
        add(score, terms, Fields.WORDS, text.parts(), ranking.parts());
        add(score, terms, Fields.PAIRS, text.pairs(), ranking.pairs());
        add(score, terms, Fields.TITLE, text.parts(), ranking.title() * ranking.parts());
        add(score, terms, Fields.HEADING, text.parts(), ranking.heading() * ranking.parts());
        text.akin().values().forEach(a -> add(score, terms, Fields.WORDS, a, ranking.akin()));
        addSurroundings(score, terms, text);
        if (ranking.measure() > 0) {
            addConstant(score, Fields.MEASURE, List.of(Fields.YES), ranking.measure());
        }
        return new BooleanQuery.Builder()
                .add(score.build(), Occur.MUST)
                .add(enough(text, terms, telling(text.words(), terms)), Occur.FILTER)
                .build();
    }

    private void addSurroundings(BooleanQuery.Builder score, TermDictionary terms, QueryText text) {
        add(score, terms, Fields.TITLE, text.words(), ranking.title());
        add(score, terms, Fields.HEADING, text.words(), ranking.heading());
        add(score, terms, Fields.UNITS, text.words(), ranking.units());
        text.akin()
                .values()
                .forEach(a -> add(score, terms, Fields.UNITS, a, ranking.akin() * ranking.units()));
        addConstant(score, Fields.NUMBER, text.numbers(), ranking.number());
        addConstant(score, Fields.PLACE, text.places(), ranking.place());
    }

    /**
     * How much an entry shares with the query, as hybrid search weighs it; {@link #most} is what it
     * can come to.
     *
     * <p>By pairs of characters alone, of the whole query: beside meaning, which knows words, what
     * counts is how much of the very characters is there, and words added nothing to that.
     */
    Query likeness(QueryText text, TermDictionary terms) {
        var score = new BooleanQuery.Builder();
        add(score, terms, Fields.PAIRS, text.sequence(), 1);
        addSurroundings(score, terms, text);
        return score.build();
    }

    /**
     * What {@link #likeness} would be of a text that held all of the query, each pair so often that
     * more would not count: BM25 comes near to a term's idf and never above it. Pairs that no entry
     * has count too, as the rarest of all, so that a query of which little is known anywhere makes
     * all scores small.
     */
    double most(QueryText text, TermDictionary terms) throws IOException {
        return idf(Fields.PAIRS, text.sequence(), terms)
                + ranking.number() * text.numbers().size()
                + ranking.place() * text.places().size();
    }

    private static double idf(String field, Collection<String> texts, TermDictionary terms)
            throws IOException {
        int docs = terms.reader().getDocCount(field);
        double sum = 0;
        for (String text : texts) {
            int with = terms.entries(field, text);
            sum += Math.log(1 + (docs - with + 0.5) / (with + 0.5)); // as BM25Similarity has it
        }
        return sum;
    }

    /**
     * The words that tell entries apart: those that are not everywhere; all where each of them is.
     * 建设 alone does not make an answer to 港口 建设.
     */
    private static Collection<String> telling(Collection<String> words, TermDictionary terms) {
        double common = Math.max(COMMON_ENTRIES, terms.reader().numDocs() * COMMON_SHARE);
        var telling = new ArrayList<String>();
        boolean there = false;
        for (String word : words) {
            int most = entries(word, terms);
            if (most <= common) {
                telling.add(word);
                there |= most > 0;
            }
        }
        return there ? telling : words;
    }

    /** Entries that have the word in that one of the fields where most have it. */
    static int entries(String word, TermDictionary terms) {
        int most = 0;
        for (String field : BY_WORDS) {
            most = Math.max(most, terms.entries(field, word));
        }
        return most;
    }

    /** Whether enough of the query is there, in any field, cut in the same way or not. */
    private Query enough(QueryText text, TermDictionary terms, Collection<String> words) {
        var enough = new BooleanQuery.Builder();
        int units = 0;
        for (String word : words) {
            var unit = new BooleanQuery.Builder();
            for (String field : BY_WORDS) {
                unit.add(terms.query(field, word), Occur.SHOULD);
            }
            unit.add(inPairs(word, terms), Occur.SHOULD);
            if (ranking.akin() > 0) {
                for (String name : text.akin().getOrDefault(word, Set.of())) {
                    unit.add(terms.query(Fields.WORDS, name), Occur.SHOULD);
                    unit.add(terms.query(Fields.UNITS, name), Occur.SHOULD);
                }
            }
            enough.add(unit.build(), Occur.SHOULD);
            units++;
        }
        for (String number : text.numbers()) {
            enough.add(new TermQuery(new Term(Fields.NUMBER, number)), Occur.SHOULD);
            units++;
        }
        for (String place : text.places()) {
            enough.add(new TermQuery(new Term(Fields.PLACE, place)), Occur.SHOULD);
            units++;
        }
        enough.setMinimumNumberShouldMatch(
                units <= 2 ? 1 : Math.max(1, (int) Math.ceil(units * ranking.share())));
        return enough.build();
    }

    /** Whether a word stands in any field of any entry, cut so or otherwise. */
    static boolean stands(IndexSearcher searcher, TermDictionary terms, String word)
            throws IOException {
        for (String field : BY_WORDS) {
            if (terms.entries(field, word) > 0) {
                return true;
            }
        }
        return searcher.count(inPairs(word, terms)) > 0;
    }

    /** A word by its pairs of characters, however the text is cut; unscored. */
    private static Query inPairs(String word, TermDictionary terms) {
        var pairs = new BooleanQuery.Builder();
        Terms.pairs(word)
                .forEach(pair -> pairs.add(terms.query(Fields.PAIRS, pair.text()), Occur.FILTER));
        return pairs.build();
    }

    /** What has every word of the query, in any field; unscored. */
    static Query every(QueryText text) {
        var every = new BooleanQuery.Builder();
        for (String word : text.words()) {
            var anywhere = new BooleanQuery.Builder();
            for (String field : BY_WORDS) {
                anywhere.add(new TermQuery(new Term(field, word)), Occur.SHOULD);
            }
            every.add(anywhere.build(), Occur.MUST);
        }
        return new ConstantScoreQuery(every.build());
    }

    /** The same query, narrowed. */
    static Query filtered(Query query, Filters filters) {
        List<Query> all = new ArrayList<>();
        Set<String> roles = filters.values().getOrDefault(Facet.ROLE, Set.of());
        for (Map.Entry<Facet, Set<String>> filter : filters.values().entrySet()) {
            if (filter.getKey() == Facet.UNIT && !roles.isEmpty()) {
                all.add(inRoles(roles, filter.getValue()));
            } else {
                all.add(anyOf(filter.getKey(), filter.getValue()));
            }
        }
        for (String step : filters.within()) {
            all.add(new TermQuery(new Term(Fields.WITHIN, step)));
        }
        if (filters.from() != null || filters.to() != null) {
            all.add(
                    LongPoint.newRangeQuery(
                            Fields.ISSUED,
                            filters.from() == null ? Long.MIN_VALUE : filters.from().toEpochDay(),
                            filters.to() == null ? Long.MAX_VALUE : filters.to().toEpochDay()));
        }
        if (all.isEmpty() && filters.without().isEmpty()) {
            return query;
        }
        var narrowed = new BooleanQuery.Builder().add(query, Occur.MUST);
        all.forEach(filter -> narrowed.add(filter, Occur.FILTER));
        if (!filters.without().isEmpty()) {
            narrowed.add(anyOf(Facet.DOCUMENT, filters.without()), Occur.MUST_NOT);
        }
        return narrowed.build();
    }

    /**
     * The same query, narrowed.
     *
     * @param filter what has to match as well; null: nothing
     */
    static Query filtered(Query query, @Nullable Query filter) {
        return filter == null
                ? query
                : new BooleanQuery.Builder()
                        .add(query, Occur.MUST)
                        .add(filter, Occur.FILTER)
                        .build();
    }

    /** The filters alone; null where there is none. */
    static @Nullable Query filter(Filters filters) {
        return filters.equals(Filters.NONE) ? null : filtered(everything(), filters);
    }

    /** Everything, unscored. */
    static Query everything() {
        return new ConstantScoreQuery(MatchAllDocsQuery.INSTANCE);
    }

    private static Query inRoles(Set<String> roles, Set<String> units) {
        return new TermInSetQuery(
                Fields.FILTER,
                roles.stream()
                        .flatMap(role -> units.stream().map(unit -> Fields.roleTerm(role, unit)))
                        .map(BytesRef::new)
                        .toList());
    }

    private static Query anyOf(Facet facet, Set<String> values) {
        return new TermInSetQuery(
                Fields.FILTER,
                values.stream()
                        .map(value -> new BytesRef(Fields.filterTerm(facet, value)))
                        .toList());
    }

    private static void add(
            BooleanQuery.Builder query,
            TermDictionary terms,
            String field,
            Collection<String> texts,
            float weight) {
        if (weight > 0) {
            for (String text : texts) {
                query.add(new BoostQuery(terms.query(field, text), weight), Occur.SHOULD);
            }
        }
    }

    private static void addConstant(
            BooleanQuery.Builder query, String field, Collection<String> terms, float weight) {
        for (String term : terms) {
            query.add(
                    new BoostQuery(
                            new ConstantScoreQuery(new TermQuery(new Term(field, term))), weight),
                    Occur.SHOULD);
        }
    }
}
