package org.tiaowen.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.tiaowen.Packaged;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.extract.Extractor;
import org.tiaowen.parser.PolicyParser;
import org.tiaowen.source.SourceException;
import org.tiaowen.source.SourceReader;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts that repeal, amend and limit others, from their words to what the graph says is in force.
 */
final class RepealTest {

    private static final PolicyParser PARSER = Packaged.PARSER;
    private static final Extractor EXTRACTOR = Packaged.extractor();
    private static final DerivedGraphs DERIVED = new DerivedGraphs(Samples.IRIS);

    private static final String OLD =
            """
            吉林省人民政府关于印发吉林省集市贸易管理办法的通知
            吉政发〔1998〕12号

            各市（州）人民政府：

            现将《吉林省集市贸易管理办法》印发给你们，请遵照执行。

            吉林省人民政府
            1998年5月4日

            吉林省集市贸易管理办法

            第一条　为加强集市贸易管理，制定本办法。

            第二条　集市开办者应当办理登记。

            前款规定的登记由工商行政管理部门办理。

            第三条　进入集市的经营者应当缴纳管理费。

            第四条　违反本办法第二条规定的，责令改正。
            """;

    @Test
    void aListRepealsWhatItNames() throws SourceException {
        Graph graph =
                union(
                        OLD,
                        """
                        吉林省人民政府关于废止部分文件的决定
                        吉政发〔2020〕3号

                        各市（州）人民政府：

                        省政府决定废止下列文件：

                        1.《吉林省人民政府关于印发吉林省集市贸易管理办法的通知》（吉政发〔1998〕12号）

                        2.《吉林省粮食收购暂行规定》（吉政发〔1999〕7号）

                        吉林省人民政府
                        2020年2月3日
                        """);
        Node list = document(graph, "吉林省人民政府关于废止部分文件的决定");
        for (String title : List.of("吉林省人民政府关于印发吉林省集市贸易管理办法的通知", "吉林省集市贸易管理办法")) {
            Node repealed = document(graph, title);
            assertTrue(graph.contains(repealed, Tw.validity, Tw.repealed), title);
            assertTrue(graph.contains(repealed, Tw.repealedBy, list), title);
        }
        assertEquals(1, graph.find(list, Tw.repeals, Node.ANY).toList().size());
    }

    @Test
    void aStatuteRepealsTheOneBeforeItInItsLastArticle() throws SourceException {
        Graph graph =
                union(
                        OLD,
                        """
                        吉林省商品交易市场管理办法

                        （2021年3月1日吉林省人民政府令第280号公布）

                        第一条　为规范商品交易市场，制定本办法。

                        第二条　市场开办者应当建立台账。

                        第三条　本办法自2021年5月1日起施行，有效期5年。《吉林省集市贸易管理办法》（吉政发〔1998〕12号）同时废止。
                        """);
        Node old = document(graph, "吉林省集市贸易管理办法");
        Node next = document(graph, "吉林省商品交易市场管理办法");
        assertTrue(graph.contains(old, Tw.repealedBy, next));
        assertEquals("2021-05-01", Reading.text(graph, old, Tw.repealedOn));
        assertEquals("2026-04-30", Reading.text(graph, next, Tw.validUntil));
        assertFalse(graph.contains(next, Tw.validity, Node.ANY));
    }

    private static final String KEEPING =
            """
            吉林省人民政府关于公布文件清理结果的决定
            吉政发〔2016〕21号

            各市（州）人民政府：

            现将清理结果公布如下：

            一、下列文件继续有效：

            1.吉林省人民政府关于印发吉林省集市贸易管理办法的通知（吉政发〔1998〕12号）；

            二、下列文件予以废止：

            1.吉林省人民政府关于加强秸秆利用的通知（吉政发〔1997〕2号）。

            吉林省人民政府
            2016年2月3日
            """;

    @Test
    void aListKeepsWhatItNamesInForce() throws SourceException {
        Graph graph = union(OLD, KEEPING);
        Node list = document(graph, "吉林省人民政府关于公布文件清理结果的决定");
        for (String title : List.of("吉林省人民政府关于印发吉林省集市贸易管理办法的通知", "吉林省集市贸易管理办法")) {
            Node kept = document(graph, title);
            Validity validity = Validity.of(graph, kept);
            assertEquals("in-force", validity.status(), title);
            assertEquals(list.getURI(), validity.by(), title);
            assertTrue(graph.contains(kept, Tw.keptBy, list), title);
        }
        assertEquals(1, graph.find(list, Tw.keeps, Node.ANY).toList().size());
        assertEquals("unknown", Validity.of(graph, list).status());
    }

