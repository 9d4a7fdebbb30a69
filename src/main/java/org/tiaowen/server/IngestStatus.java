package org.tiaowen.server;

import java.util.List;

/**
 * What the server tells of the ingest that runs beside it, or of the last one.
 *
 * @param running whether files are being read, or are about to be
 * @param problems what went wrong with files that did not get into the graph, in words for people,
 *     each with its file; problems inside a source stand in the source's graph
 */
public record IngestStatus(boolean running, List<String> problems) {

    /** Nothing runs, nothing went wrong. */
    public static final IngestStatus IDLE = new IngestStatus(false, List.of());

    /** Takes a copy of the list. */
    public IngestStatus {
        problems = List.copyOf(problems);
    }
}
