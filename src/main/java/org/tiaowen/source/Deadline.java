package org.tiaowen.source;

import org.tiaowen.source.SourceException.Reason;

/** Until when a file may be read. */
final class Deadline {
    private final String name;
    private final long end;

    private Deadline(String name, long seconds) {
        this.name = name;
        end = System.nanoTime() + seconds * 1_000_000_000L;
    }

    /** For a file that is begun now. */
    static Deadline ofFile(String name) {
        return within(name, ReadingLimits.SECONDS);
    }

    /** So many seconds from now. */
    static Deadline within(String name, long seconds) {
        return new Deadline(name, seconds);
    }

    /** Goes on, or leaves whatever library is at work by an exception that is none of its own. */
    void check() {
        if (System.nanoTime() > end) {
            throw new Passed(name);
        }
    }

    /** The time is over. */
    static final class Passed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Passed(String name) {
            super(
                    "%s takes over %d seconds to read; print it to a new file"
                            .formatted(name, ReadingLimits.SECONDS));
        }

        SourceException asSourceException() {
            return new SourceException(Reason.TOO_SLOW, String.valueOf(getMessage()), this);
        }
    }
}
