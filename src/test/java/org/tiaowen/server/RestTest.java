package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.encode;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.json;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.rdf.Samples;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

final class RestTest {

    @AutoClose private static final RunningServer server = RunningServer.withSamples();

    private static JsonNode get(String path) {
        HttpResponse<String> answer = server.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("application/json", header(answer, "Content-Type"));
        return json(answer);
    }

    private static JsonNode search(String query) {
        return get("/api/v1/search?" + query);
    }

    private static Set<String> members(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void aHitTellsWhereItStands() {
        JsonNode found = search("q=" + encode("减免租金") + "&mode=keyword&limit=1");
        JsonNode hit = found.get("hits").get(0);
        assertEquals("减免租金。", hit.get("text").asText());
        assertEquals("a.txt", hit.get("source").asText());
        assertEquals("一、", hit.get("path").get(0).asText());
        assertEquals("《津市促进流通若干措施》（津政发〔2021〕3号）一、（一）", hit.get("citation").asText());
        assertEquals(0, hit.at("/highlights/0/start").asInt());
        assertEquals(4, hit.at("/highlights/0/end").asInt());
        assertEquals("fund", hit.get("modality").asText());
        assertEquals(Samples.COMMERCE, hit.at("/units/0/name").asText());
        assertTrue(hit.get("score").asDouble() > 0);
        assertTrue(found.get("total").asInt() >= 1);
        assertEquals(server.store().revision(), found.get("revision").asLong());
        assertEquals(2, found.at("/facets/sector").size(), found.toString());
        JsonNode bare = search("q=" + encode("减免租金") + "&mode=keyword&limit=1&facets=false");
        assertEquals(0, bare.at("/facets/sector").size(), bare.toString());
        assertEquals(found.get("hits"), bare.get("hits"));
        assertEquals(found.get("total"), bare.get("total"));
    }

    @Test
    void withoutVectorsHybridSearchIsKeywordSearchAndSaysSo() {
        JsonNode hybrid = search("q=" + encode("租金"));
        assertEquals("keyword", hybrid.get("mode").asText());
        assertEquals(1, hybrid.get("notes").size());
        assertEquals(0, search("q=x&mode=keyword").get("notes").size());
        assertProblem(501, "not-available", server.get("/api/v1/search?q=x&mode=semantic"));
    }

    @Test
    void hitsComeByDateWhereThatIsAskedFor() {
        assertEquals(
                List.of("2021-03-10", "2020-01-01"), dates("newest").stream().distinct().toList());
        assertEquals(
                List.of("2020-01-01", "2021-03-10"), dates("oldest").stream().distinct().toList());
    }

    private static List<String> dates(String sort) {
        return search("q=&kind=" + encode("条例") + "&kind=" + encode("措施") + "&sort=" + sort)
                .get("hits")
                .findValuesAsText("issued");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sector=commerce            | 减免租金。 可先行试点。 流通应当便民。 落实流通条例，设便民点。",
                "sector=tax-fiscal&sector=x | -",
                "sector=tax-fiscal          | 减免租金。 年底前补贴三成。",
                "modality=explore           | 可先行试点。",
                "modality=act&modality=oblige | 流通应当便民。 落实流通条例，设便民点。",
                "unit=津市财政局             | 减免租金。 可先行试点。 年底前补贴三成。",
                "unit=便民处&sector=commerce | 落实流通条例，设便民点。",
                "document=流通条例&modality=oblige | 流通应当便民。",
                "kind=条例&sector=commerce   | 流通应当便民。",
                "issuer=津市人民政府&modality=explore | 可先行试点。",
                "jurisdiction=津市&modality=oblige   | 流通应当便民。",
                "level=市级&modality=oblige          | 流通应当便民。",
                "level=prefectural&modality=oblige   | 流通应当便民。",
                "source=b.txt&modality=oblige        | 流通应当便民。",
                "source=b&modality=oblige            | 流通应当便民。",
                "from=2021&modality=oblige           | ''",
                "to=2020-01&modality=oblige          | 流通应当便民。",
                "validOn=2019-12-31&modality=oblige  | ''",
                "validOn=2020-02-01&modality=oblige  | 流通应当便民。",
            })
    void searchAndListsTakeTheSameFilters(String filters, String wanted) {
        String query = encode(filters).replace("%3D", "=").replace("%26", "&");
        if (wanted.equals("-")) {
            assertProblem(400, "parameter", server.get("/api/v1/search?q=&" + query));
            assertProblem(400, "parameter", server.get("/api/v1/measures?" + query));
            return;
        }
        Set<String> texts =
                new TreeSet<>(List.of(wanted.isEmpty() ? new String[0] : wanted.split(" ")));
        JsonNode found = search("q=&" + query);
        JsonNode listed = get("/api/v1/measures?" + query);
        assertEquals(texts, new TreeSet<>(found.get("hits").findValuesAsText("text")));
        assertEquals(texts, new TreeSet<>(listed.get("measures").findValuesAsText("text")));
        assertEquals(listed.get("total"), found.get("total"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sector=no-such",
                "kind=%E8%AF%97",
                "modality=sing",
                "level=5",
                "unit=nobody",
                "document=nothing",
                "issuer=nobody",
                "jurisdiction=nowhere",
                "source=none.txt",
                "from=yesterday",
                "to=2021-02-30",
                "from=2022&to=2021",
                "validOn=2021",
                "sektor=commerce",
                "limit=1001",
                "limit=-1",
                "limit=ten",
                "offset=-1",
                "offset=100001",
                "limit=1&limit=2",
                "mode=psychic",
                "collapse=perhaps",
                "understood=perhaps",
                "sort=colour",
                "format=xml",
            })
    void whatCannotBeIsRefused(String query) {
        JsonNode problem =
                assertProblem(400, "parameter", server.get("/api/v1/search?q=x&" + query));
        assertEquals("/api/v1/search", problem.get("instance").asText());
    }

    @Test
    void aProblemNamesTheValuesThatExist() {
        String detail = server.get("/api/v1/search?q=x&sector=no-such").body();
        assertTrue(detail.contains("tax-fiscal") && detail.contains("commerce"), detail);
        assertTrue(server.get("/api/v1/search?q=x&mode=y").body().contains("hybrid"));
        assertTrue(server.get("/api/v1/sentences?limit=5000").body().contains("1000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"documents", "sentences", "measures", "units", "sectors", "sources"})
    void pagesOfAListMakeUpTheWhole(String name) {
        JsonNode whole = get("/api/v1/" + name);
        int total = whole.get("total").asInt();
        List<String> iris = new ArrayList<>();
        for (int offset = 0; offset < total; offset += 2) {
            JsonNode page = get("/api/v1/" + name + "?limit=2&offset=" + offset);
            assertEquals(total, page.get("total").asInt());
            assertEquals(2, page.get("limit").asInt());
            assertEquals(offset, page.get("offset").asInt());
            page.get(name).forEach(row -> iris.add(row.get("iri").asText()));
        }
        assertTrue(total > 1);
        assertEquals(total, Set.copyOf(iris).size());
        List<String> wanted = new ArrayList<>();
        whole.get(name).forEach(row -> wanted.add(row.get("iri").asText()));
        assertEquals(wanted, iris);
        assertEquals(0, get("/api/v1/" + name + "?offset=999").get(name).size());
        assertEquals(0, get("/api/v1/" + name + "?limit=0").get(name).size());
    }

    @Test
    void listsAreInReadingOrderAndAgreeWithTheGraph() {
        JsonNode sentences = get("/api/v1/sentences").get("sentences");
        List<String> texts = new ArrayList<>();
        for (JsonNode sentence : sentences) {
            texts.add(sentence.get("text").asText());
        }
        assertEquals(List.of("现将若干措施印发给你们。", "减免租金。", "可先行试点。", "年底前补贴三成。"), texts.subList(0, 4));
        assertEquals("[\"一、\",\"（一）\"]", sentences.get(1).get("path").toString());
        assertEquals("a.txt", sentences.get(1).get("source").asText());
        String count = "SELECT (COUNT(?s) AS ?n) { ?s a tw:Sentence }";
        assertEquals(
                texts.size(),
                json(server.get("/sparql?query=" + encode(count)))
                        .at("/results/bindings/0/n/value")
                        .asInt());
    }

    @Test
    void aDocumentComesWithAllThatItHolds() {
        JsonNode row =
                get("/api/v1/documents?kind=" + encode("措施") + "&source=a").at("/documents/0");
        JsonNode document = get("/api/v1/documents/" + row.get("slug").asText());
        assertEquals(row.get("iri"), document.get("iri"));
        assertEquals("津市促进流通若干措施", document.get("title").asText());
        assertEquals(4, document.get("provisions").size());
        assertEquals("sec_1", document.at("/provisions/1/parent").asText());
        assertTrue(document.at("/provisions/0/parent").isNull());
        assertEquals(4, document.get("sentences").size());
        assertEquals(4, document.get("measures").size());
        assertEquals("sec_1/sub_1", document.at("/measures/0/provision").asText());
        assertEquals(4, document.get("units").size());
        assertEquals(2, document.get("deadlines").size());
        assertEquals(30, document.at("/quantities/0/value").asInt());
        assertEquals("implements", document.at("/citations/0/relation").asText());
        assertTrue(document.at("/citations/0/target").asText().contains("/document/2020-"));
        assertProblem(404, "not-found", server.get("/api/v1/documents/nothing"));
    }

    @Test
    void repealedDocumentsSaySo() {
        JsonNode old = get("/api/v1/documents?kind=" + encode("规定")).at("/documents/0");
        assertEquals("repealed", old.at("/validity/status").asText());
        assertEquals("2022-06-01", old.at("/validity/on").asText());
        assertEquals(
                1,
                get("/api/v1/documents?kind=" + encode("规定") + "&validOn=2022-05-31")
                        .get("total")
                        .asInt());
        assertEquals(
                0,
                get("/api/v1/documents?kind=" + encode("规定") + "&validOn=2022-06-01")
                        .get("total")
                        .asInt());
    }

    @Test
    void unitsAreFoundByAPartOfTheirName() {
        JsonNode units = get("/api/v1/units?q=" + encode("财政"));
        assertEquals(1, units.get("total").asInt());
        JsonNode unit = units.get("units").get(0);
        assertEquals(Samples.FINANCE, unit.get("name").asText());
        assertEquals(
                get("/api/v1/measures?unit=" + encode(Samples.FINANCE)).get("total"),
                unit.get("measureCount"));
        assertTrue(unit.get("leadCount").asInt() > 0);
        assertEquals(true, unit.get("registered").asBoolean());
    }

    @Test
    void unitsThatTheRegistryDoesNotKnowAreListed() {
        JsonNode unknown = get("/api/v1/units?registered=false");
        assertEquals(1, unknown.get("total").asInt());
        assertEquals(Samples.OFFICE, unknown.get("units").get(0).get("name").asText());
        assertEquals(0, get("/api/v1/units?registered=true&q=便民").get("total").asInt());
        assertEquals(400, server.get("/api/v1/units?registered=perhaps").statusCode());
    }

    @Test
    void sectorsHaveNamesInBothLanguages() {
        for (JsonNode sector : get("/api/v1/sectors").get("sectors")) {
            assertTrue(sector.get("name").asText().matches(".*\\p{IsHan}.*"), sector.toString());
            assertFalse(sector.get("nameEn").asText().isEmpty(), sector.toString());
        }
    }

    @Test
    void theTextOfASourceIsWhatWasRead() {
        HttpResponse<String> whole = server.get("/api/v1/sources/a/text");
        assertEquals("text/plain;charset=utf-8", header(whole, "Content-Type"));
        assertEquals(RunningServer.TEXT, whole.body());
        assertEquals("成本𠀀\n", server.get("/api/v1/sources/a/text?start=4&end=8").body());
        assertEquals("", server.get("/api/v1/sources/a/text?start=999").body());
        assertProblem(400, "parameter", server.get("/api/v1/sources/a/text?start=5&end=4"));
        assertProblem(404, "not-found", server.get("/api/v1/sources/b/text"));
        assertProblem(404, "not-found", server.get("/api/v1/sources/none/text"));
        assertProblem(404, "not-found", server.get("/api/v1/sources/..%2F..%2Fetc/text"));
    }

    @Test
    void everyQuestionOfTheLibraryIsAnswered() {
        JsonNode queries = get("/queries").get("queries");
        assertTrue(queries.size() >= 10);
        for (JsonNode query : queries) {
            StringBuilder path = new StringBuilder(query.get("path").asText() + "?format=json");
            for (JsonNode parameter : query.get("parameters")) {
                path.append('&').append(parameter.get("name").asText());
                path.append('=').append(encode(parameter.get("example").asText()));
            }
            HttpResponse<String> answer = server.get(path.toString());
            assertEquals(200, answer.statusCode(), answer.body());
            assertTrue(json(answer).has("results"), answer.body());
        }
    }

    @Test
    void parametersOfAQuestionAreChecked() {
        String path = "/queries/measures-led-by-unit";
        HttpResponse<String> answer =
                server.get(path + "?unit=" + encode(Samples.FINANCE), "Accept", "text/csv");
        assertEquals(2, answer.body().lines().count(), answer.body());
        assertProblem(400, "parameter", server.get(path));
        assertProblem(400, "parameter", server.get(path + "?unit=x&limit=many"));
        assertProblem(400, "parameter", server.get(path + "?unit=x&bogus=1"));
        assertProblem(404, "not-found", server.get("/queries/nothing"));
    }

    /** No rows would be told of 财政局, which reads like an answer. */
    @Test
    void aPartOfANameIsRefusedWithTheWholeOne() {
        String part = Samples.FINANCE.substring(1);
        HttpResponse<String> refused =
                server.get("/queries/measures-led-by-unit?unit=" + encode(part));
        assertProblem(400, "parameter", refused);
        assertTrue(refused.body().contains(Samples.FINANCE), refused.body());
        String none = "/queries/measures-led-by-unit?unit=" + encode("无此单位");
        assertEquals(200, server.get(none).statusCode());
    }

    @Test
    void rowsThatALimitLeavesOutAreTold() {
        String path = "/queries/modalities?by=kind&format=csv";
        HttpResponse<String> whole = server.get(path);
        assertTrue(whole.headers().firstValue("Tiaowen-Part").isEmpty());
        long rows = whole.body().lines().count() - 1;
        assertTrue(rows > 1, whole.body());
        HttpResponse<String> exact = server.get(path + "&limit=" + rows);
        assertTrue(exact.headers().firstValue("Tiaowen-Part").isEmpty());
        assertEquals(whole.body(), exact.body());
        HttpResponse<String> part = server.get(path + "&limit=1");
        assertEquals("rows=1", header(part, "Tiaowen-Part"));
        assertEquals(2, part.body().lines().count(), part.body());
    }

    @Test
    void whatIsNotPercentEncodedIsShown() {
        HttpResponse<String> refused = server.get("/sparql?query=%FF%FE");
        assertProblem(400, "request", refused);
        assertTrue(refused.body().contains("query=%FF%FE"), refused.body());
        assertFalse(refused.body().contains("Exception"), refused.body());
    }

    @Test
    void aQuestionIsAnsweredInPlainRowsToo() {
        String path = "/queries/measures-led-by-unit?unit=" + encode(Samples.FINANCE);
        HttpResponse<String> plain = server.get(path + "&format=rows");
        assertEquals("application/json", header(plain, "Content-Type"));
        assertEquals(1, json(plain).get("total").asInt(), plain.body());
        assertTrue(json(plain).at("/rows/0/text").isTextual(), plain.body());
        assertTrue(json(server.get(path, "Accept", "application/json")).has("results"));
        assertProblem(400, "parameter", server.get("/queries/measures-of-sector?sector=no-such"));
        assertTrue(
                server.get("/queries/measures-of-sector?sector=no-such")
                        .body()
                        .contains("commerce"));
    }

    @Test
    void thePageOfTheLibraryHasEachQuestionUnderItsTheme() {
        String page = server.get("/queries?format=html").body();
        for (JsonNode query : get("/queries").get("queries")) {
            assertTrue(page.contains("id=\"" + query.get("name").asText() + "\""), page);
            assertTrue(page.contains(query.at("/title/zh").asText()), page);
        }
        assertTrue(page.indexOf("id=\"documents\"") < page.indexOf("id=\"units\""));
        assertTrue(page.contains("怎样读："), page);
        assertTrue(page.contains("<option selected>sector</option>"), page);
    }

    @Test
    void anAnswerThatTheClientHasIsNotSentAgain() {
        for (String path :
                List.of(
                        "/api/v1/search?q=x",
                        "/api/v1/documents",
                        "/api/v1/units",
                        "/api/v1/sources/a/text",
                        "/queries")) {
            HttpResponse<String> first = server.get(path);
            assertTrue(first.headers().firstValue("Tiaowen-Revision").isPresent(), path);
            assertEquals("Accept, Accept-Encoding", header(first, "Vary"), path);
            HttpResponse<String> second = server.get(path, "If-None-Match", header(first, "ETag"));
            assertEquals(304, second.statusCode(), path);
        }
    }

    @Test
    void hostileQueriesAreSearchedForLikeAnyOther() {
        for (String q :
                List.of(
                        "*:* OR (((",
                        "\"".repeat(300),
                        "\u0000\u202e\ufeff",
                        "租".repeat(20_000),
                        "<script>alert(1)</script>",
                        "𠀀𠀁")) {
            HttpResponse<String> answer = server.get("/api/v1/search?q=" + encode(q));
            assertTrue(List.of(200, 414, 431).contains(answer.statusCode()), answer.body());
        }
    }
}
