package org.tiaowen.retrieve;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Reading;
import org.tiaowen.rdf.Tw;
import org.tiaowen.retrieve.Clause.Around;
import org.tiaowen.retrieve.Clause.Context;
import org.tiaowen.search.Entry;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchRequest;
import org.tiaowen.search.SearchResult;
import org.tiaowen.search.lookup.Understanding;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the clauses that answer a question, and gives each whole. Safe for threads. */
public final class Retriever {

    /** Sentences told before and behind a clause. */
    private static final int AROUND = 2;

    private final DocumentTexts texts = new DocumentTexts();

    DocumentTexts texts() {
        return texts;
    }

    /**
     * Answers a request.
     *
     * @param graph a snapshot of all the program's graphs
     * @param revision of that snapshot
     */
    public Retrieval retrieve(
            Graph graph, long revision, SearchIndex index, RetrievalRequest request) {
        SearchResult result =
                index.search(
                        new SearchRequest(
                                        request.query(),
                                        request.mode(),
                                        request.filters(),
                                        request.limit(),
                                        0)
                                .understood(true)
                                .collapsed(true)
                                .facets(false));
        List<Folded> folded =
                Folded.of(result.hits(), request.limit()).stream()
                        .filter(hit -> isSaid(graph, hit.hit().entry()))
                        .toList();
        Understanding named = result.understood();
        Answerability answerability =
                result.mode() == SearchMode.KEYWORD
                        ? Answerability.byWords(request.query(), index)
                        : Answerability.byMeaning(request.query(), index);
        LocalDate day = LocalDate.now(ZoneId.systemDefault());
        Map<String, DocumentHead> heads = new HashMap<>();
        Standing standing = Standing.of(graph, named, day).orElse(null);
        boolean isLookedUp = standing != null || named != null && named.rest().isBlank();
        // what is asked for by its name alone is there or is not
        double known = standing == null || standing.isKnown() ? 1 : 0;
        List<Clause> found = new ArrayList<>();
        if (standing != null) {
            for (String iri : standing.sentences()) {
                find(graph, revision, iri, request.around())
                        .map(clause -> clause.with(1))
                        .ifPresent(found::add);
            }
        }
        for (Folded hit : folded) {
            double score = isLookedUp ? known : answerability.score(hit.hit().entry());
            if (found.stream().noneMatch(c -> c.iri().equals(hit.hit().entry().iri()))) {
                found.add(clause(graph, revision, hit, score, heads, day, request.around()));
            }
        }
        double confidence =
                standing != null
                        ? known
                        : found.stream().mapToDouble(Clause::score).max().orElse(0);
        return fitted(
                found.subList(0, Math.min(found.size(), request.limit())),
                confidence,
                standing,
                request.budget(),
                result);
    }

    /** The index may be a moment behind the graph, or before it: what the graph says is given. */
    private static boolean isSaid(Graph graph, Entry entry) {
        String text = Reading.text(graph, NodeFactory.createURI(entry.iri()), Tw.text);
        return text != null && text.strip().equals(entry.text());
    }

    /** What of the clauses a budget holds, the best first. */
    private static Retrieval fitted(
            List<Clause> found,
            double confidence,
            @Nullable Standing standing,
            int budget,
            SearchResult result) {
        List<Clause> clauses = new ArrayList<>();
        int tokens = 0;
        for (Clause clause : found) {
            int more = TokenEstimate.of(clause);
            if (budget == 0 || tokens + more <= budget) {
                tokens += more;
                clauses.add(clause);
            }
        }
        int smallest =
                found.stream()
                        .filter(clause -> clause.score() >= Answerability.THRESHOLD)
                        .mapToInt(TokenEstimate::of)
                        .min()
                        .orElse(found.isEmpty() ? 0 : TokenEstimate.of(found.getFirst()));
        return new Retrieval(
                confidence >= Answerability.THRESHOLD,
                confidence,
                clauses,
                tokens,
                found.size() - clauses.size(),
                smallest,
                standing,
                result.mode(),
                result.note());
    }

    private Clause clause(
            Graph graph,
            long revision,
            Folded hit,
            double score,
            Map<String, DocumentHead> heads,
            LocalDate day,
            Set<Around> around) {
        Entry entry = hit.hit().entry();
        Node node = NodeFactory.createURI(entry.iri());
        return new Clause(
                entry.iri(),
                entry.text(),
                entry.citation(),
                entry.path(),
                entry.headings(),
                heads.computeIfAbsent(
                        entry.document().iri(), iri -> DocumentHead.of(graph, iri, day)),
                Reading.number(graph, node, Tw.start),
                Reading.number(graph, node, Tw.end),
                score,
                hit.copies().stream()
                        .map(copy -> new Passage(copy.iri(), copy.text(), copy.citation()))
                        .toList(),
                around.isEmpty()
                        ? Context.NONE
                        : context(graph, revision, entry.iri(), entry.document().iri(), around));
    }

    /**
     * A sentence or provision by its address, with its surroundings; empty where the graph has
     * none.
     */
    public Optional<Clause> find(Graph graph, long revision, String iri, Set<Around> around) {
        return DocumentText.documentOf(graph, iri)
                .map(document -> texts.get(graph, revision, document).text())
                .flatMap(
                        text ->
                                text.find(iri)
                                        .map(
                                                part ->
                                                        new Clause(
                                                                iri,
                                                                part.text(),
                                                                text.citation(part),
                                                                text.path(part),
                                                                text.headings(part),
                                                                text.head(),
                                                                part.start(),
                                                                part.end(),
                                                                0,
                                                                List.of(),
                                                                context(
                                                                        graph,
                                                                        revision,
                                                                        iri,
                                                                        text.head().iri(),
                                                                        around))));
    }

    private Context context(
            Graph graph, long revision, String iri, String document, Set<Around> around) {
        DocumentText text = texts.get(graph, revision, document).text();
        DocumentText.Part part = text.find(iri).orElse(null);
        if (part == null) {
            return Context.NONE;
        }
        List<List<Passage>> sentences =
                around.contains(Around.SENTENCES)
                        ? text.around(part, AROUND)
                        : List.of(List.of(), List.of());
        return new Context(
                sentences.getFirst(),
                sentences.getLast(),
                around.contains(Around.PARENTS)
                        ? text.wholes(part).stream().map(text::passage).toList()
                        : List.of(),
                around.contains(Around.CITED) ? cited(graph, revision, iri) : List.of());
    }

    private List<Passage> cited(Graph graph, long revision, String iri) {
        Node node = NodeFactory.createURI(iri);
        List<Passage> cited = new ArrayList<>();
        List.of(Tw.sentence, Tw.about).stream()
                .flatMap(property -> graph.stream(Node.ANY, property, node))
                .map(Triple::getSubject)
                .filter(fact -> graph.contains(fact, RDF.type.asNode(), Tw.Citation))
                .flatMap(fact -> graph.stream(fact, Tw.target, Node.ANY))
                .map(Triple::getObject)
                .map(Node::toString)
                .distinct()
                .sorted()
                .forEach(target -> passage(graph, revision, target).ifPresent(cited::add));
        return cited;
    }

    /** A document, which is named alone, or a part of one. */
    private Optional<Passage> passage(Graph graph, long revision, String iri) {
        return DocumentText.documentOf(graph, iri)
                .map(document -> texts.get(graph, revision, document).text())
                .flatMap(
                        text ->
                                iri.equals(text.head().iri())
                                        ? Optional.of(new Passage(iri, "", text.citation()))
                                        : text.find(iri).map(text::passage));
    }
}
