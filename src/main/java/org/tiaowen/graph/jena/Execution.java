package org.tiaowen.graph.jena;

import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecDatasetBuilder;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.tdb2.TDB2;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.QueryResult;
import org.tiaowen.graph.ResultReader;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One run of a query on a TDB2 dataset that is in a transaction. */
final class Execution {

    private Execution() {}

    static <T extends @Nullable Object, X extends Exception> T run(
            DatasetGraph dataset,
            Query query,
            Duration limit,
            MemoryBudget budget,
            ResultReader<T, X> reader)
            throws X {
        long end = System.nanoTime() + limit.toNanos();
        try (MemoryBudget.Share share = budget.open();
                Turns.Turn turn = Turns.OF_PROCESS.open();
                QueryExec execution =
                        QueryExecDatasetBuilder.create()
                                .dataset(dataset)
                                .query(query.isDescribeType() ? described(query) : query)
                                .set(MemoryBudget.SHARE, share)
                                .set(Turns.TURN, turn)
                                // A union as default graph would win over FROM.
                                .set(TDB2.symUnionDefaultGraph, !query.hasDatasetDescription())
                                .set(ARQConstants.sysOpExecutorFactory, GuardedExecutor.FACTORY)
                                .set(ARQConstants.sysOptimizerFactory, GuardedFunctions.REWRITE)
                                // Folding would evaluate functions before anything watches them.
                                .set(ARQ.optExprConstantFolding, false)
                                .set(ARQ.httpServiceAllowed, false)
                                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                                .build()) {
            return reader.read(
                    query.isDescribeType()
                            ? describe(execution, query, dataset, share, end)
                            : start(execution, query));
        } catch (QueryCancelledException e) {
            throw new GraphException(
                    Reason.TIMEOUT, "the query did not end within " + limit.toMillis() + " ms", e);
        } catch (QueryException e) {
            throw new GraphException(
                    Reason.EVALUATION, "the query cannot be evaluated: " + e.getMessage(), e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            // What the query held is free again; the rest of the program need not suffer.
            throw new GraphException(Reason.MEMORY, "the query needs more memory than there is", e);
        }
    }

    /** What tells the things to describe. */
    private static Query described(Query query) {
        Query select = query.cloneQuery();
        select.setQuerySelectType();
        if (select.getQueryPattern() == null) {
            select.setQueryPattern(new ElementGroup());
        }
        return select;
    }

    private static QueryResult describe(
            QueryExec execution,
            Query query,
            DatasetGraph dataset,
            MemoryBudget.Share share,
            long end) {
        DescribedTriples triples =
                new DescribedTriples(
                        dataset,
                        query,
                        share,
                        () -> {
                            if (System.nanoTime() - end > 0) {
                                throw new QueryCancelledException();
                            }
                        });
        if (query.getQueryPattern() != null && !query.getResultVars().isEmpty()) {
            triples.addAll(execution.select());
        }
        return new QueryResult.Triples(triples);
    }

    private static QueryResult start(QueryExec execution, Query query) {
        return switch (query.queryType()) {
            case SELECT -> new QueryResult.Rows(execution.select());
            case ASK -> new QueryResult.Truth(execution.ask());
            case CONSTRUCT -> new QueryResult.Triples(execution.constructTriples());
            default ->
                    throw new GraphException(
                            Reason.FORBIDDEN,
                            "only SELECT, ASK, CONSTRUCT and DESCRIBE are answered");
        };
    }
}
