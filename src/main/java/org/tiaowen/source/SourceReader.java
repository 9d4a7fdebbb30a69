package org.tiaowen.source;

import org.tiaowen.document.Furniture;
import org.tiaowen.document.Problem;
import org.tiaowen.source.SourceException.Reason;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
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
 * Reads a file into a {@link SourceText}: plain text and Markdown in UTF-8, UTF-16 (with a byte
 * order mark) and GB18030.
 */
public final class SourceReader {
    /** Size in bytes over which a file is refused. */
    public static final long LIMIT = 64L << 20;

    private static final Charset GB18030 = Charset.forName("GB18030");

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
     * @throws SourceException where they are no text
     */
    public SourceText read(byte[] bytes, String name) throws SourceException {
        String text = lineFeeds(decode(bytes, name));
        if (text.isBlank()) {
            throw new SourceException(Reason.EMPTY, name + " holds no text");
        }
        List<Furniture> furniture = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        if (text.indexOf('\ufffd') >= 0) {
            problems.add(
                    new Problem(
                            Problem.Severity.WARNING,
                            "holds replacement characters (U+FFFD): it was decoded wrongly once",
                            lineOf(text, text.indexOf('\ufffd')),
                            null));
        }
        Optional<FrontMatter> front = FrontMatter.of(text);
        front.ifPresent(
                f -> {
                    furniture.add(new Furniture(Furniture.Kind.FRONT_MATTER, f.span()));
                    if (f.error() != null) {
                        problems.add(
                                new Problem(
                                        Problem.Severity.WARNING,
                                        "front matter is not YAML: " + f.error(),
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

    private static String decode(byte[] bytes, String name) throws SourceException {
        if (startsWith(bytes, 0xff, 0xfe)) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE, name);
        }
        if (startsWith(bytes, 0xfe, 0xff)) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE, name);
        }
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            return decode(bytes, 3, StandardCharsets.UTF_8, name);
        }
        if (isBinary(bytes)) {
            throw new SourceException(
                    Reason.BINARY, name + " is no text; give plain text or Markdown");
        }
        Optional<String> utf8 = strictly(bytes, 0, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return utf8.get();
        }
        // GB18030 accepts almost any bytes, so what comes out must look like Chinese
        return strictly(bytes, 0, GB18030)
                .filter(SourceReader::looksChinese)
                .orElseThrow(
                        () ->
                                new SourceException(
                                        Reason.ENCODING,
                                        name
                                                + " is neither UTF-8, UTF-16 nor GB18030; convert"
                                                + " it to UTF-8"));
    }

    private static String decode(byte[] bytes, int from, Charset charset, String name)
            throws SourceException {
        return strictly(bytes, from, charset)
                .orElseThrow(
                        () ->
                                new SourceException(
                                        Reason.ENCODING,
                                        "%s begins as %s but is not; convert it to UTF-8"
                                                .formatted(name, charset)));
    }

    private static Optional<String> strictly(byte[] bytes, int from, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** Control characters that no text has: NUL anywhere, or more than one in a hundred others. */
    private static boolean isBinary(byte[] bytes) {
        int control = 0;
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
            if (b > 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                control++;
            }
        }
        return control > bytes.length / 100;
    }

    private static boolean looksChinese(String text) {
        long han = text.codePoints().filter(Character::isIdeographic).count();
        long odd =
                text.codePoints()
                        .filter(
                                c ->
                                        Character.getType(c) == Character.PRIVATE_USE
                                                || Character.getType(c) == Character.UNASSIGNED)
                        .count();
        return han * 4 > text.length() && odd * 50 < text.length();
    }
}
