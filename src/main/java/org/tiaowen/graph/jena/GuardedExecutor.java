package org.tiaowen.graph.jena;

import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;

/**
 * TDB2's evaluation of one operator, made to stop and not to fail.
 *
 * <p>The evaluator of property paths never looks whether its query has been cancelled; here the
 * graph that it walks does ({@link WatchedGraph}).
 *
 * <p>TDB2 6.0.0 looks at the first row of the input to order a pattern of two triples or more, and
 * throws “Peek iterator is already empty” where there is none (apache/jena issue 3751, mended after
 * 6.0.0): so fails any query in which such a pattern follows another that matches nothing. Here an
 * empty input is answered with an empty result.
 */
final class GuardedExecutor extends OpExecutorTDB2 {

    static final OpExecutorFactory FACTORY = GuardedExecutor::new;

    private GuardedExecutor(ExecutionContext context) {
        super(context);
    }

    @Override
    protected QueryIterator execute(OpBGP pattern, QueryIterator input) {
        return input.hasNext() ? super.execute(pattern, input) : input;
    }

    @Override
    protected QueryIterator execute(OpQuadPattern pattern, QueryIterator input) {
        return input.hasNext() ? super.execute(pattern, input) : input;
    }

    @Override
    protected QueryIterator execute(OpFilter filter, QueryIterator input) {
        return input.hasNext() ? super.execute(filter, input) : input;
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        ExecutionContext watched =
                ExecutionContext.copyChangeActiveGraph(
                        execCxt, new WatchedGraph(execCxt.getActiveGraph(), execCxt));
        return new QueryIterPath(path.getTriplePath(), input, watched);
    }
}
