package org.tiaowen.search;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tiaowen.search.Entry.Measure;
import org.tiaowen.search.Entry.Named;
import org.tiaowen.search.lookup.PlaceSteps;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How an entry lies in Lucene. One writes the entries of one source; titles and headings, which
 * many entries share, are cut into words once. Safe for threads.
 */
final class Fields {

    /** Text fields, scored. */
    static final String WORDS = "words";

    static final String PAIRS = "pairs";
    static final String TITLE = "title";
    static final String HEADING = "heading";
    static final String UNITS = "units";

    /** Exact terms, scored by a constant. */
    static final String NUMBER = "number";

    static final String PLACE = "place";

    /** What {@link Filters#within} compares. */
    static final String WITHIN = "within";

    static final String MEASURE = "measure";
    static final String YES = "y";

    /** What filters compare: {@code kind=条例}. */
    static final String FILTER = "filter";

    /** Order and addresses. */
    static final String SOURCE = "source-iri";

    static final String IRI = "iri";
    static final String ORDER = "order";
    static final String ISSUED = "issued";

    /** By which near copies are told. */
    static final String COPY = "copy";

    /** Before the fingerprint of a model: its vectors. */
    static final String VECTOR = "vector-";

    /** 1 for a heading that stands as a sentence in front of its provision's own. */
    static final String HEADING_ONLY = "heading-only";

    /** How many places behind the first of its article it stands; not outside of articles. */
    static final String BEHIND = "behind";

    /** The whole entry, stored. */
    static final String ENTRY = "entry";

    /** Between the value and the name of a facet. */
    private static final char BETWEEN = '\u001f';

    /** Chars of a title or name; Lucene takes 32,766 bytes. */
    private static final int LONGEST_NAME = 1000;

    private static final FieldType SCORED = scored();

    private final Terms terms;
    private final Semantics semantics;
    private final Map<String, List<Terms.Term>> shared = new ConcurrentHashMap<>();

    Fields(Terms terms, Semantics semantics) {
        this.terms = terms;
        this.semantics = semantics;
    }

    /** The field that the facet is counted by. */
    static String count(Facet facet) {
        return "by-" + facet.label();
    }

    /** A name or address as filters compare it; of very long ones the beginning. */
    static String filterTerm(Facet facet, String value) {
        return facet.label() + '=' + Terms.cut(NormalForm.foldCase(value).strip(), LONGEST_NAME);
    }

    /** A unit in a role as filters compare it. */
    static String roleTerm(String role, String unit) {
        return role + '=' + Terms.cut(NormalForm.foldCase(unit).strip(), LONGEST_NAME);
    }

    /** The value of a facet without its name. */
    static String facetValue(String label) {
        int between = label.indexOf(BETWEEN);
        return between < 0 ? label : label.substring(0, between);
    }

    /** The name of a facet's value. */
    static String facetName(String label) {
        return label.substring(label.indexOf(BETWEEN) + 1);
    }

    /**
     * An entry as it lies in the index.
     *
     * @param behind places behind the first of its article, or {@link Leads#OUTSIDE}
     */
    Document document(Entry entry, int behind) {
        var document = new Document();
        document.add(new StoredField(ENTRY, EntryCodec.encode(entry)));
        document.add(new StringField(IRI, entry.iri(), Field.Store.NO));
        document.add(new StringField(SOURCE, entry.source().iri(), Field.Store.NO));
        document.add(new SortedDocValuesField(SOURCE, new BytesRef(entry.source().iri())));
        document.add(new NumericDocValuesField(ORDER, entry.order()));
        if (behind != Leads.OUTSIDE) {
            document.add(new NumericDocValuesField(BEHIND, behind));
        }
        if (isHeading(entry)) {
            document.add(new NumericDocValuesField(HEADING_ONLY, 1));
        }
        document.add(new BinaryDocValuesField(COPY, CopyMark.of(entry.text()).encode()));
        addText(document, entry);
        addReferences(document, entry);
        addFacets(document, entry);
        semantics.field(entry).ifPresent(document::add);
        return document;
    }

    private static boolean isHeading(Entry entry) {
        return !entry.headings().isEmpty()
                && bare(entry.text()).equals(bare(entry.headings().getLast()));
    }

    private static String bare(String text) {
        String folded = NormalForm.fold(text).strip();
        return folded.endsWith("。") ? folded.substring(0, folded.length() - 1) : folded;
    }

