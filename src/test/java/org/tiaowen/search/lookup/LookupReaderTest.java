package org.tiaowen.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.Packaged;
import org.tiaowen.document.Responsibility.Role;
import org.tiaowen.rdf.Ontology;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Queries as people write them, over the names of four documents. */
final class LookupReaderTest {

    private static final Ontology ONTOLOGY = Packaged.ONTOLOGY;

    private static final KnownDocument NOTICE =
            document("d1", "福建省人民政府关于印发《福建省促进渔业发展若干措施》的通知", "闽政〔2022〕7号", "闽政〔2022〕7号", "通知");
    private static final KnownDocument MEASURES =
            document("d2", "福建省促进渔业发展若干措施", null, "闽政〔2022〕7号", "措施");
    private static final KnownDocument STATUTE = document("d3", "福建省海洋渔业资源保护条例", null, null, "条例");
    private static final KnownDocument ANNOUNCEMENT =
            document("d4", "关于休渔期的公告", "福建省海洋与渔业局公告2021年第2号", "福建省海洋与渔业局公告2021年第2号", "公告");

    /** Places of the statute and of the measures, each with the steps of one clause. */
    private static final List<Set<String>> STATUTE_PLACES =
            List.of(
                    PlaceSteps.of(List.of("第一章", "第三条"), 0),
                    PlaceSteps.of(List.of("第二章", "第十三条"), 1),
                    PlaceSteps.of(List.of("第二章", "第十三条", "（二）"), 2),
                    PlaceSteps.of(List.of("第二章", "第十二条之一"), 0),
                    PlaceSteps.of(List.of("第三章", "第一千零七十九条"), 2));

    private static final List<Set<String>> MEASURE_PLACES =
            List.of(
                    PlaceSteps.of(List.of("二、", "（三）"), 0),
                    PlaceSteps.of(List.of("二、", "（三）", "1."), 0),
                    PlaceSteps.of(List.of("三、", "一是"), 0));

    private static final LookupReader READER =
            new LookupReader(
                    new KnownNames(
                            List.of(NOTICE, MEASURES, STATUTE, ANNOUNCEMENT),
                            List.of("福建省商务厅", "福建省财政厅", "中华人民共和国福州海关", "福建省福州市人民政府", "福州市商务局"),
                            ONTOLOGY.units(),
                            ONTOLOGY.gazetteer()),
                    number -> number.equals("国发[2013]11号"),
                    LookupReaderTest::has,
                    "fuzhou"::equals);

    private static KnownDocument document(
            String iri,
            String title,
            @Nullable String number,
            @Nullable String cited,
            String kind) {
        return new KnownDocument(iri, title, number, cited, kind, "福建省", List.of("福建省人民政府"));
    }

    private static boolean has(Collection<String> documents, Collection<String> steps) {
        return documents.contains("d3") && any(STATUTE_PLACES, steps)
                || documents.contains("d2") && any(MEASURE_PLACES, steps);
    }

    private static boolean any(List<Set<String>> places, Collection<String> steps) {
        return places.stream().anyMatch(place -> place.containsAll(steps));
    }

    private static Understanding read(String query) {
        return READER.read(query, Set.of()).orElseThrow(() -> new AssertionError(query));
    }

