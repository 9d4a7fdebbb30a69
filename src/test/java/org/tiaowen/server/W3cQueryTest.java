package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.encode;

import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.query.ResultSetRewindable;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.resultset.RDFInput;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.apache.jena.sparql.resultset.ResultsReader;
import org.apache.jena.sparql.resultset.SPARQLResult;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.sparql.vocabulary.ResultSetGraphVocab;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tiaowen.server.W3c.Entry;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The W3C's tests of queries, through HTTP: their data are put into graphs of a server by the Graph
 * Store Protocol, the dataset of each test is named by the parameters of the SPARQL Protocol.
 */
final class W3cQueryTest {

    private static final Map<String, String> KNOWN = W3c.knownFailures();

    /** A graph that is not there: a default graph that holds nothing. */
    private static final String NOTHING = "http://w3c.example/nothing";

    /** Graphs that the server holds already. */
    private static final Set<String> LOADED = new HashSet<>();

    @AutoClose private static final RunningServer server = RunningServer.empty();

    private static List<Entry> all(String kind) {
        return Stream.of("sparql10", "sparql11")
                .flatMap(part -> W3c.folders(part).stream())
                .filter(folder -> !folder.matches(".*/(protocol|service-description|graph-.*)"))
                .flatMap(folder -> W3c.entries(folder).stream())
                .filter(entry -> entry.type().matches(kind))
                .toList();
    }

    private static List<Entry> evaluations() {
        return all("QueryEvaluationTest|CSVResultFormatTest");
    }

    @TestFactory
    Stream<DynamicTest> evaluation() {
        return evaluations().stream().map(e -> W3c.test(e, KNOWN, () -> evaluate(e)));
    }

    @TestFactory
    Stream<DynamicTest> syntaxOfQueries() {
        return all("(Positive|Negative)SyntaxTest(11)?").stream()
                .map(e -> W3c.test(e, KNOWN, () -> read(e, "/sparql", "sparql-query")));
    }

    @TestFactory
    Stream<DynamicTest> syntaxOfUpdates() {
        return all("(Positive|Negative)UpdateSyntaxTest11").stream()
                .map(e -> W3c.test(e, KNOWN, () -> read(e, "/update", "sparql-update")));
    }

    @Test
    void nearlyAllEvaluationsPass() {
        long total = evaluations().size();
        long passed = evaluations().stream().filter(e -> !KNOWN.containsKey(e.name())).count();
        assertTrue(total > 500, "tests of evaluation: " + total);
        assertTrue(passed >= 0.98 * total, passed + " of " + total + " pass");
    }

    /** A list that names what is no test would hide mistakes. */
    @Test
    void knownFailuresAreTests() {
        Set<String> names = new HashSet<>(KNOWN.keySet());
        all(".*").forEach(entry -> names.remove(entry.name()));
        assertEquals(Set.of(), names);
    }

    /** Whether the text is SPARQL; what else may be wrong with it is another matter. */
    private static void read(Entry entry, String path, String type) {
        String text = W3c.text(entry.action().getURI());
        HttpResponse<String> answer =
                server.post(path, "application/" + type, text, RunningServer.AUTHORIZED);
        boolean isSparql = !answer.body().contains("/problems#query-syntax");
        assertEquals(entry.type().startsWith("Positive"), isSparql, answer.body());
    }

    private static void evaluate(Entry entry) {
        String file = W3c.resource(entry.action(), W3c.QT + "query").getURI();
        String text = W3c.text(file);
        Query query = QueryFactory.create(text, file);
        String result = entry.result().getURI();
        Lang lang = RDFLanguages.pathnameToLang(result);
        HttpResponse<String> answer =
                server.get(
                        "/sparql?query="
                                + encode("BASE <" + file + ">\n" + text)
                                + dataset(entry.action(), query),
                        "Accept",
                        lang.getContentType().getContentTypeStr() + ", */*;q=0.1");
        assertEquals(200, answer.statusCode(), answer.body());
        Lang given = RDFLanguages.contentTypeToLang(RunningServer.type(answer));
        if (query.isConstructType()) {
            Graph wanted = W3c.graph(result);
            Graph got = RDFParser.fromString(answer.body(), given).toGraph();
            assertTrue(IsoMatcher.isomorphic(wanted, got), answer.body());
        } else {
            SPARQLResult wanted = read(W3c.bytes(result), lang, result);
            SPARQLResult got = read(answer.body().getBytes(StandardCharsets.UTF_8), given, file);
            if (query.isAskType()) {
                assertEquals(wanted.getBooleanResult(), got.getBooleanResult());
            } else {
                boolean isReduced = W3c.resource(entry.node(), W3c.CARDINALITY) != null;
                assertTrue(
                        isReduced
                                ? isPart(wanted.getResultSet(), got.getResultSet())
                                : isSame(query, wanted.getResultSet(), got.getResultSet()),
                        answer.body());
            }
        }
    }

