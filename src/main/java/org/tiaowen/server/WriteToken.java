package org.tiaowen.server;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;

/**
 * What a client has to know to write ({@code Authorization: Bearer …}, RFC 6750). Without one the
 * server is for reading only. It never prints what it holds.
 */
public final class WriteToken {

    private static final String SCHEME = "bearer ";
    private static final String CHALLENGE = "Bearer realm=\"tiaowen\"";

    private final byte @Nullable [] secret;

    private WriteToken(byte @Nullable [] secret) {
        this.secret = secret;
    }

    /** No one may write. */
    public static WriteToken none() {
        return new WriteToken(null);
    }

    /** Who knows this text may write; no one, where it is blank. Blanks around it do not count. */
    public static WriteToken of(String secret) {
        return secret.isBlank()
                ? none()
                : new WriteToken(secret.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether anyone may write. */
    public boolean isSet() {
        return secret != null;
    }

    /** Whether a client gives this very text; takes as long for one that is nearly right. */
    boolean is(String given) {
        return secret != null
                && MessageDigest.isEqual(secret, given.strip().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Lets a request pass that may write.
     *
     * @throws Problem where it may not
     */
    void demand(Context ctx) {
        if (secret == null) {
            throw new Problem(
                            ProblemType.WRITING_OFF,
                            "this server is for reading only; start it with TIAOWEN_TOKEN set, or"
                                    + " with --token-file FILE, and send that token as"
                                    + " 'Authorization: Bearer TOKEN'")
                    .with("settings", List.of("TIAOWEN_TOKEN", "--token-file"));
        }
        String given = ctx.header("Authorization");
        if (given == null || !given.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw new Problem(
                            ProblemType.UNAUTHORIZED,
                            "writing asks for a token: 'Authorization: Bearer TOKEN'")
                    .header("WWW-Authenticate", CHALLENGE);
        }
        byte[] bytes = given.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        // Takes as long for a token that is nearly right as for any other of its length.
        if (!MessageDigest.isEqual(secret, bytes)) {
            throw new Problem(ProblemType.UNAUTHORIZED, "this is not the token of this server")
                    .header("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\"");
        }
    }

    @Override
    public String toString() {
        return isSet() ? "a token" : "no token";
    }
}
