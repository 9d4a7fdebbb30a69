package org.tiaowen.graph.jena;

import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.GraphStoreContract;

final class Tdb2MemoryTest extends GraphStoreContract {

    @Override
    protected GraphStore open() {
        return Tdb2Store.inMemory();
    }
}
