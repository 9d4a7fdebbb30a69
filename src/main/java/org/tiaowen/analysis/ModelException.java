package org.tiaowen.analysis;

import org.jspecify.annotations.Nullable;

/** A model cannot be used; the message names the folder and says what is wrong with it. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure that nothing else caused. */
    public ModelException(String message) {
        this(message, null);
    }

    /** A failure with its cause. */
    public ModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
