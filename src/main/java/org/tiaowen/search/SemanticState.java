package org.tiaowen.search;

/**
 * How far the vectors of an index are.
 *
 * @param isReady whether semantic search answers: all entries have vectors, or had them and few new
 *     ones wait for theirs, which are found by words meanwhile
 * @param entries number of entries
 * @param embedded how many of them have a vector of the model
 * @param known texts whose vectors are kept, also of entries that do not have theirs yet and of
 *     sources that are gone: it grows while vectors are computed
 */
public record SemanticState(boolean isReady, int entries, int embedded, int known) {

    /** Of an index that is not open. */
    public static final SemanticState NONE = new SemanticState(false, 0, 0, 0);
}
