package org.tiaowen.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.Packaged;
import org.tiaowen.rdf.Ontology;

import java.time.LocalDate;

@NullMarked
class UnitRegistryTest {

    private static final Ontology ONTOLOGY = Packaged.ONTOLOGY;
    private static final UnitRegistry UNITS = ONTOLOGY.units();

    private static @Nullable Place place(@Nullable String name) {
        if (name == null) {
            return null;
        }
        int at = name.indexOf('/');
        Place outer =
                ONTOLOGY.gazetteer().find(at < 0 ? name : name.substring(0, at)).orElseThrow();
        return at < 0
                ? outer
                : ONTOLOGY.gazetteer().find(name.substring(at + 1), outer).orElseThrow();
    }

    /** The reforms of 1993 to 2024: which organ a name meant in its time, and who took over. */
    @ParameterizedTest
    @CsvFileSource(
            files = "src/test/resources/fixtures/units/reforms.tsv",
            delimiter = '\t',
            numLinesToSkip = 1)
    void isTheOrganOfItsTime(
            String place, LocalDate day, String printed, String unit, @Nullable String successor) {
        ResolvedUnit resolved = UNITS.resolve(printed, place(place), day);
        assertEquals(unit, resolved.name());
        assertTrue(resolved.registered(), unit);
        assertEquals(
                successor,
                resolved.successors().isEmpty() ? null : resolved.successors().getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "区公安分局, 福州市/鼓楼区, 福州市公安局鼓楼分局",
        "鼓楼生态环境分局, 福州市/鼓楼区, 福州市生态环境局鼓楼分局",
        "市生态环境局鼓楼分局, 福州市/鼓楼区, 福州市生态环境局鼓楼分局",
        "县生态环境分局, 闽侯县, 福州市生态环境局闽侯分局",
        "市交警支队, 福州市, 福州市公安局交通警察支队",
        "市仲裁委, 福州市, 福州仲裁委员会",
        "市审改办, 福州市, 福州市行政审批制度改革工作领导小组办公室",
        "市监委, 福州市, 福州市监察委员会",
        "省政务大数据局, 福建省, 福建省政务大数据局",
        "市市政局, 福州市, 福州市市政局",
        "省人大常委会办公室, 福建省, 福建省人民代表大会常务委员会办公室",
        "湄洲岛国家旅游度假区管理局, 福建省, 湄洲岛国家旅游度假区管理局",
        "西乌旗政府, 锡林郭勒盟, 西乌珠穆沁旗人民政府",
        "科右前旗人民政府, 兴安盟, 科尔沁右翼前旗人民政府",
        "前郭县财政局, 松原市, 前郭尔罗斯蒙古族自治县财政局",
        "湘西自治州人民政府, 湖南省, 湘西土家族苗族自治州人民政府",
        "阿旗人民政府, 内蒙古自治区, 阿旗人民政府",
        "市住房保障房屋局, 上海市, 上海市住房保障和房屋管理局",
        "市体运委, 济南市, 济南市体育运动委员会",
        "省财政厅, 福建省, 福建省财政厅",
        "省国资委, 江西省, 江西省国有资产监督管理委员会",
        "省国资委, 四川省, 四川省政府国有资产监督管理委员会",
        "市国资委, 成都市, 成都市国有资产监督管理委员会",
        "市建委, 杭州市, 杭州市城乡建设委员会",
        "市供销社, 武汉市, 武汉市供销合作总社",
        "市城管局, 长沙市, 长沙市城市管理和综合执法局",
        "省委人才发展局, 海南省, 中共海南省委人才发展局",
        "市政府督查室, 襄阳市, 襄阳市人民政府督查室",
        "省发展改革委, 福建省, 福建省发展和改革委员会",
        "省工信厅, 福建省, 福建省工业和信息化厅",
        "省卫健委, 山东省, 山东省卫生健康委员会",
        "省市场监管局, 浙江省, 浙江省市场监督管理局",
        "省地方金融监管局, 山东省, 山东省地方金融监督管理局",
        "省大数据局, 山东省, 山东省大数据局",
        "省经信厅, 浙江省, 浙江省经济和信息化厅",
        "省住建厅, 广东省, 广东省住房和城乡建设厅",
        "省科技厅, 湖北省, 湖北省科学技术厅",
        "省人社厅, 四川省, 四川省人力资源和社会保障厅",
        "省人力资源社会保障厅, 四川省, 四川省人力资源和社会保障厅",
        "省委组织部, 福建省, 中共福建省委组织部",
        "省委编办, 福建省, 中共福建省委机构编制委员会办公室",
        "自治区党委宣传部, 广西壮族自治区, 中共广西壮族自治区委员会宣传部",
        "自治区财政厅, 广西壮族自治区, 广西壮族自治区财政厅",
        "区财政厅, 宁夏回族自治区, 宁夏回族自治区财政厅",
        "省国资委, 江苏省, 江苏省人民政府国有资产监督管理委员会",
        "省政府国资委, 江苏省, 江苏省人民政府国有资产监督管理委员会",
        "省法院, 江苏省, 江苏省高级人民法院",
        "省检察院, 江苏省, 江苏省人民检察院",
        "省税务局, 福建省, 国家税务总局福建省税务局",
        "省气象局, 福建省, 福建省气象局",
        "省通信管理局, 福建省, 福建省通信管理局",
        "福建证监局, 福建省, 中国证券监督管理委员会福建监管局",
        "厦门银保监局, 福建省, 中国银行保险监督管理委员会厦门监管局",
        "福建银保监局, 福建省, 中国银行保险监督管理委员会福建监管局",
        "福建金融监管局, 福建省, 国家金融监督管理总局福建监管局",
        "省金融监管局, 福建省, 福建省地方金融监督管理局",
        "省外办, 福建省, 福建省人民政府外事办公室",
        "省贸促会, 福建省, 中国国际贸易促进委员会福建省委员会",
        "团省委, 福建省, 共青团福建省委员会",
        "省工商联, 福建省, 福建省工商业联合会",
        "福州海关, 福建省, 中华人民共和国福州海关",
        "拱北海关, 广东省, 中华人民共和国拱北海关",
        "人行福州中心支行, 福建省, 中国人民银行福州中心支行",
        "人民银行济南分行, 山东省, 中国人民银行济南分行",
        "省商务厅（口岸办）, 云南省, 云南省商务厅",
        "发展改革委, 福建省, 福建省发展和改革委员会",
        "商务厅, 福建省, 福建省商务厅",
        "平潭综合实验区管委会, 福建省, 平潭综合实验区管理委员会",
        "各设区市人民政府, 福建省, 福建省各设区市人民政府",
        "市发改委, 济南市, 济南市发展和改革委员会",
        "市工业和信息化局, 济南市, 济南市工业和信息化局",
        "市委网信办, 青岛市, 中共青岛市委网络安全和信息化委员会办公室",
        "省海洋局, 山东省, 山东省海洋局",
        "市海洋局, 青岛市, 青岛市海洋发展局",
        "省财政厅, 济南市, 山东省财政厅",
        "济南高新区管委会, 济南市, 济南高新技术产业开发区管理委员会",
        "历下区政府, 济南市, 济南市历下区人民政府",
        "平阴县政府, 济南市, 平阴县人民政府",
        "胶州市政府, 青岛市, 胶州市人民政府",
        "青岛市政府, 山东省, 青岛市人民政府",
        "市税务局, 济南市, 国家税务总局济南市税务局",
        "海淀区政府, 北京市, 北京市海淀区人民政府",
        "朝阳区政府, 北京市, 北京市朝阳区人民政府",
        "各区政府, 北京市, 北京市各区人民政府",
        "北京市各区政府, , 北京市各区人民政府",
        "各区县财政局, 重庆市, 重庆市各区县财政局",
        "各有关单位, 北京市, 各有关单位",
        "有关部门, 北京市, 有关部门",
        "市有关部门, 天津市, 天津市有关部门",
        "市市场监管, 天津市, 天津市市场监督管理局",
        "市发展改革, 上海市, 上海市发展和改革委员会",
        "省财政, 湖南省, 湖南省财政厅",
        "市经济信息化委, 上海市, 上海市经济和信息化委员会",
        "市科委, 上海市, 上海市科学技术委员会",
        "市规划资源局, 上海市, 上海市规划和自然资源局",
        "市规自局, 天津市, 天津市规划和自然资源局",
        "市人力社保局, 重庆市, 重庆市人力资源和社会保障局",
        "市政府办公厅, 重庆市, 重庆市人民政府办公厅",
        "市公安局交管局, 北京市, 北京市公安局公安交通管理局",
        "市高院, 上海市, 上海市高级人民法院",
        "区发展改革委, 北京市/海淀区, 北京市海淀区发展和改革委员会",
        "市商务局, 北京市/海淀区, 北京市商务局",
        "县教体局, 平阴县, 平阴县教育体育局",
        "临港新片区管委会, 上海市, 中国（上海）自由贸易试验区临港新片区管理委员会",
        "两江新区管委会, 重庆市, 重庆两江新区管理委员会",
        "市空港管委会, 成都市, 成都市空港管理委员会",
        "市水务集团, 成都市, 成都市水务集团",
        "省产业技术研究院, 江苏省, 江苏省产业技术研究院",
        "国网福建电力, 福建省, 国网福建电力",
        "民航华东局, 上海市, 中国民用航空华东地区管理局",
        "北京市税务局, , 国家税务总局北京市税务局",
        "北京市发展和改革委员会, , 北京市发展和改革委员会",
        "国家税务总局北京市税务局, , 国家税务总局北京市税务局",
        "中国证券监督管理委员会广东监管局, , 中国证券监督管理委员会广东监管局",
        "中共海南省委组织部, , 中共海南省委组织部",
        "财政部, 福建省, 财政部",
        "税务总局, , 国家税务总局",
        "发展改革委, 全国, 国家发展和改革委员会",
        "人力资源社会保障部, 全国, 人力资源和社会保障部",
        "国资委, 全国, 国务院国有资产监督管理委员会",
        "国家发展改革委, 浙江省, 国家发展和改革委员会",
        "人民银行, 浙江省, 中国人民银行",
        "财政部等, 全国, 财政部",
        "市财政局, , 市财政局",
        "市交通局, 重庆市, 重庆市交通局",
        "区交通局, 重庆市/渝北区, 重庆市渝北区交通局",
        "市交通局, 苏州市, 苏州市交通运输局",
        "市住房城乡建委, 重庆市, 重庆市住房和城乡建设委员会",
        "市文化旅游委, 重庆市, 重庆市文化和旅游发展委员会",
        "省大数据局, 浙江省, 浙江省大数据发展管理局",
        "市建委, 南京市, 南京市城乡建设委员会",
        "市建委, 北京市, 北京市住房和城乡建设委员会",
        "市行政审批局, 济南市, 济南市行政审批服务局",
        "市资源规划局, 厦门市, 厦门市自然资源和规划局",
        "省旅文厅, 海南省, 海南省旅游和文化广电体育厅",
    })
    void resolves(String surface, @Nullable String jurisdiction, String expected) {
        assertEquals(expected, UNITS.resolve(surface, place(jurisdiction)).name());
    }

