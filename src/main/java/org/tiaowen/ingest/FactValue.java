package org.tiaowen.ingest;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.ResolvedUnit;

import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A fact as a curator writes it: perhaps a part of it only.
 *
 * @param text as written
 * @param matches whether a fact agrees with all that is written
 * @param maker makes the fact
 */
record FactValue<T>(
        FactKind<T> kind,
        String text,
        BiPredicate<T, Function<String, ResolvedUnit>> matches,
        Maker<T> maker) {

    /** Makes a fact; what is not written is taken of the one that it replaces, if there is one. */
    @FunctionalInterface
    interface Maker<T> {
        T make(Evidence evidence, @Nullable T old, Function<String, ResolvedUnit> units);
    }
}
