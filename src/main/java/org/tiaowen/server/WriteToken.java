package org.tiaowen.server;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;
import org.tiaowen.access.Token;
import org.tiaowen.access.Tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client has to know to write ({@code Authorization: Bearer …}, RFC 6750): a token of the
 * server's own settings, or one of the {@link Tokens} of its data directory. Without any the server
 * is for reading only. It never prints what it holds.
 *
 * <p>Browsers send no such header by themselves, so that no page of another site can write in the
 * name of who looks at it.
 */
public final class WriteToken {

    /** Who wrote by the token of the settings, as the audit log names them. */
    static final String SETTINGS = "(settings)";

    private static final String SCHEME = "bearer ";
    private static final String CHALLENGE = "Bearer realm=\"tiaowen\"";

    private final byte @Nullable [] secret;
    private final @Nullable Tokens tokens;

    private WriteToken(byte @Nullable [] secret, @Nullable Tokens tokens) {
        this.secret = secret;
        this.tokens = tokens;
    }

    /** No one may write. */
    public static WriteToken none() {
        return new WriteToken(null, null);
    }

    /** Who knows this text may write; no one, where it is blank. Blanks around it do not count. */
    public static WriteToken of(String secret) {
        return secret.isBlank()
                ? none()
                : new WriteToken(secret.strip().getBytes(StandardCharsets.UTF_8), null);
    }

    /** The same, and who bears one of these tokens, as far as it is for writing. */
    public WriteToken or(Tokens more) {
        return new WriteToken(secret, more);
    }

    /** Whether anyone may write, as things are now. */
    public boolean isSet() {
        return secret != null
                || (tokens != null && tokens.list().stream().anyMatch(Token::mayWrite));
    }

    /** Whether a client gives this very text; takes as long for one that is nearly right. */
    boolean is(String given) {
        return secret != null
                && MessageDigest.isEqual(secret, given.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** Whose text this is, where it is good for anything: reading at least. */
    Optional<Bearer> bearer(String given) {
        Optional<Token> known = tokens == null ? Optional.empty() : tokens.find(given);
        return is(given)
                ? Optional.of(new Bearer(SETTINGS, true))
                : known.map(token -> new Bearer(token.name(), token.mayWrite()));
    }

    /**
     * Who sends a token.
     *
     * @param name as the audit log says it
     */
    record Bearer(String name, boolean mayWrite) {}

    /**
     * Lets a request pass that may write. Whoever passes, or does not, stands in the audit log.
     *
     * @throws Problem where it may not
     */
    void demand(Context ctx) {
        AuditTrail.begin(ctx);
        if (!isSet()) {
            throw new Problem(
                            ProblemType.WRITING_OFF,
                            "this server is for reading only; make a token with './tiaowen token"
                                + " add NAME', or start it with TIAOWEN_TOKEN set or --token-file"
                                + " FILE, and send the token as 'Authorization: Bearer TOKEN'")
                    .with("settings", List.of("TIAOWEN_TOKEN", "--token-file"));
        }
        String given = given(ctx.header("Authorization"));
        if (given == null) {
            throw new Problem(
                            ProblemType.UNAUTHORIZED,
                            "writing asks for a token: 'Authorization: Bearer TOKEN'")
                    .header("WWW-Authenticate", CHALLENGE);
        }
        Optional<Bearer> bearer = bearer(given);
        bearer.ifPresent(known -> AuditTrail.name(ctx, known.name()));
        if (bearer.isEmpty()) {
            throw new Problem(ProblemType.UNAUTHORIZED, "this is not a token of this server")
                    .header("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\"");
        }
        if (!bearer.get().mayWrite()) {
            throw new Problem(ProblemType.FORBIDDEN, "this token is for reading only")
                    .header("WWW-Authenticate", CHALLENGE + ", error=\"insufficient_scope\"");
        }
    }

    /** The token of a header; null where it has none. */
    static @Nullable String given(@Nullable String header) {
        return header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? null
                : header.substring(SCHEME.length()).strip();
    }

    @Override
    public String toString() {
        return isSet() ? "a token" : "no token";
    }
}
