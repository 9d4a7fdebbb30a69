package org.tiaowen.server;

import org.tiaowen.access.AuditLog;

/**
 * Who may do what with the server.
 *
 * @param token what lets a client write
 * @param isReadingClosed whether reading asks for a token too; {@code /healthz} and {@code /readyz}
 *     answer all the same
 * @param audit where writes are written down
 */
public record Access(WriteToken token, boolean isReadingClosed, AuditLog audit) {

    /** Reading is open; nothing is written down. */
    public static Access by(WriteToken token) {
        return new Access(token, false, AuditLog.NONE);
    }
}
