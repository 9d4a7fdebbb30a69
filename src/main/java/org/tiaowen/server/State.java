package org.tiaowen.server;

import io.javalin.http.Context;

import org.tiaowen.server.Negotiation.Choice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * What an answer was computed from: revisions of graph and index, version of the program. Answers
 * of equal state and format are equal, so that it makes their ETag (RFC 9110, section 8.8.3).
 *
 * @param revision of the graph
 * @param index what the index reflects, as {@link IndexGate#stamp} says
 * @param version of the program
 * @param day of the answer: a term that documents set to themselves ends with a day
 */
record State(long revision, String index, String version, LocalDate day) {

    /** Names the revision of the graph in every answer made from data. */
    static final String HEADER = "Tiaowen-Revision";

    /**
     * Marks the answer with revision and ETag, and tells whether the client has this very answer
     * already; then it is sent as 304 and nothing is left to do.
     */
    boolean isKnown(Context ctx, Choice choice) {
        String language = "";
        if (choice.media() == Media.HTML) {
            Frame frame = Frame.of(ctx);
            Templates.prepare(ctx, frame);
            language = frame.tag();
        }
        String tag = tag(choice.type() + language);
        mark(ctx);
        ctx.header("ETag", tag).header("Cache-Control", "no-cache");
        String known = ctx.header("If-None-Match");
        boolean same =
                known != null
                        && Stream.of(known.split(","))
                                .map(String::strip)
                                .anyMatch(given -> given.equals("*") || weak(given).equals(tag));
        if (same) {
            ctx.status(304);
        }
        return same;
    }

    /** Names the revision of an answer that no one may keep. */
    void mark(Context ctx) {
        ctx.header(HEADER, Long.toString(revision));
    }

    /** The ETag of an answer of that type. */
    String tag(String type) {
        String all = String.join("\n", revision + "", index, version, day.toString(), type);
        return "W/\"" + hash(all) + "\"";
    }

    /** Comparison is weak: what a proxy made of a strong tag is the same one. */
    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }

    /** Eighty bits of a SHA-256, as hexadecimal digits. */
    static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
