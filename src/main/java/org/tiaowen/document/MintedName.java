package org.tiaowen.document;

import org.jspecify.annotations.Nullable;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Full names for units that no registry knows: from their words and the territory alone. */
final class MintedName {

    /** Endings that are written short everywhere. */
    private static final List<Map.Entry<String, String>> ENDINGS =
            List.of(
                    Map.entry("高新区管委会", "高新技术产业开发区管理委员会"),
                    Map.entry("经开区管委会", "经济技术开发区管理委员会"),
                    Map.entry("综保区管委会", "综合保税区管理委员会"),
                    Map.entry("管委会", "管理委员会"),
                    Map.entry("管委", "管理委员会"),
                    Map.entry("街道办", "街道办事处"),
                    Map.entry("工商联", "工商业联合会"),
                    Map.entry("高院", "高级人民法院"),
                    Map.entry("检察院", "人民检察院"));

    /** 市场发展委 is a 委员会; 党委, 工委 and 计委 are not, or not of that name. */
    private static final Cue COMMISSION = Cue.of(".+(?:发展|建设|管理|促进|监管|改革|规划|推进|服务|事务|保护)委");

    /** Custom houses are named for towns, ports and roads that are no divisions (拱北海关). */
    private static final Cue CUSTOM_HOUSE = Cue.of("\\p{IsHan}{2,4}海关");

    private static final Cue PART =
            Cue.of(
                    ".{0,20}(?:办公厅|分行|支行|营业管理部|外汇管理部|分局|监管局|监督局|管理局|专员办|办公室|办事处|分公司|分会|总队|支队|大队|中心|监督站|管理站|法工委|财经委|预算工委)");

    /** Bureaux that unite fields of culture, sport and education: 文旅广体局, 教体局. */
    private static final Cue COMBINED = Cue.of("(?<head>.*?)(?<fields>[文旅广体教新]{2,5})(?<end>[局委])");

    private static final Map<Character, String> FIELDS =
            Map.of('文', "文化", '旅', "旅游", '广', "广电", '体', "体育", '教', "教育", '新', "新闻出版");

    /** What follows 省 or 市 in the name of an organ of its party committee. */
    private static final Cue PARTY_ORGAN = Cue.of("委(?!员|托|派|属).{2,}(?:[局办部委校院室会]|中心|小组)");

    /** After these 市 and 区 begin a word of their own (市场, 区域, 市政设施). */
    private static final Cue COMPOUND = Cue.of("[场域际]|政(?![务府协法策管研数])");

    /** 省级有关单位, 市级各部门. */
    private static final Cue OF_LEVEL = Cue.of("级(?:各|有关|相关|部门|单位).*");

    /** Groups of governments or of their organs; 各部门 is a group of no territory. */
    private static final Cue ORGANS = Cue.of(".*(?:人民政府|政府|公署|行署|管委会|管理委员会|办事处|[局厅]|海关)(?:（.*）)?");

    private static final Cue GOVERNMENTS =
            Cue.of(
                    "(?:各|有关|相关)+(?:省辖市|地级以上市|地级市|设区的?市|市辖区|县级市|[省市区县州盟旗]|县区|区县|市县|乡镇)(?:[、（]?(?:县级市|[市区县州旗])）?)*");

    /** Who is among the group. */
    private static final Cue NOTE = Cue.of("（(?:含|包括|不含|除)[^）]*）?$");

    private static final Cue OPENS = Cue.of("(?:各|有关|相关).*");

    /** The government of a town or township, or what a list of such governments leaves of it. */
    private static final Cue TOWN =
            Cue.of(
                    "(?<name>(?!各|有关|相关|乡镇|镇街|街镇)\\p{IsHan}{1,6}(?:镇|乡|街道|苏木))(?:人民政府|政府|办事处|街道办|办)?");

