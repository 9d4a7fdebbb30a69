package org.tiaowen.analysis;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * A transformer in ONNX Runtime with its tokenizer. A run uses the thread that asks and no other,
 * one text a run: two threads run at once, and numbers in eight bits do not change with the company
 * of a batch. Safe for threads.
 */
final class OnnxModel implements AutoCloseable {

    static final String MODEL = "model.onnx";
    static final String TOKENIZER = "tokenizer.json";

    private static final Set<String> INPUTS =
            Set.of("input_ids", "attention_mask", "token_type_ids");

    private final String name;
    private final ModelSettings settings;
    private final String fingerprint;
    private final Tokenizer tokenizer;

    /** System property: where ONNX Runtime looks for its libraries. */
    private static final String LIBRARIES = "onnxruntime.native.path";

    private static boolean isLoaded;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String output;
    private final Set<String> inputs;

    /** Many run, one closes. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private boolean isClosed;

    private OnnxModel(
            String name,
            ModelSettings settings,
            String fingerprint,
            Tokenizer tokenizer,
            OrtEnvironment environment,
            OrtSession session)
            throws OrtException {
        this.name = name;
        this.settings = settings;
        this.fingerprint = fingerprint;
        this.tokenizer = tokenizer;
        this.environment = environment;
        this.session = session;
        inputs = Set.copyOf(session.getInputNames());
        if (!INPUTS.containsAll(inputs) || !inputs.contains("input_ids")) {
            throw new ModelException(
                    name
                            + ": takes "
                            + new TreeSet<>(inputs)
                            + "; a model of texts takes some of "
                            + new TreeSet<>(INPUTS));
        }
        output = session.getOutputNames().iterator().next();
    }

    /**
     * The numbers of a run.
     *
     * @param values row after row
     * @param columns length of a row: of a token's vector, or of the whole answer
     * @param mask for each row whether it counts
     */
    record Output(float[] values, int columns, long[] mask) {

        int rows() {
            return values.length / columns;
        }
    }

    /** The model whose two files lie on the class path. */
    static OnnxModel packaged(String model, String tokenizer, ModelSettings settings) {
        try {
            byte[] bytes = resource(model);
            return open(model, null, bytes, resource(tokenizer), settings);
        } catch (IOException e) {
            throw new ModelException("cannot load the packaged model: " + e.getMessage(), e);
        }
    }

