package org.tiaowen.analysis;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.LibUtils;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Cuts texts into the tokens of a model, by its {@code tokenizer.json}. Safe for threads.
 *
 * <p>The library is native (HuggingFace's, through DJL). Left alone it unpacks itself into {@code
 * ~/.djl.ai} and keeps it there, fetches what the jar has not from the network, and asks for a
 * graphics card through JNA, which unpacks itself into {@code ~/.cache} and runs {@code ldconfig}.
 * Here it is unpacked into a {@link LibraryFolder}; nothing is fetched, and JNA is not found.
 * Whoever has set {@code ENGINE_CACHE_DIR} keeps that folder.
 */
final class Tokenizer implements AutoCloseable {

    private static final String FOLDER = "ENGINE_CACHE_DIR";

    private final HuggingFaceTokenizer tokenizer;

    private Tokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * The tokenizer of a {@code tokenizer.json}.
     *
     * @param tokens how many count, special ones included
     * @throws IOException where it is none
     */
    static Tokenizer of(byte[] json, int tokens) throws IOException {
        try {
            NativeLibrary.load();
            return new Tokenizer(
                    HuggingFaceTokenizer.newInstance(
                            new ByteArrayInputStream(json),
                            Map.of(
                                    "padding",
                                    "false",
                                    "truncation",
                                    "true",
                                    "maxLength",
                                    Integer.toString(tokens),
                                    "modelMaxLength",
                                    Integer.toString(tokens))));
        } catch (ModelException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        } catch (LinkageError e) {
            throw new ModelException("the tokenizer has no library for this machine: " + e, e);
        }
    }

    Encoding encode(String text) {
        return tokenizer.encode(text);
    }

    Encoding encode(String first, String second) {
        return tokenizer.encode(first, second);
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    /** Loads the library, once. */
    private static final class NativeLibrary {

        /** What to say meanwhile to DJL and JNA. */
        private static final Map<String, String> SAYING =
                Map.of("ai.djl.offline", "true", "jna.noclasspath", "true", "jna.nosys", "true");

        static {
            boolean isOurs = System.getenv(FOLDER) == null && System.getProperty(FOLDER) == null;
            var before = new HashMap<String, String>();
            try (LibraryFolder folder = isOurs ? LibraryFolder.create() : null) {
                if (folder != null) {
                    System.setProperty(FOLDER, folder.path().toString());
                }
                SAYING.forEach((key, value) -> before.put(key, System.getProperty(key, "")));
                SAYING.forEach(System::setProperty);
                try {
                    // reads no file and loads the library in its static initialiser
                    LibUtils.checkStatus();
                } finally {
                    before.forEach(
                            (key, value) -> {
                                if (value.isEmpty()) {
                                    System.clearProperty(key);
                                } else {
                                    System.setProperty(key, value);
                                }
                            });
                    if (folder != null) {
                        System.clearProperty(FOLDER);
                    }
                }
            } catch (IOException e) {
                throw new ModelException(
                        "cannot unpack the tokenizer's library below "
                                + System.getProperty("java.io.tmpdir")
                                + ": "
                                + e.getMessage(),
                        e);
            }
        }

        private NativeLibrary() {}

        /** Does nothing but run the static block, once. */
        static void load() {}
    }
}
