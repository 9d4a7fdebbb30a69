package org.tiaowen.graph.jena;

import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/**
 * GROUP_CONCAT that gives a group up when its text grows beyond {@link GuardedFunctions#LONGEST}:
 * the group then has no value, as after any error.
 */
final class BoundedConcat extends WrappedAggregator {

    /**
     * @param concat ARQ's, with or without DISTINCT
     */
    BoundedConcat(Aggregator concat) {
        super(concat);
    }

    @Override
    Aggregator around(Aggregator other) {
        return new BoundedConcat(other);
    }

    @Override
    public Accumulator createAccumulator() {
        return new Bounded(wrapped().createAccumulator(), getExprList());
    }

    private static final class Bounded implements Accumulator {

        private final Accumulator text;
        private final ExprList expressions;
        private long length;

        Bounded(Accumulator text, ExprList expressions) {
            this.text = text;
            this.expressions = expressions;
        }

        @Override
        public void accumulate(Binding row, FunctionEnv query) {
            length += 1 + length(row, query);
            if (length <= GuardedFunctions.LONGEST) {
                text.accumulate(row, query);
            }
        }

        private long length(Binding row, FunctionEnv query) {
            try {
                return GuardedFunctions.length(expressions.get(0).eval(row, query));
            } catch (ExprEvalException e) {
                return 0; // the accumulator meets the same error and counts it
            }
        }

        @Override
        public @Nullable NodeValue getValue() {
            return length <= GuardedFunctions.LONGEST ? text.getValue() : null;
        }
    }
}
