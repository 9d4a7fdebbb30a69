package org.tiaowen;

import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Validity;
import org.tiaowen.search.Facet;
import org.tiaowen.search.Filters;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchRequest;
import org.tiaowen.search.SearchResult;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which part of the corpus a command is about. */
final class FilterOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--filter",
            paramLabel = "NAME=VALUE",
            description =
                    "sector, unit, document, kind, issuer, modality, from, to …; may be repeated.")
    private List<String> filters = List.of();

    @Option(names = "--sector", paramLabel = "CODE", description = "May be repeated.")
    private List<String> sectors = List.of();

    @Option(names = "--jurisdiction", paramLabel = "PLACE", description = "May be repeated.")
    private List<String> jurisdictions = List.of();

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "国家级, 省级, 市级 or 县级; may be repeated.")
    private List<String> levels = List.of();

    @Option(
            names = "--valid-on",
            paramLabel = "DAY",
            description = "Leaves out documents known not to be in force on that day.")
    private @Nullable LocalDate validOn;

    @Option(
            names = "--in-force",
            description = "Leaves out documents known not to be in force today.")
    private boolean inForce;

    /**
     * The filters, for what these stores hold.
     *
     * @throws org.tiaowen.search.SearchException for a name or a value that is none
     */
    Filters of(Stores stores) {
        Map<String, List<String>> named = new TreeMap<>();
        named.put(Facet.SECTOR.label(), new ArrayList<>(sectors));
        named.put(Facet.JURISDICTION.label(), new ArrayList<>(jurisdictions));
        named.put(Facet.LEVEL.label(), new ArrayList<>(levels));
        for (String filter : filters) {
            int at = filter.indexOf('=');
            if (at < 1) {
                throw new ParameterException(
                        spec.commandLine(), "not NAME=VALUE: --filter " + filter);
            }
            named.computeIfAbsent(filter.substring(0, at), _ -> new ArrayList<>())
                    .add(filter.substring(at + 1));
        }
        Filters given = Filters.of(named, stores.sectors(), values(stores.index(), Facet.KIND));
        LocalDate day =
                validOn == null && inForce ? LocalDate.now(ZoneId.systemDefault()) : validOn;
        return day == null
                ? given
                : given.without(
                        stores.graph().readAll((Graph union) -> Validity.notInForce(union, day)));
    }

    /** What the entries of an index have of a facet. */
    static List<String> values(SearchIndex index, Facet facet) {
        return index
                .search(new SearchRequest("", SearchMode.KEYWORD, Filters.NONE, 0, 0))
                .counts(facet)
                .stream()
                .map(SearchResult.Count::value)
                .toList();
    }
}
