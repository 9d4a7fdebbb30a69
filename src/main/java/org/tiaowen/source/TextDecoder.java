package org.tiaowen.source;

import org.jspecify.annotations.Nullable;
import org.tiaowen.source.SourceException.Reason;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/** Bytes become characters: a byte order mark decides, else what reads without an error. */
final class TextDecoder {
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** One ideograph in so many may be damaged; in a wrong encoding most are. */
    private static final int SOUND = 20;

    private TextDecoder() {}

    /**
     * Decodes a plain text.
     *
     * @throws SourceException where it is none, or its encoding cannot be told
     */
    static String decode(byte[] bytes, String name) throws SourceException {
        Optional<String> marked = marked(bytes, name);
        if (marked.isPresent()) {
            return marked.get();
        }
        Optional<String> wide = wide(bytes);
        if (wide.isPresent()) {
            return wide.get();
        }
        if (isBinary(bytes)) {
            throw new SourceException(
                    Reason.BINARY,
                    name + " is no text; give plain text, Markdown, HTML, PDF or Word");
        }
        return unmarked(bytes, null)
                .orElseThrow(
                        () ->
                                new SourceException(
                                        Reason.ENCODING,
                                        name
                                                + " is neither UTF-8, UTF-16 nor GB18030; convert"
                                                + " it to UTF-8"));
    }

    /**
     * Decodes a page that may declare its encoding; what it declares is tried first.
     *
     * @throws SourceException where its encoding cannot be told
     */
    static String decode(byte[] bytes, @Nullable String declared, String name)
            throws SourceException {
        Optional<String> marked = marked(bytes, name);
        if (marked.isPresent()) {
            return marked.get();
        }
        Optional<String> text = unmarked(bytes, charset(declared));
        if (text.isPresent()) {
            return text.get();
        }
        // a page of another alphabet: Latin and the like, where the bytes are what they are
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Optional<String> marked(byte[] bytes, String name) throws SourceException {
        if (startsWith(bytes, 0xff, 0xfe)) {
            return Optional.of(marked(bytes, 2, StandardCharsets.UTF_16LE, name));
        }
        if (startsWith(bytes, 0xfe, 0xff)) {
            return Optional.of(marked(bytes, 2, StandardCharsets.UTF_16BE, name));
        }
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            return Optional.of(marked(bytes, 3, StandardCharsets.UTF_8, name));
        }
        return Optional.empty();
    }

    private static String marked(byte[] bytes, int from, Charset charset, String name)
            throws SourceException {
        return strictly(bytes, from, charset)
                .or(() -> leniently(bytes, from, charset))
                .orElseThrow(
                        () ->
                                new SourceException(
                                        Reason.ENCODING,
                                        "%s begins as %s but is not; convert it to UTF-8"
                                                .formatted(name, charset)));
    }

    private static Optional<String> unmarked(byte[] bytes, @Nullable Charset declared) {
        if (declared != null) {
            Optional<String> text =
                    strictly(bytes, 0, declared).or(() -> leniently(bytes, 0, declared));
            if (text.isPresent()) {
                return text;
            }
        }
        // GB18030 accepts almost any bytes, so what comes out must look like Chinese
        return strictly(bytes, 0, StandardCharsets.UTF_8)
                .or(() -> leniently(bytes, 0, StandardCharsets.UTF_8))
                .or(() -> strictly(bytes, 0, GB18030).filter(TextDecoder::looksChinese))
                .or(() -> leniently(bytes, 0, GB18030).filter(TextDecoder::looksChinese));
    }

    /** GB 2312 and GBK are what pages call GB18030, which holds both. */
    private static @Nullable Charset charset(@Nullable String declared) {
        if (declared == null) {
            return null;
        }
        String name = declared.toLowerCase(Locale.ROOT);
        if (name.startsWith("gb") || name.equals("x-gbk") || name.equals("cp936")) {
            return GB18030;
        }
        try {
            return name.startsWith("utf-16") ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /** UTF-16 without a mark: half of the bytes of its line breaks and figures are zero. */
    private static Optional<String> wide(byte[] bytes) {
        int[] zeros = new int[2];
        for (int i = 0; i < Math.min(bytes.length, 8192); i++) {
            if (bytes[i] == 0) {
                zeros[i % 2]++;
            }
        }
        if (zeros[0] + zeros[1] == 0 || bytes.length % 2 != 0) {
            return Optional.empty();
        }
        Charset charset =
                zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        return strictly(bytes, 0, charset).filter(TextDecoder::looksChinese);
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

    /** A text with a few damaged characters, each of which becomes U+FFFD. */
    private static Optional<String> leniently(byte[] bytes, int from, Charset charset) {
        CharBuffer text = charset.decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
        long damaged = text.chars().filter(c -> c == '\ufffd').count();
        long sound = text.chars().filter(Character::isIdeographic).count();
        return damaged * SOUND < sound ? Optional.of(text.toString()) : Optional.empty();
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
