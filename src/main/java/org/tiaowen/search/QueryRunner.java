package org.tiaowen.search;

import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Reranker;
import org.tiaowen.analysis.Word;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers one request from one state of the index. */
final class QueryRunner {

    /**
     * Entries that a semantic search finds at most: everything has some nearness to everything, so
     * that the nearest make the result. Facets count them, pages end with them.
     */
    private static final int NEAREST = SearchRequest.MOST;

    /** Equal ones stand by source and place, whatever order Lucene keeps them in. */
    private static final Sort BEST = order(SortField.FIELD_SCORE);

    private static final Sort NEWEST = order(issued(true));

    private static final Sort OLDEST = order(issued(false));

    private final Terms terms;
    private final Wording wording;
    private final QueryMaker maker;
    private final Fusion fusion;
    private final Blend blend;
    private final FacetColumns facets = new FacetColumns();

    QueryRunner(Terms terms, Ranking ranking) {
        this.terms = terms;
        wording = new Wording(terms);
        maker = new QueryMaker(ranking);
        blend = ranking.blend();
        fusion = new Fusion(maker, blend);
    }

    /** A query of Lucene, and the way of searching that it is. */
    private record Asked(Query query, SearchMode mode) {

        /** The score of a doc as people see it. */
        float shown(ScoreDoc doc) {
            boolean byScore = ((FieldDoc) doc).fields[0] instanceof Float;
            float score = byScore ? (Float) ((FieldDoc) doc).fields[0] : doc.score;
            return switch (mode) {
                case KEYWORD -> score;
                case SEMANTIC -> VectorSearch.cosine(score);
                case HYBRID -> Fusion.shown(score);
            };
        }
    }

    /** Reads what searches need of a state of the index before it is searched. */
    void prepare(IndexReader reader) throws IOException {
        facets.prepare(reader);
    }

    private volatile @Nullable Reranking reranking;

    /** Has the first hits of semantic and hybrid search read again. */
    void rerankBy(Reranker reranker) {
        reranking = new Reranking(reranker);
    }

    private static final Sort READING =
            order(new SortField(Fields.HEADING_ONLY, SortField.Type.INT));

    private static Sort order(SortField first) {
        return new Sort(
                first,
                new SortField(Fields.SOURCE, SortField.Type.STRING),
                new SortField(Fields.ORDER, SortField.Type.INT));
    }

    /** Undated documents come last either way. */
    private static SortField issued(boolean latestFirst) {
        return new SortField(
                Fields.ISSUED,
                SortField.Type.LONG,
                latestFirst,
                latestFirst ? Long.MIN_VALUE : Long.MAX_VALUE);
    }

    /** What stands at a place is read in its order, headings behind what they head. */
    private static Sort order(SearchRequest request) {
        return switch (request.sort()) {
            case RELEVANCE ->
                    request.query().isBlank() && !request.filters().within().isEmpty()
                            ? READING
                            : BEST;
            case NEWEST -> NEWEST;
            case OLDEST -> OLDEST;
        };
    }

    /**
     * Answers.
     *
     * @param aim what a semantic search needs, and a hybrid one can use
     */
    SearchResult run(IndexSearcher searcher, SearchRequest request, Semantics.@Nullable Aim aim)
            throws IOException {
        boolean browsing = request.query().isBlank();
        QueryText text = QueryText.of(request.query(), terms);
        if (!browsing && text.isEmpty()) {
            return SearchResult.nothing("the query holds no word: only marks and blanks");
        }
        Asked asked = ask(searcher, new TermDictionary(searcher), request, text, aim);
        return collect(searcher, request, asked, browsing ? null : text);
    }

