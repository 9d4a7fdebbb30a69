package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A kind of organ that many places have, such as 财政局. Its name and aliases stand without the place;
 * the pattern says how the full official name is put together.
 *
 * @param name standard name, such as 发展和改革委员会
 * @param pattern the full name with {@code {place}} for the full name of the territory (北京市海淀区),
 *     {@code {short}} for its short name (北京), {@code {party}} for the party committee of the
 *     territory (中共北京市委) and {@code {name}} for the standard name
 * @param aliases customary short forms, such as 发展改革委; a {@code ~} stands for the place where it is
 *     not in front (团~委)
 * @param clipped forms that lost their ending, such as 发展改革, which only a list of units makes clear
 * @param placeForm in which forms of the place's name it may follow
 * @param level the level at which a name that several kinds share means this one (法院, 海洋局); null
 *     for any
 * @param places codes of the divisions where its short forms mean it and not what they mean
 *     elsewhere (交通局 in 重庆市); empty for everywhere
 * @param lifetime when organs of this kind bear this name in most places; of several kinds with one
 *     short form the one of the document's time is meant
 * @param successor name of the kind that took over, where that is so in nearly all places; null
 *     else
 */
public record OrganType(
        String name,
        String pattern,
        List<String> aliases,
        List<String> clipped,
        PlaceForm placeForm,
        @Nullable Level level,
        List<String> places,
        Lifetime lifetime,
        @Nullable String successor) {

    /** Forms of a place's name. */
    public enum PlaceForm {
        /** 北京市, 北京, 市. */
        ANY,
        /** Only the short name: 北京金融监管局 is another organ than 北京市金融监管局. */
        SHORT
    }

    /** Takes copies of the lists. */
    public OrganType {
        aliases = List.copyOf(aliases);
        clipped = List.copyOf(clipped);
        places = List.copyOf(places);
    }

    /** Full name of the organ of this kind in a territory. */
    String nameIn(String place, String shortName) {
        boolean plain = place.endsWith("省") || place.endsWith("市") || place.endsWith("县");
        boolean district = place.endsWith("区") && !place.endsWith("自治区");
        return pattern.replace("{party}", "中共" + place + (plain || district ? "委" : "委员会"))
                .replace("{place}", place)
                .replace("{short}", shortName)
                .replace("{name}", name);
    }
}
