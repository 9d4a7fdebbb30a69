package org.tiaowen.benchmark;

import com.fasterxml.jackson.databind.JsonNode;

import org.tiaowen.analysis.Embedder;
import org.tiaowen.benchmark.ServedTexts.Figures;
import org.tiaowen.search.JoinedVectors;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Search over HTTP, as the launcher starts the server (512 MB of heap), no query asked twice: time
 * of a request with one client and with eight, by mode, on the corpus and on generated clauses;
 * keyword search while vectors are computed; clauses embedded a second; memory. Beside the times
 * stands the processor time of the server for a request (all its threads), which says more where
 * the machine is shared.
 *
 * <pre>{@code
 * mvn -q -Dbenchmark=SearchBenchmark process-test-classes
 * }</pre>
 *
 * <p>{@code CLAUSES=0} leaves the generated ones out (100000 by default; their vectors are joined
 * of those of their phrases, {@link JoinedVectors}, and kept in {@code target/search-benchmark}),
 * {@code OVERLAPS_MINUTES} (60 by default) is how long their overlaps are waited for before it is
 * measured; {@code SERVER_OPTS} are further options of the server's JVM.
 */
public final class SearchBenchmark {

    private static final Path CORPUS = Path.of("corpus").toAbsolutePath();
    private static final Path FOLDER = Path.of("target/search-benchmark").toAbsolutePath();
    private static final List<String> MODES = List.of("keyword", "semantic", "hybrid");
    private static final int WARM = 400;
    private static final int ALONE = 500;
    private static final int CLIENTS = 8;
    private static final Duration RUN = Duration.ofSeconds(8);
    private static final int MANY = 1_000_000;

    /**
     * How long the overlaps of the generated clauses are waited for. Those of a source that is done
     * are kept with the data; the next run goes on.
     */
    private static final Duration OVERLAPS =
            Duration.ofMinutes(
                    Integer.parseInt(System.getenv().getOrDefault("OVERLAPS_MINUTES", "60")));

    /** Clauses of a generated file. */
    private static final int TO_A_FILE = 2500;

    private static final Pattern CUT = Pattern.compile("[，。；：、“”（）《》\\s]+");
    private static final Pattern HAN = Pattern.compile("[\\u4e00-\\u9fff]{4,24}");
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private SearchBenchmark() {}

    public static void main(String[] args) throws Exception {
        List<String> phrases = phrases();
        List<String> queries = queries(phrases, 60_000);
        OUT.println("figure\tvalue");
        embedding(phrases);
        Path data = FOLDER.resolve("corpus");
        delete(data); // so that its vectors are computed while searches go on
        try (ServedTexts served = ServedTexts.start(CORPUS, data)) {
            served.await("ready", Duration.ofMinutes(2));
            var next = new AtomicInteger();
            whileComputing(served, queries, next);
            served.await("semantic", Duration.ofMinutes(10));
            served.await("overlaps", Duration.ofMinutes(10));
            measure("corpus", served, queries, next);
        }
        String named = System.getenv("CLAUSES");
        int clauses = named == null ? 100_000 : Integer.parseInt(named);
        if (clauses > 0) {
            Path texts = generate(phrases, clauses);
            Path kept = FOLDER.resolve("data-" + clauses);
            if (!Files.exists(kept)) {
                JoinedVectors.keep(kept.resolve("vectors"), phrases, lines(texts));
            }
            try (ServedTexts served = ServedTexts.start(texts, kept)) {
                served.await("ready", Duration.ofMinutes(20));
                var next = new AtomicInteger();
                served.await("semantic", Duration.ofMinutes(60));
                print(
                        "clauses " + clauses + ", behind the searches",
                        served.isWithin("overlaps", OVERLAPS)
                                ? "nothing is computed"
                                : "overlaps are computed and segments merged");
                measure("clauses " + clauses, served, queries, next);
            }
        }
    }