    /**
     * Lists what has every word of the query, where anything has: what a unit does about a matter
     * is a list of duties. In order of source and place; by relevance where meaning can be
     * compared, for of the words of a matter some say more than others. Where nothing has every
     * word, what {@link #run} finds.
     */
    SearchResult list(IndexSearcher searcher, SearchRequest request, Semantics.@Nullable Aim aim)
            throws IOException {
        QueryText text = QueryText.of(request.query(), terms);
        if (!text.words().isEmpty() && request.sort() == SortOrder.RELEVANCE) {
            Query every = QueryMaker.filtered(QueryMaker.every(text), request.filters());
            var dictionary = new TermDictionary(searcher);
            Asked asked =
                    aim == null || request.mode() != SearchMode.HYBRID
                            ? new Asked(every, SearchMode.KEYWORD)
                            : new Asked(
                                    fused(searcher, dictionary, request, text, every, aim),
                                    SearchMode.HYBRID);
            SearchResult listed = collect(searcher, request, asked, text);
            if (listed.total() > 0) {
                return listed;
            }
        }
        return run(searcher, request, aim);
    }

    private SearchResult collect(
            IndexSearcher searcher, SearchRequest request, Asked asked, @Nullable QueryText text)
            throws IOException {
        int end = Math.max(1, request.offset() + request.limit());
        boolean folding = request.collapse() && text != null;
        Reranking rereading = asked.mode == SearchMode.KEYWORD ? null : reranking;
        if (request.sort() != SortOrder.RELEVANCE) {
            rereading = null;
        }
        int wanted = folding ? NearCopies.DEPTH + end : end;
        Found found =
                find(
                        searcher,
                        asked.query,
                        rereading == null ? wanted : Math.max(wanted, Reranking.DEPTH),
                        request);
        ScoreDoc[] docs = found.docs().scoreDocs; // with their scores, or sorted by them
        if (rereading != null) {
            docs = rereading.order(searcher, request.query(), docs, asked::shown);
        }
        List<NearCopies.Group> groups =
                folding ? NearCopies.fold(searcher, docs) : NearCopies.apart(docs);
        var hits = new ArrayList<Hit>();
        for (int i = request.offset(); i < Math.min(groups.size(), end); i++) {
            NearCopies.Group group = groups.get(i);
            float score = rereading == null ? asked.shown(group.first()) : group.first().score;
            hits.add(hit(searcher, group, text == null ? 0 : score, text));
        }
        return new SearchResult(
                found.docs().totalHits.value() - (docs.length - groups.size()),
                hits.subList(0, Math.min(hits.size(), request.limit())),
                found.counts(),
                asked.mode,
                null);
    }

    /** The first docs, how many there are, and the values of facets where those are asked for. */
    private record Found(TopDocs docs, Map<Facet, List<SearchResult.Count>> counts) {}

    private Found find(IndexSearcher searcher, Query query, int wanted, SearchRequest request)
            throws IOException {
        Sort order = order(request);
        boolean needsScores = request.sort() != SortOrder.RELEVANCE;
        if (request.facets()) {
            var found =
                    FacetsCollectorManager.search(
                            searcher,
                            query,
                            wanted,
                            order,
                            needsScores,
                            new FacetsCollectorManager());
            return new Found(found.topDocs(), facets.count(found.facetsCollector()));
        }
        int most = Math.min(wanted, Math.max(1, searcher.getIndexReader().maxDoc()));
        TopDocs docs =
                searcher.search(
                        query, new TopFieldCollectorManager(order, most, null, Integer.MAX_VALUE));
        if (needsScores) {
            TopFieldCollector.populateScores(docs.scoreDocs, searcher, query);
        }
        return new Found(docs, Map.of());
    }

    List<QueryWord> words(IndexSearcher searcher, String query) throws IOException {
        var words = new ArrayList<QueryWord>();
        var dictionary = new TermDictionary(searcher);
        Wording.Restated restated = wording.of(query, searcher.getIndexReader());
        for (String word : QueryText.of(query, terms).words()) {
            words.add(
                    new QueryWord(
                            word,
                            restated.insteadOf(word),
                            QueryMaker.entries(word, dictionary),
                            searcher.getIndexReader().numDocs()));
        }
        return words;
    }

