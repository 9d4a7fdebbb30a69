package org.tiaowen;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.jena.graph.Node;
import org.tiaowen.document.Document;
import org.tiaowen.ingest.PolicyReader;
import org.tiaowen.ingest.ReadSource;
import org.tiaowen.rdf.Iris;
import org.tiaowen.source.SourceException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Prints what a text says, without any store. */
@Command(
        name = "extract",
        description =
                "Prints documents, provisions and facts of texts as JSON Lines; stores nothing.")
final class ExtractCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private SectorOptions sectors;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders.")
    private List<Path> paths;

    @Override
    public Integer call() throws IOException {
        PolicyReader reader = Stores.reader(sectors.ontology());
        Iris iris = Stores.iris();
        JsonMapper json = JsonMapper.builder().build();
        PrintWriter out = spec.commandLine().getOut();
        boolean whole = true;
        for (PolicyReader.Unread file : reader.find(paths)) {
            try {
                ReadSource read = file.read();
                Map<Integer, String> addresses = addresses(iris, file.name(), read.documents());
                for (Document document : read.documents()) {
                    ObjectNode node =
                            ExtractJson.document(
                                    document,
                                    read.facts(document),
                                    seq -> addresses.getOrDefault(seq, ""));
                    out.println(json.writeValueAsString(node));
                }
                out.println(json.writeValueAsString(ExtractJson.source(read.parsed())));
            } catch (SourceException e) {
                whole = false;
                spec.commandLine().getErr().println("tiaowen: " + e.getMessage());
            }
        }
        out.flush();
        return whole ? 0 : 1;
    }

    private static Map<Integer, String> addresses(
            Iris iris, String name, List<Document> documents) {
        List<Node> nodes = iris.documents(iris.sourceId(name), documents);
        Map<Integer, String> bySeq = new HashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            bySeq.put(documents.get(i).seq(), nodes.get(i).getURI());
        }
        return bySeq;
    }
}
