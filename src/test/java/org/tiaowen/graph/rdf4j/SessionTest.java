package org.tiaowen.graph.rdf4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.eclipse.rdf4j.query.QueryLanguage;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.repository.Repository;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.RepositoryException;
import org.eclipse.rdf4j.repository.base.RepositoryConnectionWrapper;
import org.eclipse.rdf4j.repository.base.RepositoryWrapper;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.junit.jupiter.api.Test;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphStore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads of a repository that fails. */
final class SessionTest {

    private final Deque<RepositoryConnection> opened = new ArrayDeque<>();
    private final AtomicBoolean isBroken = new AtomicBoolean();

    private Repository repository() {
        return new RepositoryWrapper(new SailRepository(new MemoryStore())) {
            @Override
            public RepositoryConnection getConnection() {
                RepositoryConnection connection = breaking(this, super.getConnection());
                opened.add(connection);
                return connection;
            }
        };
    }

    private RepositoryConnection breaking(Repository repository, RepositoryConnection connection) {
        return new RepositoryConnectionWrapper(repository, connection) {
            @Override
            public TupleQuery prepareTupleQuery(QueryLanguage language, String text, String base) {
                if (isBroken.get()) {
                    throw new RepositoryException("out of order");
                }
                return super.prepareTupleQuery(language, text, base);
            }
        };
    }

    @Test
    void aReadThatCannotBeginLeavesNoTransactionOpen() {
        try (GraphStore store = Rdf4jStore.of(repository())) {
            assertEquals(0, store.revision());
            isBroken.set(true);
            int before = opened.size();
            assertThrows(GraphException.class, store::revision);
            assertEquals(before + 1, opened.size());
            assertFalse(opened.getLast().isOpen());
            isBroken.set(false);
            assertEquals(0, store.revision());
        }
    }
}
