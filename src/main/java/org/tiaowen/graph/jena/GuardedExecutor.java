package org.tiaowen.graph.jena;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterAssign;
import org.apache.jena.sparql.engine.iterator.QueryIterGroup;
import org.apache.jena.sparql.engine.iterator.QueryIterMinus;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterSort;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * TDB2's evaluation of one operator, made to stop and not to fail.
 *
 * <p>The evaluator of property paths never looks whether its query has been cancelled; here the
 * graph that it walks does ({@link GuardedPath}).
 *
 * <p>Nor does any operator ask how much it may hold; here each counts it against the query's share
 * ({@link MemoryBudget}).
 *
 * <p>Rows that are read give way to other queries ({@link Turns}).
 *
 * <p>TDB2 6.0.0 looks at the first row of the input to order a pattern of two triples or more, and
 * throws “Peek iterator is already empty” where there is none (apache/jena issue 3751, mended after
 * 6.0.0): so fails any query in which such a pattern follows another that matches nothing. Here an
 * empty input is answered with an empty result.
 */
final class GuardedExecutor extends OpExecutorTDB2 {

    /** Bytes of a text that counts in a row that is only passed on. */
    private static final long LONG_TEXT = 10_000;

    static final OpExecutorFactory FACTORY = GuardedExecutor::new;

    private GuardedExecutor(ExecutionContext context) {
        super(context);
    }

    @Override
    protected QueryIterator execute(OpBGP pattern, QueryIterator input) {
        return input.hasNext() ? Turns.among(super.execute(pattern, input), execCxt) : input;
    }

    @Override
    protected QueryIterator execute(OpQuadPattern pattern, QueryIterator input) {
        return input.hasNext() ? Turns.among(super.execute(pattern, input), execCxt) : input;
    }

    @Override
    protected QueryIterator execute(OpFilter filter, QueryIterator input) {
        return input.hasNext() ? Turns.among(super.execute(filter, input), execCxt) : input;
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        TriplePath given = path.getTriplePath();
        if (given.isTriple()) {
            return super.execute(path, input);
        }
        TriplePath simple =
                new TriplePath(
                        given.getSubject(), SimplePaths.of(given.getPath()), given.getObject());
        return new GuardedPath(simple, input, execCxt);
    }

    // What follows is ARQ's evaluation of the operators that hold rows, with each row counted.

    @Override
    protected QueryIterator execute(OpOrder order, QueryIterator input) {
        Holding holding = new Holding(execCxt);
        QueryIterator rows = holding.keeping(exec(order.getSubOp(), input));
        return holding.until(new QueryIterSort(rows, order.getConditions(), execCxt));
    }

    /** It holds what it lets through. */
    @Override
    protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
        Holding holding = new Holding(execCxt);
        return holding.until(holding.keeping(super.execute(distinct, input)));
    }

    @Override
    protected QueryIterator execute(OpGroup group, QueryIterator input) {
        Holding holding = new Holding(execCxt);
        QueryIterator rows = exec(group.getSubOp(), input);
        List<ExprAggregator> aggregators = new ArrayList<>();
        for (ExprAggregator aggregator : group.getAggregators()) {
            aggregators.add(
                    new ExprAggregator(
                            aggregator.getVar(),
                            new MeteredAggregator(aggregator.getAggregator(), holding)));
        }
        if (aggregators.isEmpty()) {
            if (!rows.hasNext()) {
                return rows;
            }
            // Without an aggregate nobody would see that a group begins.
            aggregators.add(
                    new ExprAggregator(
                            Var.alloc("tiaowen group"),
                            new MeteredAggregator(new AggCount(), holding)));
        }
        return holding.until(new QueryIterGroup(rows, group.getGroupVars(), aggregators, execCxt));
    }

    /** The table is made of the left side. */
    @Override
    protected QueryIterator execute(OpJoin join, QueryIterator input) {
        Holding holding = new Holding(execCxt);
        QueryIterator left = holding.keeping(exec(join.getLeft(), input));
        QueryIterator right = exec(join.getRight(), root());
        return holding.until(Join.join(left, right, execCxt));
    }

    /** What a SERVICE gives is asked once, whatever comes before it. */
    @Override
    protected QueryIterator execute(OpService service, QueryIterator input) {
        QueryIterator rows =
                QueryIterPlainWrapper.create(
                        OtherServices.rows(service, execCxt).iterator(), execCxt);
        return Join.join(rows, input, execCxt);
    }

    /** The table is made of the right side. */
    @Override
    protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
        Holding holding = new Holding(execCxt);
        QueryIterator left = exec(join.getLeft(), input);
        QueryIterator right = holding.keeping(exec(join.getRight(), root()));
        return holding.until(Join.leftJoin(left, right, join.getExprs(), execCxt));
    }

    @Override
    protected QueryIterator execute(OpMinus minus, QueryIterator input) {
        Holding holding = new Holding(execCxt);
        QueryIterator left = exec(minus.getLeft(), input);
        QueryIterator right = holding.keeping(exec(minus.getRight(), root()));
        Set<Var> common = OpVars.visibleVars(minus.getLeft());
        common.retainAll(OpVars.visibleVars(minus.getRight()));
        return holding.until(QueryIterMinus.create(left, right, common, execCxt));
    }

    @Override
    protected QueryIterator execute(OpTable table, QueryIterator input) {
        if (table.isJoinIdentity() || input.isJoinIdentity()) {
            return super.execute(table, input);
        }
        Holding holding = new Holding(execCxt);
        return holding.until(super.execute(table, holding.keeping(input)));
    }

    /** A row with many long texts is long; so they are counted one by one. */
    @Override
    protected QueryIterator execute(OpExtend extend, QueryIterator input) {
        QueryIterator rows = exec(extend.getSubOp(), input);
        VarExprList all = extend.getVarExprList();
        for (Var variable : all.getVars()) {
            Expr expression = all.getExpr(variable);
            VarExprList one =
                    expression == null ? new VarExprList() : new VarExprList(variable, expression);
            if (expression == null) {
                one.add(variable);
            }
            rows = new QueryIterAssign(rows, one, execCxt, true);
            if (expression != null && expression.isFunction()) {
                rows = new Holding(execCxt).passing(rows, row -> textOf(row.get(variable)));
            }
        }
        return rows;
    }

    private static long textOf(@Nullable Node value) {
        long size = value == null ? 0 : MemoryBudget.size(value);
        return size > LONG_TEXT ? size : 0;
    }
}
