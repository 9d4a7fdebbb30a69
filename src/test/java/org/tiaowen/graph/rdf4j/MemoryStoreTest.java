package org.tiaowen.graph.rdf4j;

import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.tiaowen.Beside;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.GraphStoreContract;

@Beside
final class MemoryStoreTest extends GraphStoreContract {

    @Override
    protected GraphStore open() {
        return Rdf4jStore.of(new SailRepository(new MemoryStore()));
    }
}
