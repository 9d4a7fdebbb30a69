package org.tiaowen.server;

import io.javalin.http.Context;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.graph.GraphException;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * {@code POST /api/v1/backup}: all data as one ZIP file, for who may write. What breaks off midway
 * has no manifest, so that nobody takes it for a backup.
 */
final class BackupEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(BackupEndpoint.class);

    private static final String ZIP = "application/zip";

    private final BackupWriting backup;
    private final WriteToken token;

    BackupEndpoint(BackupWriting backup, WriteToken token) {
        this.backup = backup;
        this.token = token;
    }

    void register(Routes routes) {
        routes.post(
                "/api/v1/backup",
                Operation.of(Section.OPERATIONS, "备份全部数据", "A backup of all data, as a ZIP file")
                        .note(
                                "Asks for a token (Authorization: Bearer). `./tiaowen restore FILE`"
                                        + " makes a data directory of it.")
                        .outcome(200, "The ZIP file.", Map.of(ZIP, Schema.text()))
                        .fails(
                                ProblemType.UNAUTHORIZED,
                                ProblemType.FORBIDDEN,
                                ProblemType.WRITING_OFF,
                                ProblemType.NOT_AVAILABLE),
                this::write);
    }

    private void write(Context ctx) throws IOException {
        token.demand(ctx);
        ctx.contentType(ZIP).header("Cache-Control", "no-store");
        OutputStream out = ctx.outputStream();
        try {
            backup.write(out);
            out.flush();
        } catch (IOException | GraphException e) {
            if (!ctx.res().isCommitted()) {
                throw e;
            }
            LOG.error("a backup broke off", e);
            Connections.cut(ctx);
        }
    }
}