    /**
     * The model of a folder: {@value #MODEL}, {@value #TOKENIZER} and, where it says more, {@value
     * ModelSettings#FILE}.
     *
     * @throws ModelException where the folder holds none that can be used
     */
    static OnnxModel open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ModelException("there is no folder " + folder + " to take a model from");
        }
        for (String file : new String[] {MODEL, TOKENIZER}) {
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw new ModelException(
                        folder
                                + " holds no model: "
                                + file
                                + " is missing (wanted are "
                                + MODEL
                                + " and "
                                + TOKENIZER
                                + ")");
            }
        }
        ModelSettings settings = ModelSettings.of(folder);
        try {
            byte[] tokenizer = Files.readAllBytes(folder.resolve(TOKENIZER));
            return open(folder.toString(), folder.resolve(MODEL), new byte[0], tokenizer, settings);
        } catch (IOException e) {
            throw new ModelException(
                    "cannot use the model in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static OnnxModel open(
            String name, @Nullable Path file, byte[] bytes, byte[] json, ModelSettings settings)
            throws IOException {
        String fingerprint = fingerprint(file, bytes, json, settings);
        Tokenizer tokenizer;
        try {
            tokenizer = Tokenizer.of(json, settings.maxTokens());
        } catch (IOException e) {
            throw new IOException(TOKENIZER + " is no tokenizer: " + e.getMessage(), e);
        }
        OrtSession session = null;
        try {
            OrtEnvironment environment = environment();
            try (var options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                session =
                        file == null
                                ? environment.createSession(bytes, options)
                                : environment.createSession(file.toString(), options);
                return new OnnxModel(name, settings, fingerprint, tokenizer, environment, session);
            }
        } catch (OrtException | RuntimeException e) {
            tokenizer.close();
            close(session);
            if (e instanceof ModelException known) {
                throw known;
            }
            throw new IOException(MODEL + " is no model: " + e.getMessage(), e);
        } catch (LinkageError e) {
            tokenizer.close();
            throw new ModelException("ONNX Runtime has no library for this machine: " + e, e);
        }
    }

    /** ONNX Runtime, which left alone leaves its library behind in a process that is killed. */
    private static synchronized OrtEnvironment environment() throws IOException {
        if (isLoaded || System.getProperty(LIBRARIES) != null) {
            return OrtEnvironment.getEnvironment();
        }
        try (LibraryFolder folder = LibraryFolder.create()) {
            if (folder.addOnnxRuntime()) {
                System.setProperty(LIBRARIES, folder.path().toString());
            }
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            isLoaded = true;
            return environment;
        } finally {
            System.clearProperty(LIBRARIES);
        }
    }

    ModelSettings settings() {
        return settings;
    }

    /** Where it came from. */
    String name() {
        return name;
    }

    /** A digest of all that decides on its answers, 16 hexadecimal digits. */
    String fingerprint() {
        return fingerprint;
    }

    /** The first output's shape; -1 where it depends on the text. */
    long[] shape() {
        try {
            NodeInfo info = session.getOutputInfo().get(output);
            return info != null && info.getInfo() instanceof TensorInfo tensor
                    ? tensor.getShape()
                    : new long[0];
        } catch (OrtException e) {
            throw new ModelException(name + ": " + e.getMessage(), e);
        }
    }

    Output run(String text) {
        return run(() -> tokenizer.encode(fold(text)));
    }

    Output run(String first, String second) {
        return run(() -> tokenizer.encode(fold(first), fold(second)));
    }

    /** Letters and digits only: marks mean something to a model as they stand. */
    private String fold(String text) {
        if (!settings.lowerCase()) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char folded = Folding.fold(chars[i]);
            if (Character.isLetterOrDigit(folded)) {
                chars[i] = Character.toLowerCase(folded);
            }
        }
        return new String(chars);
    }

    private Output run(Supplier<Encoding> tokens) {
        use.readLock().lock();
        try {
            if (isClosed) {
                throw new ModelException(name + " is closed");
            }
            Encoding encoding = tokens.get();
            long[] mask = encoding.getAttentionMask();
            Map<String, OnnxTensor> given = new HashMap<>();
            try {
                for (String input : inputs) {
                    given.put(
                            input,
                            tensor(
                                    switch (input) {
                                        case "input_ids" -> encoding.getIds();
                                        case "attention_mask" -> mask;
                                        default -> encoding.getTypeIds();
                                    }));
                }
                try (OrtSession.Result result = session.run(given, Set.of(output))) {
                    OnnxTensor tensor = (OnnxTensor) result.get(0);
                    long[] shape = tensor.getInfo().getShape();
                    FloatBuffer values = tensor.getFloatBuffer();
                    float[] all = new float[values.remaining()];
                    values.get(all);
                    return new Output(all, (int) shape[shape.length - 1], mask);
                }
            } finally {
                given.values().forEach(OnnxTensor::close);
            }
        } catch (OrtException e) {
            throw new ModelException(name + ": " + e.getMessage(), e);
        } finally {
            use.readLock().unlock();
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(
                environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    /** Waits for the runs that are going on; a second call does nothing. */
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!isClosed) {
                isClosed = true;
                tokenizer.close();
                close(session);
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    private static void close(@Nullable OrtSession session) {
        if (session != null) {
            try {
                session.close();
            } catch (OrtException e) {
                throw new ModelException("cannot close a model: " + e.getMessage(), e);
            }
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = OnnxModel.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }

    private static String fingerprint(
            @Nullable Path file, byte[] bytes, byte[] json, ModelSettings settings)
            throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            if (file != null) {
                byte[] part = new byte[1 << 16];
                try (InputStream in = Files.newInputStream(file)) {
                    for (int read = in.read(part); read > 0; read = in.read(part)) {
                        digest.update(part, 0, read);
                    }
                }
            }
            digest.update(json);
            digest.update(settings.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
