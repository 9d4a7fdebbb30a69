package org.tiaowen.graph.rdf4j;

import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.sail.lmdb.LmdbStore;
import org.eclipse.rdf4j.sail.lmdb.config.LmdbStoreConfig;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.Beside;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.GraphStoreContract;

import java.nio.file.Path;

@Beside
final class LmdbStoreTest extends GraphStoreContract {

    @TempDir Path folder;

    @Override
    protected GraphStore open() {
        return Rdf4jStore.of(
                new SailRepository(new LmdbStore(folder.toFile(), new LmdbStoreConfig())));
    }
}
