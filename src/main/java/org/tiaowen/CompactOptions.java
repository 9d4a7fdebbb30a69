package org.tiaowen;

import org.tiaowen.graph.DiskUse;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** When a server writes the files of its graph anew. */
final class CompactOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--compact-factor",
            paramLabel = "FACTOR",
            description =
                    "The graph's files are written anew when they have grown to as many times what"
                            + " they were behind the last time; 0: never (default: 3).")
    private double factor = 3;

    @Option(
            names = "--compact-least",
            paramLabel = "MB",
            description = "They are not while they are smaller than that (default: 256).")
    private long least = 256;

    /**
     * Looks at what was given.
     *
     * @throws ParameterException where it makes no sense
     */
    void check() {
        if (factor != 0 && !(factor > 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--compact-factor is 0 or more than 1, not " + factor);
        }
    }

    /** Whether the files are ever written anew. */
    boolean isOn() {
        return factor != 0;
    }

    /** Whether the files have grown that far. */
    boolean isDue(DiskUse use) {
        return use.filled() > Math.max(least << 20, use.compacted() * factor);
    }
}
