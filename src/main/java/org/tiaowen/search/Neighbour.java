package org.tiaowen.search;

/**
 * An entry near to a vector.
 *
 * @param cosine of the angle between the entry's vector and the one asked for, at most 1; what has
 *     nothing in common still has some 0.3 with the packaged model
 */
public record Neighbour(Entry entry, float cosine) {}
