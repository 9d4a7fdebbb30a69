package org.tiaowen.benchmark;

import org.tiaowen.analysis.Segmenter;
import org.tiaowen.document.Document;
import org.tiaowen.extract.Extractor;
import org.tiaowen.parser.Fidelity;
import org.tiaowen.parser.HostileTexts;
import org.tiaowen.parser.ParsedSource;
import org.tiaowen.parser.PolicyParser;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.source.SourceException;
import org.tiaowen.source.SourceReader;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * A hundred thousand random and pathological inputs, each read, parsed and extracted: {@code mvn -q
 * -Dbenchmark=HostileInputs process-test-classes}. It stops at the first that throws, hangs or
 * loses a character, and names its seed.
 */
public final class HostileInputs {
    private static final int INPUTS = 100_000;

    /** What takes longer has hung; a machine that does much else is allowed for. */
    private static final long HANG_MILLIS = 60_000;

    private final SourceReader reader = new SourceReader();
    private final PolicyParser parser;
    private final Extractor extractor;
    private final HostileTexts texts;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();
    private final AtomicLong slowestSeed = new AtomicLong();

    /** With the rules as the program puts them together. */
    public HostileInputs(Ontology ontology, Segmenter segmenter) throws Exception {
        parser = new PolicyParser(ontology.gazetteer(), ontology.units());
        extractor =
                new Extractor(
                        segmenter, ontology.units(), ontology.gazetteer(), ontology.sectors());
        texts = new HostileTexts(Path.of("corpus"));
    }

    /** Runs the inputs of these seeds, in as many threads as there are processors. */
    public void run(long firstSeed, int count) {
        LongStream.range(firstSeed, firstSeed + count).parallel().forEach(this::check);
    }

    private void check(long seed) {
        long start = System.nanoTime();
        running.put(seed, start);
        byte[] input = texts.bytes(seed);
        bytes.addAndGet(input.length);
        try {
            ParsedSource parsed = parser.parse(reader.read(input, "hostile-" + seed + ".txt"));
            Fidelity.check(parsed);
            for (Document document : parsed.documents()) {
                extractor.extract(document);
            }
        } catch (SourceException e) {
            refused.incrementAndGet();
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new AssertionError("seed " + seed, e);
        }
        running.remove(seed);
        long took = System.nanoTime() - start;
        if (took > slowest.get()) {
            slowest.set(took);
            slowestSeed.set(seed);
        }
    }

    private final ConcurrentHashMap<Long, Long> running = new ConcurrentHashMap<>();

    private void watch() {
        while (true) {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                return;
            }
            long now = System.nanoTime();
            running.forEach(
                    (seed, start) -> {
                        if (now - start > HANG_MILLIS * 1_000_000) {
                            System.err.println("hangs: seed " + seed);
                            System.exit(1);
                        }
                    });
        }
    }

    public static void main(String[] args) throws Exception {
        HostileInputs inputs = new HostileInputs(Ontology.load(), new Segmenter());
        Thread.ofPlatform().daemon().start(inputs::watch);
        long start = System.nanoTime();
        int done = 0;
        while (done < INPUTS) {
            inputs.run(done, 5_000);
            done += 5_000;
            System.out.printf(
                    Locale.ROOT,
                    "%d inputs\t%.1f MB\t%d refused as no text\tslowest %.2f s (seed %d)\t%.0f s%n",
                    done,
                    inputs.bytes.get() / 1e6,
                    inputs.refused.get(),
                    inputs.slowest.get() / 1e9,
                    inputs.slowestSeed.get(),
                    (System.nanoTime() - start) / 1e9);
        }
    }
}
