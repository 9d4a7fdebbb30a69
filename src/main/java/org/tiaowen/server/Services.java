package org.tiaowen.server;

import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.ingest.Drafts;
import org.tiaowen.ingest.Uploads;
import org.tiaowen.rdf.Iris;
import org.tiaowen.search.SearchIndex;

import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
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
 * @param drafts what compares texts and checks drafts; the first call may load words and vectors
 * @param overlaps whether the overlaps inside the corpus are those of its present sources; false
 *     while they are being computed
 * @param uploads what takes sources over the network
 * @param backup what writes a backup of all of it
 * @param compactions how often the graph's files were written anew, or why not, by result
 */
public record Services(
        GraphStore store,
        Future<SearchIndex> index,
        QueryLibrary queries,
        Iris iris,
        SourceBytes sources,
        Supplier<IngestStatus> ingest,
        Supplier<Drafts> drafts,
        BooleanSupplier overlaps,
        Supplier<Uploads> uploads,
        BackupWriting backup,
        Map<String, LongAdder> compactions) {

    /**
     * What answers from graph and index alone: those who would compare texts, bring sources or back
     * up are told that it is not there.
     */
    public Services(
            GraphStore store,
            Future<SearchIndex> index,
            QueryLibrary queries,
            Iris iris,
            SourceBytes sources,
            Supplier<IngestStatus> ingest) {
        this(
                store,
                index,
                queries,
                iris,
                sources,
                ingest,
                Services::withoutDrafts,
                () -> false,
                Services::withoutUploads,
                Services::withoutBackup,
                Map.of());
    }

    /** The same with what compares texts. */
    public Services with(Supplier<Drafts> drafts) {
        return new Services(
                store,
                index,
                queries,
                iris,
                sources,
                ingest,
                drafts,
                overlaps,
                uploads,
                backup,
                compactions);
    }

    private static Uploads withoutUploads() {
        throw new Problem(ProblemType.NOT_AVAILABLE, "this server keeps no sources of its own");
    }

    private static void withoutBackup(OutputStream out) {
        throw new Problem(ProblemType.NOT_AVAILABLE, "this server keeps no data of its own");
    }

    private static Drafts withoutDrafts() {
        throw new Problem(ProblemType.NOT_AVAILABLE, "this server does not compare texts");
    }
}
