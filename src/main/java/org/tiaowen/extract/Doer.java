package org.tiaowen.extract;

import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Responsibility.Role;
import org.tiaowen.document.UnitRegistry;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the one named unit that a sentence makes its doer: 市商务局负责认定…, 市财政局会同市税务局…, 由省科技厅牵头. Groups
 * (各区、各部门要…) and the unit that explains a text (由…负责解释) are none.
 */
final class Doer {

    private static final String RULE = "doer";

    /** A part of an organ that its short name is followed by. */
    static final String OFFICE = "办公室";

    /** What follows a doer that is named for work. */
    private static final Cue STRONG =
            Cue.of(
                    ":?(?:具体|统一|牵头|统筹|主要|依法|共同)*(?:负责(?!人|解释|同志)|牵头|会同|受托|应当?(?!急|用|邀)|要(?!求|素|点)|必须|须|将(?!军))"
                        + "|(?:是|作为|为)[^,;。]{2,40}(?:部门|机关|机构|单位),(?:具体|统一|主要|依法)*(?:负责|组织|承担)");

    /** What follows a doer that only the second half of a sentence names: …，省科技厅负责跟踪评估. */
    private static final Cue LATER =
            Cue.of("(?:具体|统一|牵头|统筹|主要|依法)*(?:负责(?!人|解释|同志)|牵头|会同)(?![^,;。]{0,20}的)");

    /** A part of an organ, named for work. */
    private static final Cue PART =
            Cue.of(
                    "(?!负责|牵头|会同|应当|要|必须|须|建设|设立|建立|组建|成立|委托|依托|支持|推动|统筹|[、和及与的])\\p{IsHan}{1,8}?(?:中心|总队|支队|大队|研究院|分行|支行|分公司|公司|局)(?="
                        + "(?:具体|统一|牵头|统筹|主要|依法|共同)*(?:负责(?!人|解释|同志)|牵头|会同|应当|要(?!求|素|点)|必须))");

    /** What follows a doer that is known to be an organ. */
    private static final Cue CUE =
            Cue.of(
                    "可以|可(?!以?持续|行|能|再)|不得|每|实行|推行|统筹|组织(?!部)|制定|建立|健全|完善|加强|加大|承担|统一|每年|定期|及时|根据|按(?!揭|时|键|期)|依据|依照|依法|结合|通过|对|于|自|为(?=[^人])|在|与|同|商(?![品务业贸标户会场])|向|从|以|把|积极|进一步"
                        + "|加快|推动|推进|做好|落实|开展|实施|设立|支持|鼓励|引导|协调|指导|督促|审核|受理|办理|认定|公布|发布|颁布|编制|研究|探索|委托|依托(?!.{0,12}的)|优先|推荐|配送|开设|开辟|增开|召集|抽查|通报|出台|印发|会商|选派|举办|启动|汇总|提供|给予|安排|配合|协助|履行|行使|主管|监督|管理(?!局|委)");

    /** 对散小码头，市交通局要…: what a doer is told of. */
    private static final Cue TOPIC =
            Cue.of("(?:对|对于|针对|凡|遇|因|到|在|自)[^,;。:]{1,40},|[^,;。:]{2,40}的,");

    private static final Cue BY = Cue.of("(?<![自缘事理来])(?<!建立|成立|构建|形成|设立|组建|健全|完善)由");

    private static final Cue BY_VERB =
            Cue.of("(?:具体|统一|共同|分别)*(?:牵头|负责(?!解释)|组织实施|具体实施|实施|承担|统筹|组织|受理|会同)");

    /** 由市监察局进行约谈, but not 由市商务局认定的企业 or one of several. */
    private static final Cue BY_ACT =
            Cue.of("(?!另行|第[^,;。]{1,6}次|[、和与及等或]|[^,;。]{0,8}(?:的|之日))\\p{IsHan}{2}");

    /** A government that its place names; without it 县人民政府 is any. */
    private static final Cue OF_PLACE =
            Cue.of(
                    "(?![各有相]|.{0,6}(?:所在|当地|属地|管辖|以上|设区)|[^县市区]{0,2}级)\\p{IsHan}{2,6}[市县区州旗](?:人民)?政府");

    private static final Cue DUTY = Cue.of("(?:主要|具体)?(?:负责(?!解释)|牵头|承担|统筹|组织|协调|指导|会同|履行)");

    private static final Cue EXPLAINS = Cue.of("负责(?:具体)?解释|解释(?:权.{0,6})?(?=[,;。]|$)");