    /** Texts of some 60 characters, on two threads. */
    private static void embedding(List<String> phrases) {
        List<String> texts = new ArrayList<>();
        Random random = new Random(3);
        int chars = 0;
        for (int i = 0; i < 1200; i++) {
            var text = new StringBuilder();
            while (text.length() < 60) {
                text.append(phrases.get(random.nextInt(phrases.size()))).append('，');
            }
            texts.add(text.toString());
            chars += text.length();
        }
        try (Embedder embedder = Embedder.packaged()) {
            texts.subList(0, 200).forEach(embedder::text);
            var next = new AtomicInteger(200);
            long start = System.nanoTime();
            List<Thread> threads =
                    Stream.generate(
                                    () ->
                                            Thread.ofPlatform()
                                                    .start(
                                                            () -> {
                                                                for (int i = next.getAndIncrement();
                                                                        i < texts.size();
                                                                        i =
                                                                                next
                                                                                        .getAndIncrement()) {
                                                                    embedder.text(texts.get(i));
                                                                }
                                                            }))
                            .limit(2)
                            .toList();
            for (Thread thread : threads) {
                thread.join();
            }
            print(
                    "embedding, two threads",
                    "%.0f clauses/s of %d characters",
                    1000e9 / (System.nanoTime() - start),
                    chars / texts.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void whileComputing(ServedTexts served, List<String> queries, AtomicInteger next)
            throws Exception {
        served.ask("keyword", queries, next, 1, WARM, RUN);
        whileComputing("soon after the start", served, queries, next);
        whileComputing("warm", served, queries, next);
    }

    private static void whileComputing(
            String when, ServedTexts served, List<String> queries, AtomicInteger next)
            throws Exception {
        JsonNode before = served.ready();
        Figures figures = served.ask("keyword", queries, next, CLIENTS, MANY, RUN);
        JsonNode after = served.ready();
        print(
                "keyword, 8 clients, while vectors are computed, " + when,
                "%.0f requests/s, p50 %.1f ms, p99 %.1f ms; %d vectors meanwhile",
                figures.perSecond(),
                figures.median(),
                figures.p99(),
                after.at("/vectors/known").asInt() - before.at("/vectors/known").asInt());
        if (after.get("semantic").asBoolean()) {
            print("(the vectors", "were done before the run was)");
        }
    }

    private static void measure(
            String what, ServedTexts served, List<String> queries, AtomicInteger next)
            throws Exception {
        print(what + ", entries", "%d", served.ready().at("/vectors/entries").asInt());
        for (String mode : MODES) {
            served.ask(mode, queries, next, CLIENTS, WARM, RUN);
            Figures alone = served.ask(mode, queries, next, 1, ALONE, RUN);
            print(
                    what + ", " + mode + ", one client",
                    "p50 %.1f ms, p99 %.1f ms; %.2f ms of processor time a request",
                    alone.median(),
                    alone.p99(),
                    alone.processor());
            Figures many = served.ask(mode, queries, next, CLIENTS, MANY, RUN);
            print(
                    what + ", " + mode + ", 8 clients",
                    "%.0f requests/s, p50 %.1f ms, p99 %.1f ms; %.2f ms of processor time a"
                            + " request",
                    many.perSecond(),
                    many.median(),
                    many.p99(),
                    many.processor());
        }
        print(
                what + ", memory",
                "%d MiB of heap behind a collection, %d MiB resident",
                served.heap(),
                served.resident());
    }

    private static void print(String figure, String format, Object... values) {
        OUT.println(figure + "\t" + String.format(Locale.ROOT, format, values));
    }

    /** What stands between two marks in the corpus. */
    private static List<String> phrases() throws IOException {
        Set<String> phrases = new LinkedHashSet<>();
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                String text = Files.readString(file).replaceAll("\\s*\\R\\s*", "");
                for (String phrase : CUT.split(text)) {
                    if (HAN.matcher(phrase).matches()) {
                        phrases.add(phrase);
                    }
                }
            }
        }
        return List.copyOf(phrases);
    }

    /** Words, phrases and questions, all different. */
    private static List<String> queries(List<String> phrases, int count) {
        Random random = new Random(5);
        Set<String> queries = new LinkedHashSet<>();
        while (queries.size() < count) {
            String one = phrases.get(random.nextInt(phrases.size()));
            String other = phrases.get(random.nextInt(phrases.size()));
            int length = Math.min(other.length(), 2 + random.nextInt(4));
            String word = other.substring(0, length);
            queries.add(
                    switch (random.nextInt(3)) {
                        case 0 -> one.substring(0, Math.min(4, one.length())) + " " + word;
                        case 1 -> one + word;
                        default -> word + "方面如何" + one + "？";
                    });
        }
        return List.copyOf(queries);
    }

    /** Measures of invented cities, whose articles join phrases of the corpus. */
    private static Path generate(List<String> phrases, int clauses) throws IOException {
        Path folder = FOLDER.resolve("texts-" + clauses);
        if (Files.exists(folder)) {
            return folder;
        }
        Path part = Files.createDirectories(FOLDER.resolve("texts-part"));
        Random random = new Random(11);
        for (int file = 0; file * TO_A_FILE < clauses; file++) {
            var text = new StringBuilder("甲乙市第" + (file + 1) + "批若干措施\n\n");
            for (int i = 0; i < TO_A_FILE && file * TO_A_FILE + i < clauses; i++) {
                text.append(i + 1).append('.');
                int parts = 3 + random.nextInt(4);
                IntStream.range(0, parts)
                        .forEach(
                                n ->
                                        text.append(phrases.get(random.nextInt(phrases.size())))
                                                .append(n == parts - 1 ? "。\n" : "，"));
            }
            Files.writeString(part.resolve("clauses-" + (file + 1) + ".txt"), text);
        }
        return Files.move(part, folder);
    }

    /** The generated clauses, with their numbers and without: an entry is one or the other. */
    private static List<String> lines(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    int number = line.indexOf('.');
                    if (number > 0) {
                        lines.add(line);
                        lines.add(line.substring(number + 1));
                    }
                }
            }
        }
        return lines;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
