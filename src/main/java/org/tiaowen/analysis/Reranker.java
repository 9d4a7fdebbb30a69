package org.tiaowen.analysis;

import java.nio.file.Path;

/**
 * How well does this text answer this query? A cross-encoder, which reads both together: surer than
 * comparing vectors and as slow as a vector for each pair, so that it is for the first few hits.
 *
 * <p>None is packaged; one is opened by its folder ({@code model.onnx}, {@code tokenizer.json} and
 * perhaps {@code model.properties}, as {@link Embedder#open} describes). Safe for threads.
 */
public final class Reranker implements AutoCloseable {

    private final OnnxModel model;

    private Reranker(OnnxModel model) {
        this.model = model;
    }

    /**
     * Loads the model of a folder.
     *
     * @throws ModelException where the folder holds no cross-encoder with one answer a pair
     */
    public static Reranker open(Path folder) {
        OnnxModel model = OnnxModel.open(folder);
        try {
            OnnxModel.Output output = model.run("问", "答");
            if (output.values().length != 1) {
                throw new ModelException(
                        folder
                                + ": gives "
                                + output.values().length
                                + " numbers a pair, not one; it is no reranker");
            }
            return new Reranker(model);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * The model's logit for a pair: the higher the better, with no bounds; comparable within one
     * query.
     *
     * @throws ModelException where the model refuses, or is closed
     */
    public float score(String query, String text) {
        return model.run(query, text).values()[0];
    }

    /** A digest of all that decides on the scores, 16 hexadecimal digits. */
    public String fingerprint() {
        return model.fingerprint();
    }

    @Override
    public void close() {
        model.close();
    }
}
