package org.tiaowen.overlap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tiaowen.Packaged;
import org.tiaowen.analysis.Segmenter;

import java.util.List;
import java.util.stream.Stream;

/** What tells a measure from its topic. */
final class DistinctionTest {

    private static final Segmenter WORDS = Packaged.segmenter();

    private static Passage passage(String text) {
        return Passage.of(text, WORDS::words);
    }

    @Test
    void whatFewClausesShareTellsMore() {
        Passage item = passage("推广渔船柴油机尾气净化装置，按购置价格给予补助。");
        Tiling topic = Tiling.of(item, passage("淘汰老旧的渔船柴油机尾气净化装置生产线。"));
        Tiling measure = Tiling.of(item, passage("购买网箱的，按购置价格给予补助。"));
        List<Tiling> same = List.of(topic, measure);
        List<Tiling> crowded = Stream.of(topic, topic, topic, topic, measure).toList();
        var balanced = new Distinction(item, same);
        assertTrue(balanced.of(topic) > balanced.of(measure));
        var distinction = new Distinction(item, crowded);
        assertTrue(distinction.of(topic) < balanced.of(topic));
        assertTrue(distinction.of(measure) > balanced.of(measure));
    }

    @Test
    void allOfItIsOneAndNothingIsNone() {
        Passage item = passage("推广秸秆还田技术。");
        Tiling all = Tiling.of(item, item);
        Tiling none = Tiling.of(item, passage("延长博物馆夜间开放时间。"));
        var distinction = new Distinction(item, List.of(all, none));
        assertEquals(1, distinction.of(all), 1e-9);
        assertEquals(0, distinction.of(none), 1e-9);
        Passage empty = passage("。");
        assertEquals(0, new Distinction(empty, List.of()).of(Tiling.of(empty, empty)));
    }
}
