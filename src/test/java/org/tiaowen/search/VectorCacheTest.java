package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

class VectorCacheTest {

    private static final String MODEL = "0123456789abcdef";

    @TempDir private Path folder;

    private VectorCache open() {
        return VectorCache.open(folder, MODEL, 3);
    }

    private Path file() {
        return folder.resolve(MODEL + ".vectors");
    }

    private static float[] vector(int i) {
        return new float[] {i, 1f / (i + 3), -Float.MIN_VALUE};
    }

    private static void fill(VectorCache cache, int from, int to) {
        IntStream.range(from, to).forEach(i -> cache.keep("句" + i, vector(i)));
    }

    private static void assertHas(VectorCache cache, int from, int to) {
        for (int i = from; i < to; i++) {
            assertArrayEquals(vector(i), cache.find("句" + i).orElseThrow(), "句" + i);
        }
    }

    @Test
    void aVectorComesBackAsItWas() {
        try (VectorCache cache = open()) {
            assertTrue(cache.find("句0").isEmpty());
            fill(cache, 0, 1000);
            assertHas(cache, 0, 1000);
        }
        try (VectorCache cache = open()) {
            assertEquals(1000, cache.size());
            assertHas(cache, 0, 1000);
            assertTrue(cache.has("句7"));
            assertFalse(cache.has("句1000"));
            fill(cache, 990, 1010);
            assertEquals(1010, cache.size());
        }
    }

    @Test
    void nothingIsKeptTwice() throws Exception {
        try (VectorCache cache = open()) {
            fill(cache, 0, 5);
            long length = Files.size(file());
            cache.keep("句2", vector(99));
            assertEquals(length, Files.size(file()));
            assertHas(cache, 2, 3);
        }
    }

    /** A kill leaves a prefix of what was written: whatever its length, the whole records stand. */
    @Test
    void aFileCutAtAnyByteKeepsItsWholeRecords() throws Exception {
        try (VectorCache cache = open()) {
            fill(cache, 0, 4);
        }
        byte[] whole = Files.readAllBytes(file());
        int record = 16 + 3 * 4 + 4;
        int header = whole.length - 4 * record;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            int left = Math.max(0, (length - header) / record);
            try (VectorCache cache = open()) {
                assertEquals(left, cache.size(), "cut at " + length);
                assertHas(cache, 0, left);
                fill(cache, 0, 6);
                assertHas(cache, 0, 6);
            }
            try (VectorCache cache = open()) {
                assertEquals(6, cache.size(), "written on after a cut at " + length);
                assertHas(cache, 0, 6);
            }
        }
    }

    @Test
    void aDamagedRecordIsPassedOver() throws Exception {
        try (VectorCache cache = open()) {
            fill(cache, 0, 4);
        }
        byte[] whole = Files.readAllBytes(file());
        int record = 16 + 3 * 4 + 4;
        for (int at = 2 * record; at > record; at--) {
            byte[] damaged = whole.clone();
            damaged[damaged.length - at] ^= 0x10;
            Files.write(file(), damaged);
            try (VectorCache cache = open()) {
                assertEquals(3, cache.size());
                assertTrue(cache.find("句2").isEmpty());
                assertHas(cache, 3, 4);
                fill(cache, 0, 4);
                assertHas(cache, 0, 4);
            }
        }
    }

    @Test
    void whatIsNoCacheIsBegunAnew() throws Exception {
        Files.writeString(file(), "something else, and longer than the line at the beginning");
        try (VectorCache cache = open()) {
            assertEquals(0, cache.size());
            fill(cache, 0, 3);
        }
        try (VectorCache cache = open()) {
            assertHas(cache, 0, 3);
        }
        try (VectorCache cache = VectorCache.open(folder, MODEL, 4)) {
            assertEquals(0, cache.size(), "vectors of another length are no use");
        }
    }

    @Test
    void eachModelHasItsOwn() {
        try (VectorCache one = open();
                VectorCache other = VectorCache.open(folder, "fedcba9876543210", 3)) {
            fill(one, 0, 3);
            assertEquals(0, other.size());
        }
    }

    @Test
    void threadsKeepAndFindAtOnce() {
        try (VectorCache cache = open()) {
            IntStream.range(0, 2000)
                    .parallel()
                    .forEach(
                            i -> {
                                cache.keep("句" + i % 500, vector(i % 500));
                                assertHas(cache, i % 500, i % 500 + 1);
                            });
            assertEquals(500, cache.size());
        }
    }
}
