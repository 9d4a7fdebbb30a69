package org.tiaowen.graph.rdf4j;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.RowSetStream;
import org.eclipse.rdf4j.common.exception.RDF4JException;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.Dataset;
import org.eclipse.rdf4j.query.GraphQueryResult;
import org.eclipse.rdf4j.query.Operation;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.QueryResult;
import org.tiaowen.graph.ResultReader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Queries on one connection, each with a limit of time. */
final class Requests implements AutoCloseable {

    private final RepositoryConnection connection;
    private final List<Thread> stuck = new ArrayList<>();

    Requests(RepositoryConnection connection) {
        this.connection = connection;
    }

    /**
     * What a query answers.
     *
     * @param dataset in the place of FROM and FROM NAMED; null for all that there is
     */
    <T extends @Nullable Object, X extends Exception> T answer(
            Query query, @Nullable Dataset dataset, Duration limit, ResultReader<T, X> reader)
            throws X {
        Query plain = query.cloneQuery();
        plain.getGraphURIs().clear();
        plain.getNamedGraphURIs().clear();
        String text = plain.toString(Syntax.syntaxSPARQL_11);
        switch (query.queryType()) {
            case SELECT -> {
                try (Background<BindingSet> rows = rows(text, dataset, limit)) {
                    rows.await();
                    List<Var> variables = query.getProjectVars();
                    return reader.read(
                            new QueryResult.Rows(
                                    RowSetStream.create(
                                            variables,
                                            Iter.map(rows, row -> binding(variables, row)))));
                }
            }
            case ASK -> {
                try (Background<Boolean> truth = truth(text, dataset, limit)) {
                    return reader.read(new QueryResult.Truth(truth.next()));
                }
            }
            case CONSTRUCT, DESCRIBE -> {
                try (Background<Triple> triples = triples(text, dataset, limit)) {
                    triples.await();
                    return reader.read(new QueryResult.Triples(triples));
                }
            }
            default ->
                    throw new GraphException(
                            Reason.FORBIDDEN,
                            "only SELECT, ASK, CONSTRUCT and DESCRIBE are answered");
        }
    }

    private static Binding binding(List<Var> variables, BindingSet row) {
        BindingBuilder binding = Binding.builder();
        for (Var variable : variables) {
            if (row.hasBinding(variable.getVarName())) {
                binding.add(variable, Terms.node(row.getValue(variable.getVarName())));
            }
        }
        return binding.build();
    }

    /** The rows of a SELECT. */
    Background<BindingSet> rows(String text, @Nullable Dataset dataset, Duration limit) {
        return start(
                to -> {
                    TupleQuery query = connection.prepareTupleQuery(text);
                    prepare(query, dataset, limit);
                    try (TupleQueryResult result = query.evaluate()) {
                        while (result.hasNext()) {
                            to.accept(result.next());
                        }
                    }
                },
                limit);
    }

    /** The triples of a CONSTRUCT or DESCRIBE. */
    Background<Triple> triples(String text, @Nullable Dataset dataset, Duration limit) {
        return start(
                to -> {
                    var query = connection.prepareGraphQuery(text);
                    prepare(query, dataset, limit);
                    try (GraphQueryResult result = query.evaluate()) {
                        while (result.hasNext()) {
                            to.accept(Terms.triple(result.next()));
                        }
                    }
                },
                limit);
    }

    /** The one value of an ASK. */
    Background<Boolean> truth(String text, @Nullable Dataset dataset, Duration limit) {
        return start(
                to -> {
                    var query = connection.prepareBooleanQuery(text);
                    prepare(query, dataset, limit);
                    to.accept(query.evaluate());
                },
                limit);
    }

    private <T> Background<T> start(Consumer<Consumer<T>> work, Duration limit) {
        return new Background<>(work, limit, stuck::add);
    }

    /** The other side is told the limit too, in whole seconds. */
    private static void prepare(Operation operation, @Nullable Dataset dataset, Duration limit) {
        if (dataset != null) {
            operation.setDataset(dataset);
        }
        operation.setMaxExecutionTime((int) Math.max(1, limit.plusMillis(999).toSeconds()));
        operation.setIncludeInferred(false);
    }

    /** Gives the connection back; what is not committed is not written. */
    @Override
    public void close() {
        if (stuck.isEmpty()) {
            release();
        } else {
            Thread.ofVirtual().name("graph").start(this::releaseLater);
        }
    }

    /** A connection must not be closed under what still works with it. */
    private void releaseLater() {
        try {
            for (Thread thread : stuck) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release();
    }

    private void release() {
        try (connection) {
            if (connection.isActive()) {
                connection.rollback();
            }
        } catch (RDF4JException e) {
            // The answer is complete; how the connection ends concerns nobody.
        }
    }
}
