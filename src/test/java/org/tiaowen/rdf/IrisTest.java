package org.tiaowen.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.document.Document;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class IrisTest {

    private static final String BASE = "https://example.org/id/";
    private final Iris iris = new Iris(BASE, Pinyin::of);

    @Test
    void aDocumentIsNamedByYearPinyinAndHash() {
        String iri = only("s", document("题", "津政发〔2021〕3号", "津", null));
        assertTrue(
                iri.matches("\\Q" + BASE + "\\Edocument/2021-jinzhengfa-2021-3hao-[0-9a-f]{6}"),
                iri);
    }

    @Test
    void numbersOfOnePinyinDiffer() {
        assertNotEquals(
                only("s", document("题", "津政发〔2021〕3号", "天津市人民政府", null)),
                only("s", document("题", "晋政发〔2021〕3号", "山西省人民政府", null)));
    }

    @Test
    void theSameNumberPrintedOtherwiseIsTheSameDocument() {
        assertEquals(
                only("s", document("甲", "津政发〔2021〕3号", "津", null)),
                only("s", document("乙", "津政发［２０２１］ 第3号", "津", null)));
    }

    @Test
    void aDocumentPrintedInTwoSourcesStaysTwo() {
        Document document = document("题", "津政发〔2021〕3号", "津", null);
        assertNotEquals(only("a", document), only("b", document));
    }

    @Test
    void anAddressDoesNotDependOnWhatElseTheSourceHolds() {
        Document document = document("一条", null, "津", null);
        Node alone = iris.documents("s", List.of(document)).getFirst();
        assertEquals(
                alone,
                iris.documents("s", List.of(document("二条", null, "津", null), document)).get(1));
    }

    @Test
    void documentsOfOneKeyAreCounted() {
        Document document = document("一条", null, "津", null);
        List<Node> nodes = iris.documents("s", List.of(document, document, document));
        String first = nodes.get(0).getURI();
        assertEquals(
                List.of(first, first + "-2", first + "-3"),
                nodes.stream().map(Node::getURI).toList());
    }

    @Test
    void withoutTitleAndNumberTheOpeningWordsDecide() {
        String one = only("s", textOnly("一二三。"));
        assertTrue(one.matches("\\Q" + BASE + "\\Edocument/nd-untitled-[0-9a-f]{6}"), one);
        assertNotEquals(one, only("s", textOnly("四五六。")));
        assertEquals(
                only("s", textOnly("𠮷".repeat(100) + "一")),
                only("s", textOnly("𠮷".repeat(100) + "二")));
    }

    @Test
    void theYearIsThatOfIssueElseOfTheNumber() {
        assertTrue(
                only("s", document("题", "津政发〔2021〕3号", "津", LocalDate.of(2022, 1, 4)))
                        .startsWith(BASE + "document/2022-"));
        assertTrue(only("s", document("题", null, "津", null)).startsWith(BASE + "document/nd-"));
    }

    @Test
    void pinyinIsCutAtASyllableAtFortyCharacters() {
        String slug = only("s", document("津".repeat(30), null, "津", null)).substring(BASE.length());
        assertEquals("document/nd-" + "jin".repeat(13), slug.substring(0, slug.lastIndexOf('-')));
    }

    @ParameterizedTest
    @CsvSource({
        "002_1ab2750dfd4d0442.txt, 002_1ab2750dfd4d0442",
        "a-B_9.txt, a-B_9",
    })
    void aPlainFileNameIsTheSourceId(String path, String id) {
        assertEquals(id, iris.sourceId(path));
    }

    @Test
    void otherFilesTakePinyinAndAHashOfTheirPath() {
        List<String> paths =
                List.of("津 政.txt", "a/1.txt", "b/1.txt", "1.md", "1.txt", "津 政.md", ".txt");
        List<String> ids = paths.stream().map(iris::sourceId).toList();
        assertEquals(paths.size(), new HashSet<>(ids).size(), ids.toString());
        assertTrue(ids.get(0).matches("jinzheng-[0-9a-f]{6}"), ids.get(0));
        assertEquals(iris.sourceId("a/1.txt"), iris.sourceId("a\\1.txt"));
    }

    @Test
    void aSourceGraphTellsItsId() {
        assertEquals(Optional.of("x-1"), iris.sourceIdOf(iris.source("x-1")));
        assertEquals(Optional.empty(), iris.sourceIdOf(iris.graph("citations")));
    }

    @Test
    void aUnitIsNamedByItsFullName() {
        assertEquals(iris.unit("津政"), iris.unit("津 政"));
        assertNotEquals(iris.unit("津政"), iris.unit("晋政"));
    }

    @Test
    void whatMayNotStandInAPathIsEncoded() {
        assertEquals(
                "https://example.org/d/a%20b/%E6%9D%A1",
                Iris.part(node("https://example.org/d"), "a b/条").getURI());
    }

    @Test
    void aBaseHasToEndInASlash() {
        assertThrows(IllegalArgumentException.class, () -> new Iris("https://example.org", s -> s));
    }

    private static Node node(String iri) {
        return org.apache.jena.graph.NodeFactory.createURI(iri);
    }

    private String only(String source, Document document) {
        return iris.documents(source, List.of(document)).getFirst().getURI();
    }

    private static Document document(
            String title, @Nullable String number, String issuer, @Nullable LocalDate issued) {
        return new Document(
                "f.txt",
                1,
                "通知",
                title,
                false,
                number,
                List.of(issuer),
                null,
                null,
                issued,
                null,
                null,
                new Span(0, 9),
                List.of(),
                List.of());
    }

    private static Document textOnly(String text) {
        return new Document(
                "f.txt",
                1,
                "",
                "",
                false,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                new Span(0, 9),
                List.of(),
                Stream.of(text).map(t -> new Sentence("s_1", null, t, new Span(0, 9))).toList());
    }
}
