package org.tiaowen;

import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.rdf4j.Federation;
import org.tiaowen.search.SearchIndex;

import picocli.CommandLine.Option;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Which servers answer together: {@code --federate}. */
final class FederateOptions {

    @Option(
            names = "--federate",
            paramLabel = "URL",
            split = ",",
            description =
                    "Answers from these servers together, from no data of its own; separated by"
                            + " commas, or repeated.")
    private List<URI> servers = List.of();

    @Option(
            names = "--federate-timeout",
            defaultValue = "10",
            description = "Seconds that one of them may take for a request (default: 10).")
    private int seconds;

    boolean isGiven() {
        return !servers.isEmpty();
    }

    /**
     * The servers together.
     *
     * @throws GraphException with reason {@code PARAMETER} where one of them has no http address
     */
    Federation open() {
        for (URI server : servers) {
            if (server.getHost() == null
                    || !String.valueOf(server.getScheme()).startsWith("http")) {
                throw new GraphException(Reason.PARAMETER, "not an http address: " + server);
            }
        }
        return Federation.of(servers, Duration.ofSeconds(Math.max(1, seconds)));
    }

    /** Words are looked up by each server for itself. */
    static SearchIndex noIndex() {
        throw new GraphException(
                Reason.FORBIDDEN, "a federation has no index: tw:search is not answered here");
    }
}
