package org.tiaowen;

import org.apache.jena.graph.Node;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Embedder;
import org.tiaowen.analysis.Pinyin;
import org.tiaowen.analysis.Reranker;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.extract.Extractor;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.ingest.Backup;
import org.tiaowen.ingest.DataFolder;
import org.tiaowen.ingest.Drafts;
import org.tiaowen.ingest.IndexSync;
import org.tiaowen.ingest.Ingester;
import org.tiaowen.ingest.PolicyReader;
import org.tiaowen.ingest.Uploads;
import org.tiaowen.overlap.Overlaps;
import org.tiaowen.parser.PolicyParser;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.rdf.SectorFile;
import org.tiaowen.rdf.Tw;
import org.tiaowen.search.Lexicon;
import org.tiaowen.search.SearchException;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.Vectors;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * The parts of the program, put together by hand over one data directory. The graph is open at
 * once; what takes longer, the words and the index, comes behind it.
 */
final class Stores implements AutoCloseable {
    private final DataFolder folder;
    private final GraphStore graph;
    private final Iris iris = iris();
    private final CompletableFuture<Segmenter> words;
    private final CompletableFuture<Ontology> ontology;
    private final CompletableFuture<SearchIndex> index;
    private @Nullable Embedder embedder;
    private volatile @Nullable Vectors vectors;
    private volatile @Nullable Reranker reranker;
    private @Nullable Drafts drafts;

    private Stores(
            DataFolder folder,
            GraphStore graph,
            CompletableFuture<Segmenter> words,
            CompletableFuture<Ontology> ontology) {
        this.folder = folder;
        this.graph = graph;
        this.words = words;
        this.ontology = ontology;
        this.index =
                ontology.thenApplyAsync(
                        o ->
                                SearchIndex.openOrCreate(folder.index(), segmenter(o))
                                        .knowing(o.units(), o.gazetteer(), o.sectors()));
    }

    /** The segmenter of the index, which knows the names of units and sectors. */
    private static Segmenter segmenter(Ontology ontology) {
        return new Segmenter(Lexicon.of(ontology.units(), ontology.sectors()));
    }

    /** A reader of texts by this knowledge of units, places and sectors. */
    static PolicyReader reader(Ontology ontology) {
        return reader(ontology, CompletableFuture.supplyAsync(Segmenter::new));
    }

    /** A reader of texts by the knowledge of these stores. */
    PolicyReader reader() {
        return reader(ontology(), words);
    }

    /** The rules are made ready while the first text is being parsed. */
    private static PolicyReader reader(Ontology ontology, CompletableFuture<Segmenter> words) {
        CompletableFuture<Extractor> extractor = words.thenApplyAsync(w -> extractor(w, ontology));
        return new PolicyReader(
                new PolicyParser(ontology.gazetteer(), ontology.units()),
                document -> await(extractor).extract(document),
                ontology);
    }

    private static Extractor extractor(Segmenter words, Ontology ontology) {
        return new Extractor(words, ontology.units(), ontology.gazetteer(), ontology.sectors());
    }

    /** The vector of a text; null where the index has no vectors, or none yet. */
    private float @Nullable [] vector(String text) {
        try {
            return index().vectors().of(text);
        } catch (SearchException e) {
            return null;
        }
    }

    /** What checks drafts; rules are made when it is first asked for. */
    synchronized Drafts drafts() {
        Drafts known = drafts;
        if (known == null) {
            Segmenter cutter = await(words);
            known =
                    new Drafts(
                            reader(),
                            new Overlaps(
                                    cutter, extractor(cutter, ontology())::extract, this::vector),
                            ontology().gazetteer());
            drafts = known;
        }
        return known;
    }

    /** The packaged model, loaded when it is first asked for. */
    private synchronized Embedder packaged() {
        Embedder known = embedder;
        if (known == null) {
            known = Embedder.packaged();
            embedder = known;
        }
        return known;
    }

    /**
     * Gives the index, once it is open, the vectors of the model that applies; where none are
     * wanted, nothing.
     *
     * @throws org.tiaowen.analysis.ModelException where the model cannot be loaded
     */
    void useVectors(SemanticOptions options) {
        options.check();
        if (options.isOn()) {
            Embedder model = options.named().orElseGet(this::packaged);
            vectors = Vectors.open(model, folder.vectors());
            index().use(vectors);
            options.reranker()
                    .ifPresent(
                            named -> {
                                reranker = named;
                                index().rerankBy(named);
                            });
        }
    }

