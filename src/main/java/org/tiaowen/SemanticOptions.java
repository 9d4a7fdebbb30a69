package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Embedder;
import org.tiaowen.analysis.ModelException;

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
            names = "--no-semantic",
            description = "Searches by words alone: vectors are neither computed nor used.")
    private boolean isOff;

    private @Nullable Embedder loaded;

    /** Whether vectors are wanted. */
    boolean isOn() {
        return !isOff;
    }

    /**
     * Loads the model that a user names, so that a broken one is told before anything begins; the
     * packaged one is left for later.
     *
     * @throws ModelException where it cannot be used
     */
    void check() {
        if (model != null && isOff) {
            throw new ModelException("--model and --no-semantic exclude each other");
        }
        if (model != null && loaded == null) {
            loaded = Embedder.open(model);
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
}