    /** Bureaux of a zone's committee, of towns and of whom the text alone says where they are. */
    @ParameterizedTest
    @CsvSource({
        "财政局, 郑州航空港经济综合实验区, 郑州航空港经济综合实验区财政局",
        "新区公安局, 西咸新区, 西咸新区公安局",
        "高新区税务局, 襄阳高新技术产业开发区, 国家税务总局襄阳高新技术产业开发区税务局",
        "产业促进和科技创新局, 大连金普新区, 大连金普新区产业促进和科技创新局",
        "登沙河园区管委会, 大连金普新区, 大连金普新区登沙河园区管理委员会",
        "综合保税区管委会, 贵安新区, 贵安新区综合保税区管理委员会",
        "市商务局, 襄阳高新技术产业开发区, 襄阳市商务局",
        "贵阳海关, 贵安新区, 中华人民共和国贵阳海关",
        "海关总署广东分署, 广州南沙新区, 海关总署广东分署",
        "高桥镇政府, 南昌县, 南昌县高桥镇人民政府",
        "城关街道, 南昌县, 南昌县城关街道办事处",
        "长安镇政府, 东莞市, 东莞市长安镇人民政府",
        "文化体育新闻局, 南昌县, 南昌县文化体育新闻局",
        "临江经济技术开发区管委会, 安庆市, 安庆临江经济技术开发区管理委员会",
        "市政府口岸物流办, 重庆市, 重庆市人民政府口岸和物流办公室",
    })
    void fillsUpWithTheTerritory(String surface, String territory, String expected) {
        Place home = ONTOLOGY.gazetteer().territory(territory).orElseThrow();
        assertEquals(expected, UNITS.resolve(surface, home).name());
    }

