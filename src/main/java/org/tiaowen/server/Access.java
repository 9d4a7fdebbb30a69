package org.tiaowen.server;

import org.jspecify.annotations.Nullable;
import org.tiaowen.access.AuditLog;

import java.nio.file.Path;

/**
 * Who may do what with the server, and what is written down of it.
 *
 * @param token what lets a client write
 * @param isReadingClosed whether reading asks for a token too; {@code /healthz} and {@code /readyz}
 *     answer all the same
 * @param audit where writes are written down
 * @param requestLog file that each request is written down in; null for none
 * @param folder the data directory, whose size the meters tell; null where there is none
 */
public record Access(
        WriteToken token,
        boolean isReadingClosed,
        AuditLog audit,
        @Nullable Path requestLog,
        @Nullable Path folder) {

    /** Requests are not written down, and there is no data directory. */
    public Access(WriteToken token, boolean isReadingClosed, AuditLog audit) {
        this(token, isReadingClosed, audit, null, null);
    }

    /** Reading is open; nothing is written down. */
    public static Access by(WriteToken token) {
        return new Access(token, false, AuditLog.NONE);
    }
}
