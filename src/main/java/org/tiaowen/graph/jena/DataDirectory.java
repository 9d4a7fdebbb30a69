package org.tiaowen.graph.jena;

import org.apache.jena.dboe.base.file.AlreadyLocked;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory that holds a TDB2 database, and belongs to one store of one process at a time. TDB2
 * locks {@code tdb.lock} by way of the operating system, which gives the lock back when the process
 * ends, however it ends; inside a process it would hand the same database out twice, so that is
 * kept here.
 */
record DataDirectory(Path place, DatasetGraph dataset) implements AutoCloseable {

    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    /**
     * Four of TDB2's six orders of quads. The other two (GPOS, GOSP) serve what a single named
     * graph says of a property or of an object; without them that is a walk through the graph,
     * which is one source, and each ingest writes a third less. A database keeps the indexes that
     * it was made with.
     *
     * <p>TDB2 would keep a million nodes by their number and 200,000 numbers by their node: some
     * 300 bytes each, more than half a heap of 512 MB. Here they are an eighth of any heap.
     */
    private static final StoreParams PARAMETERS =
            StoreParams.builder("tiaowen", StoreParams.getDftStoreParams())
                    .nodeId2NodeCacheSize(nodes(1_000_000, 3600))
                    .node2NodeIdCacheSize(nodes(200_000, 7200))
                    .quadIndexes(new String[] {"GSPO", "SPOG", "POSG", "OSPG"})
                    .build();

    /** So many at most, one for so many bytes of the heap. */
    private static int nodes(int most, int bytes) {
        return (int) Math.min(most, Runtime.getRuntime().maxMemory() / bytes);
    }

    /** Opens the database of a directory and creates both where they are missing. */
    static DataDirectory open(Path directory) {
        Path place;
        try {
            place = Files.createDirectories(directory).toRealPath();
        } catch (IOException e) {
            throw new GraphException(
                    Reason.IO, "cannot use " + directory + " as a data directory: " + e, e);
        }
        if (!OPEN.add(place)) {
            throw new GraphException(Reason.LOCKED, place + " is already open in this process");
        }
        Location location = Location.create(place.toString());
        try {
            List<String> shortened = StoreFiles.shortened(place, PARAMETERS);
            if (!shortened.isEmpty()) {
                throw new GraphException(
                        Reason.IO,
                        "the graph in "
                                + place
                                + " has lost parts of its files: "
                                + String.join("; ", shortened)
                                + GraphException.REMEDY);
            }
            DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(location, PARAMETERS);
            SavedStore.tidy(place);
            return new DataDirectory(place, dataset);
        } catch (GraphException e) {
            OPEN.remove(place);
            throw e;
        } catch (IOException e) {
            OPEN.remove(place);
            throw new GraphException(Reason.IO, "cannot read " + place + ": " + e, e);
        } catch (RuntimeException e) {
            OPEN.remove(place);
            throw isLock(e)
                    ? new GraphException(
                            Reason.LOCKED,
                            place + " is in use by another process: " + e.getMessage(),
                            e)
                    : new GraphException(
                            Reason.IO,
                            place
                                    + " holds no readable store: "
                                    + e.getMessage()
                                    + GraphException.REMEDY,
                            e);
        }
    }

    @Override
    public void close() {
        TDBInternal.expel(dataset);
        OPEN.remove(place);
    }

    /** TDB2 has no exception of its own for the lock that another process holds. */
    private static boolean isLock(RuntimeException e) {
        return e instanceof AlreadyLocked
                || String.valueOf(e.getMessage()).startsWith("Failed to get a lock");
    }
}