    @Test
    void aZoneStandsForATerritoryWhereItsCommitteeSpeaks() {
        Gazetteer places = ONTOLOGY.gazetteer();
        assertEquals(
                "襄阳高新技术产业开发区",
                places.zoneOf("襄阳高新技术产业开发区管理委员会").map(places::officialName).orElse(""));
        assertTrue(places.zoneOf("浦东新区管理委员会").isEmpty(), "a division is no zone");
        assertTrue(places.zoneOf("北京市城市管理委员会").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "市计委, 杭州市, 2003-06-18, 杭州市发展计划委员会",
        "省计委, 陕西省, 1996-10-08, 陕西省计划委员会",
        "省发改委, 陕西省, 2005-01-01, 陕西省发展和改革委员会",
        "省经贸委, 江苏省, 2001-09-10, 江苏省经济贸易委员会",
        "省外经贸厅, 江苏省, 2001-09-10, 江苏省对外贸易经济合作厅",
        "省建设厅, 山东省, 2006-12-11, 山东省建设厅",
        "省建设厅, 山东省, 2016-12-11, 山东省住房和城乡建设厅",
        "省交通厅, 四川省, 2005-03-01, 四川省交通厅",
        "市交通局, 苏州市, 2006-03-01, 苏州市交通局",
        "市交通局, 苏州市, 2021-03-01, 苏州市交通运输局",
        "省广电局, 安徽省, 2010-01-01, 安徽省广播电影电视局",
        "省广电局, 安徽省, 2015-01-01, 安徽省新闻出版广电局",
        "省广电局, 安徽省, 2021-01-01, 安徽省广播电视局",
        "市金融局, 苏州市, 2014-01-01, 苏州市金融工作局",
        "市金融局, 苏州市, 2021-01-01, 苏州市地方金融监督管理局",
        "省药监局, 浙江省, 2002-01-01, 浙江省药品监督管理局",
        "省药监局, 浙江省, 2022-01-01, 浙江省药品监督管理局",
        "省国税局, 福建省, 2015-07-23, 福建省国家税务局",
        "省委金融办, 广东省, 2024-06-03, 中共广东省委金融委员会办公室",
        "人民银行广东省分行, 广东省, 2024-06-03, 中国人民银行广东省分行",
        "温州银保监分局, 温州市, 2021-07-14, 中国银行保险监督管理委员会温州监管分局",
        "国家计委, 全国, 1995-03-28, 国家计划委员会",
        "国家计委, 全国, 2001-07-10, 国家发展计划委员会",
        "国家广电总局, 全国, 2005-12-07, 国家广播电影电视总局",
        "国家广电总局, 全国, 2016-12-07, 国家新闻出版广电总局",
        "国家广电总局, 全国, 2020-12-07, 国家广播电视总局",
        "国家工商局, 全国, 1999-01-01, 国家工商行政管理局",
        "市财政局, 襄樊市, 2004-04-20, 襄樊市财政局",
        "市工商局, 襄樊市, 2004-04-20, 襄樊市工商行政管理局",
        "省财政厅, 襄樊市, 2004-04-20, 湖北省财政厅",
        "地区财政局, 毕节地区, 2008-04-20, 毕节地区财政局",
    })
    void resolvesToTheOrganOfTheDay(
            String surface, String jurisdiction, LocalDate day, String expected) {
        assertEquals(expected, UNITS.resolve(surface, place(jurisdiction), day).name());
    }

