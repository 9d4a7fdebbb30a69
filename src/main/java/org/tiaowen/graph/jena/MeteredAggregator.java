package org.tiaowen.graph.jena;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/**
 * An aggregate that counts what its groups hold: their keys, the values that DISTINCT has seen, the
 * texts that GROUP_CONCAT gathers.
 */
final class MeteredAggregator extends WrappedAggregator {

    /** Bytes of an accumulator and its place in the table of groups, about. */
    private static final long GROUP = 200;

    private final Holding holding;

    MeteredAggregator(Aggregator counted, Holding holding) {
        super(counted);
        this.holding = holding;
    }

    @Override
    Aggregator around(Aggregator other) {
        return new MeteredAggregator(other, holding);
    }

    @Override
    public Accumulator createAccumulator() {
        return new Metered();
    }

    private boolean isDistinct() {
        Aggregator own = wrapped() instanceof BoundedConcat bounded ? bounded.wrapped() : wrapped();
        return own.getClass().getSimpleName().endsWith("Distinct");
    }

    private boolean isGathering() {
        return wrapped() instanceof BoundedConcat;
    }

    private final class Metered implements Accumulator {

        private final Accumulator accumulator = wrapped().createAccumulator();
        private final boolean isGathering = isGathering();
        private final @Nullable Set<Object> seen = isDistinct() ? new HashSet<>() : null;
        private boolean isNew = true;
        private long gathered;

        @Override
        public void accumulate(Binding row, FunctionEnv query) {
            if (isNew) {
                // The key of the group is a part of each of its rows.
                holding.take(GROUP + MemoryBudget.size(row));
                isNew = false;
            }
            if (seen != null) {
                Object value = value(row, query);
                if (!seen.add(value)) {
                    return;
                }
                // Of what is distinct the accumulator has a set of its own.
                holding.take(
                        2 * (64 + (value instanceof Node node ? MemoryBudget.size(node) : 64)));
            } else if (isGathering && gathered <= 2 * GuardedFunctions.LONGEST) {
                long more = value(row, query) instanceof Node node ? 2 + text(node) : 0;
                gathered += more;
                holding.take(more);
            }
            accumulator.accumulate(row, query);
        }

        private static long text(Node node) {
            return node.isLiteral() ? 2L * node.getLiteralLexicalForm().length() : 0;
        }

        /** Of COUNT(DISTINCT *) the row; where there is no value, something of the row's own. */
        private Object value(Binding row, FunctionEnv query) {
            ExprList expressions = getExprList();
            if (expressions == null || expressions.isEmpty()) {
                holding.take(MemoryBudget.size(row));
                return row;
            }
            try {
                return expressions.get(0).eval(row, query).asNode();
            } catch (ExprEvalException e) {
                return new Object(); // the accumulator meets the same error and counts it
            }
        }

        @Override
        public @Nullable NodeValue getValue() {
            return accumulator.getValue();
        }
    }
}
