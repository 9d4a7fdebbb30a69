/**
 * Measurements: time, memory, load. Each is a class with a {@code main}, run by hand on an idle
 * machine; none of them is a test, and none gates the build.
 *
 * <p>A class is named after what it measures ({@code IngestBenchmark}), says in its comment the
 * command that runs it, and prints a table of figure, value and unit. What a figure was, on which
 * machine, with which command, goes into {@code BENCHMARKS.md}.
 *
 * <p>From the source tree:
 *
 * <pre>{@code
 * mvn -q -Dbenchmark=IngestBenchmark process-test-classes
 * }</pre>
 */
@NullMarked
package org.tiaowen.benchmark;

import org.jspecify.annotations.NullMarked;
