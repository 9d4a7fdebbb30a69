package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.FormerAddresses;
import org.tiaowen.rdf.Tw;
import org.tiaowen.retrieve.Clause;
import org.tiaowen.retrieve.Clause.Around;
import org.tiaowen.retrieve.QuoteVerifier;
import org.tiaowen.retrieve.Retrieval;
import org.tiaowen.retrieve.RetrievalRequest;
import org.tiaowen.retrieve.Retriever;
import org.tiaowen.search.Filters;
import org.tiaowen.search.Hit;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchRequest;
import org.tiaowen.search.SearchResult;
import org.tiaowen.search.lookup.Lookup;
import org.tiaowen.search.lookup.Understanding;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What chatbots ask, whatever the protocol that they ask by: members of a JSON object go in, an
 * object in JSON comes out.
 */
final class Clauses {

    /** Clauses given unless a number is asked for. */
    static final int LIMIT = 8;

    /** Sentences of a place that a citation names. */
    private static final int CITED = 200;

    static final List<String> MODES =
            Stream.of(SearchMode.values()).map(SearchMode::label).toList();

    static final List<String> AROUND =
            Stream.of(Around.values())
                    .map(around -> around.name().toLowerCase(Locale.ROOT))
                    .toList();

    private static final String[] FILTERS = Selection.PARAMETERS.toArray(String[]::new);

    private final IndexGate index;
    private final Answers answers;
    private final Naming naming;
    private final Retriever retriever = new Retriever();
    private final QuoteVerifier verifier = new QuoteVerifier(retriever);

    Clauses(IndexGate index, Answers answers, Naming naming) {
        this.index = index;
        this.answers = answers;
        this.naming = naming;
    }

    /** The clauses that answer a question. */
    JsonObject retrieve(JsonBody body) {
        body.only("query", "limit", "budget", "filters", "context", "mode");
        return answers.json(
                (graph, state) -> {
                    RetrievalRequest request =
                            new RetrievalRequest(
                                    query(body),
                                    body.integer("limit", LIMIT, 1, RetrievalRequest.MOST),
                                    body.integer("budget", 0, 0, Integer.MAX_VALUE),
                                    Filters.NONE,
                                    SearchMode.of(
                                            body.word("mode", SearchMode.HYBRID.label(), MODES)),
                                    around(body));
                    return ClauseJson.of(retrieve(graph, state, request, body.object("filters")));
                });
    }

    /** The same for a request, whose filters are given as they were written. */
    Retrieval retrieve(Graph graph, State state, RetrievalRequest request, JsonBody filters) {
        SearchIndex open = index.get();
        Parameters given = Parameters.of(filters.members()).only(FILTERS);
        Catalog catalog = answers.catalog(graph, state);
        Selection selection = Selection.of(given, graph, catalog, naming);
        if (selection.validOn() != null && selection.documents(graph, catalog).isEmpty()) {
            return new Retrieval(
                    false,
                    0,
                    List.of(),
                    0,
                    0,
                    0,
                    null,
                    request.mode(),
                    "no document passes the filters");
        }
        Filters checked = selection.forSearch(graph, catalog);
        return retriever.retrieve(graph, state.revision(), open, request.with(checked));
    }

    /** The question in a body, which has to have one. */
    static String query(JsonBody body) {
        String query = body.text("query");
        if (query.isBlank()) {
            throw Parameters.invalid("query", "'query' is blank");
        }
        return query;
    }

    private static Set<Around> around(JsonBody body) {
        Set<Around> around = EnumSet.noneOf(Around.class);
        body.words("context", AROUND)
                .forEach(word -> around.add(Around.valueOf(word.toUpperCase(Locale.ROOT))));
        return around;
    }

    /** Whether a quote stands in a clause, or where. */
    JsonObject verify(JsonBody body) {
        body.only("quote", "iri");
        String quote = body.text("quote");
        if (quote.length() > QuoteVerifier.LONGEST) {
            throw Parameters.invalid(
                            "quote",
                            "a quote of more than %,d characters".formatted(QuoteVerifier.LONGEST))
                    .with("maximum", QuoteVerifier.LONGEST);
        }
        if (quote.chars().noneMatch(Character::isLetterOrDigit)) {
            throw Parameters.invalid("quote", "the quote holds no word");
        }
        String given = body.optional("iri").orElse(null);
        SearchIndex open = index.get();
        return answers.json(
                (graph, state) -> {
                    String iri = given == null ? null : named(graph, open, given);
                    return ClauseJson.of(verifier.verify(graph, state.revision(), open, quote, iri))
                            .put("iri", iri);
                });
    }

    /** One clause by its address. */
    JsonObject clause(JsonBody body) {
        body.only("iri", "context");
        String given = body.text("iri");
        return answers.json(
                (graph, state) -> {
                    String iri = address(graph, given);
                    Optional<Clause> clause =
                            retriever.find(graph, state.revision(), iri, around(body));
                    return clause.map(ClauseJson::of).orElseThrow(() -> unknown(given));
                });
    }

    /** An address, or what a citation names: 《title》, 文号, 《title》第三条第二款. */
    private String named(Graph graph, SearchIndex open, String given) {
        if (given.contains("document/")) {
            return address(graph, given);
        }
        SearchResult found =
                open.search(
                        new SearchRequest(given, SearchMode.KEYWORD, Filters.NONE, CITED, 0)
                                .understood(true)
                                .facets(false));
        Understanding understood = found.understood();
        if (understood == null
                || !understood.rest().isBlank()
                || understood.lookup() instanceof Lookup.Unit
                || understood.lookup() instanceof Lookup.CitedNumber
                || found.hits().isEmpty()) {
            throw unknown(given);
        }
        String common = null;
        String document = found.hits().getFirst().entry().document().iri();
        for (Hit hit : found.hits()) {
            if (hit.entry().document().iri().equals(document)) {
                common = common == null ? hit.entry().iri() : common(common, hit.entry().iri());
            }
        }
        return common == null || understood.lookup().kind() != Lookup.Kind.PLACE
                ? document
                : common;
    }

    /** The address of what holds both. */
    private static String common(String one, String other) {
        String whole = one;
        while (!other.equals(whole) && !other.startsWith(whole + "/")) {
            whole = whole.substring(0, whole.lastIndexOf('/'));
        }
        return whole;
    }

    /** The address as it is now: the end of one will do, and an old one leads to the new one. */
    private String address(Graph graph, String given) {
        String iri = given.strip();
        for (String candidate : List.of(iri, naming.iri(below(iri)))) {
            Thing thing = Thing.of(graph, candidate);
            if (graph.contains(thing.node(), Tw.document, Node.ANY) || thing.isA(Tw.Document)) {
                return candidate;
            }
            if (FormerAddresses.find(graph, thing.node())
                    instanceof FormerAddresses.Fate.Moved to) {
                return to.target().getURI();
            }
        }
        throw unknown(given);
    }

    /** The part of an address that is the same under any base: {@code document/…}. */
    private static String below(String iri) {
        int at = iri.indexOf("document/");
        return at < 0 ? iri : iri.substring(at);
    }

    private static Problem unknown(@Nullable String iri) {
        return new Problem(ProblemType.NOT_FOUND, "there is no clause " + iri)
                .with("parameter", "iri");
    }
}
