package org.tiaowen.document;

/**
 * A stretch of a source file, counted in Unicode code points of its decoded text without the byte
 * order mark; {@code end} is exclusive.
 */
public record Span(int start, int end) implements Comparable<Span> {

    /** Refuses a negative start or an end before the start. */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }

    /** Length in code points. */
    public int length() {
        return end - start;
    }

    /** Whether the other span lies wholly inside this one. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** The smallest span that covers both. */
    public Span cover(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    @Override
    public int compareTo(Span other) {
        return start != other.start
                ? Integer.compare(start, other.start)
                : Integer.compare(end, other.end);
    }
}
