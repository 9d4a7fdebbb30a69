package org.tiaowen.graph;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprVisitor;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.modify.request.UpdateDeleteWhere;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateRequest;
import org.tiaowen.graph.GraphException.Reason;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What a query may not ask, whichever engine runs it: another server (SERVICE) that is not on a
 * list, code of the class path by its name ({@code java:} as a function or a predicate), and the
 * functions of ARQ and XPath beyond those of SPARQL, which can call others by name and build texts
 * of any length. The casts of XML Schema and the mathematical functions of XPath are welcome.
 */
final class QueryPolicy {

    private static final String CODE = "java:";
    private static final List<String> EXTENSIONS =
            List.of(
                    "http://jena.apache.org/ARQ/function",
                    "http://jena.hpl.hp.com/ARQ/function",
                    "http://www.w3.org/2005/xpath-functions#");

    /** Triples of one pattern. */
    private static final int TRIPLES = 1000;

    private static final ExprVisitor FUNCTIONS = new Functions();

    private QueryPolicy() {}

    /**
     * Checks a query.
     *
     * @param services the endpoints that it may ask
     */
    static void check(Query query, Collection<String> services) {
        if (query.getQueryPattern() != null) {
            Walker.walk(Algebra.compile(query), new Operators(services), FUNCTIONS);
        }
    }

    /** An update may not ask in its patterns what a query may not, nor load documents. */
    static void check(UpdateRequest update) {
        for (Update operation : update) {
            switch (operation) {
                case UpdateLoad load ->
                        throw forbidden(
                                "LOAD <" + load.getSource() + ">, like any other document,");
                case UpdateModify modify ->
                        Walker.walk(
                                Algebra.compile(modify.getWherePattern()),
                                new Operators(List.of()),
                                FUNCTIONS);
                case UpdateDeleteWhere delete -> delete.getQuads().forEach(QueryPolicy::check);
                default -> {}
            }
        }
    }

    private static void check(Quad quad) {
        Node predicate = quad.getPredicate();
        if (predicate.isURI() && namesCode(predicate.getURI())) {
            throw forbidden("<" + predicate.getURI() + ">");
        }
    }

    private static GraphException forbidden(String what) {
        return new GraphException(Reason.FORBIDDEN, what + " is not allowed here");
    }

    private static boolean namesCode(String iri) {
        return iri.toLowerCase(Locale.ROOT).startsWith(CODE);
    }

    private static boolean isForbiddenFunction(String iri) {
        return namesCode(iri) || EXTENSIONS.stream().anyMatch(iri::startsWith);
    }

    private static final class Operators extends OpVisitorBase {

        private final Collection<String> services;

        Operators(Collection<String> services) {
            this.services = services;
        }

        /** A variable could be any address. */
        @Override
        public void visit(OpService op) {
            Node service = op.getService();
            if (!service.isURI() || !services.contains(service.getURI())) {
                throw forbidden("SERVICE " + (service.isURI() ? "<" + service + ">" : service));
            }
        }

        // The walk passes by the expressions of ORDER BY, GROUP BY and of aggregates.

        @Override
        public void visit(OpOrder op) {
            op.getConditions()
                    .forEach(condition -> Walker.walk(condition.getExpression(), this, FUNCTIONS));
        }

        @Override
        public void visit(OpGroup op) {
            Walker.walk(op.getGroupVars(), this, FUNCTIONS);
            for (ExprAggregator aggregator : op.getAggregators()) {
                if (aggregator.getAggregator().getExprList() != null) {
                    Walker.walk(aggregator.getAggregator().getExprList(), this, FUNCTIONS);
                }
            }
        }

        @Override
        public void visit(OpPath op) {
            // A path prints its IRIs in full, and nothing else that could look like one.
            String path = op.getTriplePath().getPath().toString();
            if (path.toLowerCase(Locale.ROOT).contains("<" + CODE)) {
                throw forbidden(path);
            }
        }

        /** ARQ compares each triple with each to order them, and looks at no clock meanwhile. */
        @Override
        public void visit(OpBGP op) {
            if (op.getPattern().size() > TRIPLES) {
                throw new GraphException(
                        Reason.SYNTAX,
                        "a pattern of more than %d triples; lists go into VALUES"
                                .formatted(TRIPLES));
            }
            for (Triple triple : op.getPattern()) {
                Node predicate = triple.getPredicate();
                if (predicate.isURI() && namesCode(predicate.getURI())) {
                    throw forbidden("<" + predicate.getURI() + ">");
                }
            }
        }
    }

    private static final class Functions extends ExprVisitorBase {

        @Override
        public void visit(ExprFunctionN function) {
            check(function);
        }

        private static void check(ExprFunction function) {
            String iri = function.getFunctionIRI();
            if (iri != null && isForbiddenFunction(iri)) {
                throw forbidden("<" + iri + ">");
            }
        }
    }
}
