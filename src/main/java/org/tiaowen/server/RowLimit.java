package org.tiaowen.server;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.QueryResult;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * How many rows, or triples, of one answer are given. A whole answer beyond the limit is refused,
 * never cut; where a part was asked for, it is cut and says so.
 */
final class RowLimit {

    /** Says that rows were left out, because the client had asked for a part. */
    static final String HEADER = "Tiaowen-Part";

    private final long most;
    private final boolean isPart;
    private final boolean isCounted;
    private long given;
    private boolean isCut;
    private boolean isDone;

    private RowLimit(long most, boolean isPart, boolean isCounted) {
        this.most = most;
        this.isPart = isPart;
        this.isCounted = isCounted;
    }

    /**
     * The limit of one query.
     *
     * @param whole rows that are given whole
     * @param part rows of the part that was asked for; 0 where none was
     */
    static RowLimit of(Query query, long whole, long part) {
        boolean ownLimit =
                part == QueryRunner.EVERYTHING
                        || query.isAskType()
                        || query.hasLimit() && query.getLimit() <= whole;
        return part > 0 ? new RowLimit(part, true, true) : new RowLimit(whole, false, !ownLimit);
    }

    /** Whether it can turn out late that the answer is refused or cut. */
    boolean isOpen() {
        return isCounted && !isDone;
    }

    /** Value of the header; null where the answer is whole. */
    @Nullable String header() {
        return isCut || isPart && !isDone ? "rows=" + most : null;
    }

    /** The same result, counted. */
    QueryResult count(QueryResult result) {
        return switch (result) {
            case QueryResult.Rows(RowSet rows) when isCounted ->
                    new QueryResult.Rows(
                            RowSetStream.create(rows.getResultVars(), new Counted<>(rows)));
            case QueryResult.Triples(var triples) when isCounted ->
                    new QueryResult.Triples(new Counted<>(triples));
            default -> result;
        };
    }

    private Problem refusal() {
        return new Problem(
                        ProblemType.TOO_MANY_ROWS,
                        ("the answer has more than %,d rows; ask for pages with ORDER BY, LIMIT and"
                                        + " OFFSET, for the first rows with the parameter maxRows,"
                                        + " or take everything with 'tiaowen dump'")
                                .formatted(most))
                .with("maximum", most);
    }

    private final class Counted<T> implements Iterator<T> {

        private final Iterator<T> all;

        Counted(Iterator<T> all) {
            this.all = all;
        }

        @Override
        public boolean hasNext() {
            if (isDone) {
                return false;
            }
            boolean more = all.hasNext();
            if (more && given == most) {
                if (!isPart) {
                    throw refusal();
                }
                isCut = true;
                more = false;
            }
            isDone = !more;
            return more;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            given++;
            return all.next();
        }
    }
}