    /** Puts the data of a test into the server; the parameters that name them as a dataset. */
    private static String dataset(Resource action, Query query) {
        List<String> data = W3c.iris(action, W3c.QT + "data");
        List<String> named = W3c.iris(action, W3c.QT + "graphData");
        Stream.of(data, named, query.getGraphURIs(), query.getNamedGraphURIs())
                .flatMap(List::stream)
                .distinct()
                .filter(LOADED::add)
                .forEach(W3cQueryTest::put);
        if (query.hasDatasetDescription()) {
            return "";
        }
        return (data.isEmpty() ? Stream.of(NOTHING) : data.stream())
                        .map(iri -> "&default-graph-uri=" + encode(iri))
                        .collect(Collectors.joining())
                + named.stream()
                        .map(iri -> "&named-graph-uri=" + encode(iri))
                        .collect(Collectors.joining());
    }

    private static void put(String iri) {
        HttpResponse<String> answer =
                server.send(
                        server.request("/graphs?graph=" + encode(iri), RunningServer.AUTHORIZED)
                                .header(
                                        "Content-Type",
                                        RDFLanguages.pathnameToLang(iri)
                                                .getContentType()
                                                .getContentTypeStr())
                                .PUT(BodyPublishers.ofByteArray(W3c.bytes(iri))));
        assertEquals(201, answer.statusCode(), iri + " " + answer.body());
    }

    private static SPARQLResult read(byte[] bytes, Lang lang, String base) {
        if (!ResultSetLang.isRegistered(lang) || RDFLanguages.isTriples(lang)) {
            Graph graph =
                    RDFParser.source(new ByteArrayInputStream(bytes))
                            .lang(lang)
                            .base(base)
                            .toGraph();
            Model model = ModelFactory.createModelForGraph(graph);
            return model.contains(null, ResultSetGraphVocab.p_boolean)
                    ? new SPARQLResult(
                            model.listObjectsOfProperty(ResultSetGraphVocab.p_boolean)
                                    .next()
                                    .asLiteral()
                                    .getBoolean())
                    : new SPARQLResult(RDFInput.fromRDF(model));
        }
        return ResultsReader.create()
                .forceLang(lang)
                .build()
                .readAny(new ByteArrayInputStream(bytes));
    }

    /** Terms alike, or values: how a number that is computed is spelt is nowhere laid down. */
    private static boolean isSame(Query query, ResultSet wanted, ResultSet got) {
        ResultSetRewindable all = ResultSetFactory.makeRewindable(wanted);
        ResultSetRewindable given = ResultSetFactory.makeRewindable(got);
        boolean isOrdered = query.getOrderBy() != null;
        boolean alike =
                isOrdered
                        ? ResultsCompare.equalsByTermAndOrder(all, given)
                        : ResultsCompare.equalsByTerm(all, given);
        if (alike) {
            return true;
        }
        all.reset();
        given.reset();
        return isOrdered
                ? ResultsCompare.equalsByValueAndOrder(all, given)
                : ResultsCompare.equalsByValue(all, given);
    }

    /** REDUCED: each row once at least, and not more often than without it. */
    private static boolean isPart(ResultSet wanted, ResultSet got) {
        ResultSetRewindable all = ResultSetFactory.makeRewindable(wanted);
        ResultSetRewindable some = ResultSetFactory.makeRewindable(got);
        return some.size() <= all.size() && rows(some).equals(rows(all));
    }

    private static Set<Binding> rows(ResultSet results) {
        Set<Binding> rows = new HashSet<>();
        while (results.hasNext()) {
            rows.add(results.nextBinding());
        }
        return rows;
    }
}