    /** All words of a query. */
    List<Word> cut(String query) {
        return terms.plainWords(Terms.cut(query, SearchRequest.LONGEST));
    }

    /** A query in words of law and administration, where it has words of speech; else itself. */
    String restated(IndexSearcher searcher, String query) throws IOException {
        Wording.Restated restated = wording.of(query, searcher.getIndexReader());
        return restated.isChanged() ? restated.text() : query;
    }

    /** How many entries a keyword search finds. */
    long count(IndexSearcher searcher, SearchRequest request) throws IOException {
        QueryText text = QueryText.of(request.query(), terms);
        if (!request.query().isBlank() && text.isEmpty()) {
            return 0;
        }
        return searcher.count(
                ask(searcher, new TermDictionary(searcher), request, text, null).query);
    }

    /** The words of a query that stand nowhere, neither as words nor inside of others. */
    List<String> unknown(IndexSearcher searcher, String query) throws IOException {
        var unknown = new ArrayList<String>();
        var dictionary = new TermDictionary(searcher);
        for (String word : QueryText.of(query, terms).words()) {
            if (!QueryMaker.stands(searcher, dictionary, word)) {
                unknown.add(word);
            }
        }
        return unknown;
    }

    private Asked ask(
            IndexSearcher searcher,
            TermDictionary dictionary,
            SearchRequest request,
            QueryText text,
            Semantics.@Nullable Aim aim)
            throws IOException {
        Filters filters = request.filters();
        if (request.query().isBlank()) {
            return new Asked(
                    QueryMaker.filtered(QueryMaker.everything(), filters), SearchMode.KEYWORD);
        }
        if (aim == null || request.mode() == SearchMode.KEYWORD) {
            return new Asked(
                    QueryMaker.filtered(maker.scored(text, dictionary), filters),
                    SearchMode.KEYWORD);
        }
        Query filter = QueryMaker.filter(filters);
        if (request.mode() == SearchMode.SEMANTIC) {
            return new Asked(
                    aim.search().nearest(aim.vector().get(), filter, NEAREST), SearchMode.SEMANTIC);
        }
        return new Asked(
                fused(searcher, dictionary, request, text, filter, aim), SearchMode.HYBRID);
    }

    private Query fused(
            IndexSearcher searcher,
            TermDictionary dictionary,
            SearchRequest request,
            QueryText text,
            @Nullable Query filter,
            Semantics.Aim aim)
            throws IOException {
        return fusion.of(
                searcher,
                dictionary,
                question(searcher, request.query(), text, aim),
                filter,
                aim.search());
    }

    private Fusion.Question question(
            IndexSearcher searcher, String query, QueryText text, Semantics.Aim aim)
            throws IOException {
        Wording.Restated restated = wording.of(query, searcher.getIndexReader());
        return new Fusion.Question(
                text,
                QueryText.of(String.join(" ", restated.words()), terms),
                restated.isChanged() && blend.restated()
                        ? List.of(aim.vector(), aim.vectorOf(restated.text()))
                        : List.of(aim.vector()));
    }

    private static Hit hit(
            IndexSearcher searcher, NearCopies.Group group, float score, @Nullable QueryText text)
            throws IOException {
        Entry entry = entry(searcher, group.first().doc);
        var copies = new ArrayList<Entry>();
        for (int copy : group.copies()) {
            copies.add(entry(searcher, copy));
        }
        if (text == null) {
            return new Hit(entry, score, List.of(), null, copies);
        }
        return new Hit(
                entry,
                score,
                Highlights.of(entry.text(), text),
                Highlights.passage(entry.text(), text),
                copies);
    }

    /** The entry of a doc. */
    static Entry entry(IndexSearcher searcher, int doc) throws IOException {
        return entry(searcher.storedFields(), doc);
    }

    /** The same for who reads many. */
    static Entry entry(StoredFields fields, int doc) throws IOException {
        return EntryCodec.decode(
                fields.document(doc, Set.of(Fields.ENTRY)).getBinaryValue(Fields.ENTRY));
    }
}
