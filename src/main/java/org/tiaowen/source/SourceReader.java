package org.tiaowen.source;

import org.tiaowen.document.Furniture;
import org.tiaowen.document.Problem;
import org.tiaowen.document.ProblemCode;
import org.tiaowen.source.SourceException.Reason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a file into a {@link SourceText}: plain text and Markdown in UTF-8, UTF-16 and GB18030,
 * HTML, PDF with a text layer, and Word (DOCX, DOC). A file is what its bytes are, whatever its
 * name says.
 *
 * <p>Immutable; the libraries of a format are loaded when its first file comes.
 */
public final class SourceReader {
    /** Size in bytes over which a file is refused. */
    public static final long LIMIT = 64L << 20;

    /**
     * Bytes of memory that a character needs on its way through reading, parsing and extraction; 48
     * are measured (BENCHMARKS.md). A text that would not fit is refused before it fills the
     * memory.
     */
    private static final long MEMORY_PER_CHARACTER = 64;

    private final long longest;

    /** A reader of texts that fit into this process's memory. */
    public SourceReader() {
        this(Runtime.getRuntime().maxMemory() / MEMORY_PER_CHARACTER);
    }

    /** A reader of texts of so many characters at most. */
    SourceReader(long longest) {
        this.longest = longest;
    }

    /**
     * Reads a file.
     *
     * @param name the name to keep
     * @throws SourceException where it cannot be read as a text
     */
    public SourceText read(Path file, String name) throws SourceException {
        return read(bytes(file), name);
    }

    /**
     * The bytes of a file.
     *
     * @throws SourceException where it is no readable file or too large
     */
    public byte[] bytes(Path file) throws SourceException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new SourceException(Reason.UNREADABLE, "not a file: " + file);
            }
            if (Files.size(file) > LIMIT) {
                throw new SourceException(
                        Reason.TOO_LARGE,
                        "%s is over %d MiB; split it".formatted(file, LIMIT >> 20));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new SourceException(
                    Reason.UNREADABLE, "cannot read " + file + ": check its permissions", e);
        }
    }

    /**
     * Reads the bytes of a file.
     *
     * @throws SourceException where they are no text that can be read
     */
    public SourceText read(byte[] bytes, String name) throws SourceException {
        FileFormat format = FileFormat.of(bytes, name);
        SourceText text =
                switch (format) {
                    case TEXT -> plain(fitting(bytes, name), bytes, name);
                    case HTML -> extracted(HtmlReader.read(bytes, name), bytes, name);
                    case PDF -> extracted(PdfReader.read(bytes, name), bytes, name);
                    case DOCX -> extracted(DocxReader.read(bytes, name), bytes, name);
                    case OLE -> extracted(DocReader.read(bytes, name), bytes, name);
                    case ZIP ->
                            throw new SourceException(
                                    Reason.UNSUPPORTED, name + " is a zip of files, not a text");
                };
        if (text.original().isBlank()) {
            throw new SourceException(Reason.EMPTY, name + " holds no text");
        }
        return format.contradicted(name).map(ending -> misnamed(text, ending, format)).orElse(text);
    }

    private String fitting(byte[] bytes, String name) throws SourceException {
        String text = lineFeeds(TextDecoder.decode(bytes, name));
        if (text.length() > longest) {
            throw new SourceException(
                    Reason.TOO_LARGE,
                    "%s has %d characters, and %d fit into the memory; split it, or give more: TIAOWEN_JAVA_OPTS=-Xmx4g"
                            .formatted(name, text.length(), longest));
        }
        return text;
    }

    private static SourceText plain(String text, byte[] bytes, String name) {
        List<Furniture> furniture = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(damaged(text));
        Optional<FrontMatter> front = FrontMatter.of(text);
        front.ifPresent(
                f -> {
                    furniture.add(new Furniture(Furniture.Kind.FRONT_MATTER, f.span()));
                    String error = f.error();
                    if (error != null) {
                        problems.add(
                                new Problem(
                                        Problem.Severity.WARNING,
                                        ProblemCode.FRONT_MATTER,
                                        List.of(error),
                                        1,
                                        f.span()));
                    }
                });
        int from = front.map(FrontMatter::end).orElse(0);
        List<Table> tables = TextTables.in(text, from, furniture);
        LineScanner scanner = new LineScanner(text, from, tables, furniture);
        List<Line> lines = scanner.lines();
        return new SourceText(
                name,
                sha256(bytes),
                text,
                front.map(FrontMatter::fields).orElse(Map.of()),
                lines,
                tables,
                furniture,
                problems);
    }

    private static SourceText extracted(Extraction extraction, byte[] bytes, String name) {
        List<Problem> problems = new ArrayList<>(damaged(extraction.text()));
        problems.addAll(extraction.problems());
        return new SourceText(
                name,
                sha256(bytes),
                extraction.text(),
                extraction.fields(),
                new LineScanner(extraction).lines(),
                extraction.tables(),
                extraction.furniture(),
                problems);
    }

    private static List<Problem> damaged(String text) {
        int at = text.indexOf('\ufffd');
        return at < 0
                ? List.of()
                : List.of(
                        new Problem(
                                Problem.Severity.WARNING,
                                ProblemCode.REPLACEMENT_CHARACTERS,
                                List.of(),
                                lineOf(text, at),
                                null));
    }

    private static SourceText misnamed(SourceText text, String ending, FileFormat format) {
        List<Problem> problems = new ArrayList<>(text.problems());
        problems.add(
                new Problem(
                        Problem.Severity.INFO,
                        ProblemCode.MISNAMED,
                        List.of(ending, format.toString()),
                        0,
                        null));
        return new SourceText(
                text.name(),
                text.sha256(),
                text.original(),
                text.frontMatter(),
                text.lines(),
                text.tables(),
                text.furniture(),
                problems);
    }

    /**
     * The text with a line feed at each end of line, where it had CR LF or a lone CR: one
     * character, so that an offset does not depend on the system that a text was saved on, and
     * agrees with what editors and languages count that read text by lines.
     */
    private static String lineFeeds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** SHA-256 of some bytes, lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static int lineOf(String text, int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }
}
