package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

final class ResultCacheTest {

    private static ResultCache.Key key(String query, long revision) {
        return new ResultCache.Key(
                query, "text/csv", 0, new State(revision, "", "1", LocalDate.EPOCH));
    }

    private static ResultCache.Answer answer(int bytes) {
        return new ResultCache.Answer(new byte[bytes], null);
    }

    @Test
    void itStaysWithinItsSizeAndKeepsWhatIsAskedFor() {
        ResultCache cache = new ResultCache(10_000);
        cache.keep(key("often", 1), answer(500));
        for (int i = 0; i < 50; i++) {
            cache.keep(key("q" + i, 1), answer(500));
            assertNotNull(cache.find(key("often", 1)));
            assertTrue(cache.size() <= 10_000, "bytes: " + cache.size());
        }
        assertNull(cache.find(key("q0", 1)));
        assertNotNull(cache.find(key("q49", 1)));
        assertEquals(51, cache.hits());
        assertEquals(1, cache.misses());
    }

    @Test
    void anotherStateIsAnotherQuestion() {
        ResultCache cache = new ResultCache(10_000);
        cache.keep(key("q", 1), answer(10));
        assertNull(cache.find(key("q", 2)));
    }

    @Test
    void oneAnswerDoesNotPushOutAllOthers() {
        ResultCache cache = new ResultCache(10_000);
        cache.keep(key("large", 1), answer(5000));
        assertNull(cache.find(key("large", 1)));
        assertEquals(0, cache.size());
    }
}
