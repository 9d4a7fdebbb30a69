package org.tiaowen;

import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Language;
import org.tiaowen.rdf.Validity;
import org.tiaowen.search.Advice;
import org.tiaowen.search.Facet;
import org.tiaowen.search.Filters;
import org.tiaowen.search.Hit;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchRequest;
import org.tiaowen.search.SearchResult;
import org.tiaowen.search.SortOrder;
import org.tiaowen.search.lookup.LookupLabel;
import org.tiaowen.search.lookup.Understanding;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Looks sentences up by words. */
@Command(name = "search", description = "Looks sentences up by words.")
final class SearchCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;
    @Mixin private SemanticOptions semantic = new SemanticOptions();

    @Parameters(paramLabel = "QUERY", arity = "1..*", description = "Words or a question.")
    private List<String> words;

    @Option(names = "--limit", defaultValue = "10", description = "Number of hits (default: 10).")
    private int limit;

    @Option(names = "--offset", defaultValue = "0", description = "Hits to leave out first.")
    private int offset;

    @Option(
            names = "--filter",
            paramLabel = "NAME=VALUE",
            description =
                    "sector, unit, document, kind, issuer, modality, from, to …; may be repeated.")
    private List<String> filters = List.of();

    @Option(
            names = "--mode",
            defaultValue = "hybrid",
            description = "keyword, semantic or hybrid (default: hybrid).")
    private String mode = "hybrid";

    @Option(
            names = "--sort",
            defaultValue = "relevance",
            description = "relevance, newest or oldest (default: relevance).")
    private String sort = "relevance";

    @Option(names = "--collapse", description = "Folds near copies.")
    private boolean collapse;

    @Option(
            names = {"--no-understood", "--words-only"},
            description =
                    "Takes the query as words: no document, place, unit or pinyin is understood.")
    private boolean wordsOnly;

    @Option(
            names = "--valid-on",
            paramLabel = "DAY",
            description = "Leaves out documents known not to be in force on that day.")
    private @Nullable LocalDate validOn;

    @Option(names = "--jurisdiction", paramLabel = "PLACE", description = "May be repeated.")
    private List<String> jurisdictions = List.of();

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "国家级, 省级, 市级 or 县级; may be repeated.")
    private List<String> levels = List.of();

    @Override
    public Integer call() {
        Map<String, List<String>> named = new TreeMap<>();
        named.put("jurisdiction", new ArrayList<>(jurisdictions));
        named.put("level", new ArrayList<>(levels));
        for (String filter : filters) {
            int at = filter.indexOf('=');
            if (at < 1) {
                throw new ParameterException(
                        spec.commandLine(), "not NAME=VALUE: --filter " + filter);
            }
            named.computeIfAbsent(filter.substring(0, at), n -> new ArrayList<>())
                    .add(filter.substring(at + 1));
        }
        try (Stores stores = Stores.open(data)) {
            stores.sync().repair();
            if (SearchMode.of(mode) != SearchMode.KEYWORD) {
                stores.useVectors(semantic);
            }
            SearchRequest request =
                    new SearchRequest(
                            String.join(" ", words),
                            SearchMode.of(mode),
                            filters(stores, named),
                            limit,
                            offset,
                            SortOrder.of(sort),
                            collapse,
                            !wordsOnly);
            SearchResult result = stores.index().search(request);
            PrintWriter out = spec.commandLine().getOut();
            Understanding understood = result.understood();
            if (understood != null) {
                out.println(LookupLabel.of(understood.lookup(), Language.ZH));
            }
            out.println(
                    result.total()
                            + " hits ("
                            + result.mode().label()
                            + ")"
                            + (result.note() == null ? "" : ": " + result.note()));
            Advice advice = result.advice();
            if (advice != null) {
                if (!advice.unknown().isEmpty()) {
                    out.println("没有出现过的词：" + String.join("、", advice.unknown()));
                }
                advice.corrections().forEach(c -> out.println("您要找的是：" + c.query()));
                advice.relaxations()
                        .forEach(r -> out.println("without " + r.filter() + ": " + r.total()));
            }
            int rank = offset;
            for (Hit hit : result.hits()) {
                out.printf(
                        "%n%d. %s%n   %s%n   %s%n",
                        ++rank, hit.entry().text(), hit.entry().citation(), hit.entry().iri());
                if (!hit.copies().isEmpty()) {
                    out.printf("   also in %d documents%n", hit.alsoIn());
                }
            }
            out.flush();
            return 0;
        }
    }

    private Filters filters(Stores stores, Map<String, List<String>> named) {
        Filters filters = Filters.of(named, stores.sectors(), kinds(stores.index()));
        LocalDate day = validOn;
        return day == null
                ? filters
                : filters.without(
                        stores.graph().readAll((Graph union) -> Validity.notInForce(union, day)));
    }

    /** The kind-words that the index has. */
    private static List<String> kinds(SearchIndex index) {
        return index
                .search(new SearchRequest("", SearchMode.KEYWORD, Filters.NONE, 0, 0))
                .counts(Facet.KIND)
                .stream()
                .map(SearchResult.Count::value)
                .toList();
    }
}