    /** A bureau of a government, by a name that no other organ has. */
    private static final Cue BUREAU =
            Cue.of(
                    "(?!各|有关|相关|国家|中央|中国|全国|铁路|民航|海事|邮政|烟草|\\p{IsHan}{2,3}管理局|\\p{IsHan}{2,16}[区园港岛]管理局)\\p{IsHan}{2,16}(?:(?<![布格结大全变僵棋开战当时破总])局|和[\\p{IsHan}]{2,10}委员会)");

    /** A part of a zone's committee, which its own texts name without the zone. */
    private static final Cue ZONE_PART =
            Cue.of(
                    "(?!各|有关|相关|国家|中央|中国|全国|国务院|[省市]|\\p{IsHan}{2,5}(?:银|[分支]行))\\p{IsHan}{2,10}(?:委|委员会|办公室|办|[^全内干外]部|中心)");

    private static final Cue ZONE_COMMITTEE = Cue.of(".+(?:区|城|园|港|岛)(?:管委会|管理委员会|管委)|.+公司");

    /** Its organs bear its short name, as those of no place do. */
    private static final String CORPS = "兵团";

    /** A zone of a kind that the State Council approves: its full name begins with the city. */
    private static final Cue STANDARD_ZONE =
            Cue.of(
                    "\\p{IsHan}{2,4}(?:经济技术开发区|高新技术产业开发区|高新区|经开区|综合保税区|综保区|保税港区|保税物流园区|保税区)(?:管委会|管理委员会|管委)");

    private MintedName() {}

    /** Whether the words after an organ's name make a branch or a part of it. */
    static boolean isPart(String rest) {
        return PART.matcher(rest).matches();
    }

    /** The name of such a part, a commission of a congress written out. */
    static String part(String rest) {
        return switch (rest) {
            case "法工委" -> "法制工作委员会";
            case "预算工委" -> "预算工作委员会";
            case "财经委" -> "财政经济委员会";
            default -> rest;
        };
    }

    /** The full name of a group of the territory's organs: 各镇街, 各先导区管委会; empty for others. */
    static Optional<String> group(String name, @Nullable Place home, Gazetteer gazetteer) {
        if (home == null || home.level() == Level.NATIONAL || !OPENS.matcher(name).matches()) {
            return Optional.empty();
        }
        String around = gazetteer.officialName(home);
        Search note = NOTE.matcher(name);
        if (note.find()) {
            return group(name.substring(0, note.start()), home, gazetteer);
        }
        if (GOVERNMENTS.matcher(name).matches()) {
            return Optional.of(around + name + "人民政府");
        }
        boolean divisions =
                PlaceHead.readings(name, home, gazetteer).stream().anyMatch(h -> isWhole(h, name));
        return divisions || ORGANS.matcher(name).matches()
                ? Optional.of(around + expanded(name))
                : Optional.empty();
    }

    /** Whether divisions are all that the name says, the last perhaps in brackets: 各镇（街道）. */
    private static boolean isWhole(PlaceHead head, String name) {
        return head.form() == PlaceHead.Form.GROUP
                && head.territory() != null
                && name.substring(head.length()).matches("(?:（[^）]*）)?");
    }

    /** A name that no rule knows: the level's place put in front, customary endings written out. */
    static String of(String name, @Nullable Place home, Gazetteer gazetteer) {
        if (CUSTOM_HOUSE.matcher(name).matches()) {
            return "中华人民共和国" + name;
        }
        if (name.startsWith(CORPS)) {
            return expanded("新疆生产建设" + name);
        }
        String full = name;
        for (PlaceHead head : PlaceHead.readings(name, home, gazetteer)) {
            if (head.form() == PlaceHead.Form.LEVEL
                    && !head.place().isEmpty()
                    && isOpen(name, head)) {
                full = inTerritory(head.place(), name.substring(head.length()));
                break;
            }
        }
        return expanded(full.equals(name) ? ofHome(name, home, gazetteer) : full);
    }

