package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.graph.rdf4j.GraphAddress;
import org.tiaowen.graph.rdf4j.RemoteStores;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;

/**
 * Where the graph is: {@code --graph}, else {@code TIAOWEN_GRAPH}, else in the data directory. Who
 * asks for it stands in the address or in {@code TIAOWEN_GRAPH_USER} and {@code
 * TIAOWEN_GRAPH_PASSWORD}.
 */
final class GraphOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    private @Nullable GraphAddress address;

    @Option(
            names = "--graph",
            paramLabel = "ADDRESS",
            description =
                    "A graph elsewhere: http://…/repositories/NAME of an RDF4J server, or"
                            + " query=URL,update=URL,graphs=URL of a SPARQL endpoint (default:"
                            + " $TIAOWEN_GRAPH, else in the data directory).")
    private void graph(String text) {
        address = parse(text);
    }

    private GraphAddress parse(String text) {
        try {
            return GraphAddress.parse(text, login());
        } catch (IllegalArgumentException e) {
            if (spec == null) {
                throw e;
            }
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static GraphAddress.@Nullable Login login() {
        String user = System.getenv("TIAOWEN_GRAPH_USER");
        String password = System.getenv("TIAOWEN_GRAPH_PASSWORD");
        return user == null || user.isEmpty()
                ? null
                : new GraphAddress.Login(user, password == null ? "" : password);
    }

    /** Opens the graph; the folder is that of a graph in the data directory. */
    GraphStore open(Path folder) {
        GraphAddress address = address();
        return address == null ? Tdb2Store.open(folder) : RemoteStores.open(address);
    }

    private @Nullable GraphAddress address() {
        if (address != null) {
            return address;
        }
        String named = System.getenv("TIAOWEN_GRAPH");
        return named == null || named.isEmpty() ? null : parse(named);
    }
}
