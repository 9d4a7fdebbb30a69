package org.tiaowen.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.tiaowen.analysis.Word;
import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.SectorScheme;
import org.tiaowen.document.UnitRegistry;
import org.tiaowen.search.lookup.KnownDocument;
import org.tiaowen.search.lookup.KnownNames;
import org.tiaowen.search.lookup.Lookup;
import org.tiaowen.search.lookup.LookupReader;
import org.tiaowen.search.lookup.Understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what queries name, by the names that a state of the index holds: they are read once for
 * each state, in some milliseconds for a thousand documents.
 */
final class Lookups {

    private final UnitRegistry registry;
    private final Gazetteer gazetteer;
    private final Suggester suggester;
    private final Lagging<KnownNames> known = new Lagging<>();
    private final Lagging<Suggestions> suggestions = new Lagging<>();

    Lookups(UnitRegistry registry, Gazetteer gazetteer, SectorScheme sectors) {
        this.registry = registry;
        this.gazetteer = gazetteer;
        this.suggester = new Suggester(sectors);
    }

    /** The divisions that words of a query name. */
    NamedPlaces places(Collection<Word> words) {
        return NamedPlaces.of(words, gazetteer);
    }

    /** What can be suggested; read when it is first asked for. */
    Suggestions suggestions(IndexSearcher searcher) {
        return suggestions.get(searcher, s -> suggester.read(s, known.fresh(s, this::readNames)));
    }

    /** Which of names and suggestions answer from an earlier state, as a number; 0 for none. */
    int lagging(IndexSearcher searcher) {
        return (known.isBehind(searcher) ? 1 : 0) + (suggestions.isBehind(searcher) ? 2 : 0);
    }

    /** What the request's query names; empty where it names nothing, or is not to be understood. */
    Optional<Understanding> read(IndexSearcher searcher, SearchRequest request) throws IOException {
        if (!request.understood() || request.query().isBlank()) {
            return Optional.empty();
        }
        Optional<Understanding> read = read(searcher, request, names(searcher));
        boolean isAbsent = read.filter(u -> u.lookup() instanceof Lookup.Absent).isPresent();
        // what the names of a moment ago do not have may have come since
        return isAbsent && !known.isOf(searcher)
                ? read(searcher, request, known.fresh(searcher, this::readNames))
                : read;
    }

