package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Embedder;
import org.tiaowen.analysis.ModelException;
import org.tiaowen.analysis.Reranker;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/** Which model says what texts mean. */
final class SemanticOptions {

    @Option(
            names = "--model",
            paramLabel = "FOLDER",
            description =
                    "Folder of another model of texts: model.onnx, tokenizer.json (default: the"
                            + " packaged bge-small-zh-v1.5).")
    private @Nullable Path model;

    @Option(
            names = "--reranker",
            paramLabel = "FOLDER",
            description =
                    "Folder of a cross-encoder that reads the first hits again: model.onnx,"
                            + " tokenizer.json (default: none).")
    private @Nullable Path reranker;

    @Option(
            names = "--no-semantic",
            description = "Searches by words alone: vectors are neither computed nor used.")
    private boolean isOff;

    private @Nullable Embedder loaded;
    private @Nullable Reranker rereader;

    /** Whether vectors are wanted. */
    boolean isOn() {
        return !isOff;
    }

    /**
     * Loads the models that a user names, so that a broken one is told before anything begins; the
     * packaged one is left for later.
     *
     * @throws ModelException where it cannot be used
     */
    void check() {
        if (isOff && (model != null || reranker != null)) {
            throw new ModelException(
                    "--no-semantic excludes --model and --reranker: nothing would use them");
        }
        if (model != null && loaded == null) {
            loaded = Embedder.open(model);
        }
        if (reranker != null && rereader == null) {
            rereader = Reranker.open(reranker);
        }
    }

    /**
     * The model that a user names, loaded; whoever gets it closes it.
     *
     * @throws ModelException where it cannot be used
     */
    Optional<Embedder> named() {
        check();
        return Optional.ofNullable(loaded);
    }

    /**
     * The reranker that a user names, loaded; whoever gets it closes it.
     *
     * @throws ModelException where it cannot be used
     */
    Optional<Reranker> reranker() {
        check();
        return Optional.ofNullable(rereader);
    }
}
