package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.Level;
import org.tiaowen.document.Place;
import org.tiaowen.document.UnitRegistry;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.ArrayList;
import java.util.List;

/** Cuts a list of units into its names, at marks and where marks are missing. */
final class NameCutter {

    private static final String SEPARATORS = "、,;/|";

    private static final String DIVISION =
            "(?:设区的?市|县级市|自治区|直辖市|地(?=[、州])|省|市|区|县|州|盟|旗|乡镇|乡|镇|街道|街镇)(?:\\([^()]{1,8}\\))?";

    /** 各省、自治区、直辖市人民政府 and 市、县(区)政府 are one name. */
    private static final Cue DIVISIONS =
            Cue.of(
                    "(?!各设区的?市、县)(?:各(?:有关|相关)?|有关|相关)?"
                            + DIVISION
                            + "(?:[、和及]"
                            + DIVISION
                            + ")+(?=\\p{IsHan})");

    /** 等有关部门: the rest of the list as a group. */
    private static final Cue AND_OTHERS = Cue.of("(.{2,}?)等(?<rest>.{0,24})$");

    private static final Cue CONNECTOR = Cue.of("以及|[和及与或暨]");

    private static final Cue ORGAN_END = Cue.of(".{2,}[局委办厅部署处室院心会府关行司团所社队]$");

    private static final Cue OWN_HEAD = Cue.of("^(?:[各省市区县州盟旗]|国家|自治区|中国|中央|兵团).+");

    private static final Cue GROUP = Cue.of("(?:各)?(?:有关|相关)");

    /** What stands in lists of units and names none. */
    private static final Cue NO_UNIT =
            Cue.of(
                    "[^\\p{IsHan}]*|按.*|以[下上].*|.*(?:\\d{4}年|\\d月|季度|年底).*|(?:长期|持续|全年|适时|每年).*|完成.*"
                        + "|(?:责任|分工|单位|部门|等|相关|有关|各自|其他|职责|同上|下同|同前|略)"
                        + "|.*(?:的|要|应当|不得|并|以便|通过|根据).*|.*(?:分别|按照|职责)$");

    /** Notes to the reader of the list. */
    private static final Cue NOTE =
            Cue.of("[列排].*(?:首|一|前).*|下同|同上|略|以[下上](?:均|各|同).*|不再列出.*|等|余同|");

    private static final Cue TOWN =
            Cue.of("(?!各|有关|相关|全|本|乡镇|镇街|街镇|[省市区县州]级)\\p{IsHan}{1,6}(?:镇|乡|街道|苏木)");

    /** 市生态环境局某县分局 is one name. */
    private static final Cue BRANCH = Cue.of(".*(?:[分支]局|[分支]行|分公司|办事处|专员办|监督局|检查局|稽查局)");

    /** Schools, hospitals, companies and societies that stand in a list of organs. */
    private static final Cue INSTITUTION =
            Cue.of(
                    "(?!各|有关|相关|支持|鼓励|引导|推动|建设|以|由|含|与|对|向|在)\\p{IsHan}{2,20}(?:大学|学院|医院|卫生院|保健院|研究院|集团|公司|银行|农商行|信用社|联社|商会|协会|学会|联合会|开发区|高新区|新区|园区)(?:\\([^()]*\\))?");

    /** 亳州、六安等市政府: the governments of those that were named. */
    private static final Cue OF_THESE = Cue.of("(?:[\\d一二三四五六七八九十]+个?)?[省市区县州盟旗]{1,2}(?:人民)?政府");

    /** 等部门 before more of the list: 等部门和地方各级人民政府. */
    private static final Cue AND_MORE = Cue.of("(?:\\d+个)?(?:部门|单位|部委|机构)(?:以及|[和及与、])");

    /** A verb that makes a text or a meeting of whatever follows it, as no part of a name does. */
    private static final Cue DOING =
            Cue.of(
                    "(?:制定|研究(?!院|所|中心|室|会)|提出|出台|起草|拟订|拟定|修订|编制(?!委)|建立|开展|组织(?!部)|做好|落实|抓好|完善|汇总)\\p{IsHan}{2,}");

