package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.graph.GraphFactory;

import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Writes triples in the formats of RDF. */
final class RdfWriting {

    /** The formats on offer, the usual one first. */
    static final List<Media> FORMATS =
            List.of(Media.TURTLE, Media.JSON_LD, Media.N_TRIPLES, Media.RDF_XML);

    /** Triples that are gathered in memory for a format that cannot be written as they come. */
    private static final int GATHERED = 50_000;

    /** Such answers that are made at the same time: each takes tens of megabytes. */
    private static final Semaphore GATHERING = new Semaphore(2, true);

    /** How long one waits for its turn, in milliseconds. */
    private static final long PATIENCE = 2000;

    private RdfWriting() {}

    /** Writes a graph so that people can read it. */
    static void write(Graph graph, Media media, OutputStream out) {
        switch (media) {
            case TURTLE -> write(graph, RDFFormat.TURTLE_PRETTY, out);
            case JSON_LD -> JsonLdWriting.write(graph, out);
            case RDF_XML -> write(graph, RDFFormat.RDFXML_PLAIN, out);
            case N_TRIPLES -> write(graph, RDFFormat.NTRIPLES_UTF8, out);
            default -> throw new IllegalArgumentException("no format of RDF: " + media);
        }
    }

    /**
     * Writes triples as they come where the format allows it.
     *
     * @throws Problem where it does not and they are too many
     */
    static void write(
            Iterator<Triple> triples, PrefixMapping prefixes, Media media, OutputStream out) {
        switch (media) {
            case TURTLE -> stream(triples, prefixes, RDFFormat.TURTLE_BLOCKS, out);
            case N_TRIPLES ->
                    stream(triples, PrefixMapping.Factory.create(), RDFFormat.NTRIPLES_UTF8, out);
            default -> {
                takeTurn();
                try {
                    write(gather(triples, prefixes, media), media, out);
                } finally {
                    GATHERING.release();
                }
            }
        }
    }

    private static void takeTurn() {
        try {
            if (GATHERING.tryAcquire(PATIENCE, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem(ProblemType.BUSY, ProblemType.BUSY.meaning()).header("Retry-After", "5");
    }

    private static void write(Graph graph, RDFFormat format, OutputStream out) {
        RDFWriter.source(graph).format(format).output(out);
    }

    private static void stream(
            Iterator<Triple> triples, PrefixMapping prefixes, RDFFormat format, OutputStream out) {
        StreamRDF stream = StreamRDFWriter.getWriterStream(out, format);
        stream.start();
        StreamRDFOps.sendPrefixesToStream(prefixes, stream);
        StreamRDFOps.sendTriplesToStream(triples, stream);
        stream.finish();
    }

    private static Graph gather(Iterator<Triple> triples, PrefixMapping prefixes, Media media) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping().setNsPrefixes(prefixes);
        while (triples.hasNext()) {
            graph.add(triples.next());
            if (graph.size() > GATHERED) {
                throw new Problem(
                        ProblemType.NOT_ACCEPTABLE,
                        "more than %,d triples are not written as %s; ask for %s or %s"
                                .formatted(
                                        GATHERED,
                                        media.type(),
                                        Media.TURTLE.type(),
                                        Media.N_TRIPLES.type()));
            }
        }
        return graph;
    }
}
