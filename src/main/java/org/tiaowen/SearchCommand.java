package org.tiaowen;

import org.tiaowen.document.Language;
import org.tiaowen.search.Advice;
import org.tiaowen.search.Hit;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

/** Looks sentences up by words. */
@Command(name = "search", description = "Looks sentences up by words.")
final class SearchCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;
    @Mixin private SemanticOptions semantic = new SemanticOptions();
    @Mixin private FilterOptions filters = new FilterOptions();

    @Parameters(paramLabel = "QUERY", arity = "1..*", description = "Words or a question.")
    private List<String> words;

    @Option(names = "--limit", defaultValue = "10", description = "Number of hits (default: 10).")
    private int limit;

    @Option(names = "--offset", defaultValue = "0", description = "Hits to leave out first.")
    private int offset;

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

    @Override
    public Integer call() {
        try (Stores stores = Stores.openExisting(data)) {
            stores.sync().repair();
            if (SearchMode.of(mode) != SearchMode.KEYWORD) {
                stores.useVectors(semantic);
            }
            SearchRequest request =
                    new SearchRequest(
                            String.join(" ", words),
                            SearchMode.of(mode),
                            filters.of(stores),
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
}