    @ParameterizedTest
    @CsvSource({
        "省计委, 陕西省, 1996-10-08, 陕西省发展计划委员会;陕西省发展和改革委员会",
        "省卫生厅, 四川省, 2004-05-20, 四川省卫生和计划生育委员会;四川省卫生健康委员会",
        "省地税局, 福建省, 2015-07-23, 国家税务总局福建省税务局",
        "江苏银监局, 江苏省, 2010-01-01, 中国银行保险监督管理委员会江苏监管局;国家金融监督管理总局江苏监管局",
        "银监会, 全国, 2010-01-01, 中国银行保险监督管理委员会;国家金融监督管理总局",
        "省财政厅, 福建省, 2015-07-23, ''",
        "市财政局, 襄樊市, 2004-04-20, 襄阳市财政局",
        "市工商局, 襄樊市, 2004-04-20, 襄阳市工商行政管理局;襄阳市市场监督管理局",
    })
    void namesTheOrgansThatTookOver(
            String surface, String jurisdiction, LocalDate day, String expected) {
        assertEquals(
                expected,
                String.join(";", UNITS.resolve(surface, place(jurisdiction), day).successors()));
    }

    @ParameterizedTest
    @CsvSource({
        "区商务局, 深圳市/南山区, 深圳市南山区商务局",
        "区财政局, 长春市/朝阳区, 长春市朝阳区财政局",
        "荣昌高新区管委会, 重庆市/荣昌区, 荣昌高新技术产业开发区管理委员会",
        "州发展改革委, 大理白族自治州, 大理白族自治州发展和改革委员会",
        "盟林草局, 锡林郭勒盟, 锡林郭勒盟林业和草原局",
        "旗财政局, 鄂尔多斯市/准格尔旗, 准格尔旗财政局",
        "市人社局, 昆山市, 昆山市人力资源和社会保障局",
        "兵团发展改革委, 新疆生产建设兵团, 新疆生产建设兵团发展和改革委员会",
        "各镇街, 重庆市/荣昌区, 重庆市荣昌区各镇街",
        "各设区市, 浙江省, 浙江省各设区市人民政府",
        "各部门, 浙江省, 各部门",
        "市文旅广体局, 浏阳市, 浏阳市文化旅游广电体育局",
        "外汇局广西分局, 广西壮族自治区, 国家外汇管理局广西壮族自治区分局",
        "国家外汇管理局内蒙古自治区分局, 内蒙古自治区, 国家外汇管理局内蒙古自治区分局",
        "国家统计局吉林调查总队, 吉林省, 国家统计局吉林调查总队",
        "农发行甘肃省分行, 甘肃省, 中国农业发展银行甘肃省分行",
        "全国人大常委会法工委, 全国, 全国人民代表大会常务委员会法制工作委员会",
        "省级有关单位, 浙江省, 浙江省级有关单位",
    })
    void resolvesOrgansOfEveryLevel(String surface, String jurisdiction, String expected) {
        assertEquals(expected, UNITS.resolve(surface, place(jurisdiction)).name());
    }

