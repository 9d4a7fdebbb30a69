package org.tiaowen.graph.jena;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrEndsWith;
import org.apache.jena.sparql.expr.E_StrLength;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_StrStartsWith;
import org.apache.jena.sparql.expr.E_StrSubstring;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprDigest;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts functions on strings that end with their query and do not fill the memory in place of ARQ's:
 * nested, REPLACE and CONCAT multiply what they are given, and a regular expression can take ages
 * over thirty characters. A text that would grow beyond {@link #LONGEST} is an error of the
 * expression, as SPARQL has it for wrong arguments.
 */
final class GuardedFunctions extends ExprTransformCopy {

    /** System property: the longest text that a function may make, in UTF-16 units. */
    static final String SETTING = "tiaowen.query.text";

    /** In UTF-16 units. */
    static final long LONGEST = longest(Long.getLong(SETTING), Runtime.getRuntime().maxMemory());

    /** The usual optimisation, then these functions. */
    static final RewriteFactory REWRITE =
            context -> {
                var usual = Optimize.stdOptimizationFactory.create(context);
                return op ->
                        Transformer.transform(
                                new Groups(), new GuardedFunctions(), usual.rewrite(op));
            };

    private GuardedFunctions() {}

    /**
     * A thousandth of the heap: what is made takes some ten bytes a character for a moment (a
     * builder that grows, its copy, what comes before it), and many queries may make one at once.
     */
    static long longest(@Nullable Long given, long heap) {
        return given == null ? Math.clamp(heap / 1024, 250_000, 4_000_000) : given;
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
        return switch (function) {
            case E_Regex _ -> new GuardedRegex(arguments);
            case E_StrReplace _ -> new GuardedReplace(arguments);
            case E_StrConcat _ -> new Concat(arguments);
            case E_StrSubstring _ -> new Watching(super.transform(function, arguments));
            default -> super.transform(function, arguments);
        };
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
        return switch (function) {
            case E_StrEncodeForURI _ -> new Watching(new Encode(argument));
            case E_StrUpperCase _, E_StrLowerCase _, E_StrLength _, ExprDigest _ ->
                    new Watching(super.transform(function, argument));
            default -> super.transform(function, argument);
        };
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr a, Expr b) {
        return switch (function) {
            case E_Multiply _ -> new Multiply(a, b);
            case E_StrBefore _, E_StrAfter _, E_StrContains _, E_StrStartsWith _, E_StrEndsWith _ ->
                    new Watching(super.transform(function, a, b));
            default -> super.transform(function, a, b);
        };
    }

    /** The value of an expression that takes its time, unless the time is over. */
    private static final class Watching extends ExprFunction1 {

        Watching(Expr expression) {
            super(expression, "watching");
        }

        @Override
        protected NodeValue evalSpecial(Binding row, FunctionEnv query) {
            checkTime(query);
            return expr.eval(row, query);
        }

        @Override
        public NodeValue eval(NodeValue value) {
            return value;
        }

        @Override
        public Expr copy(Expr expression) {
            return new Watching(expression);
        }
    }

    /** A number squared a few dozen times fills the memory. */
    private static final class Multiply extends E_Multiply {

        /** Decimal digits of a product. */
        private static final int DIGITS = 10_000;

        Multiply(Expr a, Expr b) {
            super(a, b);
        }

        @Override
        public NodeValue eval(NodeValue x, NodeValue y) {
            if (digits(x) + digits(y) > DIGITS) {
                throw new ExprEvalException("a number of more than " + DIGITS + " digits");
            }
            return super.eval(x, y);
        }

        private static long digits(NodeValue value) {
            if (value.isInteger()) {
                return value.getInteger().bitLength() / 3;
            }
            return value.isDecimal() ? value.getDecimal().precision() : 0;
        }

        @Override
        public Expr copy(Expr a, Expr b) {
            return new Multiply(a, b);
        }
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

    /** The time may be over inside one row. */
    static void checkTime(FunctionEnv query) {
        if (query instanceof ExecutionContext context) {
            Turns.of(context).check(context);
        }
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

        /** One by one, or all the parts would be there before anyone looks how long they are. */
        @Override
        protected NodeValue evalSpecial(Binding row, FunctionEnv query) {
            List<NodeValue> values = new ArrayList<>();
            long length = 0;
            for (Expr argument : getArgs()) {
                checkTime(query);
                NodeValue value = argument.eval(row, query);
                length += length(value);
                checkLength(length);
                values.add(value);
            }
            return super.eval(values);
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
