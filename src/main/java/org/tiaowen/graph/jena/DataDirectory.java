package org.tiaowen.graph.jena;

import org.apache.jena.dboe.base.file.AlreadyLocked;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.sys.Names;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.params.StoreParamsCodec;
import org.apache.jena.tdb2.store.DatasetGraphSwitchable;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.TDB2StorageBuilder;
import org.apache.jena.tdb2.sys.StoreConnection;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.graph.DiskUse;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory that holds a TDB2 database, and belongs to one store of one process at a time. TDB2
 * locks {@code tdb.lock} by way of the operating system, which gives the lock back when the process
 * ends, however it ends; inside a process it would hand the same database out twice, so that is
 * kept here.
 */
record DataDirectory(Path place, DatasetGraphSwitchable container) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    /** The databases of a directory, of which TDB2 opens the one with the highest number. */
    private static final Pattern NAME = Pattern.compile("Data-\\d+");

    /** The file that says how far the present one was filled behind the last compaction. */
    private static final String COMPACTED = "compacted";

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
            List<String> shortened = StoreFiles.of(present(place), PARAMETERS).shortened();
            if (!shortened.isEmpty()) {
                throw new GraphException(
                        Reason.IO,
                        "the graph in "
                                + place
                                + " has lost parts of its files: "
                                + String.join("; ", shortened)
                                + GraphException.REMEDY);
            }
            describe(place);
            DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(location, PARAMETERS);
            tidy(place);
            return new DataDirectory(place, TDBInternal.getDatabaseContainer(dataset));
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

    /**
     * Says which indexes there are, before TDB2 does: a kill while it writes leaves half a file,
     * for which it takes its own six, and makes those that are missing empty.
     */
    private static void describe(Path place) throws IOException {
        boolean hasAllOfTdb2 = Files.exists(present(place).resolve("GPOS.bpt"));
        if (!hasAllOfTdb2 && StoreParamsCodec.read(Location.create(place)) == null) {
            Path part = place.resolve(Names.TDB_CONFIG_FILE + ".part");
            StoreParamsCodec.write(part.toString(), PARAMETERS);
            Files.move(
                    part,
                    place.resolve(Names.TDB_CONFIG_FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** How far the files are filled. */
    DiskUse use() {
        try {
            Path noted = place.resolve(COMPACTED);
            return new DiskUse(
                    StoreFiles.of(present(place), PARAMETERS).filled(),
                    Files.exists(noted) ? number(Files.readString(noted)) : 0);
        } catch (IOException e) {
            throw new GraphException(Reason.IO, "cannot read " + place + ": " + e, e);
        }
    }

    /**
     * Makes a database of what another holds, without what its earlier states left in it. A kill
     * leaves one of them whole, and the next opening deletes the rest.
     *
     * @param present the last of this directory; nobody writes to it
     * @return null where it was told to stop
     */
    @Nullable Database successor(Database present, BooleanSupplier isStopped) {
        Path next = place.resolve("Data-%04d".formatted(number(place(present)) + 1));
        Path part = next.resolveSibling(next.getFileName() + "-tmp"); // as TDB2 names it
        try {
            delete(part);
            Files.createDirectory(part);
            DatasetGraphTDB copy =
                    TDB2StorageBuilder.build(Location.create(part), PARAMETERS, null);
            try {
                if (!Copying.copy(present, new Database(copy), isStopped)) {
                    return null;
                }
            } finally {
                copy.shutdown();
            }
            Files.writeString(
                    place.resolve(COMPACTED),
                    Long.toString(StoreFiles.of(part, PARAMETERS).filled()));
            Files.move(part, next, StandardCopyOption.ATOMIC_MOVE);
            return opened(next, part);
        } catch (IOException | JenaException e) {
            throw new GraphException(Reason.IO, place + " could not be compacted: " + e, e);
        } finally {
            delete(part);
        }
    }

    /** A database that could not be opened must not be the last one, which the next start opens. */
    private Database opened(Path next, Path part) throws IOException {
        Location location = Location.create(next);
        try {
            DatasetGraph dataset =
                    StoreConnection.connectCreate(location, PARAMETERS, null).getDatasetGraph();
            Database opened = new Database(dataset);
            container.set(dataset);
            return opened;
        } catch (RuntimeException | Error e) {
            Files.move(next, part, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
    }

    /** Closes and deletes a database that another has taken the place of. */
    void drop(Database old) {
        Path superseded = place(old);
        StoreConnection.release(Location.create(superseded));
        delete(superseded);
    }

    private static Path place(Database database) {
        return Path.of(
                TDBInternal.requireStorage(database.dataset()).getLocation().getDirectoryPath());
    }

    /** The database that TDB2 opens, the last; the directory itself where there is none. */
    private static Path present(Path place) throws IOException {
        List<Path> databases = databases(place);
        return databases.isEmpty() ? place : databases.getLast();
    }

    /** The oldest first. */
    private static List<Path> databases(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(f -> NAME.matcher(f.getFileName().toString()).matches())
                    .sorted(Comparator.comparingLong(DataDirectory::number))
                    .toList();
        }
    }

    private static long number(Path database) {
        return number(database.getFileName().toString());
    }

    /** The digits of it; 0 where there are none. */
    private static long number(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    /** Deletes what a compaction made superfluous and did not come to delete. */
    private static void tidy(Path place) throws IOException {
        Path present = present(place);
        for (Path database : databases(place)) {
            if (!database.equals(present)) {
                delete(database);
            }
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (NoSuchFileException e) {
            LOG.trace("{} is gone", directory);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} could not be deleted; the next start does: {}", directory, e.toString());
        }
    }

    @Override
    public void close() {
        TDBInternal.expel(container);
        OPEN.remove(place);
    }

    /** TDB2 has no exception of its own for the lock that another process holds. */
    private static boolean isLock(RuntimeException e) {
        return e instanceof AlreadyLocked
                || String.valueOf(e.getMessage()).startsWith("Failed to get a lock");
    }
}