    @ParameterizedTest
    @CsvSource({
        "福建省财政厅, EXACT",
        "省财政厅, SHORT",
        "省发展改革, CLIPPED",
        "国网福建电力, PRINTED",
        "省现代服务业发展领导小组, SHAPED",
    })
    void saysHowItWasRead(String surface, ResolvedUnit.Match match) {
        assertEquals(match, UNITS.resolve(surface, place("福建省")).match());
    }

    @Test
    void tellsWhatItKnows() {
        assertTrue(UNITS.resolve("省财政厅", place("福建省")).registered());
        assertTrue(UNITS.resolve("证监会", null).registered());
        assertFalse(UNITS.resolve("省产业技术研究院", place("江苏省")).registered());
        assertFalse(UNITS.resolve("市财政局", null).registered());
    }

    @Test
    void namesTheAliases() {
        assertTrue(UNITS.resolve("省发展改革委", place("福建省")).aliases().contains("福建发改委"));
        assertTrue(UNITS.resolve("国家发展和改革委员会", null).aliases().contains("国家发改委"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "北京市人民政府",
                "国务院",
                "国务院办公厅",
                "财政部",
                "税务总局",
                "科技部",
                "福建省发展和改革委员会",
                "天津市交通运输委员会(天津市港航管理局)",
                "海创园管理办公室",
                "市委军民融合办",
                "中共深圳市委组织部",
                "人民银行上海总部",
                "中国人民银行福州中心支行",
                "江苏省高级人民法院",
                "上海市人民检察院",
                "中华人民共和国拱北海关",
                "浙江省通信管理局",
                "国家税务总局四川省税务局",
                "各区人民政府",
                "各设区市人民政府",
                "各省、自治区、直辖市人民政府",
                "有关部门",
                "平潭综合实验区管委会",
                "省现代服务业发展领导小组",
                "市重大项目推进委员会",
                "四川省人民代表大会常务委员会",
                "市规划国土委"
            })
    void seesAnOrgan(String text) {
        assertTrue(UNITS.isOrgan(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "优化产业布局",
                "构建新发展格局",
                "由市财政局负责",
                "加强组织领导",
                "市财政局要加大投入",
                "推进行政审批局改革的方案",
                "完善市场监管",
                "建设国际消费中心",
                "支持举办",
                "二〇二一年三月十八日",
                "附件",
                "市场主体",
                "设立管理委员会",
                "企业内部",
                "各项工作",
                "市委市政府关于加快发展的意见",
                "政府",
                "人民政府",
                "北京市",
                "提升政务服务大厅"
            })
    void seesNoOrgan(String text) {
        assertFalse(UNITS.isOrgan(text), text);
    }

    @ParameterizedTest
    @CsvSource({
        "市商务局负责认定总部企业。, 市商务局",
        "市财政局会同市税务局制定办法。, 市财政局",
        "福建省发展和改革委员会要加强统筹。, 福建省发展和改革委员会",
        "各区政府应当做好保障。, 各区政府",
        "园区管理办公室负责日常工作。, 园区管理办公室",
        "市政府办公厅牵头, 市政府办公厅",
    })
    void findsTheOrganAtTheStart(String text, String organ) {
        assertEquals(organ, UNITS.organAtStart(text).orElse(""));
    }

    @Test
    void findsNoOrganAtTheStartOfAClause() {
        assertTrue(UNITS.organAtStart("加强对财政局的监督").isEmpty());
        assertTrue(UNITS.organAtStart("市场主体依法享有经营自主权").isEmpty());
        assertTrue(UNITS.organAtStart("市财政部门提出支持方案").isEmpty());
    }
}
