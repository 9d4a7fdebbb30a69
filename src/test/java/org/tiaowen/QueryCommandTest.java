package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.graph.QueryLibrary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The command {@code query} as a shell calls it. */
@Beside
final class QueryCommandTest {

    @TempDir private static Path data;

    @BeforeAll
    static void ingest() {
        assertEquals(0, run("ingest", "src/test/resources/query-corpus").code());
    }

    private static Outcome run(String... args) {
        return Outcome.run(data, args);
    }

    @Test
    void withoutANameTheLibraryIsListed() {
        Outcome listed = run("query");
        assertEquals(0, listed.code(), listed.err());
        QueryLibrary.packaged()
                .queries()
                .forEach(q -> assertTrue(listed.out().contains("  " + q.name() + "  "), q.name()));
        assertTrue(listed.out().contains("-p sector="), listed.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "table | issued .* supports",
                "csv   | (?m)^2021-03-18,.*,厦门市支持外贸发展若干措施,3,1",
                "tsv   | \"厦门市支持外贸发展若干措施\"\t3\t1",
                "json  | \"bindings\"",
                "rows  | \"leads\":3,\"supports\":1",
                "xml   | <sparql",
            })
    void rowsComeInSeveralFormats(String format, String pattern) {
        Outcome found =
                run("query", "unit-across-documents", "--param", "unit=厦门市商务局", "--format", format);
        assertEquals(0, found.code(), found.err());
        assertTrue(Pattern.compile(pattern).matcher(found.out()).find(), found.out());
    }

    @Test
    void plainRowsAreJson() throws IOException {
        Outcome found = run("query", "money-amounts", "--format", "rows", "-p", "limit=2");
        JsonNode json = new ObjectMapper().readTree(found.out());
        assertEquals(2, json.get("total").asInt());
        assertEquals(500_000, json.at("/rows/0/value").asInt());
        assertTrue(json.at("/rows/0/value").isNumber());
        assertEquals("value", json.at("/variables/0").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-such-query         |               | spread-of-term",
                "measures-led-by-unit  |               | 北京市财政局",
                "modalities            | by=moon       | year, sector, issuer, kind",
                "modalities            | jahr=2021     | by, limit",
                "deadlines-overdue     | day=yesterday | 2026-01-01",
                "measures-of-sector    | sector=poetry | tax-fiscal",
                "measures-led-by-unit  | unit=商务局   | 厦门市商务局",
                "nothing.rq            |               | no such file",
            })
    void whatCannotBeIsToldWithWhatCan(String name, String parameter, String told) {
        Outcome refused =
                parameter == null ? run("query", name) : run("query", name, "-p", parameter);
        assertEquals(2, refused.code(), refused.err());
        assertTrue(refused.err().contains(told), refused.err());
    }

    @Test
    void aNameThatNothingHasIsToldBesideTheRows() {
        Outcome empty = run("query", "measures-led-by-unit", "-p", "unit=无此单位", "--format", "csv");
        assertEquals(0, empty.code());
        assertEquals(1, empty.out().lines().count(), empty.out());
        assertTrue(empty.err().contains("无此单位"), empty.err());
    }

    @Test
    void aFileTakesNoParameters(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.rq"), "ASK { ?s a tw:Document }");
        assertTrue(run("query", file.toString()).out().startsWith("true"));
        assertEquals(2, run("query", file.toString(), "-p", "a=b").code());
    }

    @Test
    void aQueryIsAskedAsItIsWritten() {
        assertTrue(run("query", "ASK{?s a tw:Document}").out().startsWith("true"));
        assertEquals(0, run("query", "DESCRIBE tw:Document").code());
        Outcome broken = run("query", "SELECT * {");
        assertEquals(2, broken.code());
        assertTrue(broken.err().contains("line 1, column 1"), broken.err());
        assertEquals(2, run("query", "ASK {}", "-p", "a=b").code());
    }
}
