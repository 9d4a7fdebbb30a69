package org.tiaowen.search;

import org.tiaowen.analysis.Word;
import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.Level;
import org.tiaowen.document.Place;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The administrative divisions that a query names, which a clause may have nothing to do with. */
public final class NamedPlaces {

    /** Names nothing. */
    static final NamedPlaces NONE = new NamedPlaces(Map.of(), new Gazetteer(List.of()));

    /** By the words that name them. */
    private final Map<String, Place> places;

    private final Gazetteer gazetteer;

    private NamedPlaces(Map<String, Place> places, Gazetteer gazetteer) {
        this.places = places;
        this.gazetteer = gazetteer;
    }

    /**
     * The divisions named by words that stand for places (tag {@code ns}): many short names are
     * common words too (和平, 朝阳). A name that several divisions share is passed over.
     */
    static NamedPlaces of(Collection<Word> words, Gazetteer gazetteer) {
        var places = new LinkedHashMap<String, Place>();
        for (Word word : words) {
            if (word.tag().startsWith("ns") && word.text().length() > 1) {
                gazetteer
                        .find(word.text())
                        .filter(place -> place.level() != Level.NATIONAL)
                        .ifPresent(place -> places.put(word.text(), place));
            }
        }
        return new NamedPlaces(places, gazetteer);
    }

    /**
     * Whether one of the divisions has nothing to do with an entry: its document is of a division
     * that neither holds it nor lies in it, and neither its text nor its title names it. What holds
     * in the whole country holds everywhere.
     */
    public boolean areElsewhere(Entry entry) {
        String jurisdiction = entry.document().jurisdiction();
        if (places.isEmpty() || jurisdiction == null) {
            return false;
        }
        Optional<Place> territory = gazetteer.territory(jurisdiction);
        if (territory.isEmpty() || territory.get().level() == Level.NATIONAL) {
            return false;
        }
        Place own = territory.get();
        String text = NormalForm.fold(entry.text() + '\n' + entry.document().title());
        return places.entrySet().stream()
                .filter(named -> !text.contains(named.getKey()))
                .filter(named -> !text.contains(named.getValue().shortName()))
                .map(Map.Entry::getValue)
                .anyMatch(
                        place ->
                                !gazetteer.isInside(place, own) && !gazetteer.isInside(own, place));
    }
}