    /** A name without a place or level, with the territory that it must lie in. */
    private static String ofHome(String name, @Nullable Place home, Gazetteer gazetteer) {
        if (home == null || home.level() == Level.NATIONAL) {
            return name;
        }
        String around = gazetteer.officialName(home);
        Search town = TOWN.matcher(name);
        if (town.matches()
                && (home.level() == Level.COUNTY || gazetteer.inside(home).isEmpty())
                && !Gazetteer.isZone(home)) {
            boolean street = town.group("name").endsWith("街道");
            return around + town.group("name") + (street ? "办事处" : "人民政府");
        }
        boolean zone = Gazetteer.isZone(home);
        Optional<String> shortName =
                home.shortNames().stream()
                        .filter(s -> zone && s.length() > 1 && !s.equals(home.name()))
                        .filter(s -> name.startsWith(s) && name.length() > s.length() + 2)
                        .findFirst();
        if (shortName.isPresent() && BUREAU.matcher(name).matches()) {
            return around + name.substring(shortName.get().length());
        }
        if (zone
                && (ZONE_COMMITTEE.matcher(name).matches() || ZONE_PART.matcher(name).matches())
                && !namesPlace(name, home, gazetteer)) {
            return around + name;
        }
        if ((home.level() == Level.PREFECTURAL || home.isMunicipality())
                && STANDARD_ZONE.matcher(name).matches()
                && !namesPlace(name, home, gazetteer)) {
            return home.shortName() + name;
        }
        return BUREAU.matcher(name).matches() && !namesPlace(name, home, gazetteer)
                ? around + name
                : name;
    }

    /** Whether a division stands in the name: whose organ it is, it says itself. */
    private static boolean namesPlace(String name, Place home, Gazetteer gazetteer) {
        for (int i = 0; i + 1 < name.length(); i++) {
            for (int n = Math.min(name.length() - i, 6); n >= 2; n--) {
                if (gazetteer.isNamed(name.substring(i, i + n), home)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A name with its territory in front; that of a party organ (省委人才发展局) begins with 中共. */
    private static String inTerritory(String place, String rest) {
        if (rest.startsWith("党委") && place.endsWith("自治区")) {
            return "中共" + place + "委员会" + rest.substring(2);
        }
        return (PARTY_ORGAN.matcher(rest).matches() ? "中共" : "") + place + rest;
    }

    private static String expanded(String name) {
        if (name.endsWith("）") && name.contains("（")) {
            int open = name.lastIndexOf('（');
            String inner = name.substring(open + 1, name.length() - 1);
            return expanded(name.substring(0, open)) + "（" + expanded(inner) + "）";
        }
        Search combined = COMBINED.matcher(name);
        if (combined.matches()) {
            StringBuilder full = new StringBuilder(combined.group("head"));
            combined.group("fields").chars().forEach(c -> full.append(FIELDS.get((char) c)));
            return full + (combined.group("end").equals("局") ? "局" : "委员会");
        }
        for (Map.Entry<String, String> ending : ENDINGS) {
            if (name.endsWith(ending.getKey()) && !name.endsWith(ending.getValue())) {
                return name.substring(0, name.length() - ending.getKey().length())
                        + ending.getValue();
            }
        }
        if (name.endsWith("政府") && !name.endsWith("人民政府")) {
            return name.substring(0, name.length() - 2) + "人民政府";
        }
        return COMMISSION.matcher(name).matches() ? name + "员会" : name;
    }

    /** Whether the first character is a level and neither a word's beginning nor one of several. */
    private static boolean isOpen(String name, PlaceHead head) {
        String rest = name.substring(head.length());
        return !rest.isEmpty()
                && !COMPOUND.matcher(rest).lookingAt()
                && (rest.charAt(0) != '级' || OF_LEVEL.matcher(rest).matches())
                && name.indexOf('、') < 0;
    }
}
