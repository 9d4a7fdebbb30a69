package org.tiaowen.search.lookup;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.Level;
import org.tiaowen.document.Place;
import org.tiaowen.document.UnitRegistry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of the documents and units that one state of the index holds. Safe for threads. */
public final class KnownNames {

    /** Chars of what is a name, and no code (津政办发). */
    private static final int SHORTEST_NAME = 5;

    private final List<KnownDocument> documents;
    private final Map<String, List<KnownDocument>> byNumber = new HashMap<>();
    private final KnownTitles titles;
    private final KnownUnits units;
    private final Set<String> places = new LinkedHashSet<>();
    private volatile @Nullable Spellings spellings;

    /**
     * Names of these.
     *
     * @param documents in the order of sources and places
     * @param units full names of the responsible units
     */
    public KnownNames(
            List<KnownDocument> documents,
            Collection<String> units,
            UnitRegistry registry,
            Gazetteer gazetteer) {
        this.documents = List.copyOf(documents);
        var territories = new LinkedHashSet<Place>();
        var fronts = new LinkedHashSet<String>();
        for (KnownDocument document : documents) {
            if (document.cited() != null) {
                byNumber.computeIfAbsent(
                                NumberKey.of(document.cited()).orElse(document.cited()),
                                _ -> new ArrayList<>())
                        .add(document);
            }
            if (document.jurisdiction() != null) {
                gazetteer.territory(document.jurisdiction()).ifPresent(territories::add);
            }
            for (String issuer : document.issuers()) {
                if (fronts.add(issuer)) {
                    fronts.addAll(registry.resolve(issuer, null).aliases());
                }
            }
        }
        for (Place place : territories) {
            places.add(place.name());
            place.shortNames().stream().filter(name -> name.length() > 1).forEach(places::add);
            if (place.level() != Level.NATIONAL) {
                fronts.add(place.name());
                place.shortNames().stream().filter(name -> name.length() > 1).forEach(fronts::add);
            }
        }
        this.titles = new KnownTitles(this.documents, fronts);
        this.units = new KnownUnits(units, territories, registry, gazetteer);
    }

    /** All documents. */
    public List<KnownDocument> documents() {
        return documents;
    }

    /**
     * The document of a 文号 in canonical form, and what it promulgates. The organ's name in front of
     * 公告 and the like may be short: 税务总局公告 for 国家税务总局公告.
     */
    List<KnownDocument> numbered(String key) {
        List<KnownDocument> exact = byNumber.getOrDefault(key, List.of());
        boolean isNamed = key.indexOf('[') >= SHORTEST_NAME;
        return exact.isEmpty() && isNamed ? numberedLike(key) : exact;
    }

    /** The documents whose 文号 ends so. */
    List<KnownDocument> numberedLike(String ending) {
        return byNumber.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(ending))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    List<KnownDocument> titled(String words, KnownTitles.Certainty certainty) {
        return titles.find(words, certainty);
    }

    List<KnownDocument> ofKind(String kind) {
        return documents.stream().filter(d -> d.kind().equals(kind)).toList();
    }

    KnownUnits units() {
        return units;
    }

    /**
     * The pinyin of all names, read when it is first asked for: most queries are in characters. Two
     * threads may read it at once, and get the same.
     */
    Spellings spellings() {
        Spellings read = spellings;
        if (read == null) {
            var names = new LinkedHashSet<>(places);
            names.addAll(units.names());
            names.addAll(titles.names());
            read = new Spellings(names);
            spellings = read;
        }
        return read;
    }
}
