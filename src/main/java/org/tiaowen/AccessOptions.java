package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.access.AuditLog;
import org.tiaowen.access.Tokens;
import org.tiaowen.server.Access;
import org.tiaowen.server.WriteToken;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who may write through the server, and who may read. */
final class AccessOptions {

    private static final Logger LOG = LoggerFactory.getLogger(AccessOptions.class);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "File with a token that lets clients write, beside those of `tiaowen token`"
                            + " (default: $TIAOWEN_TOKEN; without any, the server is for reading"
                            + " only).")
    private @Nullable Path tokenFile;

    @Option(
            names = "--closed",
            description = "Reading asks for a token too (also: TIAOWEN_CLOSED=true).")
    private boolean closed = Boolean.parseBoolean(System.getenv("TIAOWEN_CLOSED"));

    @Option(
            names = "--dify-key-file",
            paramLabel = "FILE",
            description =
                    "File with the key that Dify sends to /retrieval (default: $TIAOWEN_DIFY_KEY;"
                            + " without either, /retrieval is off).")
    private @Nullable Path difyKeyFile;

    @Option(
            names = "--request-log",
            paramLabel = "FILE",
            description = "File that gets a line of JSON for each request (default: none).")
    private @Nullable Path requestLog;

    /** Those of a data directory apply, with the token of the settings. */
    Access of(Path folder) {
        WriteToken token = token(tokenFile, "TIAOWEN_TOKEN").or(Tokens.of(folder));
        if (!token.isSet()) {
            LOG.info("no token, so nobody may write; `tiaowen token add NAME` makes one");
        }
        return new Access(token, closed, AuditLog.of(folder), requestLog, folder);
    }

    /** What Dify sends. */
    WriteToken difyKey() {
        return token(difyKeyFile, "TIAOWEN_DIFY_KEY");
    }

    private WriteToken token(@Nullable Path file, String variable) {
        if (file == null) {
            String named = System.getenv(variable);
            return WriteToken.of(named == null ? "" : named);
        }
        try {
            WriteToken token = WriteToken.of(Files.readString(file));
            if (token.isSet()) {
                return token;
            }
            throw new ParameterException(spec.commandLine(), file + " holds no token");
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "cannot read the token in " + file + ": " + e, e);
        }
    }
}
