package org.tiaowen.search;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.syntaxtransform.ExprTransformApplyElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.tiaowen.document.Span;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.rdf.Tw;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Search inside SPARQL: before a query goes to a store, each {@code ?m tw:search ("words" 20)} and
 * {@code ?m tw:similarTo (<sentence> 10)} in it becomes {@code VALUES} of what the index finds. So
 * it works alike on every store, and the store begins with the few that were found.
 *
 * <p>The subject may be a list of up to three variables: what is found, its score (comparable
 * within one pattern), and its text with the words found between {@value #BEGIN} and {@value #END}.
 * Hits are a set, as everything in SPARQL: {@code ORDER BY DESC(?score)} brings them in order. They
 * are those of the whole index, whatever graphs the query names.
 *
 * <p>Similar is what means alike, by the nearness of vectors, and until there are vectors what
 * shares words. It knows no filters: those are what the rest of the query is for.
 */
public final class SearchInQueries {

    /** Before words that were found. */
    public static final String BEGIN = "↦";

    /** Behind words that were found. */
    public static final String END = "↤";

    /** Searches that one query may make. */
    public static final int MOST_SEARCHES = 20;

    private final Supplier<SearchIndex> index;
    private final GraphStore store;

    /**
     * Search by an index.
     *
     * @param index asked where a query searches, and may throw where it is not ready
     * @param store tells the text of a sentence
     */
    public SearchInQueries(Supplier<SearchIndex> index, GraphStore store) {
        this.index = index;
        this.store = store;
    }

    /** Whether the answer to a query may depend on the index too. */
    public static boolean isUsed(Query query) {
        String text = query.toString();
        return text.contains(Tw.search.getLocalName())
                || text.contains(Tw.similarTo.getLocalName());
    }

    /**
     * The query with hits in place of searches; the same query where it has none.
     *
     * @throws GraphException with reason {@code EVALUATION} where a search is malformed or looks
     *     for what is not known beforehand
     */
    public Query rewrite(Query query) {
        if (query.getQueryPattern() == null || !isUsed(query)) {
            return query;
        }
        SearchRewriting rewriting = new SearchRewriting(new Run()::hits);
        return QueryTransformOps.transform(
                query, rewriting, new ExprTransformApplyElementTransform(rewriting));
    }

    /** The searches of one query. */
    private final class Run {

        private int searches;

        ElementData hits(SearchPattern pattern, Collection<Node> keys) {
            List<Var> variables = new ArrayList<>();
            for (Node node :
                    new Node[] {
                        pattern.key(), pattern.hit(), pattern.score(), pattern.highlight()
                    }) {
                if (node != null && node.isVariable()) {
                    variables.add(Var.alloc(node));
                }
            }
            List<Binding> rows = new ArrayList<>();
            for (Node key : keys) {
                if (++searches > MOST_SEARCHES) {
                    throw new GraphException(
                            Reason.EVALUATION,
                            "a query makes up to " + MOST_SEARCHES + " searches");
                }
                SearchPattern.checkKey(pattern.property(), key);
                for (Hit hit : find(pattern, key)) {
                    if (!pattern.hit().isURI()
                            || pattern.hit().getURI().equals(hit.entry().iri())) {
                        rows.add(row(pattern, key, hit));
                    }
                }
            }
            return new ElementData(variables, rows);
        }
    }

    private List<Hit> find(SearchPattern pattern, Node key) {
        if (pattern.property().equals(Tw.search)) {
            String words = key.getLiteralLexicalForm();
            return words.isBlank()
                    ? List.of()
                    : index.get()
                            .search(
                                    SearchRequest.keyword(words)
                                            .in(pattern.mode())
                                            .page(pattern.limit(), 0)
                                            .facets(false))
                            .hits();
        }
        SearchIndex opened = index.get();
        String text = textOf(key);
        if (text.isBlank()) {
            return List.of();
        }
        int wanted = Math.min(SearchRequest.MOST, pattern.limit() + 1);
        if (pattern.mode() == SearchMode.SEMANTIC
                || pattern.mode() == SearchMode.HYBRID && opened.semantic().isReady()) {
            return opened.nearest(opened.vectors().of(text), Filters.NONE, wanted).stream()
                    .filter(near -> !near.entry().iri().equals(key.getURI()))
                    .limit(pattern.limit())
                    .map(near -> new Hit(near.entry(), near.cosine(), List.of()))
                    .toList();
        }
        return opened
                .search(SearchRequest.keyword(text).page(wanted, 0).facets(false))
                .hits()
                .stream()
                .filter(hit -> !hit.entry().iri().equals(key.getURI()))
                .limit(pattern.limit())
                .toList();
    }

    /** Its own words; empty where the graph knows none. */
    private String textOf(Node sentence) {
        return store.readAll(
                graph -> {
                    var texts = graph.find(sentence, Tw.text, Node.ANY);
                    try {
                        return texts.hasNext()
                                ? texts.next().getObject().getLiteralLexicalForm()
                                : "";
                    } finally {
                        texts.close();
                    }
                });
    }

    private static Binding row(SearchPattern pattern, Node key, Hit hit) {
        BindingBuilder row = BindingFactory.builder();
        if (pattern.key().isVariable()) {
            row.add(Var.alloc(pattern.key()), key);
        }
        if (pattern.hit().isVariable()) {
            row.add(Var.alloc(pattern.hit()), NodeFactory.createURI(hit.entry().iri()));
        }
        if (pattern.score() != null) {
            row.add(
                    pattern.score(),
                    NodeFactory.createLiteralDT(
                            Float.toString(hit.score()), XSDDatatype.XSDdouble));
        }
        if (pattern.highlight() != null) {
            row.add(pattern.highlight(), NodeFactory.createLiteralString(marked(hit)));
        }
        return row.build();
    }

    private static String marked(Hit hit) {
        StringBuilder marked = new StringBuilder();
        String text = hit.entry().text();
        int at = 0;
        for (Span span : hit.highlights()) {
            int start = text.offsetByCodePoints(0, span.start());
            int end = text.offsetByCodePoints(start, span.end() - span.start());
            marked.append(text, at, start).append(BEGIN).append(text, start, end).append(END);
            at = end;
        }
        return marked.append(text, at, text.length()).toString();
    }
}
