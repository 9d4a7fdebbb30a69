package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.rdf.Tw;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What whole texts say, in the graph that is made of them. */
final class TextsToGraphTest {

    @TempDir private Path folder;

    private <T> T graph(String text, Function<Graph, T> reader) throws Exception {
        Path file = Files.writeString(folder.resolve("text.txt"), text);
        try (Stores stores = Stores.open(folder.resolve("data"))) {
            stores.ingester(stores.repairedIndex())
                    .ingest(stores.reader().find(List.of(file)), false, _ -> {});
            return stores.graph().readAll(reader);
        }
    }

    /** A line or bracket of its own speaks for the measures of its provision. */
    @Test
    void theTimeOnALineOfItsOwnIsThatOfTheMeasures() throws Exception {
        String text =
                """
                江滨市优化营商环境重点任务清单
                江政办发〔2022〕16号

                为持续优化营商环境，制定本清单。

                一、深化审批制度改革
                1.推进企业开办一网通办。将企业开办时间压缩至1个工作日以内。
                责任单位：市市场监管局、市税务局
                完成时限：2022年12月底前
                2.优化工程建设审批。推行联合验收。2022年6月底前出台实施细则。
                牵头单位：市住房城乡建设局
                完成时间：2022年10月
                二、加强服务
                （一）建立企业服务专员制度。为重点企业配备服务专员，定期上门走访。（责任单位：市工业和信息化局；完成时限：2022年9月30日前）
                （二）开展惠企政策宣讲。组织政策进园区活动。
                责任单位：市财政局；完成时限：持续推进
                （三）优化融资服务。扩大信用贷款规模。

                江滨市人民政府办公室
                2022年3月2日
                """;
        assertEquals(
                Map.of(
                        "将企业开办时间压缩至1个工作日以内。", "2022-12-31",
                        "推行联合验收。", "2022-10",
                        "2022年6月底前出台实施细则。", "2022-06-30",
                        "为重点企业配备服务专员，定期上门走访。", "2022-09-30",
                        "组织政策进园区活动。", "",
                        "扩大信用贷款规模。", ""),
                graph(text, TextsToGraphTest::deadlines));
    }

    private static Map<String, String> deadlines(Graph graph) {
        Map<String, String> deadlines = new TreeMap<>();
        for (Triple measure : graph.find(Node.ANY, RDF.type.asNode(), Tw.Measure).toList()) {
            TreeSet<String> values = new TreeSet<>();
            graph.find(measure.getSubject(), Tw.deadline, Node.ANY)
                    .forEach(t -> values.add(t.getObject().getLiteralLexicalForm()));
            deadlines.put(string(graph, measure.getSubject(), Tw.text), String.join(" ", values));
        }
        return deadlines;
    }

    /** Its title ends like the title of what it forwards: that is a citation all the same. */
    @Test
    void whatANoticeForwardsIsNotItsOwnTitle() throws Exception {
        String text =
                """
                江滨省财政厅转发财政部关于做好专项资金绩效管理工作的通知
                江财〔2022〕31号

                各市财政局：
                现将《财政部关于做好专项资金绩效管理工作的通知》（财预〔2022〕8号）转发给你们，请结合以下要求一并贯彻执行。
                一、各地要加强资金管理，专款专用。
                江滨省财政厅
                2022年8月2日
                """;
        assertEquals(
                Map.of("财政部关于做好专项资金绩效管理工作的通知", "forwards 财预〔2022〕8号"),
                graph(text, TextsToGraphTest::citations));
    }

    /** What is promulgated by the notice that is forwarded is not promulgated here. */
    @Test
    void aTitleAloneSaysWhatIsForwarded() throws Exception {
        String text =
                """
                江滨省财政厅转发财政部关于印发《中小企业发展专项资金管理办法》的通知
                江财〔2021〕30号

                各市财政局：
                现转发给你们，请结合以下要求一并贯彻执行。
                一、各地要根据财政部关于印发《政府采购信息发布管理办法》的通知要求公开信息。
                江滨省财政厅
                2021年8月2日
                """;
        assertEquals(
                Map.of(
                        "财政部关于印发《中小企业发展专项资金管理办法》的通知", "forwards ",
                        "政府采购信息发布管理办法", "implements "),
                graph(text, TextsToGraphTest::citations));
    }

    private static Map<String, String> citations(Graph graph) {
        Map<String, String> citations = new TreeMap<>();
        for (Triple fact : graph.find(Node.ANY, RDF.type.asNode(), Tw.Citation).toList()) {
            Node citation = fact.getSubject();
            citations.put(
                    string(graph, citation, Tw.citedTitle),
                    string(graph, citation, Tw.relation)
                            + " "
                            + string(graph, citation, Tw.citedNumber));
        }
        return citations;
    }

    private static String string(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .nextOptional()
                .map(t -> t.getObject().getLiteralLexicalForm())
                .orElse("");
    }
}
