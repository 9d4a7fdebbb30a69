package org.tiaowen.graph.jena;

import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.Lifetime;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The reads and writes of a store, each in a transaction of its database. Where another database of
 * the same content takes its place, who reads goes on in the one that he began in, and who would
 * write waits.
 */
final class Transactions implements AutoCloseable {

    /** What is done in a database. */
    interface Work<T extends @Nullable Object, X extends Exception> {

        /** Does it. */
        T in(Database database) throws X;
    }

    /** What makes a database of the content of another, which nobody writes meanwhile. */
    interface Successor {

        /** Makes it; null where it was told to stop. */
        @Nullable Database of(Database present);
    }

    /** Held by who writes, or makes a successor. */
    private final ReentrantLock writing = new ReentrantLock(true);

    /** The database that the thread is in; of each store another. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Database> entered = new ThreadLocal<>();

    private final Lifetime lifetime;
    private volatile Database present;

    /**
     * Of this database.
     *
     * @param release what is done at the end
     */
    Transactions(Database first, Runnable release) {
        present = first;
        lifetime = new Lifetime(release);
    }

    /** The one that reads and writes begin in. */
    Database present() {
        return present;
    }

    /** Inside another read of the same thread, the work sees that one's snapshot. */
    <T extends @Nullable Object, X extends Exception> T read(Work<T, X> work) throws X {
        return lifetime.use(
                () -> {
                    Database outer = entered.get();
                    return outer == null
                            ? inside(db -> db.<T, X>read(() -> work.in(db)))
                            : work.in(outer);
                });
    }

    /** Waits for whoever writes before. */
    <T> T write(Work<T, RuntimeException> work) {
        return lifetime.use(
                () -> {
                    if (entered.get() != null) {
                        throw new IllegalStateException("a write inside a read of the same thread");
                    }
                    writing.lock();
                    try {
                        return inside(db -> db.write(() -> work.in(db)));
                    } finally {
                        writing.unlock();
                    }
                });
    }

    private <T extends @Nullable Object, X extends Exception> T inside(Work<T, X> work) throws X {
        Database database = present;
        while (!database.enter()) {
            database = present;
        }
        entered.set(database);
        try {
            return work.in(database);
        } finally {
            entered.remove();
            database.leave();
        }
    }

    /**
     * Puts a successor in the place of the database, and waits for those who read in the old one.
     *
     * @param isStopped whether to wait no longer
     * @param left told of the old one when the last has left it
     * @return false where no successor was made
     */
    boolean supersede(Successor successor, BooleanSupplier isStopped, Consumer<Database> left) {
        return lifetime.use(
                () -> {
                    Database old;
                    writing.lock();
                    try {
                        old = present;
                        Database made = successor.of(old);
                        if (made == null) {
                            return false;
                        }
                        present = made;
                    } finally {
                        writing.unlock();
                    }
                    if (old.isLeft(isStopped)) {
                        left.accept(old);
                    }
                    return true;
                });
    }

    @Override
    public void close() {
        lifetime.close();
    }
}
