package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.Packaged;
import org.tiaowen.document.Document;
import org.tiaowen.document.Level;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;
import org.tiaowen.rdf.Ontology;

import java.util.ArrayList;
import java.util.List;

@NullMarked
class ResponsibilityRuleTest {

    private static final Ontology ONTOLOGY = Packaged.ONTOLOGY;
    private static final ResponsibilityRule RULE =
            new ResponsibilityRule(ONTOLOGY.units(), ONTOLOGY.gazetteer());

    private static Provision provision(String id, @Nullable String marker, String text) {
        int slash = id.lastIndexOf('/');
        String parent = slash < 0 ? null : id.substring(0, slash);
        return new Provision(
                id, parent, marker, "", text, Role.TASK, new Span(0, Math.max(1, text.length())));
    }

    /** A document of one provision whose sentences end in 。 as the parser cuts them. */
    private static Document document(@Nullable String jurisdiction, Provision... provisions) {
        List<Sentence> sentences = new ArrayList<>();
        int n = 0;
        for (Provision provision : provisions) {
            int start = 0;
            for (String text : provision.text().split("(?<=。)")) {
                n++;
                Span span = new Span(start, start + text.length());
                sentences.add(new Sentence(provision.id() + "/s_" + n, provision.id(), text, span));
                start = span.end();
            }
        }
        return new Document(
                "test.txt",
                1,
                "方案",
                "工作方案",
                false,
                null,
                List.of("江苏省财政厅"),
                jurisdiction,
                Level.PROVINCIAL,
                null,
                null,
                null,
                new Span(0, 10_000),
                List.of(provisions),
                sentences);
    }

