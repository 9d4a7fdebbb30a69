package org.tiaowen.graph.jena;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** REGEX as ARQ evaluates it, over a text that watches whether the query is cancelled. */
final class GuardedRegex extends ExprFunctionN {

    private volatile @Nullable Compiled last;

    private record Compiled(NodeValue pattern, @Nullable NodeValue flags, Pattern regex) {}

    GuardedRegex(ExprList arguments) {
        super("regex", arguments);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments, FunctionEnv query) {
        String text =
                NodeValueOps.checkAndGetStringLiteral("REGEX", arguments.get(0))
                        .getLiteralLexicalForm();
        NodeValue flags = arguments.size() > 2 ? arguments.get(2) : null;
        return NodeValue.booleanReturn(
                matcher(compile(arguments.get(1), flags), text, query).find());
    }

    /** A pattern is nearly always the same for all rows. */
    private Pattern compile(NodeValue pattern, @Nullable NodeValue flags) {
        Compiled known = last;
        if (known == null
                || !known.pattern().equals(pattern)
                || !Objects.equals(known.flags(), flags)) {
            known = new Compiled(pattern, flags, compile("REGEX", pattern, flags));
            last = known;
        }
        return known.regex();
    }

    static Pattern compile(String function, NodeValue pattern, @Nullable NodeValue flags) {
        String regex =
                NodeValueOps.checkAndGetStringLiteral(function, pattern).getLiteralLexicalForm();
        return RegexEngine.makePattern(function, regex, flags == null ? null : flags.getString());
    }

    /** Each look at a character asks whether the query is still wanted. */
    static Matcher matcher(Pattern pattern, String text, FunctionEnv query) {
        return pattern.matcher(
                query instanceof ExecutionContext context
                        ? new Watched(text, context, Turns.of(context))
                        : text);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        throw new UnsupportedOperationException("REGEX is evaluated for a query");
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new GuardedRegex(arguments);
    }

    private record Watched(CharSequence text, ExecutionContext query, Turns.Turn turn)
            implements CharSequence {

        @Override
        public char charAt(int index) {
            turn.check(query);
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.subSequence(start, end), query, turn);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
