package org.tiaowen.graph;

/**
 * How far the files of a store are filled, in bytes. A write fills more, as nothing is written over
 * what a reader may still see; a compaction gives back what no state needs any more.
 *
 * @param filled now
 * @param compacted behind the last compaction; 0 where there was none
 */
public record DiskUse(long filled, long compacted) {}
