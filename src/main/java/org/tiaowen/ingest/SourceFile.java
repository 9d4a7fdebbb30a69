package org.tiaowen.ingest;

import org.tiaowen.ingest.IngestException.Reason;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file to ingest.
 *
 * @param name its path relative to the folder it was found in, with {@code /}
 */
record SourceFile(Path path, String name, Corrections corrections) {

    /**
     * The files that paths name: a file stands for itself, a folder for all below it but hidden
     * files and {@code sources.yaml}.
     *
     * @throws IngestException where a path is missing or all of them hold nothing
     */
    static List<SourceFile> find(List<Path> paths) {
        List<SourceFile> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(below(path));
            } else if (Files.exists(path)) {
                Path folder = path.toAbsolutePath().getParent();
                files.add(
                        new SourceFile(
                                path,
                                path.getFileName().toString(),
                                folder == null ? Corrections.none() : Corrections.of(folder)));
            } else {
                throw new IngestException(Reason.NOTHING_THERE, "no such file or folder: " + path);
            }
        }
        if (files.isEmpty()) {
            throw new IngestException(
                    Reason.NOTHING_THERE,
                    "nothing to ingest in " + paths + "; put texts (.txt, .md) there");
        }
        return files;
    }

    private static List<SourceFile> below(Path folder) {
        Corrections corrections = Corrections.of(folder);
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> !isHidden(folder.relativize(p)))
                    .filter(p -> !Files.isDirectory(p))
                    .map(p -> new SourceFile(p, name(folder.relativize(p)), corrections))
                    .filter(f -> !f.name().equals("sources.yaml"))
                    .sorted(Comparator.comparing(SourceFile::name))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new IngestException(Reason.NOTHING_THERE, "cannot list " + folder, e);
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().length() > 1 && part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static String name(Path relative) {
        return relative.toString().replace('\\', '/');
    }
}
