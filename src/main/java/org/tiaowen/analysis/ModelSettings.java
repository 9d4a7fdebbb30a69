package org.tiaowen.analysis;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a model's own files do not say: {@code model.properties} beside {@code model.onnx}, UTF-8,
 * all of it optional.
 *
 * <pre>
 * query-prefix = 为这个句子生成表示以用于检索相关文章：
 * pooling      = cls      (or mean; only where the model gives a vector a token)
 * max-tokens   = 512
 * lower-case   = true     (only where the tokenizer does not fold what its words need)
 * </pre>
 *
 * @param queryPrefix what stands before queries and not before texts
 * @param pooling how the vectors of tokens become one
 * @param maxTokens tokens that count, special ones included; the rest of a text is cut off
 * @param lowerCase whether letters are folded before they are looked up
 */
record ModelSettings(String queryPrefix, Pooling pooling, int maxTokens, boolean lowerCase) {

    /** How the vectors of tokens become one. */
    enum Pooling {
        /** That of the first token, which stands for the whole. */
        CLS,
        /** Their mean. */
        MEAN
    }

    static final String FILE = "model.properties";

    /** Of models that say nothing: those of the bge family. */
    static final ModelSettings DEFAULT = new ModelSettings("", Pooling.CLS, 512, false);

    /**
     * Of bge-small-zh-v1.5, as its authors trained it. Its tokenizer.json was written without the
     * folding that its vocabulary, all in small letters, needs: GDP would be an unknown word.
     */
    static final ModelSettings PACKAGED =
            new ModelSettings("为这个句子生成表示以用于检索相关文章：", Pooling.CLS, 512, true);

    private static final Set<String> KEYS =
            Set.of("query-prefix", "pooling", "max-tokens", "lower-case");

    /**
     * Those of a folder.
     *
     * @throws ModelException where the file says what cannot be
     */
    static ModelSettings of(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return DEFAULT;
        }
        var given = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            given.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelException("cannot read " + file + ": " + e.getMessage(), e);
        }
        var unknown = new TreeSet<>(given.stringPropertyNames());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new ModelException(
                    file + ": unknown " + unknown + "; there are " + new TreeSet<>(KEYS));
        }
        return new ModelSettings(
                given.getProperty("query-prefix", DEFAULT.queryPrefix()),
                pooling(file, given.getProperty("pooling", "cls").strip()),
                tokens(file, given.getProperty("max-tokens", "512").strip()),
                Boolean.parseBoolean(given.getProperty("lower-case", "false").strip()));
    }

    private static Pooling pooling(Path file, String value) {
        for (Pooling pooling : Pooling.values()) {
            if (pooling.name().toLowerCase(Locale.ROOT).equals(value)) {
                return pooling;
            }
        }
        throw new ModelException(file + ": pooling is cls or mean, not '" + value + "'");
    }

    private static int tokens(Path file, String value) {
        try {
            int tokens = Integer.parseInt(value);
            if (tokens >= 8 && tokens <= 32_768) {
                return tokens;
            }
        } catch (NumberFormatException e) {
            throw new ModelException(file + ": max-tokens is no number: '" + value + "'", e);
        }
        throw new ModelException(file + ": max-tokens not in 8..32768: " + value);
    }
}
