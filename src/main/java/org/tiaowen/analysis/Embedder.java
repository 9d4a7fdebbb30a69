package org.tiaowen.analysis;

import org.tiaowen.analysis.ModelSettings.Pooling;

import java.nio.file.Path;

/**
 * What does this text mean, as a vector of length one? Texts of like meaning have vectors that
 * point alike: their inner product is the cosine, from -1 to 1.
 *
 * <p>The packaged model is bge-small-zh-v1.5 with weights of eight bits (512 dimensions, the vector
 * of the first token, 512 tokens at most; what is beyond them does not count). It was trained on
 * pairs of a query with an instruction before it and a text without: hence {@link #query} beside
 * {@link #text}. Another model of the kind can be opened by its folder.
 *
 * <p>Everything is in this process and on this machine. Safe for threads: a text is computed by the
 * thread that asks (5 ms for 60 characters), and as many at once as there are callers.
 */
public final class Embedder implements AutoCloseable {

    private final OnnxModel model;
    private final int dimensions;

    private Embedder(OnnxModel model) {
        this.model = model;
        try {
            this.dimensions = dimensionsOf(model);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * Loads the packaged model, in some tenths of a second.
     *
     * @throws ModelException where the machine cannot run it
     */
    public static Embedder packaged() {
        return new Embedder(
                OnnxModel.packaged(
                        "bge-small-zh-v1.5-q.onnx",
                        "bge-small-zh-v1.5-q-tokenizer.json",
                        ModelSettings.PACKAGED));
    }

    /**
     * Loads the model of a folder: {@code model.onnx}, {@code tokenizer.json} and, where its
     * authors want a prefix before queries or the mean of all tokens, {@code model.properties}
     * ({@code query-prefix}, {@code pooling} cls or mean, {@code max-tokens}, {@code lower-case}).
     * The dimensions are those of the model.
     *
     * @throws ModelException where the folder holds no model of texts
     */
    public static Embedder open(Path folder) {
        return new Embedder(OnnxModel.open(folder));
    }

    /** Numbers in a vector. */
    public int dimensions() {
        return dimensions;
    }

    /**
     * A digest of all that decides on the vectors (weights, tokenizer, settings), 16 hexadecimal
     * digits: vectors of equal fingerprints compare, others do not.
     */
    public String fingerprint() {
        return model.fingerprint();
    }

    /**
     * The vector of a text that is to be found.
     *
     * @throws ModelException where the model refuses, or is closed
     */
    public float[] text(String text) {
        return pooled(model.run(text));
    }

    /**
     * The vector of a query, with the prefix that the model wants before queries.
     *
     * @throws ModelException where the model refuses, or is closed
     */
    public float[] query(String query) {
        return pooled(model.run(model.settings().queryPrefix() + query));
    }

    /** Waits for the texts that are being computed, then gives the model's memory back. */
    @Override
    public void close() {
        model.close();
    }

    private float[] pooled(OnnxModel.Output output) {
        int size = output.columns();
        float[] vector = new float[size];
        if (output.rows() == 1 || model.settings().pooling() == Pooling.CLS) {
            System.arraycopy(output.values(), 0, vector, 0, size);
        } else {
            for (int row = 0; row < output.rows(); row++) {
                if (output.mask()[row] != 0) {
                    for (int i = 0; i < size; i++) {
                        vector[i] += output.values()[row * size + i];
                    }
                }
            }
        }
        return normalised(vector);
    }

    /** Of length one; a vector of nothing becomes the first axis, for zero has no direction. */
    private static float[] normalised(float[] vector) {
        double sum = 0;
        for (float value : vector) {
            sum += (double) value * value;
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            float[] axis = new float[vector.length];
            axis[0] = 1;
            return axis;
        }
        float scale = (float) (1 / Math.sqrt(sum));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }

    private static int dimensionsOf(OnnxModel model) {
        long[] shape = model.shape();
        long last = shape.length == 0 ? 0 : shape[shape.length - 1];
        if (last < 0) {
            return model.run("字").columns(); // the model does not say, its answer does
        }
        if (shape.length < 2 || last < 2) {
            throw new ModelException(
                    model.name() + ": gives one number a text; a vector is wanted (a reranker?)");
        }
        return Math.toIntExact(last);
    }
}
