package org.tiaowen.document;

import org.jspecify.annotations.Nullable;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The territory that an organ's name begins with: a place (北京市, 福建), a word for a level that the
 * document's territory fills (市, 省, 本区), a group of places (各区) or nothing.
 *
 * @param place the territory's full name as it stands in official names, 北京市海淀区 or 北京市各区; empty
 *     where unknown
 * @param shortName its short name, 北京
 * @param territory the place, or the one around the group; null where unknown
 * @param form how it was printed
 * @param length how many characters of the text it takes
 */
record PlaceHead(String place, String shortName, @Nullable Place territory, Form form, int length) {

    /** Nothing in front. */
    static final PlaceHead NONE = new PlaceHead("", "", null, Form.NONE, 0);

    enum Form {
        FULL,
        SHORT,
        LEVEL,
        GROUP,
        NONE
    }

    private static final Cue LEVEL_WORD =
            Cue.of("(?:本|我|全)?(自治区|自治州|自治县|自治旗|城区|新区|地区|省|市|区|县|州|旗|盟)");

    private static final String GROUPED =
            "(?:省辖市|地级以上市|地级市|市辖区|省级?|自治[区州县旗]|直辖市|设区的?市|地市|市级?|县级市|区|县级?|州|盟|旗|师市|师|街镇|镇街|街乡|街道|街|乡|镇|地区|地|级|开发区|功能区|新区|园区)";

    private static final Cue GROUP_WORD =
            Cue.of("(?:全[省市区县州])?(?:各(?:有关|相关)?|有关|相关)" + GROUPED + "(?:[、（]?" + GROUPED + "）?)*");

    /** Level of the organ's territory; null for a group and where unknown. */
    @Nullable Level level() {
        return territory == null || form == Form.GROUP ? null : territory.level();
    }

    /** The possible readings of the head of a text, the fullest first; always ends with NONE. */
    static List<PlaceHead> readings(String text, @Nullable Place home, Gazetteer gazetteer) {
        List<PlaceHead> all = new ArrayList<>();
        Optional<Gazetteer.Leading> leading = gazetteer.leading(text, home);
        if (leading.isPresent()) {
            Place place = leading.get().place();
            int length = leading.get().length();
            Search inside = GROUP_WORD.matcher(text).region(length, text.length());
            if (inside.lookingAt()) {
                String name = gazetteer.officialName(place) + inside.group();
                all.add(new PlaceHead(name, inside.group(), place, Form.GROUP, inside.end()));
            }
            Form form =
                    text.startsWith(place.name(), length - place.name().length())
                            ? Form.FULL
                            : Form.SHORT;
            String printed = printed(text.substring(0, length), place);
            all.add(
                    new PlaceHead(
                            gazetteer.officialName(place),
                            form == Form.SHORT ? printed : place.shortName(),
                            place,
                            form,
                            length));
        }
        own(text, home, gazetteer).ifPresent(all::add);
        Search group = GROUP_WORD.matcher(text);
        if (group.lookingAt()) {
            String around =
                    home == null || home.level() == Level.NATIONAL
                            ? ""
                            : gazetteer.officialName(home);
            all.add(
                    new PlaceHead(
                            around + group.group(), group.group(), home, Form.GROUP, group.end()));
        }
        Search level = LEVEL_WORD.matcher(text);
        if (level.lookingAt()) {
            Optional<Place> filled =
                    home == null
                            ? Optional.empty()
                            : gazetteer
                                    .chain(home)
                                    .filter(p -> fills(p, level.group(1)))
                                    .findFirst();
            all.add(
                    filled.map(p -> of(p, Form.LEVEL, level.end(), gazetteer))
                            .orElse(new PlaceHead("", "", null, Form.LEVEL, level.end())));
        }
        all.add(
                home == null || home.level() == Level.NATIONAL
                        ? NONE
                        : of(home, Form.NONE, 0, gazetteer));
        return all;
    }

    /** The territory's own county or zone by its short name, which only its own texts use alone. */
    private static Optional<PlaceHead> own(String text, @Nullable Place home, Gazetteer gazetteer) {
        if (home == null) {
            return Optional.empty();
        }
        if (Gazetteer.isZone(home) && text.startsWith(home.name())) {
            return Optional.of(of(home, Form.FULL, home.name().length(), gazetteer));
        }
        if (home.level() != Level.COUNTY && !Gazetteer.isZone(home)) {
            return Optional.empty();
        }
        return home.shortNames().stream()
                .filter(s -> s.length() > 1 && text.startsWith(s) && !text.startsWith(home.name()))
                .map(
                        s ->
                                new PlaceHead(
                                        gazetteer.officialName(home),
                                        s,
                                        home,
                                        Form.SHORT,
                                        s.length()))
                .findFirst();
    }

    /** The short name by which the text calls the place, without the places around it. */
    private static String printed(String text, Place place) {
        return place.shortNames().stream()
                .filter(s -> s.length() > 1 && text.endsWith(s))
                .findFirst()
                .orElse(place.shortName());
    }

    private static PlaceHead of(Place place, Form form, int length, Gazetteer gazetteer) {
        return new PlaceHead(gazetteer.officialName(place), place.shortName(), place, form, length);
    }

    /** Whether 市 can mean this place, in a text of it or of a place in it. */
    private static boolean fills(Place place, String word) {
        String name = place.name();
        return switch (word) {
            case "区" -> name.endsWith("区") && !name.endsWith("特别行政区") && !name.endsWith("地区");
            case "城区" -> name.endsWith("区") && place.level() == Level.COUNTY;
            default -> name.endsWith(word);
        };
    }
}
