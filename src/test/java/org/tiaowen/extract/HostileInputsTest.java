package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.Beside;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.benchmark.HostileInputs;
import org.tiaowen.rdf.Ontology;

import java.time.Duration;

/** A sample of what {@link HostileInputs} runs: read, parsed, extracted, no character lost. */
@Beside
class HostileInputsTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void fiveHundredOf(long block) throws Exception {
        Ontology ontology = Ontology.load();
        HostileInputs inputs = new HostileInputs(ontology, new Segmenter());
        // a hang is the failure; the time is far beyond what is needed
        assertTimeoutPreemptively(
                Duration.ofMinutes(20), () -> inputs.run(1_000_000 + block * 500, 500));
    }

    /** Inputs that once lost a character. */
    @ParameterizedTest
    @ValueSource(longs = {18_481})
    void mended(long seed) throws Exception {
        new HostileInputs(Ontology.load(), new Segmenter()).run(seed, 1);
    }
}
