package org.tiaowen.graph.jena;

import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.Beside;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.GraphStoreContract;

import java.nio.file.Path;

/** What guards queries does not ask where the graph lies: {@link Tdb2MemoryTest} has that. */
@Beside
final class Tdb2DirectoryTest extends GraphStoreContract {

    @TempDir Path folder;

    @Override
    protected GraphStore open() {
        return Tdb2Store.open(folder.resolve("图 库"));
    }
}