    private void addText(Document document, Entry entry) {
        document.add(new Field(WORDS, Terms.stream(terms.words(entry.text())), SCORED));
        document.add(new Field(PAIRS, Terms.stream(Terms.pairs(entry.text())), SCORED));
        document.add(new Field(TITLE, stream(List.of(entry.document().title())), SCORED));
        document.add(new Field(HEADING, stream(entry.headings()), SCORED));
        if (entry.measure() != null) {
            var names = new LinkedHashSet<String>();
            for (Entry.Unit unit : entry.measure().units()) {
                names.add(unit.unit().name());
                names.addAll(unit.aliases());
            }
            document.add(new Field(UNITS, stream(names), SCORED));
        }
    }

    /** The words of texts that many entries share. */
    private TokenStream stream(Collection<String> texts) {
        var all = new ArrayList<Terms.Term>();
        int offset = 0;
        for (String text : texts) {
            for (Terms.Term term : shared(text)) {
                all.add(new Terms.Term(term.text(), term.start() + offset, term.end() + offset));
            }
            offset += text.length() + 1;
        }
        return Terms.stream(all);
    }

    private List<Terms.Term> shared(String text) {
        return shared.computeIfAbsent(text, terms::words);
    }

    private static void addReferences(Document document, Entry entry) {
        String own = entry.document().number();
        for (var number : References.numbers((own == null ? "" : own + "，") + entry.text())) {
            document.add(new StringField(NUMBER, number.form(), Field.Store.NO));
            document.add(new StringField(WITHIN, Filters.NUMBER + number.form(), Field.Store.NO));
        }
        int paragraph = 0;
        for (var place : References.places(entry.citation())) {
            document.add(new StringField(PLACE, place.form(), Field.Store.NO));
            paragraph = place.form().endsWith("款") ? place.value() : paragraph;
        }
        for (String step : PlaceSteps.of(entry.path(), paragraph)) {
            document.add(new StringField(WITHIN, step, Field.Store.NO));
        }
        if (entry.measure() != null) {
            document.add(new StringField(MEASURE, YES, Field.Store.NO));
        }
    }

    private static void addFacets(Document document, Entry entry) {
        Entry.Document of = entry.document();
        add(document, Facet.SOURCE, entry.source().name(), entry.source().name());
        filter(document, Facet.SOURCE, entry.source().iri());
        String name = of.title().isEmpty() ? of.iri() : of.title();
        add(document, Facet.DOCUMENT, of.iri(), name);
        filter(document, Facet.DOCUMENT, of.iri().substring(of.iri().lastIndexOf('/') + 1));
        filter(document, Facet.DOCUMENT, of.title());
        filter(document, Facet.DOCUMENT, of.number());
        add(document, Facet.KIND, of.kind(), of.kind());
        add(document, Facet.JURISDICTION, of.jurisdiction(), of.jurisdiction());
        if (of.level() != null) {
            add(document, Facet.LEVEL, of.level().label(), of.level().label());
        }
        for (Named issuer : of.issuers()) {
            add(document, Facet.ISSUER, issuer.iri(), issuer.name());
        }
        if (of.issued() != null) {
            document.add(new LongPoint(ISSUED, of.issued().toEpochDay()));
            document.add(new NumericDocValuesField(ISSUED, of.issued().toEpochDay()));
        }
        Measure measure = entry.measure();
        if (measure != null) {
            add(document, Facet.MODALITY, measure.modality().label(), measure.modality().label());
            for (String sector : measure.sectors()) {
                add(document, Facet.SECTOR, sector, sector);
            }
            for (Entry.Unit unit : measure.units()) {
                add(document, Facet.UNIT, unit.unit().iri(), unit.unit().name());
                unit.aliases().forEach(alias -> filter(document, Facet.UNIT, alias));
                roles(document, unit);
            }
            measure.units().stream()
                    .map(Entry.Unit::role)
                    .distinct()
                    .forEach(role -> add(document, Facet.ROLE, role, role));
        }
    }

    private static void add(
            Document document, Facet facet, @Nullable String value, @Nullable String name) {
        if (value != null && !value.isEmpty() && name != null) {
            filter(document, facet, value);
            filter(document, facet, name);
            String label =
                    value.equals(name)
                            ? Terms.cut(value, LONGEST_NAME)
                            : value + BETWEEN + Terms.cut(name, LONGEST_NAME);
            document.add(new SortedSetDocValuesField(count(facet), new BytesRef(label)));
        }
    }

    private static void roles(Document document, Entry.Unit unit) {
        var names = new LinkedHashSet<>(unit.aliases());
        names.add(unit.unit().iri());
        names.add(unit.unit().name());
        for (String name : names) {
            document.add(new StringField(FILTER, roleTerm(unit.role(), name), Field.Store.NO));
        }
    }

    private static void filter(Document document, Facet facet, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            document.add(new StringField(FILTER, filterTerm(facet, value), Field.Store.NO));
        }
    }

    /** Without positions: nothing asks for the order of words. */
    private static FieldType scored() {
        var type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }
}
