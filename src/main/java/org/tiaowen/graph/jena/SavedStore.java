package org.tiaowen.graph.jena;

import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;

import java.io.InputStream;
import java.io.OutputStream;

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
}