    /** Organs that are named by level or kind alone: anyone of them. */
    private static final Cue GENERAL =
            Cue.of(
                    "(?:[省市区县州](?:[、和及或与]|级).*|[省市区县州旗盟]{1,2}以上.*|各|有关|相关|县级以上|地方|[省市区县乡镇]级|上级|下级|同级|本级|所在地?|当地|属地|设区的?|其他|国家机关|行政机关|人民法院|人民检察院|公安机关|企业|党委|党组|政府|两级|双方).*"
                        + "|.*[省市县乡镇]级(?:人民)?政府|.*(?:各区|各部门|有关部门|相关部门|有关单位|相关单位|各级).*|(?:苏木)?(?:乡镇)?(?:街道)?(?:办事处|人民政府)|[村居](?:民委员|委)会|业主(?:大会|委员会)|委员会|领导小组|办公室|主管部门");

    private static final Cue JOINS = Cue.of("(?:要|应当?|将|须|可以?|牵头|负责)?,?会同|[^,;。:由]{2,30},并?会同");

    private static final Cue HELPED =
            Cue.of(
                    "[^,;。:]{0,30},(?<list>[^,;。:]{3,80}?)(?:等)?(?:要|应当?)?(?:积极|予以|共同|密切|按照?(?:各自)?职责(?:分工)?)*(?:配合|协助|参与|参加|协同)(?![^,;。]*(?:的|制度))");

    /** 富锦市、同江市政府: places that share the ending of the last. */
    private static final Cue GOVERNMENTS =
            Cue.of("(?:\\p{IsHan}{2,7}[市县区旗州盟][、和]){1,9}\\p{IsHan}{2,7}[市县区旗州盟](?:人民)?政府");

    private static final Cue ALIAS = Cue.of("\\([^()]{0,40}\\)");

    /** 由市商务局、市财政局按职责分工负责: what follows a list of doers. */
    private static final Cue SHARED =
            Cue.of(
                    "等?(?:按照?(?:各自)?(?:职责|职能)(?:分工|权限)?|分别|共同|联合|具体)+(?:牵头|负责(?!解释)|组织实施|具体实施|实施|承担|落实)(?=[,;。]|$)");

    private static final Cue JOINING = Cue.of("[、和及与]|以及");

    private final UnitRegistry units;
    private final Set<String> aliases;

    /**
     * @param aliases the short names that the document itself gives to organs
     */
    Doer(UnitRegistry units, Set<String> aliases) {
        this.units = units;
        this.aliases = aliases;
    }

    /**
     * The organ that is a heading of its own (市商务局。) when the next sentence says its duties (负责…).
     *
     * @param next the sentence after it in the same provision
     */
    List<Naming> asHeading(String text, String next) {
        int end = text.endsWith("。") || text.endsWith(":") ? text.length() - 1 : text.length();
        boolean alone =
                DUTY.matcher(next).lookingAt()
                        && organ(text, 0).filter(o -> o.length() == end).isPresent();
        return alone
                ? List.of(new Naming(0, end, Role.LEAD, false, RULE, Naming.Trust.ANY))
                : List.of();
    }

