package org.tiaowen.search.lookup;

import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.Level;
import org.tiaowen.document.Place;
import org.tiaowen.document.ResolvedUnit;
import org.tiaowen.document.UnitRegistry;
import org.tiaowen.search.NormalForm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds units by the names that people use: whole, short, without the place (财政局), with its level
 * alone (市财政局).
 */
final class KnownUnits {

    private static final Map<Level, List<String>> LEVEL_WORDS =
            Map.of(
                    Level.PROVINCIAL, List.of("省", "市", "自治区"),
                    Level.PREFECTURAL, List.of("市", "州", "盟"),
                    Level.COUNTY, List.of("区", "县", "市"));

    private final UnitRegistry registry;
    private final Gazetteer gazetteer;
    private final Map<String, Set<String>> byName = new HashMap<>();
    private final Set<String> names;
    private final Collection<Place> territories;

    /**
     * The units of these full names.
     *
     * @param territories of the documents, one of which a name without a place means
     */
    KnownUnits(
            Collection<String> names,
            Collection<Place> territories,
            UnitRegistry registry,
            Gazetteer gazetteer) {
        this.names = Set.copyOf(names);
        this.territories = List.copyOf(territories);
        this.registry = registry;
        this.gazetteer = gazetteer;
        for (String name : names) {
            for (String form : forms(name)) {
                byName.computeIfAbsent(NormalForm.fold(form), _ -> new LinkedHashSet<>()).add(name);
            }
        }
    }

    /** Full names of the units that these words name; none where none does. */
    List<String> named(String words) {
        Set<String> known = byName.get(words);
        if (known != null) {
            return List.copyOf(known);
        }
        var resolved = new LinkedHashSet<String>();
        if (registry.knows(words)) {
            resolved.add(registry.resolve(words, null).name());
            for (Place territory : territories) {
                resolved.add(registry.resolve(words, territory).name());
            }
            resolved.retainAll(names);
        }
        return List.copyOf(resolved);
    }

    /** All names by which {@link #named} finds something at once, full ones and short ones. */
    Set<String> names() {
        return byName.keySet();
    }

    /** Whether the words name an organ, here or elsewhere. */
    boolean isOrgan(String words) {
        return byName.containsKey(words) || registry.knows(words);
    }

    private Set<String> forms(String name) {
        var forms = new LinkedHashSet<String>();
        forms.add(name);
        ResolvedUnit unit = registry.resolve(name, null);
        forms.addAll(unit.aliases());
        Optional<Gazetteer.Leading> leading = gazetteer.leading(name, null);
        if (leading.isEmpty() || leading.get().length() >= name.length()) {
            return forms;
        }
        Place place = leading.get().place();
        var fronts = new LinkedHashSet<String>();
        fronts.add("");
        fronts.add(place.name());
        fronts.addAll(place.shortNames());
        fronts.add(gazetteer.officialName(place));
        fronts.addAll(LEVEL_WORDS.getOrDefault(place.level(), List.of()));
        var ends = new ArrayList<String>();
        ends.add(name.substring(leading.get().length()));
        for (String alias : unit.aliases()) {
            gazetteer
                    .leading(alias, null)
                    .filter(l -> l.place().equals(place) && l.length() < alias.length())
                    .ifPresent(l -> ends.add(alias.substring(l.length())));
        }
        if (ends.getFirst().equals("人民政府")) {
            ends.add("政府");
        }
        for (String front : fronts) {
            for (String end : ends) {
                if (!front.isEmpty() || end.length() > 2) {
                    forms.add(front + end);
                }
            }
        }
        return forms;
    }
}
