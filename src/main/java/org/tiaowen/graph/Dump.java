package org.tiaowen.graph;

import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Writes all that the program's graphs say, from one state of the store and as it is read: no size
 * of store needs more memory. What users wrote lies in graphs of theirs and is not in it.
 */
public final class Dump {

    private final GraphStore store;

    /** Of that store. */
    public Dump(GraphStore store) {
        this.store = store;
    }

    /** Something that is written from one state. */
    @FunctionalInterface
    private interface Writing {
        void write(Graph union) throws IOException;
    }

    /**
     * Writes N-Quads in UTF-8, graph by graph; the first line is a comment that names the revision.
     *
     * @return the revision
     */
    public long nquads(OutputStream out) throws IOException {
        return write(
                _ -> {
                    String first = "# Tiaowen, revision " + store.revision() + "\n";
                    out.write(first.getBytes(StandardCharsets.UTF_8));
                    StreamRDF quads = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
                    quads.start();
                    for (GraphStamp stamp : store.graphs()) {
                        if (!stamp.isUsers()) {
                            store.read(
                                    stamp.graph(),
                                    graph -> {
                                        graph.find()
                                                .forEach(
                                                        t ->
                                                                quads.quad(
                                                                        Quad.create(
                                                                                stamp.graph(), t)));
                                        return true;
                                    });
                        }
                    }
                    quads.finish();
                });
    }

    /**
     * Writes a table as CSV (RFC 4180) in UTF-8.
     *
     * @param bom whether a byte order mark comes first, by which Excel knows UTF-8; other readers
     *     take it for a part of the first heading
     * @return the revision
     */
    public long csv(DumpTable table, boolean bom, OutputStream out) throws IOException {
        return write(
                union -> {
                    if (bom) {
                        out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
                    }
                    table.write(union, out);
                });
    }

    private long write(Writing writing) throws IOException {
        try {
            Function<Graph, Long> inOneState =
                    union -> {
                        try {
                            writing.write(union);
                            return store.revision();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    };
            return store.readAll(inOneState);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