    private static final String DISTRICT_BUREAU = "管理局";

    /** Longer than any name: what follows a bracket that was never closed is text. */
    private static final int LONGEST = 32;

    private final UnitRegistry units;
    private final Gazetteer gazetteer;
    private final @Nullable Place home;

    /**
     * @param home the territory of the document
     */
    NameCutter(UnitRegistry units, Gazetteer gazetteer, @Nullable Place home) {
        this.units = units;
        this.gazetteer = gazetteer;
        this.home = home;
    }

    /**
     * A name in a list.
     *
     * @param apart whether a comma or stronger parts it from the one before
     */
    record Piece(String text, int start, int end, boolean apart) {}

    /** The pieces of a list, in its order; some may be no names. */
    List<Piece> cut(Unbroken text, Naming naming) {
        List<Piece> pieces = new ArrayList<>();
        String all = text.text();
        int start = naming.start();
        boolean apart = true;
        while (start < naming.end()) {
            int end = nameEnd(all, start, naming.end());
            Cut cut = new Cut(text, apart, naming.within(), new ArrayList<>());
            cut.split(start, end);
            for (Piece piece : cut.pieces) {
                if (piece.text().length() > LONGEST && !pieces.isEmpty()) {
                    return pieces;
                }
                if (!NOTE.matcher(piece.text()).matches()) {
                    pieces.add(piece);
                }
            }
            apart = end < naming.end() && ",;".indexOf(all.charAt(end)) >= 0;
            start = end + 1;
        }
        return pieces;
    }

    /** Whether the name is a unit's or a place's that stands for its government. */
    boolean stands(String name) {
        return units.isOrgan(name)
                || isPlace(name)
                || isTown(name)
                || INSTITUTION.matcher(name).matches();
    }

    /** Whether it is a town's or township's name, which stands for its government. */
    static boolean isTown(String name) {
        return TOWN.matcher(name).matches();
    }

    boolean isPlace(String name) {
        return gazetteer.find(name, home).filter(p -> p.level() != Level.NATIONAL).isPresent();
    }

    /** Whether it could be a name at all: a date or a clause could not. */
    static boolean isName(String name) {
        return name.length() >= 2 && name.length() <= LONGEST && !NO_UNIT.matcher(name).matches();
    }

    private static int nameEnd(String text, int start, int limit) {
        int i = start;
        Search divisions = DIVISIONS.matcher(text).region(start, limit);
        if (divisions.lookingAt()) {
            i = divisions.end();
        }
        int depth = 0;
        for (; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (depth <= 0 && SEPARATORS.indexOf(c) >= 0) {
                return i;
            }
        }
        return limit;
    }

    /** What stands between two marks, cut where no mark is: 等有关部门, 和, a blank, nothing at all. */
    private final class Cut {

        private final Unbroken text;
        private final boolean apart;
        private final boolean within;
        private final List<Piece> pieces;

        private Cut(Unbroken text, boolean apart, boolean within, List<Piece> pieces) {
            this.text = text;
            this.apart = apart;
            this.within = within;
            this.pieces = pieces;
        }

        private void split(int start, int end) {
            String name = text.text().substring(start, end);
            int own = withoutDoing(name);
            if (own < name.length()) {
                split(start, start + own);
                return;
            }
            boolean known = units.knows(name);
            if (known && !hasGap(start, end)
                    || !others(name, start, end)
                            && !gaps(start, end)
                            && (known
                                    || !connected(name, start, end) && !glued(name, start, end))) {
                pieces.add(new Piece(name, start, end, apart));
            }
        }

