package org.tiaowen.graph.jena;

import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.exec.UpdateExecDatasetBuilder;
import org.apache.jena.sparql.modify.request.Target;
import org.apache.jena.sparql.modify.request.UpdateClear;
import org.apache.jena.sparql.modify.request.UpdateDrop;
import org.apache.jena.sparql.modify.request.UpdateWithUsing;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateRequest;
import org.tiaowen.graph.UpdateFailures;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One run of an update, in the write transaction that the thread is in. */
final class UpdateExecution {

    private UpdateExecution() {}

    static void run(UserDataset dataset, UpdateRequest request, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        UpdateFailures.told(
                limit,
                () -> {
                    for (Update operation : request) {
                        run(
                                dataset,
                                operation,
                                request,
                                Math.max(1, (end - System.nanoTime()) / 1_000_000));
                    }
                });
    }

    private static void run(
            UserDataset dataset, Update operation, UpdateRequest request, long millis) {
        UpdateRequest one = new UpdateRequest(named(operation));
        one.setPrefixMapping(request.getPrefixMapping());
        UpdateExecDatasetBuilder.create()
                .dataset(dataset)
                .update(one)
                // A union as default graph would win over USING.
                .set(TDB2.symUnionDefaultGraph, !hasUsing(operation))
                .set(ARQConstants.sysOpExecutorFactory, GuardedExecutor.FACTORY)
                .set(ARQConstants.sysOptimizerFactory, GuardedFunctions.REWRITE)
                .set(ARQ.optExprConstantFolding, false)
                .set(ARQ.httpServiceAllowed, false)
                .timeout(millis, TimeUnit.MILLISECONDS)
                .execute();
    }

    /** All graphs are the named ones: the default graph is their union. */
    private static Update named(Update operation) {
        return switch (operation) {
            case UpdateClear clear when clear.isAll() ->
                    new UpdateClear(Target.NAMED, clear.isSilent());
            case UpdateDrop drop when drop.isAll() -> new UpdateDrop(Target.NAMED, drop.isSilent());
            default -> operation;
        };
    }

    private static boolean hasUsing(Update operation) {
        return operation instanceof UpdateWithUsing using
                && !(using.getUsing().isEmpty() && using.getUsingNamed().isEmpty());
    }
}
