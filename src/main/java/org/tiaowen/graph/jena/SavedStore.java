package org.tiaowen.graph.jena;

import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A database as N-Quads, its default graph included; a blank node keeps its label. */
final class SavedStore {

    private SavedStore() {}

    /** Inside a transaction. */
    static void write(DatasetGraph dataset, OutputStream out) {
        StreamRDF quads = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
        quads.start();
        dataset.find().forEachRemaining(quads::quad);
        quads.finish();
    }

    /** Inside a transaction; terms are taken as they are written. */
    static void read(InputStream quads, DatasetGraph into) {
        RDFParser.source(quads)
                .lang(Lang.NQUADS)
                .checking(false)
                .labelToNode(LabelToNode.createUseLabelEncoded())
                .errorHandler(ErrorHandlerFactory.errorHandlerStrict)
                .parse(StreamRDFLib.dataset(into));
    }

    /** Bytes of all files below a directory. */
    static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            long size = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
            return size;
        }
    }

    /**
     * Deletes the databases that a compaction made superfluous and did not come to delete: TDB2
     * opens the last one.
     */
    static void tidy(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            var databases =
                    files.filter(f -> f.getFileName().toString().matches("Data-\\d+"))
                            .sorted()
                            .toList();
            for (Path old : databases.subList(0, Math.max(0, databases.size() - 1))) {
                delete(old);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
