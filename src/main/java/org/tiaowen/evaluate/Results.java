package org.tiaowen.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Where the scores of all kinds of facts come together, in the order in which they are made. */
final class Results {
    private final List<Figure> figures = new ArrayList<>();
    private final SequencedMap<String, Findings> findings = new LinkedHashMap<>();

    void figure(String name, double value, String note) {
        figures.add(new Figure(name, value, note));
    }

    void figure(String name, double value) {
        figure(name, value, "");
    }

    /** What this fact reached so far. */
    Findings of(String fact) {
        return findings.computeIfAbsent(fact, _ -> new Findings());
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    Map<String, Findings> findings() {
        return findings;
    }
}