    @Test
    void aRepealOutweighsAListThatKeepsAndSoDoesATermThatEndsLater() throws SourceException {
        Graph graph =
                union(
                        OLD,
                        KEEPING,
                        """
                        吉林省人民政府关于废止部分文件的决定
                        吉政发〔2020〕3号

                        各市（州）人民政府：

                        省政府决定废止下列文件：

                        1.《吉林省人民政府关于印发吉林省集市贸易管理办法的通知》（吉政发〔1998〕12号）

                        吉林省人民政府
                        2020年2月3日
                        """);
        Node old = document(graph, "吉林省集市贸易管理办法");
        assertEquals("repealed", Validity.of(graph, old).status());
        assertFalse(graph.contains(old, Tw.validity, Tw.inForce));

        String fiveYears = OLD.replace("责令改正。", "责令改正。\n\n第五条　本办法自2014年1月1日起施行，有效期5年。");
        Graph term = union(fiveYears, KEEPING);
        Node limited = document(term, "吉林省集市贸易管理办法");
        assertEquals("in-force", Validity.of(term, limited, LocalDate.of(2018, 1, 1)).status());
        assertEquals("repealed", Validity.of(term, limited, LocalDate.of(2020, 1, 1)).status());
    }

    @Test
    void anArticleRepealedLeavesTheRestInForce() throws SourceException {
        Graph graph =
                union(
                        OLD,
                        """
                        吉林省人民政府关于修改部分规章的决定
                        吉政发〔2015〕9号

                        各市（州）人民政府：

                        省政府决定对下列规章予以修改：

                        一、删去《吉林省集市贸易管理办法》第三条。

                        二、将《吉林省集市贸易管理办法》第二条第一款修改为：“集市开办者应当备案。”

                        吉林省人民政府
                        2015年2月3日
                        """);
        Node old = document(graph, "吉林省集市贸易管理办法");
        Node decision = document(graph, "吉林省人民政府关于修改部分规章的决定");
        assertFalse(graph.contains(old, Tw.validity, Node.ANY));
        assertFalse(graph.contains(old, Tw.repealedBy, Node.ANY));
        assertTrue(graph.contains(old, Tw.amendedBy, decision));
        assertTrue(graph.contains(Iris.part(old, "art_3"), Tw.repealedBy, decision));
        assertTrue(graph.contains(Iris.part(old, "art_2"), Tw.amendedBy, decision));
        assertFalse(graph.contains(decision, Tw.repeals, old));
        assertTrue(graph.contains(decision, Tw.amends, old));
    }

    @Test
    void provisionsPointAtProvisions() throws SourceException {
        Graph graph =
                union(
                        OLD,
                        """
                        长春市集市管理细则

                        第一条　根据《吉林省集市贸易管理办法》第二条、第四条的规定，制定本细则。

                        第二条　集市的登记由区人民政府办理。
                        """);
        Node old = document(graph, "吉林省集市贸易管理办法");
        Node rules = document(graph, "长春市集市管理细则");
        Node citing = Iris.part(rules, "art_1");
        for (String article : List.of("art_2", "art_4")) {
            Node cited = Iris.part(old, article);
            assertTrue(graph.contains(citing, Tw.cites, cited), article);
            assertTrue(graph.contains(Node.ANY, Tw.target, cited), article);
        }
        assertTrue(graph.contains(rules, Tw.implementsDocument, old));
        assertTrue(graph.contains(Iris.part(old, "art_4"), Tw.cites, Iris.part(old, "art_2")));
    }

    private static Node document(Graph graph, String title) {
        return graph.stream(Node.ANY, Tw.title, Node.ANY)
                .filter(t -> t.getObject().getLiteralLexicalForm().equals(title))
                .map(Triple::getSubject)
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        title
                                                + " not in "
                                                + graph.find(Node.ANY, Tw.title, Node.ANY)
                                                        .toList()));
    }

    /** The graphs of the texts and those derived from them. */
    private static Graph union(String... texts) throws SourceException {
        Graph union = GraphFactory.createDefaultGraph();
        Triples mapping = new Triples(Samples.IRIS);
        for (int i = 0; i < texts.length; i++) {
            String name = "text" + i + ".txt";
            List<Document> documents =
                    PARSER.parse(
                                    new SourceReader()
                                            .read(texts[i].getBytes(StandardCharsets.UTF_8), name))
                            .documents();
            Map<Integer, Facts> facts = new HashMap<>();
            documents.forEach(d -> facts.put(d.seq(), EXTRACTOR.extract(d)));
            SourceDescription source =
                    new SourceDescription(
                            "text" + i, name, "0".repeat(64), null, null, List.of(), List.of());
            mapping.of(source, documents, facts).forEach(union::add);
        }
        DERIVED.of(union).values().forEach(triples -> triples.forEach(union::add));
        return union;
    }
}
