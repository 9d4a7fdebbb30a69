package org.tiaowen.graph.jena;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;

import java.util.List;

/**
 * Puts functions on strings that end with their query and do not fill the memory in place of ARQ's:
 * nested, REPLACE and CONCAT multiply what they are given, and a regular expression can take ages
 * over thirty characters. A text that would grow beyond {@link #LONGEST} is an error of the
 * expression, as SPARQL has it for wrong arguments.
 */
final class GuardedFunctions extends ExprTransformCopy {

    /** In UTF-16 units. */
    static final long LONGEST = 4_000_000;

    /** The usual optimisation, then these functions. */
    static final RewriteFactory REWRITE =
            context -> {
                var usual = Optimize.stdOptimizationFactory.create(context);
                return op ->
                        Transformer.transform(
                                new Groups(), new GuardedFunctions(), usual.rewrite(op));
            };

    private GuardedFunctions() {}

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
        return switch (function) {
            case E_Regex _ -> new GuardedRegex(arguments);
            case E_StrReplace _ -> new GuardedReplace(arguments);
            case E_StrConcat _ -> new Concat(arguments);
            default -> super.transform(function, arguments);
        };
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
        return function instanceof E_StrEncodeForURI
                ? new Encode(argument)
                : super.transform(function, argument);
    }

    /** Transforms of expressions pass aggregates by. */
    private static final class Groups extends TransformCopy {

        @Override
        public Op transform(OpGroup group, Op input) {
            return OpGroup.create(
                    input,
                    group.getGroupVars(),
                    group.getAggregators().stream().map(GuardedFunctions::bounded).toList());
        }
    }

    private static ExprAggregator bounded(ExprAggregator expression) {
        return switch (expression.getAggregator()) {
            case AggGroupConcat concat ->
                    new ExprAggregator(expression.getVar(), new BoundedConcat(concat));
            case AggGroupConcatDistinct concat ->
                    new ExprAggregator(expression.getVar(), new BoundedConcat(concat));
            default -> expression;
        };
    }

    static long length(NodeValue value) {
        return value.asNode().isLiteral() ? value.asNode().getLiteralLexicalForm().length() : 0;
    }

    static void checkLength(long length) {
        if (length > LONGEST) {
            throw new ExprEvalException("a text of more than " + LONGEST + " characters");
        }
    }

    private static final class Concat extends E_StrConcat {

        Concat(ExprList arguments) {
            super(arguments);
        }

        @Override
        public NodeValue eval(List<NodeValue> arguments) {
            checkLength(arguments.stream().mapToLong(GuardedFunctions::length).sum());
            return super.eval(arguments);
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Concat(arguments);
        }
    }

    private static final class Encode extends E_StrEncodeForURI {

        Encode(Expr argument) {
            super(argument);
        }

        @Override
        public NodeValue eval(NodeValue argument) {
            // A UTF-16 unit becomes up to three bytes, a byte three characters.
            checkLength(9 * length(argument));
            return super.eval(argument);
        }

        @Override
        public Expr copy(Expr argument) {
            return new Encode(argument);
        }
    }
}