    private static Optional<Understanding> read(
            IndexSearcher searcher, SearchRequest request, KnownNames names) throws IOException {
        var reader =
                new LookupReader(
                        names,
                        number -> count(searcher, List.of(), List.of(Filters.NUMBER + number)) > 0,
                        (documents, steps) -> count(searcher, documents, steps) > 0,
                        word -> isWritten(searcher, word));
        try {
            return reader.read(
                    Terms.cut(request.query(), SearchRequest.LONGEST), chosen(names, request));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isWritten(IndexSearcher searcher, String word) {
        try {
            return searcher.getIndexReader().docFreq(new Term(Fields.WORDS, word)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The request for what was looked up: the rest of the query, searched for inside it. Empty
     * where it does not exist.
     */
    static Optional<SearchRequest> inside(SearchRequest request, Understanding understanding) {
        Filters filters = request.filters();
        return switch (understanding.lookup()) {
            case Lookup.Number(_, var documents) ->
                    Optional.of(of(request, understanding, filters, documents));
            case Lookup.Title(_, var documents) ->
                    Optional.of(of(request, understanding, filters, documents));
            case Lookup.Place(var documents, _, var steps) ->
                    Optional.of(of(request, understanding, filters.within(steps), documents));
            case Lookup.CitedNumber(var number) ->
                    Optional.of(
                            request.rest(
                                    understanding.rest(),
                                    filters.within(List.of(Filters.NUMBER + number))));
            case Lookup.Unit(_, var units, var role, var documents) -> {
                Filters narrowed = filters.with(Facet.UNIT, units);
                if (role != null) {
                    narrowed = narrowed.with(Facet.ROLE, List.of(role.label()));
                }
                yield Optional.of(
                        documents.isEmpty()
                                ? request.rest(understanding.rest(), narrowed)
                                : of(request, understanding, narrowed, documents));
            }
            case Lookup.Spelled _ -> Optional.of(request.rest(understanding.rest(), filters));
            case Lookup.Absent _ -> Optional.empty();
        };
    }

    private static SearchRequest of(
            SearchRequest request,
            Understanding understanding,
            Filters filters,
            List<KnownDocument> documents) {
        // a document that the filters leave out stays out
        Set<String> chosen = filters.values().getOrDefault(Facet.DOCUMENT, Set.of());
        List<String> meant = documents.stream().map(KnownDocument::iri).toList();
        List<String> both = meant.stream().filter(chosen::contains).toList();
        return request.rest(
                understanding.rest(), filters.with(Facet.DOCUMENT, both.isEmpty() ? meant : both));
    }

    /**
     * The names that a state of the index holds, or, while those of a newer one are being read,
     * those of the last.
     */
    KnownNames names(IndexSearcher searcher) {
        return known.get(searcher, this::readNames);
    }

    private KnownNames readNames(IndexSearcher searcher) throws IOException {
        var entries = new ArrayList<Entry>();
        for (String label : labels(searcher.getIndexReader(), Facet.DOCUMENT)) {
            int first = first(searcher.getIndexReader(), Fields.facetValue(label));
            if (first >= 0) { // values outlive the entries that were deleted
                entries.add(QueryRunner.entry(searcher, first));
            }
        }
        entries.sort(
                Comparator.comparing((Entry entry) -> entry.source().iri())
                        .thenComparing(Entry::order));
        return new KnownNames(
                entries.stream().map(Lookups::document).toList(),
                labels(searcher.getIndexReader(), Facet.UNIT).stream()
                        .map(Fields::facetName)
                        .toList(),
                registry,
                gazetteer);
    }

    /** An entry of a document, the first: those of a source are added in their order. */
    private static int first(IndexReader reader, String document) throws IOException {
        var term = new Term(Fields.FILTER, Fields.filterTerm(Facet.DOCUMENT, document));
        for (LeafReaderContext segment : reader.leaves()) {
            PostingsEnum postings = segment.reader().postings(term, PostingsEnum.NONE);
            Bits live = segment.reader().getLiveDocs();
            while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (live == null || live.get(postings.docID())) {
                    return segment.docBase + postings.docID();
                }
            }
        }
        return -1;
    }

    private static KnownDocument document(Entry entry) {
        Entry.Document document = entry.document();
        String number = document.number();
        if (number == null) {
            String citation = entry.citation();
            int end = citation.indexOf('》' + "（");
            number =
                    References.numbers(end < 0 ? "" : citation.substring(end)).stream()
                            .map(References.Reference::form)
                            .findFirst()
                            .orElse(null);
        }
        return new KnownDocument(
                document.iri(),
                document.title(),
                document.number(),
                number,
                document.kind(),
                document.jurisdiction(),
                document.issuers().stream().map(Entry.Named::name).toList());
    }

    /** The values of a facet with their names, of deleted entries too. */
    static List<String> labels(IndexReader reader, Facet facet) throws IOException {
        var labels = new ArrayList<String>();
        SortedSetDocValues values = MultiDocValues.getSortedSetValues(reader, Fields.count(facet));
        if (values != null) {
            for (var terms = values.termsEnum(); terms.next() != null; ) {
                labels.add(terms.term().utf8ToString());
            }
        }
        return labels;
    }

    /** Addresses of the documents that the filters choose, whatever name chose them. */
    private static Set<String> chosen(KnownNames names, SearchRequest request) {
        var wanted = new HashSet<String>();
        for (String value : request.filters().values().getOrDefault(Facet.DOCUMENT, Set.of())) {
            wanted.add(Fields.filterTerm(Facet.DOCUMENT, value));
        }
        var chosen = new HashSet<String>();
        if (!wanted.isEmpty()) {
            for (KnownDocument document : names.documents()) {
                String iri = document.iri();
                boolean isWanted =
                        isAny(wanted, iri)
                                || isAny(wanted, iri.substring(iri.lastIndexOf('/') + 1))
                                || isAny(wanted, document.title())
                                || document.number() != null && isAny(wanted, document.number());
                if (isWanted) {
                    chosen.add(iri);
                }
            }
        }
        return chosen;
    }

    private static boolean isAny(Set<String> wanted, String value) {
        return wanted.contains(Fields.filterTerm(Facet.DOCUMENT, value));
    }

    private static int count(
            IndexSearcher searcher, Collection<String> documents, Collection<String> within) {
        var all = new BooleanQuery.Builder();
        for (String document : documents) {
            all.add(
                    new TermQuery(
                            new Term(Fields.FILTER, Fields.filterTerm(Facet.DOCUMENT, document))),
                    Occur.FILTER);
        }
        for (String step : within) {
            all.add(new TermQuery(new Term(Fields.WITHIN, step)), Occur.FILTER);
        }
        try {
            return searcher.count(all.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
