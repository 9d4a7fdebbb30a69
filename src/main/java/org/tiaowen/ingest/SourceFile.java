package org.tiaowen.ingest;

import org.tiaowen.ingest.IngestException.Reason;
import org.tiaowen.source.Archive;
import org.tiaowen.source.SourceException;
import org.tiaowen.source.SourceReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file to ingest, perhaps one in an archive.
 *
 * @param name its path relative to the folder it was found in, with {@code /}; {@code !/} stands
 *     between an archive and what is in it
 * @param size in bytes, as far as it can be told without reading it
 */
record SourceFile(String name, Corrections corrections, long size, Content content) {

    /** What gives its bytes. */
    interface Content {
        byte[] bytes() throws SourceException;
    }

    /**
     * The files that paths name: a file stands for itself, a folder for all below it but hidden
     * files and those of corrections.
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
                files.addAll(
                        files(
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
                    "nothing to ingest in "
                            + paths
                            + "; put texts there (txt, md, html, pdf, docx, doc, zip)");
        }
        return files;
    }

    private static List<SourceFile> below(Path folder) {
        Corrections corrections = Corrections.of(folder);
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> !isHidden(folder.relativize(p)))
                    .filter(p -> !Files.isDirectory(p))
                    .filter(p -> !Corrections.isCorrections(name(folder.relativize(p))))
                    .flatMap(p -> files(p, name(folder.relativize(p)), corrections).stream())
                    .sorted(Comparator.comparing(SourceFile::name))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new IngestException(Reason.NOTHING_THERE, "cannot list " + folder, e);
        }
    }

    /** A file as itself, an archive as its members. */
    private static List<SourceFile> files(Path path, String name, Corrections corrections) {
        try {
            Optional<List<Archive.Member>> members = Archive.members(path, name);
            if (members.isPresent()) {
                return members.get().stream()
                        .map(m -> new SourceFile(m.name(), corrections, m.size(), m::bytes))
                        .toList();
            }
        } catch (SourceException e) {
            Content refused =
                    () -> {
                        throw e;
                    };
            return List.of(new SourceFile(name, corrections, 0, refused));
        }
        Content whole = () -> new SourceReader().bytes(path);
        return List.of(new SourceFile(name, corrections, size(path), whole));
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            return 0;
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
