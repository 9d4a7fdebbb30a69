package org.tiaowen.retrieve;

import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import org.tiaowen.MemoryFolder;
import org.tiaowen.Packaged;
import org.tiaowen.analysis.Pinyin;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.extract.Extractor;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.ingest.DataFolder;
import org.tiaowen.ingest.IndexSync;
import org.tiaowen.ingest.Ingester;
import org.tiaowen.ingest.PolicyReader;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.search.Lexicon;
import org.tiaowen.search.SearchIndex;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Texts, read into a store and an index as any user's are. */
public final class IngestedTexts implements AutoCloseable {

    /** Four small texts. */
    public static final Path SMALL = Path.of("src/test/resources/query-corpus");

    private static final Path CORPUS = Path.of("corpus");
    private static final Ontology ONTOLOGY = Packaged.ONTOLOGY;
    private static final Iris IRIS = new Iris(Iris.DEFAULT_BASE, Pinyin::of);

    private static @Nullable IngestedTexts corpus;

    private final Path temporary;
    private final DataFolder folder;
    private final GraphStore store;
    private final SearchIndex index;

    private IngestedTexts(List<Path> texts) {
        Segmenter segmenter = new Segmenter(Lexicon.of(ONTOLOGY.units(), ONTOLOGY.sectors()));
        temporary = MemoryFolder.create("texts");
        folder = DataFolder.open(temporary.resolve("data"));
        store = Tdb2Store.open(folder.graph());
        index =
                SearchIndex.open(folder.index(), segmenter)
                        .knowing(ONTOLOGY.units(), ONTOLOGY.gazetteer(), ONTOLOGY.sectors());
        PolicyReader reader =
                new PolicyReader(
                        Packaged.PARSER,
                        new Extractor(
                                        segmenter,
                                        ONTOLOGY.units(),
                                        ONTOLOGY.gazetteer(),
                                        ONTOLOGY.sectors())
                                ::extract,
                        ONTOLOGY);
        IndexSync sync = new IndexSync(store, index, IRIS);
        new Ingester(folder, store, () -> sync, IRIS, ONTOLOGY.sectorFile())
                .ingest(reader.find(texts), false, _ -> {});
    }

    /** Those of some files and folders; whoever asks closes them. */
    public static IngestedTexts of(Path... texts) {
        return new IngestedTexts(List.of(texts));
    }

    /** The corpus, read once for all tests; not to be closed. */
    public static synchronized IngestedTexts corpus() {
        IngestedTexts read = corpus;
        if (read == null) {
            read = new IngestedTexts(List.of(CORPUS));
            corpus = read;
            Runtime.getRuntime().addShutdownHook(new Thread(read::close));
        }
        return read;
    }

    public GraphStore store() {
        return store;
    }

    public SearchIndex index() {
        return index;
    }

    public Iris iris() {
        return IRIS;
    }

    /** The original bytes of a source. */
    public Optional<byte[]> bytes(String sha256) {
        return folder.bytes(sha256);
    }

    /** Something about one state of the graph. */
    <T> T read(BiFunction<Graph, Long, T> question) {
        return store.readAll(graph -> question.apply(graph, store.revision()));
    }

    @Override
    public void close() {
        index.close();
        store.close();
        folder.close();
        MemoryFolder.remove(temporary);
    }
}
