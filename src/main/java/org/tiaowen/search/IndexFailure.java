package org.tiaowen.search;

import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.LockObtainFailedException;
import org.tiaowen.search.SearchException.Reason;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Tells from what Lucene throws what is wrong with the directory. */
final class IndexFailure {

    private IndexFailure() {}

    /** The failure to throw; errors of the machine are thrown on. */
    static SearchException of(Path path, Throwable failure) {
        return switch (failure) {
            case SearchException known -> known;
            case Error error -> throw error;
            case LockObtainFailedException e ->
                    new SearchException(
                            Reason.LOCKED,
                            "the index in "
                                    + path
                                    + " is in use by another process; stop that one or use another"
                                    + " data directory",
                            e);
            case IndexFormatTooOldException e -> format(path, e);
            case IndexFormatTooNewException e -> format(path, e);
            case CorruptIndexException e -> damaged(path, e);
            case IndexNotFoundException e -> damaged(path, e);
            case EOFException e -> damaged(path, e);
            case NoSuchFileException e -> damaged(path, e);
            case FileNotFoundException e -> damaged(path, e);
            // a codec or a format by a name that this Lucene does not know
            case IllegalArgumentException e -> damaged(path, e);
            case RuntimeException e -> throw e;
            default ->
                    new SearchException(
                            Reason.IO,
                            "the index in " + path + " cannot be used: " + failure.getMessage(),
                            failure);
        };
    }

    private static SearchException format(Path path, Exception e) {
        return new SearchException(
                Reason.FORMAT,
                "the index in "
                        + path
                        + " was written by another version; make it anew from the graph",
                e);
    }

    private static SearchException damaged(Path path, Exception e) {
        return new SearchException(
                Reason.DAMAGED,
                "the directory "
                        + path
                        + " holds no whole index; make it anew from the graph ("
                        + e.getMessage()
                        + ")",
                e);
    }
}
