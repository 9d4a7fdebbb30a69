package org.tiaowen.graph.jena;

import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.Beside;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.GuardedQueriesContract;

import java.nio.file.Path;

@Beside
final class Tdb2DirectoryTest extends GuardedQueriesContract {

    @TempDir Path folder;

    @Override
    protected GraphStore open() {
        return Tdb2Store.open(folder.resolve("图 库"));
    }
}
