package org.tiaowen.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;

import org.tiaowen.analysis.Segmenter;
import org.tiaowen.document.Facts;
import org.tiaowen.extract.Extractor;
import org.tiaowen.parser.ParsedSource;
import org.tiaowen.parser.PolicyParser;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.source.SourceReader;
import org.tiaowen.source.SourceText;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long reading, parsing and extraction take by length of the text, and how much memory: {@code
 * mvn -q -Dbenchmark=ReadingBenchmark process-test-classes}. The text is the corpus over and over,
 * each time under other titles, in one file. Documents are extracted on all processors, the rest
 * runs on one; the processor's time is printed beside the clock's, for machines that do much else.
 */
final class ReadingBenchmark {
    private static final List<Double> MEGABYTES = List.of(1.0, 2.0, 5.0, 10.0);
    private static final int WARM_UP = 4;

    private final SourceReader reader = new SourceReader();
    private final PolicyParser parser;
    private final Extractor extractor;
    private final String corpus;

    private ReadingBenchmark(Ontology ontology) throws Exception {
        parser = new PolicyParser(ontology.gazetteer(), ontology.units());
        extractor =
                new Extractor(
                        new Segmenter(),
                        ontology.units(),
                        ontology.gazetteer(),
                        ontology.sectors());
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("corpus"))) {
            for (Path file : files.filter(p -> p.toString().endsWith(".txt")).sorted().toList()) {
                all.append(Files.readString(file)).append("\n\n");
            }
        }
        corpus = all.toString();
    }

    public static void main(String[] args) throws Exception {
        ReadingBenchmark benchmark = new ReadingBenchmark(Ontology.load());
        byte[] small = benchmark.text(1.0);
        for (int i = 0; i < WARM_UP; i++) {
            benchmark.run(small);
        }
        System.out.println(
                "MB\tcharacters\tread\tparse\textract\tall (s)\tchars/s\tCPU (s)\tchars/CPU s\tpeak"
                        + " heap (MB)");
        for (double megabytes : MEGABYTES) {
            byte[] text = benchmark.text(megabytes);
            for (int i = 0; i < 2; i++) {
                System.out.println(benchmark.run(text));
            }
        }
    }

    /** The corpus until the text is long enough; each copy under titles of its own. */
    private byte[] text(double megabytes) {
        StringBuilder text = new StringBuilder();
        for (int n = 1; text.length() * 2.9 < megabytes * 1e6; n++) {
            int copy = n;
            text.append(
                    corpus.replace("关于", "关于第%d批".formatted(copy))
                            .replace("北京市人民政府令", "北京市人民政府第%d号令".formatted(copy)));
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        int end = Math.min(bytes.length, (int) (megabytes * 1e6));
        while (end < bytes.length && (bytes[end] & 0xc0) == 0x80) {
            end++;
        }
        return java.util.Arrays.copyOf(bytes, end);
    }

    private String run(byte[] bytes) throws Exception {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.gc();
        List<MemoryPoolMXBean> pools =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(p -> p.getType() == MemoryType.HEAP)
                        .toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        SourceText source = reader.read(bytes, "long.txt");
        long read = System.nanoTime();
        ParsedSource parsed = parser.parse(source);
        long parse = System.nanoTime();
        int measures =
                parsed.documents().parallelStream()
                        .map(extractor::extract)
                        .mapToInt((Facts f) -> f.measures().size())
                        .sum();
        long end = System.nanoTime();
        double used = (system.getProcessCpuTime() - cpu) / 1e9;
        long peak = pools.stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum();
        int length = source.original().length();
        return String.format(
                Locale.ROOT,
                "%.1f\t%d\t%.2f\t%.2f\t%.2f\t%.2f\t%.0f\t%.2f\t%.0f\t%d\t(%d documents, %d"
                        + " measures)",
                bytes.length / 1e6,
                length,
                (read - start) / 1e9,
                (parse - read) / 1e9,
                (end - parse) / 1e9,
                (end - start) / 1e9,
                length / ((end - start) / 1e9),
                used,
                length / used,
                peak >> 20,
                parsed.documents().size(),
                measures);
    }
}
