package org.tiaowen.source;

/**
 * What a file may ask of whoever reads it. Each is a system property ({@code docs/operations.md}
 * lists them); the defaults are what no honest file comes near.
 */
final class ReadingLimits {

    /** Zips in zips. */
    static final int DEPTH = setting("tiaowen.archive.depth", 3);

    /** Files of an archive, those in its zips included. */
    static final int FILES = setting("tiaowen.archive.files", 10_000);

    /** Bytes that an archive unpacks to. */
    static final long UNPACKED = (long) setting("tiaowen.archive.unpacked", 2048) << 20;

    /** Bytes that a zip in a zip unpacks to. */
    static final long NESTED = (long) setting("tiaowen.archive.nested", 128) << 20;

    /** How many times its packed size a member may be; texts are some ten times that. */
    static final int RATIO = setting("tiaowen.archive.ratio", 200);

    /** Seconds that a file may be read for. */
    static final int SECONDS = setting("tiaowen.file.seconds", 60);

    private ReadingLimits() {}

    /**
     * A setting.
     *
     * @throws IllegalArgumentException where it is no positive number
     */
    static int setting(String name, int safe) {
        String given = System.getProperty(name);
        if (given == null) {
            return safe;
        }
        if (!given.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "-D%s=%s is no number from 1 to 999999999".formatted(name, given));
        }
        return Integer.parseInt(given);
    }
}
