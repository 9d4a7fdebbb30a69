package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.tiaowen.server.RunningServer.header;

import org.junit.jupiter.api.Test;
import org.tiaowen.rdf.Samples;
import org.tiaowen.rdf.Samples.Sample;
import org.tiaowen.rdf.SourceDescription;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** An ETag vouches for one answer and no other. */
final class StateTest {

    private static State on(String day) {
        return new State(7, "index", "1", LocalDate.parse(day));
    }

    /** A document is repealed on the day behind its term, though nobody writes anything. */
    @Test
    void theAnswerOfAnotherDayIsAnother() {
        String tag = on("2026-12-31").tag("text/html");
        assertEquals(tag, on("2026-12-31").tag("text/html"));
        assertNotEquals(tag, on("2027-01-01").tag("text/html"));
        assertNotEquals(tag, on("2026-12-31").tag("application/json"));
    }

    private static String tag(int documents) {
        Sample sample = Samples.all().getFirst();
        SourceDescription source = sample.source();
        try (RunningServer server = RunningServer.empty()) {
            server.openIndex();
            server.write(
                    new Sample(
                            source,
                            sample.documents().subList(0, documents),
                            Map.copyOf(sample.facts())));
            assertEquals(1, server.store().revision());
            return header(server.get("/api/v1/documents"), "ETag");
        }
    }

    /** A browser that knows the pages of a data directory that was deleted and made anew. */
    @Test
    void theSameRevisionOfOtherTextsIsAnother() {
        List<String> tags = List.of(tag(1), tag(2), tag(2));
        assertNotEquals(tags.get(0), tags.get(1));
        assertEquals(tags.get(1), tags.get(2));
    }
}
