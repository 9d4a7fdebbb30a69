package org.tiaowen.ingest;

import org.tiaowen.rdf.Fingerprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Tells one state of the extractor from another: a checksum over the program's classes that make
 * documents, facts and triples, and over {@code ontology/}. Sources that another state has read are
 * read again.
 */
final class Edition {
    private static final List<String> PARTS =
            List.of(
                    "ontology/",
                    "org/tiaowen/pattern/",
                    "org/tiaowen/document/",
                    "org/tiaowen/source/",
                    "org/tiaowen/parser/",
                    "org/tiaowen/analysis/",
                    "org/tiaowen/extract/",
                    "org/tiaowen/ingest/",
                    "org/tiaowen/rdf/");

    private Edition() {}

    /** The checksum of the running program. */
    static String current() {
        CodeSource code = Edition.class.getProtectionDomain().getCodeSource();
        try {
            Path place = Path.of(code.getLocation().toURI());
            TreeMap<String, Long> sums = Files.isDirectory(place) ? folder(place) : jar(place);
            return Fingerprint.of(sums.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program lies nowhere: " + code, e);
        }
    }

    private static TreeMap<String, Long> jar(Path file) throws IOException {
        TreeMap<String, Long> sums = new TreeMap<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            jar.stream()
                    .filter(e -> !e.isDirectory() && isPart(e.getName()))
                    .forEach(e -> sums.put(e.getName(), e.getCrc()));
        }
        return sums;
    }

    private static TreeMap<String, Long> folder(Path root) throws IOException {
        TreeMap<String, Long> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (isPart(name)) {
                    CRC32 crc = new CRC32();
                    crc.update(Files.readAllBytes(file));
                    sums.put(name, crc.getValue());
                }
            }
        }
        return sums;
    }

    private static boolean isPart(String name) {
        return PARTS.stream().anyMatch(name::startsWith);
    }
}
