package org.tiaowen.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.rdf.Ontology;

@NullMarked
class UnitRegistryTest {

    private static final Ontology ONTOLOGY = Ontology.load();
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

    @ParameterizedTest
    @CsvSource({
        "省财政厅, 福建省, 福建省财政厅",
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
    }
}
