package org.tiaowen.benchmark;

import org.tiaowen.MemoryFolder;
import org.tiaowen.document.Document;
import org.tiaowen.extract.Extractor;
import org.tiaowen.parser.Fidelity;
import org.tiaowen.parser.ParsedSource;
import org.tiaowen.parser.PolicyParser;
import org.tiaowen.source.Archive;
import org.tiaowen.source.MutatedFiles;
import org.tiaowen.source.MutatedFiles.Mutated;
import org.tiaowen.source.SourceException;
import org.tiaowen.source.SourceReader;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Reads mutated files ({@link MutatedFiles}) as an ingest does: members of archives each by itself,
 * text, outline, facts. A file may be refused, by a {@link SourceException} and nothing else.
 */
public final class FileFuzz {

    private final SourceReader reader = new SourceReader();
    private final MutatedFiles files = new MutatedFiles();
    private final PolicyParser parser;
    private final Extractor extractor;
    private final Map<Long, Throwable> failures = new ConcurrentSkipListMap<>();
    private final Map<Long, Long> running = new ConcurrentSkipListMap<>();
    private final AtomicInteger read = new AtomicInteger();
    private final Map<SourceException.Reason, AtomicInteger> refused =
            new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, Long> times = new ConcurrentSkipListMap<>();
    private final AtomicLong allocated = new AtomicLong();

    /** With the rules of an ingest. */
    public FileFuzz(PolicyParser parser, Extractor extractor) throws IOException {
        this.parser = parser;
        this.extractor = extractor;
    }

    /** Reads the files of these seeds; what goes wrong is kept by its seed. */
    public void run(LongStream seeds) {
        seeds.forEach(this::check);
    }

    /** What went wrong, by seed. */
    public Map<Long, Throwable> failures() {
        return failures;
    }

    /** The seeds that are being read, and since when ({@link System#nanoTime}). */
    Map<Long, Long> running() {
        return running;
    }

    /** One line for people. */
    public String summary() {
        Map.Entry<Long, Long> slowest = times.lastEntry();
        return "texts read %d, refused %s, slowest %.1f s (seed %d), most allocated for one %d MB"
                .formatted(
                        read.get(),
                        refused,
                        slowest.getKey() / 1e9,
                        slowest.getValue(),
                        allocated.get() / 1_000_000);
    }

    private void check(long seed) {
        Mutated file = files.of(seed);
        long start = System.nanoTime();
        long before = allocatedHere();
        running.put(seed, start);
        try {
            archived(file);
        } catch (IOException | RuntimeException | AssertionError e) {
            failures.put(seed, e);
        } catch (StackOverflowError | OutOfMemoryError e) {
            failures.put(seed, e);
        }
        running.remove(seed);
        times.put(System.nanoTime() - start, seed);
        allocated.accumulateAndGet(allocatedHere() - before, Math::max);
    }

    private void archived(Mutated file) throws IOException {
        Path folder = MemoryFolder.create("fuzz");
        try {
            Path path = folder.resolve("file");
            Files.write(path, file.bytes());
            Optional<List<Archive.Member>> members = Archive.members(path, file.name());
            if (members.isEmpty()) {
                read(file.bytes(), file.name());
            } else {
                for (Archive.Member member : members.get()) {
                    member(member);
                }
            }
        } catch (SourceException e) {
            refuse(e);
        } finally {
            MemoryFolder.remove(folder);
        }
    }

    private void member(Archive.Member member) {
        try {
            read(member.bytes(), member.name());
        } catch (SourceException e) {
            refuse(e);
        }
    }

    private void refuse(SourceException e) {
        refused.computeIfAbsent(e.reason(), _ -> new AtomicInteger()).incrementAndGet();
    }

    private void read(byte[] bytes, String name) throws SourceException {
        ParsedSource parsed = parser.parse(reader.read(bytes, name));
        Fidelity.check(parsed);
        for (Document document : parsed.documents()) {
            extractor.extract(document);
        }
        read.incrementAndGet();
    }

    private static long allocatedHere() {
        return ManagementFactory.getThreadMXBean()
                        instanceof com.sun.management.ThreadMXBean threads
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }
}
