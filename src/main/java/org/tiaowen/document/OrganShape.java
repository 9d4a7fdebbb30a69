package org.tiaowen.document;

import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.Optional;

/**
 * The regular shape of an organ's name, for organs that no registry lists: what they end in, what
 * they may begin with, and the words that only a clause has.
 */
final class OrganShape {

    /** Endings that hardly any other noun has. */
    private static final String STRONG =
            "(?:(?<![布格结大全变僵棋开战当时破])局|(?<![大客展餐舞乐])厅|委员会|管委会|工委|党委|党组|总署|分署|总局|办公室|人民法院|法院|检察院"
                    + "|(?<!入|出|过|进|报|通)海关|分行|支行|营业管理部|领导小组|指挥部|联席会议|人民政府|总工会|监察局|支队|总队"
                    + "|办事处|工商联|常委会|政协)";

    /** Endings that need a territory in front: 市交通委, 省外办, 国家数据中心. */
    private static final String WEAK =
            "(?:委|(?<![举承主开创申兴筹包协])办|(?<![全内干外局])部(?!门)|处|院|署|中心|专班|协会|学会|商会|联合会|政府|公司|集团|学校|研究室|档案馆|大队|银行)";

    private static final String BODY = "[\\p{IsHan}“”·（）]";

    /** Words that open a clause, or that only a clause has. */
    private static final String OPENS_CLAUSE =
            "(?!加强|加快|推进|推动|支持|鼓励|引导|建立|健全|完善|开展|制定|组织|落实|提高|提升|成立|设立|建设|做好|请|不|可|须|应|报|经|由|对|向|在|把|将|以|从"
                + "|到|与|和|及|或|至|按|根据|依|通过|为|该|其|此|上述|这|那|是|有权|无|并|且|但|而|要|全面|进一步|积极|大力|深化|优化|发挥|配合|会同|协同|牵头|负责|主管|通知|关于|未|已|所)";

    private static final String CLAUSE_WORD =
            "(?:的|(?<!自)由(?!贸|港)|负责|会同|牵头|应当|必须|不得|可以|以及|按照|根据|关于|印发|报送|给予|予以|是否|了)";

    private static final String NO_CLAUSE = "(?!.*" + CLAUSE_WORD + ")";

    /** Where a name at the head of a text must have ended. */
    private static final Cue BOUND = Cue.of(CLAUSE_WORD + "|[^" + BODY.substring(1));

    private static final Cue OPENS = Cue.of(OPENS_CLAUSE);

    private static final Cue STRONG_SHAPE =
            Cue.of(OPENS_CLAUSE + NO_CLAUSE + BODY + "{2,30}" + STRONG);

    private static final Cue WEAK_SHAPE = Cue.of(NO_CLAUSE + BODY + "{1,30}" + WEAK);

    private static final Cue TERRITORY =
            Cue.of(
                    "(?:国家|国务院|中央|中共|中国|中华人民共和国|全国|最高|国网|(?:各|本|我)?(?:[省市区县州盟旗]|兵团)(?!场|级|域|政)|[\\p{IsHan}]{2,4}[省市区县州盟旗]).+");

    /** Groups of organs: 市有关部门, 各县区有关单位, 省直各部门和单位. */
    private static final Cue GROUP =
            Cue.of(
                    "(?:国务院|中央|[省市区县州盟旗](?:级|直|属)?)?(?:各|有关|相关)+(?:部门|单位|成员单位|部委|委办局|地方|地区|方面|设区的?市|师市|盟市|市州|县区|区县|市县|旗县|乡镇|镇|区|市|县|州|旗|园区|街道|镇街|街镇)(?:[和及](?:有关|相关)?(?:单位|部门|地区|地方))?");

    /** 县（市、区）政府 without 各. */
    private static final Cue GOVERNMENTS =
            Cue.of(
                    "(?:设区的?市|县级市|[市县区州旗盟]|乡镇?|镇|街道)(?:[、（/](?:县级市|特区|自治[县旗]|[市县区州旗盟乡镇]|街道|开发区|新区|园区)）?)+(?:人民)?政府(?:（[^）]*）)?");

    private static final Cue ENDING = Cue.of(STRONG + "|" + WEAK);

    /** A bureau of a committee, up to the end of the name: …片区管理委员会产业发展局. */
    private static final Cue PART =
            Cue.of(
                    "办公室|(?:\\p{IsHan}{2,8}(?:局|办公室|中心|处)|(?:股份|控股|投资|集团)*有限(?:责任)?公司)(?=$|（)|(?:股份)?有限(?:责任)?公司");

    private static final int SHORTEST = 4;

    private OrganShape() {}

    /** The shortest stretch at the head of a text that has the shape. */
    static Optional<String> atStart(String text, boolean beginsWithPlace) {
        if (!beginsWithPlace && !OPENS.matcher(text).lookingAt()) {
            return Optional.empty();
        }
        Search bound = BOUND.matcher(text);
        String head = bound.find() ? text.substring(0, bound.start()) : text;
        Search ending = ENDING.matcher(head);
        for (int from = 1; from < head.length() && ending.find(from); from = ending.start() + 1) {
            String name = head.substring(0, ending.end());
            if (name.length() >= SHORTEST && fits(name, beginsWithPlace)) {
                Search part = PART.matcher(head).region(ending.end(), head.length());
                return Optional.of(part.lookingAt() ? name + part.group() : name);
            }
        }
        return Optional.empty();
    }

    /** Length of the bureau's name behind that of its committee; 0 where none follows. */
    static int part(String text, int committee) {
        Search bound = BOUND.matcher(text).region(committee, text.length());
        int end = bound.find() ? bound.start() : text.length();
        Search part = PART.matcher(text).region(committee, end);
        boolean of =
                text.startsWith("管委会", committee - 3) || text.startsWith("管理委员会", committee - 5);
        return of && part.lookingAt() ? part.group().length() : 0;
    }

    /** Whether the whole text has the shape; a place in front is known to the caller. */
    static boolean fits(String text, boolean beginsWithPlace) {
        return STRONG_SHAPE.matcher(text).matches()
                || GROUP.matcher(text).matches()
                || GOVERNMENTS.matcher(text).matches()
                || (beginsWithPlace || TERRITORY.matcher(text).matches())
                        && WEAK_SHAPE.matcher(text).matches();
    }
}
