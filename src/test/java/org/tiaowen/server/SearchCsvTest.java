package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tiaowen.search.Entry;
import org.tiaowen.search.Hit;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchResult;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

final class SearchCsvTest {

    private static String row(String text) {
        var document = new Entry.Document("d", "办法", null, "办法", List.of(), null, null, null);
        var entry =
                new Entry(
                        "i",
                        text,
                        new Entry.Source("s", "s.txt"),
                        document,
                        List.of(),
                        List.of(),
                        "《办法》",
                        0,
                        null);
        var result =
                new SearchResult(
                        1,
                        List.of(new Hit(entry, 1, List.of())),
                        Map.of(),
                        SearchMode.KEYWORD,
                        null);
        String csv = new String(SearchCsv.bytes(result, 4, false), StandardCharsets.UTF_8);
        return csv.substring(csv.indexOf('\n') + 1);
    }

    @Test
    void noCellBecomesAFormula() {
        for (String text : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1")) {
            assertTrue(row(text).startsWith("5,《办法》,'" + text), row(text));
        }
    }

    @Test
    void quotesAndBreaksStayInTheirCell() {
        assertEquals(
                "5,《办法》,\"一，\"\"二\"\",\n三\",办法,,办法,,,,,,,,,,,1.0,s.txt,i\r\n", row("一，\"二\",\n三"));
    }
}
