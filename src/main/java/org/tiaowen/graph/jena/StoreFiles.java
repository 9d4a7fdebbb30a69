package org.tiaowen.graph.jena;

import org.apache.jena.tdb2.params.StoreParams;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the files of a database are as long as it says itself. TDB2 maps what is there and takes
 * a file that has lost its end for one that never had it; each tree and each file of terms has a
 * small file beside it with how far it has been filled, though, which tells them apart.
 *
 * <p>It reads a few bytes of each file, before the database is opened. What changed inside a file
 * only {@link StoreCheck} finds.
 */
final class StoreFiles {

    private static final int BLOCK = 8192;

    /** Of a tree: the root, and how many blocks of branches and of leaves there are. */
    private static final int TREE = 3;

    /** Of a file of terms: its length, and nothing. */
    private static final int TERMS = 2;

    private final Path database;
    private final List<String> lost = new ArrayList<>();
    private boolean isFilled;
    private long filled;

    private StoreFiles(Path database) {
        this.database = database;
    }

    /**
     * Reads what a database says of its files.
     *
     * @param database its directory; one without files is a database into which nothing has been
     *     written
     */
    static StoreFiles of(Path database, StoreParams params) throws IOException {
        StoreFiles files = new StoreFiles(database);
        for (String[] indexes :
                List.of(
                        params.getTripleIndexes(),
                        params.getQuadIndexes(),
                        params.getPrefixIndexes())) {
            for (String index : indexes) {
                files.tree(index);
            }
        }
        for (String table :
                List.of(params.getNodeTableBaseName(), params.getPrefixTableBaseName())) {
            files.tree(table);
            files.terms(table + "-data");
        }
        return files;
    }

    /**
     * Files that are shorter than they have to be, with both sizes; none of a database into which
     * nothing has been written.
     */
    List<String> shortened() {
        return isFilled ? lost : List.of();
    }

    /** Bytes that have been written; the files are longer, as they are mapped in large parts. */
    long filled() {
        return filled;
    }

    private void tree(String name) throws IOException {
        long[] state = state(name + ".bpt", TREE);
        isFilled |= state[1] > 1 || state[2] > 1;
        expect(name + ".idn", state[1] * BLOCK);
        expect(name + ".dat", state[2] * BLOCK);
    }

    private void terms(String name) throws IOException {
        long[] state = state(name + ".bdf", TERMS);
        isFilled |= state[0] > 0 || size(name + ".obj") > 0;
        expect(name + ".obj", state[0]);
    }

    private long[] state(String name, int numbers) throws IOException {
        long[] state = new long[numbers];
        if (expect(name, (long) numbers * Long.BYTES)) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(database.resolve(name)));
            bytes.asLongBuffer().get(state);
        }
        return state;
    }

    private boolean expect(String name, long size) throws IOException {
        filled += size;
        long found = size(name);
        if (found < size) {
            lost.add("%s has %d of %d bytes".formatted(name, found, size));
        }
        return found >= size;
    }

    private long size(String name) throws IOException {
        Path file = database.resolve(name);
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
