package org.tiaowen.graph.jena;

import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.function.FunctionEnv;

import java.util.List;
import java.util.regex.Matcher;

/**
 * REPLACE as ARQ evaluates it, after a look at what it would make: a first pass over a text that
 * watches the query finds how often the pattern matches and so how long the result can become.
 */
final class GuardedReplace extends ExprFunctionN {

    GuardedReplace(ExprList arguments) {
        super("replace", arguments);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments, FunctionEnv query) {
        GuardedFunctions.checkTime(query);
        NodeValue flags = arguments.size() > 3 ? arguments.get(3) : null;
        var pattern = GuardedRegex.compile("REPLACE", arguments.get(1), flags);
        String text = string(arguments.get(0));
        String replacement = string(arguments.get(2));
        long references = replacement.chars().filter(c -> c == '$').count();
        long length = text.length();
        Matcher matcher = GuardedRegex.matcher(pattern, text, query);
        while (matcher.find()) {
            length += replacement.length() + references * (matcher.end() - matcher.start());
            GuardedFunctions.checkLength(length);
        }
        return XSDFuncOp.strReplace(arguments.get(0), pattern, arguments.get(2));
    }

    private static String string(NodeValue value) {
        return NodeValueOps.checkAndGetStringLiteral("REPLACE", value).getLiteralLexicalForm();
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        throw new UnsupportedOperationException("REPLACE is evaluated for a query");
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new GuardedReplace(arguments);
    }
}
