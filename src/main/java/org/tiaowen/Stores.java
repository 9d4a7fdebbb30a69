package org.tiaowen;

import org.tiaowen.analysis.Pinyin;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.extract.Extractor;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.ingest.DataFolder;
import org.tiaowen.ingest.IndexSync;
import org.tiaowen.ingest.Ingester;
import org.tiaowen.ingest.PolicyReader;
import org.tiaowen.parser.PolicyParser;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.search.Lexicon;
import org.tiaowen.search.SearchException;
import org.tiaowen.search.SearchIndex;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The parts of the program, put together by hand over one data directory. */
final class Stores implements AutoCloseable {
    private final DataFolder folder;
    private final GraphStore graph;
    private final SearchIndex index;
    private final IndexSync sync;
    private final Iris iris;
    private final Knowledge knowledge;

    private Stores(DataFolder folder, GraphStore graph, SearchIndex index, Knowledge knowledge) {
        this.folder = folder;
        this.graph = graph;
        this.index = index;
        this.knowledge = knowledge;
        this.iris = iris();
        this.sync = new IndexSync(graph, index, iris);
    }

    /** What the program knows before it reads a text, and the words it segments by. */
    record Knowledge(Ontology ontology, Segmenter segmenter) {
        static Knowledge load() {
            Ontology ontology = Ontology.load();
            return new Knowledge(
                    ontology, new Segmenter(Lexicon.of(ontology.units(), ontology.sectors())));
        }

        PolicyReader reader() {
            Extractor extractor =
                    new Extractor(
                            segmenter, ontology.units(), ontology.gazetteer(), ontology.sectors());
            return new PolicyReader(
                    new PolicyParser(ontology.gazetteer(), ontology.units()), extractor::extract);
        }
    }

    /** Addresses as all commands mint them. */
    static Iris iris() {
        return new Iris(Iris.DEFAULT_BASE, Pinyin::of);
    }

    /**
     * Opens the stores of a data directory. An index that is damaged or of another version is made
     * anew; the repair that follows fills it from the graph.
     */
    static Stores open(Path data) {
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            DataFolder folder = DataFolder.open(data);
            opened.add(folder);
            GraphStore graph = Tdb2Store.open(folder.graph());
            opened.add(graph);
            Knowledge knowledge = Knowledge.load();
            SearchIndex index = index(folder, knowledge.segmenter());
            return new Stores(folder, graph, index, knowledge);
        } catch (RuntimeException e) {
            for (AutoCloseable part : opened.reversed()) {
                closeQuietly(part, e);
            }
            throw e;
        }
    }

    private static SearchIndex index(DataFolder folder, Segmenter segmenter) {
        try {
            return SearchIndex.open(folder.index(), segmenter);
        } catch (SearchException e) {
            if (e.reason().isCuredByCreate()) {
                return SearchIndex.create(folder.index(), segmenter);
            }
            throw e;
        }
    }

    private static void closeQuietly(AutoCloseable part, RuntimeException cause) {
        try {
            part.close();
        } catch (Exception e) {
            cause.addSuppressed(e);
        }
    }

    GraphStore graph() {
        return graph;
    }

    SearchIndex index() {
        return index;
    }

    IndexSync sync() {
        return sync;
    }

    Knowledge knowledge() {
        return knowledge;
    }

    /** What writes sources into these stores. */
    Ingester ingester() {
        return new Ingester(folder, graph, sync, iris);
    }

    @Override
    public void close() {
        try (folder;
                graph) {
            index.close();
        }
    }
}
