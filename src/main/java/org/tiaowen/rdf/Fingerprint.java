package org.tiaowen.rdf;

import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** SHA-256 digests, in lower-case hex. */
public final class Fingerprint {

    private Fingerprint() {}

    /** Digest of the text's UTF-8 bytes. */
    public static String of(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Digest of the triples as N-Triples, whatever their order; a triple counts once. */
    public static String of(Collection<Triple> triples) {
        MessageDigest digest = sha256();
        triples.stream()
                .map(NodeFmtLib::strNT)
                .sorted()
                .distinct()
                .forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
