package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The packaged launcher where a user may put it: in a folder with a blank and 汉字, under {@code
 * LC_ALL=C}, started from another folder, with no Java variable set.
 */
@Beside
class LauncherIT {

    private record Result(int exit, String out, String err) {}

    /** Not in memory, from which nothing may be run on some machines. */
    @TempDir(factory = TempDirFactory.Standard.class)
    private static Path folder;

    private static Path launcher = Path.of("tiaowen");

    @BeforeAll
    static void unpack() throws IOException {
        Path to = Files.createDirectories(folder.resolve("空 格")).resolve("条文 1");
        copy(Path.of(System.getProperty("tiaowen.distribution", "")), to);
        launcher = to.resolve("tiaowen");
    }

    @Test
    void saysItsVersion() throws Exception {
        Result result = run(launcher, "--version");
        assertEquals("tiaowen " + Version.number() + "\n", result.out());
        assertEquals("", result.err(), "nothing else is said");
        assertEquals(0, result.exit());
    }

    @Test
    void followsItsOwnSymbolicLinks() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path absolute = Files.createSymbolicLink(bin.resolve("absolute"), launcher);
        Path relative = Files.createSymbolicLink(bin.resolve("relative"), Path.of("absolute"));
        assertEquals(0, run(absolute, "--version").exit());
        assertEquals(0, run(relative, "--version").exit());
    }

    @Test
    void handsArgumentsAndExitCodesThrough() throws Exception {
        Result result = run(launcher, "没有 这个命令");
        assertEquals(2, result.exit(), "wrong usage");
        assertTrue(result.err().contains("没有 这个命令"), result.err());
    }

    @Test
    void jvmOptionsCanBeAdded() throws Exception {
        Result result =
                run(List.of("TIAOWEN_JAVA_OPTS=-Xmx100m -XshowSettings:vm"), launcher, "--version");
        assertTrue(result.err().contains("Max. Heap Size: 100.00M"), result.err());
    }

    @Test
    void writesAClassCacheAndDoesWithoutADamagedOne() throws Exception {
        Path home = folder.resolve("cached");
        copy(Path.of(System.getProperty("tiaowen.distribution", "")), home);
        Path own = home.resolve("tiaowen");
        Result prepared = run(own, "prepare");
        assertEquals(0, prepared.exit(), prepared.err());
        List<Path> caches;
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            caches = files.filter(f -> f.toString().endsWith(".aot")).toList();
        }
        assertEquals(1, caches.size(), "one cache, of these jars");
        Result used = run(List.of("TIAOWEN_JAVA_OPTS=-XX:AOTMode=on"), own, "--version");
        assertEquals(0, used.exit(), "the JVM insists on the cache: " + used.err());
        byte[] bytes = Files.readAllBytes(caches.getFirst());
        Files.write(caches.getFirst(), Arrays.copyOf(bytes, bytes.length / 2));
        Result without = run(own, "--version");
        assertEquals("tiaowen " + Version.number() + "\n", without.out());
        assertEquals(0, without.exit(), without.err());
    }

    private static Result run(Path command, String... arguments) throws Exception {
        return run(List.of(), command, arguments);
    }

    private static Result run(List<String> environment, Path command, String... arguments)
            throws Exception {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> line =
                Stream.of(
                                Stream.of("env", "-i", "LC_ALL=C", "PATH=" + System.getenv("PATH")),
                                environment.stream(),
                                Stream.of(command.toString()),
                                Stream.of(arguments))
                        .flatMap(part -> part)
                        .toList();
        Process process =
                new ProcessBuilder(line)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            assertTrue(process.waitFor(10, TimeUnit.MINUTES), "still running: " + line);
        } finally {
            process.destroyForcibly();
        }
        return new Result(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attrs)
                            throws IOException {
                        Files.createDirectories(to.resolve(from.relativize(dir)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attrs)
                            throws IOException {
                        Files.copy(
                                file,
                                to.resolve(from.relativize(file)),
                                StandardCopyOption.COPY_ATTRIBUTES);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