        /** Length of a known name that what its organ does follows (财政部制定实施办法), else of all. */
        private int withoutDoing(String name) {
            Search doing = DOING.matcher(name);
            for (int at = 2; at < name.length() && doing.find(at); at = doing.start() + 1) {
                String organ = name.substring(0, doing.start());
                if (units.knows(organ) && !units.isOrgan(name)) {
                    return organ.length();
                }
            }
            return name.length();
        }

        private boolean others(String name, int start, int end) {
            Search others = AND_OTHERS.matcher(name);
            if (!others.matches()) {
                return false;
            }
            split(start, start + others.end(1));
            String rest = others.group("rest");
            Search more = AND_MORE.matcher(rest);
            if (more.lookingAt()) {
                split(start + others.start("rest") + more.end(), end);
                return true;
            }
            if (OF_THESE.matcher(rest).matches()) {
                return true;
            }
            if (units.isOrgan(rest) || CONNECTOR.matcher(rest).find()) {
                split(start + others.start("rest"), end);
            }
            return true;
        }

        private boolean gaps(int start, int end) {
            for (int cut = start + 2; cut <= end - 2; cut++) {
                if (text.gapBefore(cut)) {
                    String left = text.text().substring(start, cut);
                    if (isParted(left, text.text().substring(cut, end))) {
                        return both(start, cut, cut, end);
                    }
                }
            }
            return false;
        }

        private boolean connected(String name, int start, int end) {
            Search connector = CONNECTOR.matcher(name);
            while (connector.find()) {
                if (stands(name.substring(0, connector.start()))
                        && stands(name.substring(connector.end()))) {
                    return both(start, start + connector.start(), start + connector.end(), end);
                }
            }
            return false;
        }

        private boolean glued(String name, int start, int end) {
            for (int cut = 3; cut <= name.length() - 3; cut++) {
                if (isGlued(name.substring(0, cut), name.substring(cut))) {
                    return both(start, start + cut, start + cut, end);
                }
            }
            return false;
        }

        private boolean both(int start, int leftEnd, int rightStart, int end) {
            split(start, leftEnd);
            split(rightStart, end);
            return true;
        }

        private boolean hasGap(int start, int end) {
            for (int i = start + 1; i < end; i++) {
                if (text.gapBefore(i)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether a blank between these parts two names. */
        private boolean isParted(String left, String right) {
            boolean ends = ORGAN_END.matcher(left).matches() && ORGAN_END.matcher(right).matches();
            if (within) {
                return ends;
            }
            return !units.knows(left + right)
                    && (ends && units.isOrgan(left) && units.isOrgan(right)
                            || units.knows(left) && OWN_HEAD.matcher(right).matches());
        }

        /** Whether two names stand side by side with nothing between (财政部税务总局, 税政处各业务处室). */
        private boolean isGlued(String left, String right) {
            if (GROUP.matcher(right).lookingAt()) {
                return false; // 国务院有关部门 is one name
            }
            if (right.endsWith(DISTRICT_BUREAU)
                    && isPlace(right.substring(0, right.length() - DISTRICT_BUREAU.length()))) {
                return false; // 市规划和自然资源局宝安管理局 is one name
            }
            if (right.startsWith("各")) {
                return ORGAN_END.matcher(left).matches() && ORGAN_END.matcher(right).matches();
            }
            if (!units.knows(left)) {
                return false;
            }
            if (left.endsWith("厅") && right.endsWith("委员会") && units.isBare(right)) {
                return true; // 财政厅发展和改革委员会: no department has a commission
            }
            boolean own = OWN_HEAD.matcher(right).matches();
            // 市公安局交通警察局 and 省农垦总局绥化管理局 are bureaux of a bureau
            boolean bureaux =
                    left.endsWith("局")
                            && right.endsWith("局")
                            && !left.endsWith("总局")
                            && (units.isBare(right) || !left.endsWith("公安局"));
            if ((own || bureaux) && units.isOrgan(right) && !BRANCH.matcher(right).matches()) {
                return true;
            }
            String next = units.organAtStart(right).orElse("");
            return units.knows(next) && (own || !units.isBare(next));
        }
    }
}