    private static List<String> documents(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Number(_, var documents) -> iris(documents);
            case Lookup.Title(_, var documents) -> iris(documents);
            case Lookup.Place(var documents, _, _) -> iris(documents);
            case Lookup.Unit(_, _, _, var documents) -> iris(documents);
            case Lookup.Absent(_, _, var documents) -> iris(documents);
            case Lookup.CitedNumber _, Lookup.Spelled _ -> List.of();
        };
    }

    private static List<String> iris(List<KnownDocument> documents) {
        return documents.stream().map(KnownDocument::iri).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "闽政〔2022〕7号",
                "闽政[2022]7号",
                "闽政［２０２２］７号",
                "闽政（2022）第7号",
                "闽政【2022】7号",
                "闽政〈2022〉 7 号",
                "闽政〔2022年〕7号",
                "閩政〔2022〕7號",
                "闽政2022年7号",
                "闽政 2022-7号",
                "闽政〔2022〕7",
                "查一下闽政〔2022〕7号文件",
            })
    void numbersInAnyStyleAreTheNoticeAndWhatItPromulgates(String query) {
        Understanding understood = read(query);
        assertEquals(List.of("d1", "d2"), documents(understood.lookup()));
        assertEquals("", understood.rest());
    }

    @Test
    void announcementsAreNumberedByYear() {
        assertEquals(List.of("d4"), documents(read("海洋与渔业局公告2021年第2号").lookup()));
        assertEquals(List.of("d4"), documents(read("福建省海洋与渔业局公告〔2021〕2号").lookup()));
    }

    @Test
    void whatIsLeftOfAQueryIsSearchedForInside() {
        Understanding understood = read("闽政〔2022〕7号 远洋 补贴");
        assertEquals("远洋 补贴", understood.rest());
        assertEquals("远洋 补贴", understood.chips().getFirst().without());
        assertEquals("外资", read("《福建省海洋渔业资源保护条例》外资").rest());
    }

    @Test
    void numbersThatAreOnlyCitedOrNowhereAreSaidSo() {
        assertEquals(new Lookup.CitedNumber("国发[2013]11号"), read("国发〔2013〕11号").lookup());
        assertTrue(read("闽政〔2022〕8号").lookup() instanceof Lookup.Absent);
    }

    @ParameterizedTest
    @CsvSource({
        "《福建省促进渔业发展若干措施》, d2",
        "《促进渔业发展若干措施》, d2",
        "福建省促进渔业发展若干措施, d2",
        "福建促进渔业发展若干措施, d2",
        "促进渔业发展措施, d2",
        "《渔业资源保护条例》, d3",
        "海洋渔业资源保护条例, d3",
        "海洋渔业保护条例, d3",
        "《福建省海洋渔业资源保护》, d3",
        "关于休渔期的公告, d4",
    })
    void titlesAreFoundWholeAndShort(String query, String document) {
        assertEquals(List.of(document), documents(read(query).lookup()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"渔业", "渔业发展", "支持渔业的措施有哪些", "2021年补贴标准", "省政府印发的通知", "第三产业", "统一、便捷的服务"})
    void wordsThatNameNothingStayWords(String query) {
        assertEquals(Optional.empty(), READER.read(query, Set.of()));
    }

    @Test
    void titlesOfOtherPlacesAreNotTheSame() {
        assertTrue(read("《浙江省海洋渔业资源保护条例》").lookup() instanceof Lookup.Absent);
        assertTrue(read("《渔船检验证书》").lookup() instanceof Lookup.Absent);
        assertTrue(
                READER.read("《渔船检验证书》到期以后多少天内要换？", Set.of()).isEmpty(),
                "a question about a form names no document");
    }

    @ParameterizedTest
    @CsvSource({
        "海洋渔业资源保护条例第十三条, 条13",
        "海洋渔业资源保护条例第13条, 条13",
        "福建省海洋漁業資源保護條例第十三條, 条13",
        "《海洋渔业资源保护条例》第十三条第二款第（二）项, 条13 款2 （2",
        "《海洋渔业资源保护条例》第十三条第2款第二项, 条13 款2 （2",
        "海洋渔业资源保护条例 第十二条之一, 条12.1",
        "海洋渔业资源保护条例第三条第一款说了什么？, 条3 款1",
        "福建省促进渔业发展若干措施 二、（三）, 、2 （3",
        "促进渔业发展若干措施二（三）1, 、2 （3 .1",
        "促进渔业发展若干措施第二条第（三）项第1目, 、2 （3 .1",
        "闽政〔2022〕7号 二、（三）1., 、2 （3 .1",
        "促进渔业发展若干措施第三部分第一点, 、3 是1",
    })
    void placesAreFoundHoweverTheyAreWritten(String query, String steps) {
        Understanding understood = read(query);
        assertTrue(understood.lookup() instanceof Lookup.Place, understood.toString());
        assertEquals(
                List.of(steps.split(" ")),
                understood.lookup() instanceof Lookup.Place place ? place.steps() : List.of());
        assertEquals("", understood.rest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "海洋渔业资源保护条例第九十九条",
                "海洋渔业资源保护条例第十三条第三款",
                "海洋渔业资源保护条例第十三条第（九）项",
                "促进渔业发展若干措施 二、（四）",
                "远洋捕捞管理条例第三条",
            })
    void placesThatDoNotExistAreSaidToBeNone(String query) {
        assertTrue(read(query).lookup() instanceof Lookup.Absent, query);
    }

    @Test
    void aPlaceAloneBelongsToTheDocumentThatIsChosen() {
        assertEquals(Optional.empty(), READER.read("第十三条", Set.of()));
        Lookup found = READER.read("第十三条", Set.of("d3")).orElseThrow().lookup();
        assertEquals(List.of("d3"), documents(found));
    }

    @ParameterizedTest
    @CsvSource({
        "省商务厅牵头的措施, 福建省商务厅, LEAD",
        "福建省商务厅牵头哪些工作？, 福建省商务厅, LEAD",
        "商务厅负责什么, 福建省商务厅, LEAD",
        "由财政厅配合的任务, 福建省财政厅, SUPPORT",
        "哪些措施由省财政厅牵头？, 福建省财政厅, LEAD",
        "牵头单位是省财政厅的措施, 福建省财政厅, LEAD",
        "福州海关参与的事项, 中华人民共和国福州海关, SUPPORT",
        "福州市政府主办的工作, 福建省福州市人民政府, LEAD",
    })
    void unitsAreUnderstoodWithTheirRole(String query, String unit, Role role) {
        Lookup lookup = read(query).lookup();
        assertTrue(
                lookup instanceof Lookup.Unit(_, var units, var as, _)
                        && units.equals(List.of(unit))
                        && as == role,
                lookup.toString());
        assertEquals("", read(query).rest());
    }

    @Test
    void aUnitIsAskedForInADocument() {
        Understanding understood = read("促进渔业发展若干措施里，哪些由省商务厅牵头？");
        assertEquals(List.of("d2"), documents(understood.lookup()));
        assertEquals("", understood.rest());
        assertEquals("冷链", read("省商务厅牵头的冷链任务").rest().replace("任务", "").replace("的", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "shangwuting, 商务厅, shangwuting",
        "fujiansheng, 福建省, fujiansheng",
        "Fu jian sheng, 福建省, Fu jian sheng",
        "cu'jin xiaofei fujian sheng, cu'jin xiaofei 福建省, fujian sheng",
        "hai yang yu ye zi yuan bao hu tiao li, '', ''"
    })
    void namesInPinyinAreRead(String query, String rest, String typed) {
        if (typed.isEmpty()) {
            assertEquals(List.of("d3"), documents(read(query).lookup()));
            return;
        }
        Understanding understood = read(query);
        assertTrue(understood.lookup() instanceof Lookup.Spelled, understood.toString());
        assertEquals(rest, understood.rest());
        assertEquals(typed, understood.chips().getFirst().text());
        assertEquals(Lookup.Kind.PINYIN, understood.chips().getFirst().kind());
    }

    @ParameterizedTest
    @CsvSource({
        "shangwuting牵头的措施, UNIT, 商务厅",
        "fujianshengcaizhengting负责什么, UNIT, 福建省财政厅",
        "fujianshenghaiyangyuyeziyuanbaohutiaoli第十三条, PLACE, 第十三条"
    })
    void whatTheRespelledQueryNamesIsLookedUp(String query, Lookup.Kind kind, String words) {
        Understanding understood = read(query);
        assertEquals(kind, understood.lookup().kind());
        assertTrue(
                understood.chips().stream().anyMatch(c -> c.text().contains(words)),
                understood.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data center",
                "5G wifi",
                "China",
                "change management",
                "fuzhou",
                "AI",
                "GB/T 9704",
                "fujian-sheng",
                "fujiansheng2022",
                "shangwutin",
                "www.shangwuting.gov.cn",
                "women"
            })
    void englishAndCodesAreNoPinyin(String query) {
        assertEquals(Optional.empty(), READER.read(query, Set.of()), query);
    }

    @Test
    void whatAUnitDoesInASentenceIsNoQuestion() {
        assertEquals(Optional.empty(), READER.read("商务厅负责认定总部企业", Set.of()));
    }
}
