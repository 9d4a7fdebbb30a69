package org.tiaowen.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.query.Query;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.rdf.DerivedGraphs;
import org.tiaowen.rdf.Fingerprint;
import org.tiaowen.rdf.Samples;
import org.tiaowen.rdf.Samples.Sample;
import org.tiaowen.rdf.Triples;
import org.tiaowen.rdf.Vocabulary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How queries are read from files, and how values are put into them. */
final class QueryLibraryTest {

    private static final QueryLibrary LIBRARY = QueryLibrary.packaged();
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final GraphStore STORE = Tdb2Store.inMemory();

    @BeforeAll
    static void fill() {
        Triples mapping = new Triples(Samples.IRIS);
        for (Sample sample : Samples.all()) {
            STORE.replace(
                    Samples.IRIS.source(sample.source().id()),
                    "f",
                    mapping.of(sample.source(), sample.documents(), sample.facts()));
        }
        STORE.replace(Vocabulary.graph(Samples.IRIS), "f", Vocabulary.triples(Samples.IRIS));
        STORE.readAll(new DerivedGraphs(Samples.IRIS)::of)
                .forEach(
                        (graph, triples) -> STORE.replace(graph, Fingerprint.of(triples), triples));
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Test
    void aValueCannotChangeWhatIsAsked() {
        NamedQuery query = LIBRARY.find("implemented-by-document").orElseThrow();
        String evil = "x\" } UNION { ?citing ?p ?o } #\n\\u0022 }";
        Query bound = query.bind(Map.of("document", evil));
        assertEquals(1, rows(bound).lines().count());
        assertTrue(bound.toString().contains("x\\\" } UNION"), bound::toString);
        assertEquals(bound, Sparql.parse(bound.serialize()));
    }

    @Test
    void aMissingValueIsNamed() {
        GraphException e = wrong("measures-led-by-unit", Map.of());
        assertTrue(e.getMessage().contains("unit"), e::getMessage);
    }

    @Test
    void anUnknownParameterIsNamedWithThoseThatExist() {
        GraphException e = wrong("deadlines-in-year", Map.of("year", "2021", "jahr", "2021"));
        assertTrue(e.getMessage().contains("jahr"), e::getMessage);
        assertTrue(e.getMessage().contains("year, limit"), e::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MMXXI", "2021.5", "2021; DROP"})
    void aYearIsAWholeNumber(String year) {
        assertTrue(
                wrong("deadlines-in-year", Map.of("year", year)).getMessage().contains("integer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "99999999999"})
    void aLimitIsAPositiveNumber(String limit) {
        wrong("documents-without-number", Map.of("limit", limit));
    }

    @Test
    void aDateIsADay() {
        wrong("sector-over-time", Map.of("sector", "finance", "from", "2021-13-01"));
    }

    @Test
    void aWordIsOneOfThoseAllowed() {
        GraphException e = wrong("modalities", Map.of("by", "moon"));
        assertTrue(e.getMessage().contains("year, sector, issuer, kind"), e::getMessage);
    }

    @Test
    void aNumberIsOne() {
        wrong("low-confidence-facts", Map.of("below", "little"));
    }

    @Test
    void theLimitIsTheQuerys() {
        Query query =
                LIBRARY.find("documents-without-number").orElseThrow().bind(Map.of("limit", "1"));
        assertEquals(1, query.getLimit());
    }

    @Test
    void anIriHasToBeAbsolute() {
        QueryParameter parameter =
                new QueryParameter(
                        "d",
                        QueryParameter.Type.IRI,
                        List.of(),
                        null,
                        "https://x.example/",
                        "",
                        "");
        assertEquals("https://x.example/a", parameter.node("https://x.example/a").getURI());
        assertThrows(GraphException.class, () -> parameter.node("a b"));
        assertThrows(GraphException.class, () -> parameter.node("relative"));
        assertThrows(GraphException.class, () -> parameter.node("https://x.example/> . <y"));
    }

    @Test
    void aFolderIsALibraryToo(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("README.md"), "no query");
        Files.writeString(
                folder.resolve("all.rq"), HEADER.formatted("all") + "SELECT * { ?s ?p ?o }");
        assertEquals(
                List.of("all"),
                QueryLibrary.load(folder).queries().stream().map(NamedQuery::name).toList());
    }

    @Test
    void aLibraryInAJarIsRead(@TempDir Path folder) throws IOException {
        URI jar = URI.create("jar:" + folder.resolve("a.jar").toUri());
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Files.createDirectory(files.getPath("/queries"));
            Files.writeString(
                    files.getPath("/queries/all.rq"), HEADER.formatted("all") + "ASK { ?s ?p ?o }");
            assertEquals(1, QueryLibrary.load(files.getPath("/queries")).queries().size());
        }
    }

    private static final String HEADER =
            """
            # name: %s
            # theme: units
            # title@zh: 甲
            # title@en: A
            # description@zh: 甲
            # description@en: A
            # reading@zh: 甲
            # reading@en: A
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s ?p ?o }",
                "# name: bad\nSELECT * { ?s ?p ?o }",
                "# nonsense\nSELECT * { ?s ?p ?o }",
                "%# parameter: x colour example=\"a\" zh=\"a\" en=\"a\"\nSELECT * { ?s ?p ?x }",
                "%# parameter: x text zh=\"a\" en=\"a\"\nSELECT * { ?s ?p ?x }",
                "%# parameter: x word zh=\"a\" en=\"a\" example=\"a\"\nSELECT * { ?s ?p ?x }",
                "%# parameter: x text values=\"a\" zh=\"a\" en=\"a\" example=\"a\"\n"
                        + "SELECT * { ?s ?p ?x }",
                "%SELECT * { ?s ?p }",
                "%SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
            })
    void aBadFileIsNamed(String text, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("bad.rq"), text.replace("%", HEADER.formatted("bad")));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> QueryLibrary.load(folder));
        assertTrue(String.valueOf(e.getMessage()).startsWith("bad.rq: "), e::getMessage);
    }

    private static GraphException wrong(String name, Map<String, String> values) {
        NamedQuery query = LIBRARY.find(name).orElseThrow();
        GraphException e = assertThrows(GraphException.class, () -> query.bind(values));
        assertEquals(Reason.PARAMETER, e.reason());
        return e;
    }

    private static String rows(Query query) {
        return STORE.query(
                query,
                LIMIT,
                result -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    RowSetWriter writer =
                            RowSetWriterRegistry.getFactory(ResultSetLang.RS_TSV)
                                    .create(ResultSetLang.RS_TSV);
                    writer.write(out, ((QueryResult.Rows) result).rows(), new Context());
                    return out.toString(StandardCharsets.UTF_8);
                });
    }
}
