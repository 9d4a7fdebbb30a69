package org.tiaowen.graph.jena;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.graph.NodeTransform;
import org.apache.jena.sparql.serializer.SerializationContext;
import org.jspecify.annotations.Nullable;

/** An aggregate that is another one in all but how its groups are gathered. */
abstract class WrappedAggregator implements Aggregator {

    private final Aggregator wrapped;

    WrappedAggregator(Aggregator wrapped) {
        this.wrapped = wrapped;
    }

    final Aggregator wrapped() {
        return wrapped;
    }

    /** The same around another one. */
    abstract Aggregator around(Aggregator other);

    @Override
    public final Node getValueEmpty() {
        return wrapped.getValueEmpty();
    }

    @Override
    public final String toPrefixString() {
        return wrapped.toPrefixString();
    }

    @Override
    public final String key() {
        return wrapped.key();
    }

    @Override
    public final String getName() {
        return wrapped.getName();
    }

    @Override
    public final ExprList getExprList() {
        return wrapped.getExprList();
    }

    @Override
    public final Aggregator copy(ExprList arguments) {
        return around(wrapped.copy(arguments));
    }

    @Override
    public final Aggregator copyTransform(NodeTransform transform) {
        return around(wrapped.copyTransform(transform));
    }

    @Override
    public final boolean equals(Aggregator other, boolean bySyntax) {
        return getClass().isInstance(other)
                && wrapped.equals(((WrappedAggregator) other).wrapped, bySyntax);
    }

    @Override
    public final String asSparqlExpr(SerializationContext context) {
        return wrapped.asSparqlExpr(context);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other != null
                && getClass() == other.getClass()
                && wrapped.equals(((WrappedAggregator) other).wrapped);
    }

    @Override
    public final int hashCode() {
        return wrapped.hashCode();
    }
}