    /** The sentences that say of a known organ, by its name, that it does something. */
    static Set<String> sentences(List<Responsibility> found) {
        return found.stream()
                .filter(Responsibility::registered)
                .filter(r -> r.role() == Role.LEAD && r.evidence().rule().equals(RULE))
                .map(r -> r.evidence().sentence())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The doer and its helpers; empty where the sentence names none or several. */
    List<Naming> in(String text) {
        int start = 0;
        while (start < text.length()) {
            List<Naming> found = at(text, start, start == 0);
            if (!found.isEmpty()) {
                return found;
            }
            Search topic = TOPIC.matcher(text).region(start, text.length());
            if (topic.lookingAt()) {
                found = at(text, topic.end(), true);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            int next = text.indexOf(';', start);
            if (next < 0) {
                break;
            }
            start = next + 1;
        }
        Search by = BY.matcher(text);
        while (by.find()) {
            List<Naming> found = by(text, by.end());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return later(text);
    }

    /** The doer of a clause behind a comma, when the registry knows it. */
    private List<Naming> later(String text) {
        if (text.indexOf(',') < 0 || !LATER.in(text)) {
            return List.of();
        }
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', comma + 1)) {
            int start = comma + 1;
            Optional<String> organ = organ(text, start).filter(this::isKnown);
            int end = start + organ.map(String::length).orElse(0);
            if (end > start
                    && LATER.matcher(text).region(end, text.length()).lookingAt()
                    && !explains(text, end)) {
                return withHelpers(text, start, end, end);
            }
        }
        return List.of();
    }

    /**
     * The doer that a clause begins with.
     *
     * @param opens whether the sentence or what it says of its topic begins here, so that any verb
     *     makes a known organ the doer
     */
    private List<Naming> at(String text, int start, boolean opens) {
        Optional<String> organ = organ(text, start);
        if (organ.isEmpty()) {
            return List.of();
        }
        int end = start + organ.get().length();
        int after = afterAlias(text, end);
        Search strong = STRONG.matcher(text).region(after, text.length());
        boolean named = strong.lookingAt();
        Search cue = CUE.matcher(text).region(after, text.length());
        if (!named) {
            // 国家药监局药品审评中心负责: a part of a known organ
            Search part = PART.matcher(text).region(end, text.length());
            if (units.knows(organ.get()) && part.lookingAt()) {
                return explains(text, part.end())
                        ? List.of()
                        : withHelpers(text, start, part.end(), part.end());
            }
        }
        if (!named && !(opens && isKnown(organ.get()) && cue.lookingAt())) {
            return List.of();
        }
        if (explains(text, after)) {
            return List.of();
        }
        return withHelpers(text, start, end, after);
    }

    private List<Naming> by(String text, int start) {
        Optional<String> organ = organ(text, start);
        if (organ.isEmpty()) {
            return List.of();
        }
        int end = start + organ.get().length();
        int after = afterAlias(text, end);
        Search verb = BY_VERB.matcher(text).region(after, text.length());
        boolean acts =
                verb.lookingAt()
                        || (!organ.get().endsWith("政府") || OF_PLACE.matcher(organ.get()).matches())
                                && BY_ACT.matcher(text).region(after, text.length()).lookingAt();
        if (!acts) {
            return shared(text, start, end);
        }
        return explains(text, after) ? List.of() : withHelpers(text, start, end, after);
    }

    /** A list of organs that share a duty. */
    private List<Naming> shared(String text, int start, int first) {
        int end = first;
        Search joining = JOINING.matcher(text);
        while (joining.region(end, text.length()).lookingAt()) {
            Optional<String> next = organ(text, joining.end());
            if (next.isEmpty()) {
                return List.of();
            }
            end = joining.end() + next.get().length();
        }
        return end > first && SHARED.matcher(text).region(end, text.length()).lookingAt()
                ? List.of(new Naming(start, end, Role.LEAD, false, RULE, Naming.Trust.ALL))
                : List.of();
    }

    private Optional<String> organ(String text, int start) {
        return aliases.stream()
                .filter(a -> text.startsWith(a, start))
                .max(Comparator.comparingInt(String::length))
                .map(a -> text.startsWith(OFFICE, start + a.length()) ? a + OFFICE : a)
                .or(
                        () ->
                                units.organAtStart(text.substring(start))
                                        .filter(o -> !GENERAL.matcher(o).matches()));
    }

    private boolean isKnown(String organ) {
        return units.knows(organ) || aliases.stream().anyMatch(organ::startsWith);
    }

    private static int afterAlias(String text, int at) {
        Search alias = ALIAS.matcher(text).region(at, text.length());
        return alias.lookingAt() ? alias.end() : at;
    }

    private static boolean explains(String text, int from) {
        int stop = from;
        while (stop < text.length() && ",;。".indexOf(text.charAt(stop)) < 0) {
            stop++;
        }
        return EXPLAINS.in(text.substring(from, stop));
    }

    /** 市计委牵头，市经委、市财政局配合: the organs between the doer's clause and the next verb of helping. */
    private Optional<Naming> helped(String text, int from) {
        Search helps = HELPED.matcher(text).region(from, text.length());
        if (!helps.lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(
                new Naming(
                        helps.start("list"),
                        helps.end("list"),
                        Role.SUPPORT,
                        false,
                        RULE,
                        Naming.Trust.ALL));
    }

    private List<Naming> withHelpers(String text, int start, int end, int after) {
        List<Naming> found = new ArrayList<>();
        found.add(new Naming(start, end, Role.LEAD, false, RULE, Naming.Trust.ANY));
        Search joins = JOINS.matcher(text);
        if (joins.region(after, text.length()).lookingAt()) {
            int from = joins.end();
            int to = from;
            while (to < text.length()) {
                Search places = GOVERNMENTS.matcher(text).region(to, text.length());
                Optional<String> helper =
                        places.lookingAt()
                                ? Optional.of(places.group())
                                : units.organAtStart(text.substring(to));
                if (helper.isEmpty()) {
                    break;
                }
                to += helper.get().length();
                if (to < text.length() && "、和及与等".indexOf(text.charAt(to)) >= 0) {
                    to++;
                } else if (units.organAtStart(text.substring(to)).filter(units::knows).isEmpty()) {
                    break;
                }
            }
            while (to > from && "、和及与等".indexOf(text.charAt(to - 1)) >= 0) {
                to--;
            }
            if (to > from) {
                found.add(new Naming(from, to, Role.SUPPORT, false, RULE, Naming.Trust.ALL));
            }
        } else {
            helped(text, after).ifPresent(found::add);
        }
        return found;
    }
}
