package org.tiaowen.search;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Reranker;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.SectorScheme;
import org.tiaowen.document.UnitRegistry;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The full-text index of all sources, in one directory.
 *
 * <p>Searches and {@link #reflected} may be called from any thread at any time; changes wait for
 * each other and disturb no search. Whoever opens it to write holds the directory until {@link
 * #close}; any number of processes may open it to read meanwhile.
 *
 * <p>Every method throws a {@link SearchException} where the file system refuses.
 */
public final class SearchIndex implements AutoCloseable {

    private final Path path;
    private final Directory directory;
    private final Terms terms;
    private final Answerer answerer;
    private final Candidates candidates;
    private final DecodedEntries decoded = new DecodedEntries();
    private final SearcherManager searchers;
    private final Semantics semantics = new Semantics();
    private final Traffic traffic;
    private final FairTurns turns = new FairTurns();
    private final @Nullable IndexChanges changes;
    private volatile @Nullable Reflected reflected;

    private SearchIndex(
            Path path,
            Directory directory,
            Segmenter segmenter,
            Ranking ranking,
            Traffic traffic,
            @Nullable IndexChanges changes)
            throws IOException {
        this.path = path;
        this.directory = directory;
        this.traffic = traffic;
        this.changes = changes;
        terms = new Terms(segmenter);
        answerer = new Answerer(terms, ranking, semantics);
        candidates = new Candidates(terms, decoded);
        searchers = new SearcherManager(directory, scoring(ranking, answerer));
    }

    /**
     * Opens an index to write and read; a directory that is missing or empty gets an empty one.
     *
     * @param segmenter the words of texts and queries; the same words have to be known as when the
     *     entries were written
     * @throws SearchException with reason {@code LOCKED}, {@code DAMAGED} or {@code FORMAT}; the
     *     last two are cured by {@link #create} and reflecting every source again
     */
    public static SearchIndex open(Path path, Segmenter segmenter) {
        return open(path, segmenter, Ranking.DEFAULT);
    }

    /** The same with other weights. */
    public static SearchIndex open(Path path, Segmenter segmenter, Ranking ranking) {
        IndexChanges changes = null;
        try {
            Directory directory = FSDirectory.open(path);
            Traffic traffic = new Traffic();
            changes = IndexChanges.open(path, directory, traffic);
            return new SearchIndex(path, directory, segmenter, ranking, traffic, changes);
        } catch (IOException | RuntimeException e) {
            abandon(changes, e);
            throw IndexFailure.of(path, e);
        }
    }

    /**
     * The same; what is damaged or of another format is made anew, empty. The caller compares
     * {@link #reflected} with the store anyhow.
     *
     * @throws SearchException with reason {@code LOCKED} or {@code IO}
     */
    public static SearchIndex openOrCreate(Path path, Segmenter segmenter) {
        try {
            return open(path, segmenter);
        } catch (SearchException e) {
            if (e.reason().isCuredByCreate()) {
                return create(path, segmenter);
            }
            throw e;
        }
    }

    /**
     * Opens an index that another process may be writing, to read only; its state is that of now.
     *
     * @throws SearchException with reason {@code DAMAGED} or {@code FORMAT}, also where there is
     *     none
     */
    public static SearchIndex read(Path path, Segmenter segmenter, Ranking ranking) {
        try {
            Directory directory = FSDirectory.open(path);
            CommitData.checkFormat(path, directory);
            return new SearchIndex(path, directory, segmenter, ranking, new Traffic(), null);
        } catch (IOException | RuntimeException e) {
            throw IndexFailure.of(path, e);
        }
    }

    /**
     * Makes an empty index, whatever the directory holds.
     *
     * @throws SearchException with reason {@code LOCKED}
     */
    public static SearchIndex create(Path path, Segmenter segmenter) {
        try (Directory directory = FSDirectory.open(path);
                var lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (String file : directory.listAll()) {
                lock.ensureValid();
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
        } catch (IOException | RuntimeException e) {
            throw IndexFailure.of(path, e);
        }
        return open(path, segmenter);
    }

    /**
     * Replaces the entries of a source by what its named graph says, in one commit. The index is
     * the old one or the new one, never one between, whenever the process ends.
     *
     * @param stamp the state of the graph, which {@link #reflected} will tell
     * @param graph the committed content of that graph
     */
    public void reflect(GraphStamp stamp, Graph graph) {
        replace(stamp, EntryReader.read(stamp.graph(), graph));
    }

    /**
     * The same for several sources in one commit: all of them or none.
     *
     * @param stamps the states of the graphs of sources, as the store gives them; where one has
     *     changed since, the index holds the newer content under the older stamp, and the next
     *     comparison with the store finds it
     */
    public void reflect(GraphStore store, Collection<GraphStamp> stamps) {
        reflect(
                stamps,
                stamp ->
                        store.read(stamp.graph(), graph -> EntryReader.read(stamp.graph(), graph)));
    }

    /**
     * The same of graphs whose content is at hand.
     *
     * @param graphs the committed content of each graph by its state
     */
    public void reflect(Map<GraphStamp, Graph> graphs) {
        reflect(
                graphs.keySet(),
                stamp ->
                        EntryReader.read(stamp.graph(), Objects.requireNonNull(graphs.get(stamp))));
    }

    private synchronized void reflect(
            Collection<GraphStamp> stamps, Function<GraphStamp, List<Entry>> entries) {
        var reflected = written();
        stamps.forEach(stamp -> reflected.put(stamp.graph().getURI(), stamp));
        var fields = new Fields(terms, semantics);
        change(
                w -> {
                    for (GraphStamp stamp : stamps) {
                        w.write(stamp.graph().getURI(), entries.apply(stamp), fields);
                    }
                },
                reflected);
    }

    /** Replaces the entries of a source. */
    synchronized void replace(GraphStamp stamp, List<Entry> entries) {
        var reflected = written();
        reflected.put(stamp.graph().getURI(), stamp);
        var fields = new Fields(terms, semantics);
        change(w -> w.write(stamp.graph().getURI(), entries, fields), reflected);
    }

    /** Removes the entries of a source; says whether the index reflected it. */
    public synchronized boolean remove(Node source) {
        var reflected = written();
        if (reflected.remove(source.getURI()) == null) {
            return false;
        }
        change(w -> w.remove(source.getURI()), reflected);
        return true;
    }

    /** Removes the entries of all sources, also where they cannot be read any more. */
    public synchronized void clear() {
        change(IndexChanges::clear, Map.of());
    }

    /**
     * Reads all files of the index, which takes a while.
     *
     * @return which of them are not what was written, in words with what helps
     */
    public Optional<String> damage() {
        List<String> damaged = IndexFiles.damaged(directory);
        return damaged.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "the index in %s is damaged: %s; `tiaowen reindex` makes it anew"
                                .formatted(path, String.join("; ", damaged)));
    }

    /**
     * The states of the graphs that the index reflects, in the order of their names; the same list
     * as long as the index has not changed.
     */
    public List<GraphStamp> reflected() {
        return committed().stamps();
    }

    /**
     * Answers a request; the answer says in which mode. Hybrid search is keyword search until there
     * are vectors.
     *
     * @throws SearchException with reason {@code NOT_READY} or {@code NO_VECTORS} where the mode is
     *     semantic and there are no vectors
     */
    public SearchResult search(SearchRequest request) {
        return ahead(() -> turns.take(() -> rehearse(request)));
    }

    /**
     * Lets queries name documents, places in them, units and sectors: those that these know, and
     * the index holds.
     *
     * @return this
     */
    public SearchIndex knowing(UnitRegistry units, Gazetteer places, SectorScheme sectors) {
        terms.know(units);
        answerer.know(new Lookups(units, places, sectors));
        return this;
    }

    /**
     * What somebody who has typed this much may mean: titles, 文号, units, sectors and words, by
     * their characters or their pinyin. None before {@link #knowing}.
     */
    public List<Suggestion> suggest(String typed, int limit) {
        return read(searcher -> answerer.suggest(searcher, typed, limit));
    }

    /**
     * What still answers from an earlier state of the index, as a number; 0 for nothing. Behind a
     * change, names that queries hold and suggestions are read anew while the old ones answer: an
     * answer may differ from the next one of the same {@link #reflected} where this does.
     */
    public int lagging() {
        return read(answerer::lagging);
    }

    /**
     * Gives the index a model's vectors, to write entries with and to search by. Entries that lie
     * there without one get theirs when their source is reflected again.
     *
     * @param vectors are not closed with the index
     */
    public synchronized void use(Vectors vectors) {
        semantics.use(vectors);
        recount();
    }

    /**
     * Has the first hits of semantic and hybrid search read again by a cross-encoder, which puts
     * them in its order.
     *
     * @param reranker is not closed with the index
     */
    public void rerankBy(Reranker reranker) {
        answerer.rerankBy(reranker);
    }

    /**
     * Says whether {@link #use} will be called: what needs vectors is then not ready, instead of
     * not there.
     */
    public void expectVectors(boolean areExpected) {
        semantics.expect(areExpected);
    }

    /** Does something that somebody waits for: {@link PatientWork} gives way to it meanwhile. */
    public <T> T ahead(Supplier<T> work) {
        traffic.enter();
        try {
            return work.get();
        } finally {
            traffic.leave();
        }
    }

    /**
     * Answers a request that nobody waits for: no {@link PatientWork} gives way to it.
     *
     * @throws SearchException as {@link #search} does
     */
    public SearchResult rehearse(SearchRequest request) {
        return read(searcher -> answerer.answer(searcher, request));
    }

    /** Queries as people ask them, of words of the entries: as many as these, and no more. */
    public List<String> rehearsals(int most) {
        return read(searcher -> Rehearsal.queries(searcher, most));
    }

    /** Waits while searches are going on, for so long at most: for work that can wait. */
    void giveWay(Duration longest) {
        traffic.giveWay(longest.toNanos());
    }

    /** Whether no search has been going on for so long. */
    boolean isQuietFor(Duration time) {
        return traffic.isQuietFor(time.toNanos());
    }

    /** How far the vectors are. */
    public SemanticState semantic() {
        return semantics.state();
    }

    /**
     * The vectors in use.
     *
     * @throws SearchException with reason {@code NOT_READY} or {@code NO_VECTORS}
     */
    public Vectors vectors() {
        return semantics.vectors();
    }

    /**
     * The entries nearest to a vector, nearest first: all those whose sources have their vectors
     * already, whether {@link #semantic} is ready or not.
     *
     * @param vector of length one, of the {@link #vectors} in use
     * @param filters what an entry must have to be among them
     * @param count how many at most
     * @throws SearchException with reason {@code NOT_READY} or {@code NO_VECTORS}
     */
    public List<Neighbour> nearest(float[] vector, Filters filters, int count) {
        VectorSearch search = semantics.search();
        return read(
                searcher ->
                        neighbours(
                                searcher,
                                search.nearest(
                                        searcher, vector, QueryMaker.filter(filters), count)));
    }

    /**
     * The same without filters, for who asks it of thousands of vectors: in a large index the
     * answer is nearly exact, and its cost hardly grows with the entries.
     */
    public List<Neighbour> nearestOfMany(float[] vector, int count) {
        VectorSearch search = semantics.search();
        return read(
                searcher -> neighbours(searcher, search.nearestOfMany(searcher, vector, count)));
    }

    private List<Neighbour> neighbours(IndexSearcher searcher, ScoreDoc[] docs) throws IOException {
        List<Entry> entries =
                decoded.of(searcher, Arrays.stream(docs).mapToInt(doc -> doc.doc).toArray());
        return IntStream.range(0, docs.length)
                .mapToObj(i -> new Neighbour(entries.get(i), docs[i].score))
                .toList();
    }

    /**
     * The vector of an entry, of length one; nothing where it has none, or is none.
     *
     * @param iri of the entry
     * @throws SearchException with reason {@code NOT_READY} or {@code NO_VECTORS}
     */
    public Optional<float[]> vectorOf(String iri) {
        VectorSearch search = semantics.search();
        return read(searcher -> search.of(searcher, iri));
    }

    /**
     * The texts whose vectors a source lacks: those of its entries that lie in the index without
     * one. Empty where it lacks none.
     *
     * @throws SearchException with reason {@code NOT_READY} or {@code NO_VECTORS}
     */
    public SequencedSet<String> withoutVector(Node source) {
        VectorSearch search = semantics.search();
        return read(
                searcher -> {
                    var texts = new LinkedHashSet<String>();
                    Query lacking =
                            new BooleanQuery.Builder()
                                    .add(
                                            new TermQuery(new Term(Fields.SOURCE, source.getURI())),
                                            BooleanClause.Occur.FILTER)
                                    .add(search.present(), BooleanClause.Occur.MUST_NOT)
                                    .build();
                    int count = Math.max(1, searcher.getIndexReader().maxDoc());
                    for (ScoreDoc doc : searcher.search(lacking, count).scoreDocs) {
                        texts.add(Meaning.of(QueryRunner.entry(searcher, doc.doc)));
                    }
                    return texts;
                });
    }

    /** The words of a query that carry meaning, in order, each with how rare it is. */
    public List<QueryWord> words(String query) {
        return read(searcher -> answerer.words(searcher, query));
    }

    /** The administrative divisions that a query names; none before {@link #knowing}. */
    public NamedPlaces places(String query) {
        return answerer.places(query);
    }

    /** A query in words of law and administration, where it has words of speech; else itself. */
    public String restated(String query) {
        return read(searcher -> answerer.restated(searcher, query));
    }

    /**
     * Entries that may repeat a text, by the words and pairs of characters that they share; the
     * best first. The caller compares them with it.
     *
     * @param filters what an entry must have to be among them
     * @param limit how many at most
     */
    public List<Entry> candidates(String text, Filters filters, int limit) {
        return read(searcher -> candidates.of(searcher, text, filters, limit));
    }

    /** Number of entries. */
    public int size() {
        return read(searcher -> searcher.getIndexReader().numDocs());
    }

    /** Number of entries of a source. */
    public int size(Node source) {
        return read(
                searcher ->
                        searcher.count(new TermQuery(new Term(Fields.SOURCE, source.getURI()))));
    }

    /** Ends the use of the index and releases its directory; a second call does nothing. */
    @Override
    public synchronized void close() {
        try {
            searchers.close();
            if (changes != null) {
                changes.close();
            }
            directory.close();
        } catch (IOException e) {
            throw IndexFailure.of(path, e);
        }
    }

    private interface Reading<T> {
        T apply(IndexSearcher searcher) throws IOException;
    }

    private void change(IndexChanges.Change change, Map<String, GraphStamp> reflected) {
        if (changes == null) {
            throw new IllegalStateException("opened to read only: " + path);
        }
        changes.make(change, reflected);
        refresh();
        recount();
    }

    /**
     * What the last commit reflects, to be changed; read from it although the searchers could not
     * be brought to it then, or the next commit would say nothing of it.
     */
    private TreeMap<String, GraphStamp> written() {
        refresh();
        return new TreeMap<>(committed().byName());
    }

    private void refresh() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw IndexFailure.of(path, e);
        }
    }

    private void recount() {
        read(
                searcher -> {
                    semantics.count(searcher);
                    return searcher;
                });
    }

    private <T> T read(Reading<T> reading) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.apply(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw IndexFailure.of(path, e);
        }
    }

    private Reflected committed() {
        return read(
                searcher -> {
                    var reader = (DirectoryReader) searcher.getIndexReader();
                    Reflected now = Reflected.of(reader, reflected);
                    reflected = now;
                    return now;
                });
    }

    private static SearcherFactory scoring(Ranking ranking, Answerer answerer) {
        return new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous)
                    throws IOException {
                var searcher = new IndexSearcher(reader);
                searcher.setSimilarity(new BM25Similarity(ranking.k1(), ranking.b()));
                if (previous != null) {
                    answerer.prepare(searcher); // while searches go on in the state before
                }
                return searcher;
            }
        };
    }

    private static void abandon(@Nullable IndexChanges changes, Throwable cause) {
        if (changes != null) {
            try {
                changes.close();
            } catch (IOException | RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
