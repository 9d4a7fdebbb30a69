package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.encode;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.json;
import static org.tiaowen.server.RunningServer.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.document.Document;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Problem;
import org.tiaowen.document.ProblemCode;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;
import org.tiaowen.rdf.FormerAddresses;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Samples;
import org.tiaowen.rdf.Samples.Sample;
import org.tiaowen.rdf.SourceDescription;
import org.tiaowen.rdf.Triples;
import org.tiaowen.rdf.Tw;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class LinkedDataTest {

    private static final String SCRIPT = "<script>alert('1')</script>\"&";

    @AutoClose private static final RunningServer server = RunningServer.withSamples();

    @BeforeAll
    static void write() {
        server.write(hostile());
    }

    /** A source whose every text wants to be markup. */
    private static Sample hostile() {
        Document document =
                new Document(
                        "x.txt",
                        1,
                        SCRIPT,
                        SCRIPT,
                        false,
                        SCRIPT,
                        List.of(SCRIPT),
                        SCRIPT,
                        null,
                        null,
                        null,
                        null,
                        new Span(0, 9),
                        List.of(),
                        List.of(new Sentence("s_1", null, SCRIPT + "\u0000", new Span(0, 9))));
        return new Sample(
                new SourceDescription(
                        "x",
                        SCRIPT,
                        "00",
                        "javascript:alert(1)",
                        null,
                        List.<Furniture>of(),
                        List.of(
                                new Problem(
                                        Problem.Severity.WARNING,
                                        ProblemCode.UNNUMBERED,
                                        List.of(SCRIPT),
                                        1,
                                        null))),
                List.of(document),
                Map.of());
    }

    private static String path(Node node) {
        return "/id/" + node.getURI().substring(Samples.IRIS.base().length());
    }

    /** The measures of the first source. */
    private static Node measures() {
        return Samples.IRIS.documents("a", Samples.all().getFirst().documents()).get(1);
    }

    private static Node sentence() {
        return Iris.part(measures(), "sec_1/sub_1/s_1");
    }

    private static Graph graph(HttpResponse<String> answer) {
        Lang language = RDFLanguages.contentTypeToLang(type(answer));
        return RDFParser.fromString(answer.body(), language).toGraph();
    }

    private static HttpResponse<String> found(String path, String accept) {
        HttpResponse<String> answer = server.get(path, "Accept", accept);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html",
                "*/*                    | text/html",
                "text/turtle            | text/turtle",
                "application/ld+json    | application/ld+json",
                "application/json       | application/json",
                "application/n-triples  | application/n-triples",
                "application/rdf+xml    | application/rdf+xml",
            })
    void aThingComesInTheFormatThatIsAsked(String accept, String type) {
        HttpResponse<String> answer = found(path(sentence()), accept);
        assertEquals(type, type(answer));
        assertEquals(
                "Accept, Accept-Encoding"
                        + (type.equals("text/html") ? ", Accept-Language, Cookie" : ""),
                header(answer, "Vary"));
        assertTrue(answer.body().contains("减免租金"), answer.body());
        assertTrue(
                header(answer, "Link")
                        .contains("rel=\"alternate describedby\"; type=\"text/turtle\""));
    }

    @Test
    void allFormatsSayTheSame() {
        Graph turtle = graph(found(path(sentence()), "text/turtle"));
        assertTrue(turtle.contains(sentence(), Tw.modality, Node.ANY));
        for (String format : List.of("jsonld", "ntriples", "rdfxml")) {
            Graph other = graph(found(path(sentence()) + "?format=" + format, "image/png"));
            assertTrue(turtle.isIsomorphicWith(other), format);
        }
    }

    @Test
    void aThingComesWithTheFactsAboutItAndWhatRefersToIt() {
        Node provision = Iris.part(measures(), "sec_1/sub_2");
        Graph graph = graph(found(path(provision), "text/turtle"));
        assertTrue(graph.contains(Iris.part(provision, "quantity_1"), Tw.unitOfMeasure, Node.ANY));
        assertTrue(graph.contains(Node.ANY, Tw.partOf, provision));
        assertTrue(
                graph.contains(
                        Samples.IRIS.unit(Samples.FINANCE),
                        Node.ANY,
                        NodeFactory.createLiteralLang(Samples.FINANCE, "zh")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source/a",
                "sector/commerce",
                "source/a/problem_1",
                "source/a/furniture_1",
                "graph/citations"
            })
    void everyKindOfThingIsAnswered(String path) {
        for (String accept : List.of("text/html", "text/turtle")) {
            assertEquals(accept, type(found("/id/" + path, accept)));
        }
    }

    @Test
    void theSameIsAnsweredBelowThePathOfTheBase() {
        String base = Samples.IRIS.base();
        assertTrue(base.endsWith("/id/"), base);
        assertEquals(200, server.get("/ns").statusCode());
        assertEquals(200, server.get("/tiaowen/ns").statusCode());
    }

    @Test
    void thePageOfADocumentShowsItsTextAndLinksBothWays() {
        String page = found(path(measures()), "text/html").body();
        for (String text : List.of("降低成本", "减免租金。", "（一）", "津市人民政府", "2021-03-10")) {
            assertTrue(page.contains(text), text);
        }
        Node notice = Samples.IRIS.documents("a", Samples.all().getFirst().documents()).getFirst();
        assertTrue(page.contains("href=\"" + path(notice) + "\""), page);
        assertTrue(page.contains("href=\"" + path(sentence()) + "\""), page);
        String below = found(path(sentence()), "text/html").body();
        assertTrue(below.contains("href=\"" + path(measures()) + "\""), below);
        assertTrue(below.contains("href=\"" + path(Samples.IRIS.unit(Samples.COMMERCE)) + "\""));
    }

    @Test
    void aPageNeedsNothingFromElsewhere() {
        for (String path :
                List.of(
                        "/",
                        "/queries?format=html",
                        "/sparql?format=html",
                        "/ns",
                        "/problems",
                        path(measures()))) {
            HttpResponse<String> answer = found(path, "text/html");
            assertFalse(ownScriptsLeftOut(answer.body()).contains("<script"), path);
            assertFalse(answer.body().contains("style=\""), path);
            assertFalse(answer.body().matches("(?s).*(?:src|action)=\"(?:https?:)?//.*"), path);
            assertTrue(header(answer, "Content-Security-Policy").contains("script-src 'self';"));
            assertTrue(answer.body().contains("<html lang=\"zh-CN\">"), path);
        }
    }

    /** A page without the elements that its own templates have. */
    private static String ownScriptsLeftOut(String page) {
        return page.replaceAll(
                "<script (?:type=\"application/ld\\+json\"|src=\"/assets/[^\"]*\" defer)>", "");
    }

    @Test
    void everyLinkOfAPageLeadsSomewhere() {
        Pattern href = Pattern.compile("href=\"(/[^\"]*)\"");
        Set<String> links = new TreeSet<>();
        for (String path : List.of("/", "/queries", path(measures()), "/id/source/a")) {
            Matcher matcher = href.matcher(found(path, "text/html").body());
            while (matcher.find()) {
                links.add(matcher.group(1).replace("&amp;", "&"));
            }
        }
        // The samples keep the original of the first source alone.
        links.removeIf(link -> link.matches("/api/v1/sources/[^a]/text"));
        assertTrue(links.size() > 30, links.toString());
        for (String link : links) {
            assertEquals(200, server.get(link.replaceFirst("#.*", "")).statusCode(), link);
        }
    }

    @Test
    void whatATextSaysNeverBecomesMarkup() {
        Node document = Samples.IRIS.documents("x", hostile().documents()).getFirst();
        for (String path :
                List.of(
                        "/",
                        path(document),
                        path(Iris.part(document, "s_1")),
                        "/id/source/x",
                        path(Samples.IRIS.unit(SCRIPT)),
                        "/api/v1/search?format=html&q=" + encode(SCRIPT),
                        "/sparql?format=html&query=" + encode("SELECT ?t { ?d tw:title ?t }"))) {
            String page = ownScriptsLeftOut(found(path, "text/html").body());
            assertFalse(page.contains("<script"), page);
            assertFalse(page.contains("href=\"javascript:"), page);
            assertFalse(page.contains("\u0000"), path);
            assertTrue(page.contains("&lt;script&gt;"), page);
        }
    }

    /** Headings and paragraphs bear the unit of an annotation too, and are no measures. */
    @Test
    void theListOfUnitsCountsMeasuresAsTheDataDo() {
        String page = found("/units", "text/html").body();
        JsonNode units = json(server.get("/api/v1/units").body()).get("units");
        for (String name : List.of(Samples.COMMERCE, Samples.FINANCE, Samples.OFFICE)) {
            Matcher row =
                    Pattern.compile(
                                    ">%s</a>\\s*</span> <span class=\"quiet\">(\\d+)</span>"
                                            .formatted(name))
                            .matcher(page);
            assertTrue(row.find(), page);
            units.forEach(
                    unit -> {
                        if (unit.get("name").asText().equals(name)) {
                            assertEquals(unit.get("measureCount").asText(), row.group(1), name);
                        }
                    });
        }
    }

    @Test
    void anUnknownThingIsNotFoundWhateverFormatIsAsked() {
        for (String accept : List.of("application/json", "image/png", "*/*")) {
            assertProblem(404, "not-found", server.get("/id/no-such-thing", "Accept", accept));
        }
        HttpResponse<String> page = server.get("/id/no-such-thing", "Accept", "text/html");
        assertEquals(404, page.statusCode());
        assertEquals("text/html", type(page));
        assertTrue(page.body().contains("没有找到"), page.body());
        assertProblem(404, "not-found", server.get("/id/%E6%B4%A5"));
        assertProblem(404, "not-found", server.get("/id/%3Cscript%3E"));
        assertProblem(404, "not-found", server.get("/id/"));
        assertProblem(406, "not-acceptable", server.get("/id/source/a", "Accept", "image/png"));
        assertProblem(400, "parameter", server.get("/id/source/a?format=pdf"));
        assertProblem(400, "parameter", server.get("/id/source/a?bogus=1"));
    }

    /** A source of one document with one sentence. */
    private static Sample plain(String title) {
        Document document =
                new Document(
                        "m.txt",
                        1,
                        "通知",
                        title,
                        false,
                        null,
                        List.of(),
                        "津市",
                        null,
                        null,
                        null,
                        null,
                        new Span(0, 9),
                        List.of(),
                        List.of(new Sentence("s_1", null, "减免租金。", new Span(4, 9))));
        return new Sample(
                new SourceDescription("m", "m.txt", "00", null, null, List.of(), List.of()),
                List.of(document),
                Map.of());
    }

    @Test
    void anAddressThatChangedRedirectsAndOneThatIsGoneSaysSo() {
        Sample before = plain("旧标题");
        server.write(before);
        Node old = Samples.IRIS.documents("m", before.documents()).getFirst();
        Node graph = Samples.IRIS.source("m");
        FormerAddresses former = server.store().read(graph, FormerAddresses::of);
        Sample after = plain("新标题");
        List<Triple> triples =
                new ArrayList<>(
                        new Triples(Samples.IRIS)
                                .of(after.source(), after.documents(), after.facts()));
        triples.addAll(former.after(List.of(triples)));
        server.store().replace(graph, "2", triples);
        Node now = Samples.IRIS.documents("m", after.documents()).getFirst();
        for (String part : List.of("", "/s_1")) {
            HttpResponse<String> answer =
                    server.get(path(old) + part + "?format=turtle", "Accept", "text/html");
            assertEquals(301, answer.statusCode(), answer.body());
            assertEquals(path(now) + part + "?format=turtle", header(answer, "Location"));
            assertEquals(200, server.get(header(answer, "Location")).statusCode());
        }
        assertProblem(404, "not-found", server.get(path(old) + "/s_2"));

        List<Triple> gone = server.store().read(graph, g -> FormerAddresses.withdrawn(g, graph));
        server.store().replace(Samples.IRIS.graph("withdrawn"), "1", gone);
        assertEquals(200, server.get(path(now)).statusCode());
        server.store().remove(graph);
        for (Node address : List.of(now, old, Iris.part(now, "s_1"), graph)) {
            assertProblem(410, "gone", server.get(path(address), "Accept", "text/turtle"));
        }
    }

    @Test
    void aPageOfADocumentHoldsDataForSearchEngines() throws IOException {
        String page = found(path(measures()), "text/html").body();
        Matcher data =
                Pattern.compile(
                                "<script type=\"application/ld\\+json\">(.*?)</script>",
                                Pattern.DOTALL)
                        .matcher(page);
        assertTrue(data.find(), page);
        JsonNode json = new ObjectMapper().readTree(data.group(1));
        assertEquals("Legislation", json.get("@type").asText());
        assertEquals(measures().getURI(), json.get("@id").asText());
        assertEquals("2021-03-10", json.get("legislationDate").asText());
        assertTrue(json.at("/legislationPassedBy/0/name").asText().contains("津市"), json.toString());
        Node document = Samples.IRIS.documents("x", hostile().documents()).getFirst();
        String hostile = found(path(document), "text/html").body();
        Matcher escaped =
                Pattern.compile(
                                "<script type=\"application/ld\\+json\">(.*?)</script>",
                                Pattern.DOTALL)
                        .matcher(hostile);
        assertTrue(escaped.find());
        assertEquals(SCRIPT, new ObjectMapper().readTree(escaped.group(1)).get("name").asText());
    }

    @Test
    void aDocumentComesAsAkomaNtoso() {
        HttpResponse<String> answer = found(path(measures()), "application/akn+xml");
        assertEquals("application/akn+xml", type(answer));
        assertTrue(answer.body().contains("eId=\"sec_1__sub_1__s_1\""), answer.body());
        assertTrue(header(answer, "Link").contains("type=\"application/akn+xml\""));
        assertEquals(200, server.get(path(measures()) + "?format=akn").statusCode());
        assertProblem(
                406,
                "not-acceptable",
                server.get(path(sentence()), "Accept", "application/akn+xml"));
    }

    @Test
    void headersSayWhatAThingIsAndWhereItIsDescribed() {
        String links = header(found(path(sentence()), "text/html"), "Link");
        for (String link :
                List.of(
                        "<" + sentence().getURI() + ">; rel=\"canonical\"",
                        "<" + path(sentence()) + "?format=jsonld>; rel=\"alternate\"",
                        "<" + Tw.NS + "Measure>; rel=\"type\"")) {
            assertTrue(links.contains(link), links);
        }
    }

    @Test
    void theVocabularyIsServedWhole() {
        Graph graph = graph(found("/ns", "text/turtle"));
        assertTrue(graph.contains(Tw.Measure, Node.ANY, Node.ANY));
        String page = found("/ns", "text/html").body();
        assertTrue(page.contains("id=\"Measure\""));
        assertTrue(page.contains("<svg") && page.contains("a tw:Responsibility"), page);
        assertTrue(graph(found("/ns/shapes", "application/ld+json")).size() > 200);
    }

    /** Whether it is there and what is said of it are asked of one state. */
    @Test
    void aThingIsWholeOrNotThereWhileItComesAndGoes() throws Exception {
        Sample sample = Samples.all().getLast();
        Node document = Samples.IRIS.documents("c", sample.documents()).getFirst();
        String part = path(Iris.part(document, "sec_2/s_1"));
        try (RunningServer own = RunningServer.withSamples()) {
            AtomicBoolean isOver = new AtomicBoolean();
            Node source = Samples.IRIS.source("c");
            List<Triple> said =
                    new Triples(Samples.IRIS)
                            .of(sample.source(), sample.documents(), sample.facts());
            Thread writer =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        while (!isOver.get()) {
                                            own.store().remove(source);
                                            own.store().replace(source, "1", said);
                                        }
                                    });
            try {
                for (int i = 0; i < 300; i++) {
                    HttpResponse<String> answer = own.get(part, "Accept", "text/turtle");
                    if (answer.statusCode() != 404) {
                        assertEquals(200, answer.statusCode(), answer.body());
                        assertTrue(answer.body().contains("设便民点"), answer.body());
                    }
                }
            } finally {
                isOver.set(true);
                writer.join();
            }
        }
    }

    @Test
    void jsonLdCarriesItsContext() {
        var json = json(found(path(sentence()), "application/ld+json"));
        assertEquals("tw:modality", json.at("/@context/modality/@id").asText());
    }

    @Test
    void anAnswerThatTheClientHasIsNotSentAgain() {
        HttpResponse<String> first = found(path(measures()), "text/html");
        assertEquals(
                304,
                server.get(
                                path(measures()),
                                "Accept",
                                "text/html",
                                "If-None-Match",
                                header(first, "ETag"))
                        .statusCode());
    }

    @Test
    void peopleGetPagesOfWhatProgramsGetAsData() {
        String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        for (String path :
                List.of(
                        "/queries",
                        "/sparql",
                        "/queries/dashboard",
                        "/api/v1/search?q=" + encode("租金"))) {
            assertEquals("text/html", type(found(path, browser)), path);
        }
        String hits = found("/api/v1/search?q=" + encode("租金"), browser).body();
        assertTrue(hits.contains("<mark>租金</mark>"), hits);
        String first = found("/api/v1/search?format=html&limit=1&q=", "*/*").body();
        assertTrue(first.contains("href=\"?format=html&amp;limit=1&amp;offset=1\""), first);
    }
}