    private static String say(List<Responsibility> found) {
        StringBuilder said = new StringBuilder();
        for (Responsibility one : found) {
            if (!said.isEmpty()) {
                said.append(' ');
            }
            said.append(one.role() == Responsibility.Role.LEAD ? "+" : "-").append(one.unit());
        }
        return said.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // labels in brackets
                "安徽省 | 牵头责任单位：省财政厅。协同责任单位：省商务厅、省科技厅。 | +安徽省财政厅 -安徽省商务厅 -安徽省科学技术厅",
                "福建省 | 落实减税政策。（责任单位：省税务局、省财政厅） | +国家税务总局福建省税务局 +福建省财政厅",
                "福建省 | 落实减税政策（责任单位：省税务局、财政厅）。 | +国家税务总局福建省税务局 +福建省财政厅",
                "山东省 | 建设平台。(责任部门：省科技厅，配合部门：省财政厅、省大数据局) | +山东省科学技术厅 -山东省财政厅 -山东省大数据局",
                "浙江省 | 建设平台。【牵头单位：省经信厅；配合单位：省发改委、省商务厅】 | +浙江省经济和信息化厅 -浙江省发展和改革委员会 -浙江省商务厅",
                "天津市 | 引进机构。(市级牵头单位：市金融局；市级协办单位：天津银保监局、天津证监局) | +天津市地方金融监督管理局 -中国银行保险监督管理委员会天津监管局"
                        + " -中国证券监督管理委员会天津监管局",
                "广东省 | 优化服务。（责任单位：各地级以上市人民政府，省政务服务数据管理局） | +广东省各地级以上市人民政府 +广东省政务服务数据管理局",
                "湖南省 | 优化服务。（责任单位：省人社厅牵头，省财政厅、省教育厅配合） | +湖南省人力资源和社会保障厅 -湖南省财政厅 -湖南省教育厅",
                "上海市 | 优化服务。（责任单位：市发展改革委、市经济信息化委、各区政府等有关部门） | +上海市发展和改革委员会 +上海市经济和信息化委员会 +上海市各区人民政府"
                        + " +有关部门",
                "四川省 | 优化服务。（责任单位：省发展改革委、省市场监管局等） | +四川省发展和改革委员会 +四川省市场监督管理局",
                "云南省 | 压缩时间。（责任单位：省商务厅（口岸办）、昆明海关） | +云南省商务厅 +中华人民共和国昆明海关",
                // the label's bracket or a name's ending is missing, names are broken by lines
                "江苏省 | 建设平台。（责任单位：省科技厅、省工信 厅、省市场监管 | +江苏省科学技术厅 +江苏省工业和信息化厅 +江苏省市场监督管理局",
                "江苏省 | 建设平台。（责任单位：省科技厅 省工业和信息化厅 省发展改革） | +江苏省科学技术厅 +江苏省工业和信息化厅 +江苏省发展和改革委员会",
                "江苏省 | 建设平台。（责任单位：省科技厅省财政厅） | +江苏省科学技术厅 +江苏省财政厅",
                // all brackets, autonomous regions, the governments of what was named
                "湖南省 | 推行即买即退。〔省税务局牵头，省商务厅、长沙海关配合〕 | +国家税务总局湖南省税务局 -湖南省商务厅 -中华人民共和国长沙海关",
                "广西壮族自治区 | 推动转型。（自治区商务厅牵头，自治区财政厅、自治区教育厅配合） | +广西壮族自治区商务厅 -广西壮族自治区财政厅"
                        + " -广西壮族自治区教育厅",
                "安徽省 | 推进试点。（责任单位：亳州、六安等市政府） | +亳州市人民政府 +六安市人民政府",
                // doers
                "大连市 | 每个最高100万元，由市商务局、市财政局按职责分工负责。 | +大连市商务局 +大连市财政局",
                "大连市 | 资金分级承担，市财政局负责清算。 | +大连市财政局",
                "凤庆县 | 县政府设立县防火指挥部（以下简称县指挥部）。县指挥部办公室每年组织一次演练。 | +凤庆县人民政府 +凤庆县防火指挥部办公室",
                // lines of their own
                "重庆市 | 责任单位：市商务委、两江新区管委会。完成时限：2022年6月底。 | +重庆市商务委员会 +重庆两江新区管理委员会",
                "重庆市 | 牵头单位：市交通局；责任人：张三；完成时限：2022年6月底 | +重庆市交通局",
                "江苏省 | 厅内主责处室：税政处 | +江苏省财政厅税政处",
                "江苏省 | 厅内主责处室：税政处 各预算管理处室 | +江苏省财政厅税政处 +江苏省财政厅各预算管理处室",
                "全国 | 落实政策。（责任单位：财政部 税务总局 科技部） | +财政部 +国家税务总局 +科学技术部",
                "全国 | 落实政策。（责任单位：财政部税务总局科技部） | +财政部 +国家税务总局 +科学技术部",
                // verbs
                "福建省 | 出台办法（省发展改革委牵头，省财政厅配合）。 | +福建省发展和改革委员会 -福建省财政厅",
                "全国 | 完善制度。（财政部、税务总局按职责分工负责） | +财政部 +国家税务总局",
                "全国 | 完善制度。（国家发展改革委牵头，科技部、工业和信息化部等有关部门按职责分工负责） | +国家发展和改革委员会 +科学技术部 +工业和信息化部 +有关部门",
                "全国 | 完善制度。（人力资源社会保障部会同财政部负责） | +人力资源和社会保障部 -财政部",
                "全国 | 完善制度。（商务部牵头，各省、自治区、直辖市人民政府具体实施，海关总署参与） | +商务部 +各省、自治区、直辖市人民政府 -海关总署",
                "河南省 | 完善制度。（省教育厅、省科技厅负责，各省辖市政府配合） | +河南省教育厅 +河南省科学技术厅 -河南省各省辖市人民政府",
                "河北省 | 完善制度。（省教育厅、省科技厅） | +河北省教育厅 +河北省科学技术厅",
                // what is printed once for several
                "山东省 | 建设港口。（责任单位：济南、青岛、烟台市政府） | +济南市人民政府 +青岛市人民政府 +烟台市人民政府",
                "北京市 | 建设园区。（责任单位：市科委，海淀区、丰台区政府，北京经济技术开发区管委会） | +北京市科学技术委员会 +北京市海淀区人民政府 +北京市丰台区人民政府"
                        + " +北京经济技术开发区管理委员会",
                "福州市 | 建设园区。（责任单位：鼓楼区、长乐区、闽侯县政府） | +福州市鼓楼区人民政府 +福州市长乐区人民政府 +闽侯县人民政府",
                "成都市 | 落实资金。（责任单位：各区财政局、发展改革委） | +成都市各区财政局 +成都市各区发展和改革委员会",
                "福建省 | 落实资金。（责任单位：省财政厅和省税务局） | +福建省财政厅 +国家税务总局福建省税务局",
                "福建省 | 落实资金。（责任单位：各市、县（区）人民政府，平潭综合实验区管委会） | +福建省各市、县（区）人民政府 +平潭综合实验区管理委员会",
                // companies stay as printed
                "江苏省 | 建设电网。（责任单位：国网江苏电力、省国信集团，各有关单位） | +国网江苏电力 +江苏省国信集团 +各有关单位",
                // the doer of a sentence
                "武汉市 | 市商务局负责认定总部企业。 | +武汉市商务局",
                "武汉市 | 市财政局会同市税务局、市科技局制定办法。 | +武汉市财政局 -国家税务总局武汉市税务局 -武汉市科学技术局",
                "武汉市 | 具体工作由市发展改革委会同市财政局负责。 | +武汉市发展和改革委员会 -武汉市财政局",
                "武汉市 | 市人力资源和社会保障局要会同有关部门加强指导。 | +武汉市人力资源和社会保障局 -有关部门",
                "全国 | 规范市场。（中央网信办、公安部、市场监管总局等按职责分工负责） | +中央网络安全和信息化委员会办公室 +公安部 +国家市场监督管理总局",
                "全国 | 规范市场。（人民银行、银保监会牵头，各省级人民政府配合） | +中国人民银行 +中国银行保险监督管理委员会 -各省级人民政府",
                "江西省 | 规范市场。（责任单位：省发展改革委〔省能源局〕、省自然资源厅等3个部门） | +江西省发展和改革委员会 +江西省自然资源厅",
                "江西省 | 规范市场。（省自然资源厅、农业农村厅，列第一位的为牵头单位） | +江西省自然资源厅 +江西省农业农村厅",
                "成都市 | 规范市场。（责任单位：各区（市）县政府，成都高新区管委会） | +成都市各区（市）县人民政府 +成都高新技术产业开发区管理委员会",
                "全国 | 规范市场。（国家能源局等国务院相关部门及各地区按职责分工负责） | +国家能源局 +国务院相关部门 +各地区",
                "广东省 | 规范市场。（人民银行广州分行、省地方金融监管局、海关总署广东分署负责） | +中国人民银行广州分行 +广东省地方金融监督管理局 +海关总署广东分署",
                "湖南省 | 规范市场。（省市场监管局牵头负责，省直有关单位、各市州人民政府按职责分工落实） | +湖南省市场监督管理局 +湖南省直有关单位 +湖南省各市州人民政府",
                "重庆市 | 规范市场。（责任单位：各区县（自治县）政府，下同） | +重庆市各区县（自治县）人民政府",
                "浙江省 | 规范市场。（省商务厅等部门和地方各级人民政府按职责分工负责） | +浙江省商务厅 +地方各级人民政府",
                "嘉兴市 | 规范市场。（市商务局牵头，市气象局参与，县（市、区）政府负责落实） | +嘉兴市商务局 -嘉兴市气象局 +县（市、区）人民政府",
                "广东省 | 规范市场。（省商务厅负责，各地级以上市人民政府结合实际落实） | +广东省商务厅 +广东省各地级以上市人民政府",
                "广州市 | 建设园区。（责任单位：各区、县级市） | +广州市各区、县级市人民政府",
                "厦门市 | 规范市场。(市商务局牵头 各区政府、市气象局配合) | +厦门市商务局 -厦门市各区人民政府 -厦门市气象局",
                "厦门市 | 规范市场。（市商务局牵头、市气象局配合） | +厦门市商务局 -厦门市气象局",
                "厦门市 | 规范市场。（市商务局） | +厦门市商务局",
                "厦门市 | 报主管部门（市商务局）。 | ''",
                "厦门市 | 培养人才。（市教育局，厦门理工学院负责） | +厦门市教育局 +厦门理工学院",
                "厦门市 | 中国人民银行厦门市分行负责协调贷款发放。 | +中国人民银行厦门市分行",
                "深圳市 | 建设厂房。（责任单位：市生态环境局龙岗管理局、市水务局） | +深圳市生态环境局龙岗管理局 +深圳市水务局",
                "新疆维吾尔自治区 | 建设景区。（责任单位：各地、州、市人民政府，兵团畜牧与草原局） |"
                        + " +新疆维吾尔自治区各地、州、市人民政府 +新疆生产建设兵团畜牧与草原局",
                "江苏省 | 发放贷款。（省商务厅、省农村信用社联合社，农业银行江苏省分行） | +江苏省商务厅 +江苏省农村信用社联合社 +中国农业银行江苏省分行",
                "江苏省 | 责任单位：省商务厅、自贸办，江苏证监局按职责分工 | +江苏省商务厅 +江苏省自贸办 +中国证券监督管理委员会江苏监管局",
                "江苏省 | 责任单位：省商务厅、省科技厅 江苏省财政厅 | +江苏省商务厅 +江苏省科学技术厅",
                "厦门市 | 对老旧泊位，市交通运输局要在年底前完成改造。 | +厦门市交通运输局",
                "厦门市 | 市商务局要抓紧落实，会同市财政局、市科技局制定细则。 | +厦门市商务局 -厦门市财政局 -厦门市科学技术局",
                "新疆维吾尔自治区 | 规范市场。（责任单位：自治区商务厅，新疆生产建设兵团） | +新疆维吾尔自治区商务厅 +新疆生产建设兵团",
                "武汉市 | 市自然资源和规划局、市住房保障和房屋管理局按职责分工负责。 | +武汉市自然资源和规划局 +武汉市住房保障和房屋管理局",
                "武汉市 | 市商务局：负责统筹推进会展业发展。 | +武汉市商务局",
                "武汉市 | 逾期不改的，由市监察局进行约谈。 | +武汉市监察局",
                "武汉市 | 由市商务局认定的企业可以申报。 | ''",
                "南昌县 | （责任单位 县工信局 县商务局） | +南昌县工业和信息化局 +南昌县商务局",
                "南昌县 | 建设驿站。（责任单位：县商务局，武阳镇、向塘镇人民政府） | +南昌县商务局 +南昌县武阳镇人民政府 +南昌县向塘镇人民政府",
                "大连金普新区 | 认定企业。（责任单位：商务局、财政局） | +大连金普新区商务局 +大连金普新区财政局",
                "湖北省 | 国网湖北省电力有限公司要压缩时间。 | +国网湖北省电力有限公司",
                "襄阳市 | 襄阳高新技术产业开发区管理委员会产业发展局（以下简称产业局）负责认定。产业局应当公布名单。 |" + " +襄阳高新技术产业开发区管理委员会产业发展局",
                "武汉市 | 市商务局。负责统筹推进会展业发展。 | +武汉市商务局",
                "武汉市 | 市科技局负责受理申请；市财政局负责拨付资金。 | +武汉市科学技术局",
                "宜春市 | 市政府法制办公室负责监督检查。 | +宜春市人民政府法制办公室",
                "全国 | 国家药监局医疗器械技术审评中心负责制定指导原则。 | +国家药品监督管理局医疗器械技术审评中心",
                "武汉市 | 市科技局建设的数据中心负责汇总。 | ''",
                "甘肃省 | 省工业和信息化厅要会同省财政厅 发展和改革委员会召开会议。 | +甘肃省工业和信息化厅 -甘肃省财政厅 -甘肃省发展和改革委员会",
                "横琴粤澳深度合作区 | 合作区商事服务局应当公布目录。 | +横琴粤澳深度合作区商事服务局",
                "诸城市 | 牵头单位：市教育和体育局 | +诸城市教育和体育局",
                "诸城市 | 牵头单位：市教体局 | +诸城市教育体育局",
            })
    void finds(String jurisdiction, String text, String expected) {
        Document document = document(jurisdiction, provision("sec_1", "一、", text));
        assertEquals(expected, say(RULE.of(document)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "各区、各部门要高度重视。",
                "省教育厅、省财政厅制订的《乡村学校建设计划》已经省政府同意，现转发给你们，请认真按照执行。",
                "村民委员会应当公布收支明细。",
                "旗县以上人民政府应当加强领导。",
                "苏木乡镇人民政府负责本行政区域内的草原管护。",
                "国务院商品流通行政主管部门主管全国的屠宰工作。",
                "《湖泊条例》已由甲省第十届人民代表大会常务委员会第九次会议通过，现予公布。",
                "各有关部门要按照职责分工抓好落实。",
                "本办法由市财政局负责解释。",
                "市科技局、市财政局要加强沟通。",
                "市财政局的支持资金应当专款专用。",
                "加强与海关（口岸）的沟通，实行首席质量官负责制（试行）。",
                "推行建筑师负责制，明确牵头部门（具体名单另行公布）。",
                "国务院有关部门要按照职责分工，积极支持。",
                "建立由政府主要领导牵头的协调机制。",
                "市商务局、市发展改革委要按照职责分工抓好落实。",
                "建立由市商务局牵头的联席会议制度。",
                "市和区人民政府应当加强领导。",
                "由市政府分管领导牵头推进。",
                "企业（包括国有企业、民营企业）可以申请。",
            })
    void findsNothing(String text) {
        Document document = document("武汉市", provision("sec_1", "一、", text));
        assertEquals("", say(RULE.of(document)));
    }

    @Test
    void anAnnotationInAParagraphOfItsOwnHoldsForTheProvisionAroundIt() {
        Document document =
                document(
                        "江苏省",
                        provision("sec_1", "一、", "优化服务。"),
                        provision("sec_1/par_1", null, "责任单位：省财政厅"),
                        provision("sec_1/par_2", null, "配合单位：省财政厅、省审计厅"));
        List<Responsibility> found = RULE.of(document);
        assertEquals("+江苏省财政厅 -江苏省财政厅 -江苏省审计厅", say(found));
        assertTrue(found.stream().allMatch(r -> "sec_1".equals(r.evidence().provision())));
    }

    @Test
    void anOpenBracketGoesOnInTheNextParagraph() {
        Document document =
                document(
                        "江苏省",
                        provision("sec_1", "一、", "优化服务。（责任单位：省财政厅，配合单位：省审计厅；"),
                        provision("sec_1/par_1", null, "各设区市政府）"));
        assertEquals("+江苏省财政厅 -江苏省审计厅 -江苏省各设区市人民政府", say(RULE.of(document)));
    }

    @Test
    void severalAnnotationsAreUnited() {
        String text = "优化服务（责任单位：省财政厅）。减税（责任单位：省财政厅、省税务局）。";
        Document document = document("江苏省", provision("sec_1", "一、", text));
        assertEquals("+江苏省财政厅 +国家税务总局江苏省税务局", say(RULE.of(document)));
    }

    @Test
    void evidencePointsAtTheName() {
        String text = "优化服务。（责任单位：省财政厅）";
        Document document = document("江苏省", provision("sec_1", "一、", text));
        var evidence = RULE.of(document).getFirst().evidence();
        assertEquals("省财政厅", evidence.surface());
        assertEquals(text.indexOf("省财政厅"), evidence.span().start());
        assertEquals(4, evidence.span().length());
        assertEquals("label", evidence.rule());
    }

    @Test
    void anAnnotationBehindTheLastItemIsThatOfTheItemsTogether() {
        Document together =
                document(
                        "江西省",
                        provision("sec_1", "一、", "做好以下工作："),
                        provision("sec_1/indent_1", "一是", "推行预约服务。"),
                        provision("sec_1/indent_2", "二是", "建立评价制度。（省财政厅负责）"));
        assertEquals(
                List.of("sec_1"),
                RULE.of(together).stream().map(r -> r.evidence().provision()).toList());
        Document points =
                document(
                        "江西省",
                        provision("sec_1", "一、", "做好以下工作："),
                        provision("sec_1/point_1", "（1）", "推行预约服务。"),
                        provision("sec_1/point_2", "（2）", "建立评价制度。"),
                        provision("sec_1/point_2/para_1", null, "〔责任单位：省财政厅〕"));
        assertEquals(
                List.of("sec_1"),
                RULE.of(points).stream().map(r -> r.evidence().provision()).toList());
        Document single =
                document(
                        "江西省",
                        provision("sec_1", "一、", "做好以下工作："),
                        provision("sec_1/indent_1", "一是", "推行预约服务。（省商务厅负责）"),
                        provision("sec_1/indent_2", "二是", "建立评价制度。（省财政厅负责）"));
        assertEquals(
                List.of("sec_1/indent_1", "sec_1/indent_2"),
                RULE.of(single).stream().map(r -> r.evidence().provision()).toList());
    }
}
