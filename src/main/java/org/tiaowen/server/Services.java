package org.tiaowen.server;

import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.rdf.Iris;
import org.tiaowen.search.SearchIndex;

import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * What the server answers from. It reads all of it and closes none of it.
 *
 * @param store the graph; sectors and terms have their names from the vocabulary's graph in it
 * @param index the full-text index, as soon as it is open; until then search answers 503
 * @param queries the query library
 * @param iris the addresses that the store's data has
 * @param sources original bytes, for the text of a source
 * @param ingest the ingest that runs beside the server; it is running from the moment the server
 *     starts where files are still to be looked at
 */
public record Services(
        GraphStore store,
        Future<SearchIndex> index,
        QueryLibrary queries,
        Iris iris,
        SourceBytes sources,
        Supplier<IngestStatus> ingest) {}
