package org.tiaowen.server;

import org.tiaowen.graph.GraphStore;
import org.tiaowen.rdf.Iris;

import java.util.function.Supplier;

/**
 * What the server answers from. It reads all of it and closes none of it.
 *
 * @param store the graph; sectors and terms have their names from the vocabulary's graph in it
 * @param iris the addresses that the store's data has
 * @param sources original bytes, for the text of a source
 * @param ingest the ingest that runs beside the server; it is running from the moment the server
 *     starts where files are still to be looked at
 */
public record Services(
        GraphStore store, Iris iris, SourceBytes sources, Supplier<IngestStatus> ingest) {}