    /** Addresses as all commands mint them. */
    static Iris iris() {
        return new Iris(Iris.DEFAULT_BASE, Pinyin::of);
    }

    /** Opens the stores of a data directory, with the packaged sectors. */
    static Stores open(Path data) {
        return openWith(data, null, Tdb2Store::open);
    }

    /** Opens the stores of a data directory, with the sectors that a user names. */
    static Stores open(Path data, SectorOptions sectors) {
        return openWith(data, sectors.named().orElse(null), Tdb2Store::open);
    }

    /** Opens the stores that a user names, with the sectors and the graph that apply. */
    static Stores open(DataOptions options) {
        return openWith(
                options.folder(), options.sectors().named().orElse(null), options.graph()::open);
    }

    /**
     * The same where something has been written before.
     *
     * @throws org.tiaowen.ingest.IngestException with reason {@code NOTHING_THERE} where not
     */
    static Stores openExisting(DataOptions options) {
        options.existing();
        return open(options);
    }

    /** With the packaged sectors where none are given. */
    private static Stores openWith(
            Path data, @Nullable SectorFile sectors, Function<Path, GraphStore> graph) {
        // the dictionaries of words take as long to read as the classes of Jena: both at once
        CompletableFuture<Segmenter> words = CompletableFuture.supplyAsync(Segmenter::new);
        // from two threads at once, the classes of Jena wait for each other for ever
        JenaSystem.init();
        DataFolder folder = DataFolder.open(data);
        try {
            // units and sectors each take longer to load than the graph: all at once
            CompletableFuture<SectorFile> scheme =
                    CompletableFuture.supplyAsync(
                            () -> sectors == null ? SectorFile.packaged() : sectors);
            CompletableFuture<Ontology> ontology =
                    CompletableFuture.supplyAsync(() -> Ontology.load(() -> await(scheme)));
            return new Stores(folder, graph.apply(folder.graph()), words, ontology);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    static <T> T await(CompletableFuture<T> part) {
        try {
            return part.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    GraphStore graph() {
        return graph;
    }

    /** The index, once it is open; it may lag behind the graph. */
    SearchIndex index() {
        return await(index);
    }

    /** The index as soon as it is open and agrees with the graph. */
    CompletableFuture<SearchIndex> repairedIndex() {
        return index.thenApply(
                open -> {
                    new IndexSync(graph, open, iris).repair();
                    return open;
                });
    }

    IndexSync sync() {
        return new IndexSync(graph, index(), iris);
    }

    Ontology ontology() {
        return await(ontology);
    }

    /** Notations of the sectors that the store holds: of the scheme of its last ingest. */
    List<String> sectors() {
        return graph.readAll(
                union ->
                        union.stream(Node.ANY, RDF.type.asNode(), Tw.Sector)
                                .flatMap(
                                        t ->
                                                union.stream(
                                                        t.getSubject(),
                                                        SKOS.notation.asNode(),
                                                        Node.ANY))
                                .map(t -> t.getObject().getLiteralLexicalForm())
                                .distinct()
                                .toList());
    }

    /** The original bytes of a source by their digest. */
    Optional<byte[]> original(String sha256) {
        return folder.bytes(sha256);
    }

    /** What writes a backup of these stores. */
    Backup backup() {
        return new Backup(folder, graph, Version.number());
    }

    /** What writes the graph's files anew when they have grown; it has to be started. */
    CompactionWork compaction(CompactOptions options) {
        return new CompactionWork(graph, options, folder::room);
    }

    /** What writes sources into these stores; the index is waited for when the first is written. */
    Ingester ingester(CompletableFuture<SearchIndex> repaired) {
        return new Ingester(
                folder,
                graph,
                () -> new IndexSync(graph, await(repaired), iris),
                iris,
                ontology().sectorFile());
    }

    /**
     * What takes sources over the network.
     *
     * @param ingester the one that writes everything else
     * @param changed told when something was written or removed
     */
    Uploads uploads(Ingester ingester, Runnable changed) {
        return new Uploads(ingester, this::reader, graph, folder, changed);
    }

    @Override
    public void close() {
        try (folder;
                graph) {
            if (!index.isCompletedExceptionally()) {
                index().close();
            }
            Vectors used = vectors;
            if (used != null) {
                used.close();
            }
            Reranker named = reranker;
            if (named != null) {
                named.close();
            }
            Embedder loaded = embedder;
            if (loaded != null) {
                loaded.close();
            }
        }
    }
}
