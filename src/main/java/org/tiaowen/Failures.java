package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.access.AccessException;
import org.tiaowen.analysis.ModelException;
import org.tiaowen.evaluate.GoldException;
import org.tiaowen.graph.GraphException;
import org.tiaowen.ingest.IngestException;
import org.tiaowen.rdf.SectorSchemeException;
import org.tiaowen.search.SearchException;
import org.tiaowen.server.ServerException;
import org.tiaowen.source.SourceException;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * What a command that fails says: one line with what is wrong and what to do, and exit code 2 where
 * the user can put it right by asking otherwise, else 1. Only a bug prints a stack trace.
 */
final class Failures implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult result) {
        int code =
                switch (failure) {
                    case IngestException e -> code(e);
                    case GraphException e -> code(e);
                    case ServerException _,
                            GoldException _,
                            SectorSchemeException _,
                            AccessException _,
                            ModelException _ ->
                            WRONG_USAGE;
                    case SearchException e -> e.reason().isRequest() ? WRONG_USAGE : FAILED;
                    case FileSystemException e ->
                            e.getReason() == null
                                    ? WRONG_USAGE
                                    : FAILED; // a path, no fault of disks
                    case SourceException _ -> FAILED;
                    default -> {
                        LOG.error("{} failed", command.getCommandName(), failure);
                        yield FAILED;
                    }
                };
        command.getErr().println("tiaowen: " + message(failure));
        command.getErr().flush();
        return code;
    }

    /**
     * The message; of a path that cannot be used, which has the bare path as its own, what is
     * wrong.
     */
    private static @Nullable String message(Exception failure) {
        return switch (failure) {
            case NoSuchFileException e -> "no such file or folder: " + e.getFile();
            case AccessDeniedException e -> "no permission to use " + e.getFile();
            case NotDirectoryException e -> "no folder: " + e.getFile();
            case FileAlreadyExistsException e -> "is there already: " + e.getFile();
            default -> failure.getMessage();
        };
    }

    private static int code(IngestException e) {
        return switch (e.reason()) {
            case NOTHING_THERE, CORRECTIONS, LOCKED, FORMAT -> WRONG_USAGE;
            case IO -> FAILED;
        };
    }

    private static int code(GraphException e) {
        return switch (e.reason()) {
            case SYNTAX, FORBIDDEN, PROTECTED, PARAMETER, LOCKED -> WRONG_USAGE;
            case TIMEOUT, MEMORY, BUSY, EVALUATION, UNREACHABLE, IO -> FAILED;
        };
    }
}
