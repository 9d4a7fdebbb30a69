package org.tiaowen.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The named queries, each a file {@code NAME.rq} with a header that says what it answers. */
public final class QueryLibrary {

    private static final String SUFFIX = ".rq";

    private final Map<String, NamedQuery> queries = new TreeMap<>();

    private QueryLibrary(Stream<Path> files) {
        for (Path file : files.toList()) {
            String fileName = file.getFileName().toString();
            if (fileName.endsWith(SUFFIX)) {
                String name = fileName.substring(0, fileName.length() - SUFFIX.length());
                queries.put(name, QueryHeader.read(name, text(file)));
            }
        }
    }

    /** The queries that come with the program. */
    public static QueryLibrary packaged() {
        URL folder = QueryLibrary.class.getResource("/queries");
        if (folder == null) {
            throw new IllegalStateException("not packaged: queries/");
        }
        try {
            URI uri = folder.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return load(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return load(jar.getPath("/queries"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program lies nowhere: " + folder, e);
        }
    }

    /**
     * The queries of a folder.
     *
     * @throws UncheckedIOException where it cannot be read
     * @throws IllegalArgumentException where a header is incomplete or a query malformed; the
     *     message names the file
     */
    public static QueryLibrary load(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return new QueryLibrary(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All queries, by name. */
    public List<NamedQuery> queries() {
        return List.copyOf(queries.values());
    }

    /** The query of this name. */
    public Optional<NamedQuery> find(String name) {
        return Optional.ofNullable(queries.get(name));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
