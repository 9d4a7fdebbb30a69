package org.tiaowen.benchmark;

import org.tiaowen.Packaged;
import org.tiaowen.server.RequestFuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Mutated files and generated requests in full number: what the tests run a sample of.
 *
 * <pre>{@code
 * mvn -q -Dbenchmark=Fuzz process-test-classes
 * }</pre>
 *
 * Properties of the JVM: {@code files} (5,000), {@code requests} (20,000), {@code from}, the first
 * seed (0). Seeds of what is found are printed, and belong into {@code src/test/resources/fuzz};
 * the process ends with 1 then.
 */
public final class Fuzz {

    /** What takes longer has hung; a machine that does much else is allowed for. */
    private static final long HANG_SECONDS = 600;

    private Fuzz() {}

    /** Runs both. */
    public static void main(String[] args) throws Exception {
        long from = Long.getLong("from", 0);
        int found = files(from, Integer.getInteger("files", 5_000));
        found += requests(from, Integer.getInteger("requests", 20_000));
        System.exit(found == 0 ? 0 : 1);
    }

    private static int files(long from, int count) throws Exception {
        if (count == 0) {
            return 0;
        }
        FileFuzz fuzz = new FileFuzz(Packaged.PARSER, Packaged.extractor());
        Thread.ofPlatform().daemon().start(() -> watch(fuzz));
        fuzz.run(LongStream.range(from, from + count).parallel());
        System.out.printf("files %d: %s%n", count, fuzz.summary());
        fuzz.failures().forEach((seed, e) -> System.out.println(seed + "\t# " + trace(e)));
        return fuzz.failures().size();
    }

    private static int requests(long from, int count) throws Exception {
        if (count == 0) {
            return 0;
        }
        try (RequestFuzz fuzz = RequestFuzz.start()) {
            fuzz.run(LongStream.range(from, from + count).parallel());
            System.out.printf("requests %d: %s%n", count, fuzz.summary());
            fuzz.failures().forEach((seed, wrong) -> System.out.println(seed + "\t# " + wrong));
            return fuzz.failures().size();
        }
    }

    private static void watch(FileFuzz fuzz) {
        while (true) {
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                return;
            }
            long now = System.nanoTime();
            for (Map.Entry<Long, Long> one : fuzz.running().entrySet()) {
                if (now - one.getValue() > TimeUnit.SECONDS.toNanos(HANG_SECONDS)) {
                    System.out.println("hangs: seed " + one.getKey());
                    System.exit(1);
                }
            }
        }
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString().lines().limit(12).reduce((a, b) -> a + "\n" + b).orElse("");
    }
}
