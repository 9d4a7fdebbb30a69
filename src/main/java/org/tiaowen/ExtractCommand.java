package org.tiaowen;

import com.fasterxml.jackson.databind.json.JsonMapper;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.ingest.PolicyReader;
import org.tiaowen.ingest.ReadSource;
import org.tiaowen.rdf.CitationTargets;
import org.tiaowen.rdf.Iris;
import org.tiaowen.source.SourceException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
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

    @Option(
            names = "--text",
            paramLabel = "DIR",
            description = "Also writes the text of each file, which all offsets count, into DIR.")
    private @Nullable Path texts;

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
                List<Node> nodes = iris.documents(iris.sourceId(file.name()), read.documents());
                Map<Integer, Node> bySeq = new HashMap<>();
                for (int i = 0; i < nodes.size(); i++) {
                    bySeq.put(read.documents().get(i).seq(), nodes.get(i));
                }
                CitationTargets targets = new CitationTargets(read.documents(), nodes);
                for (int i = 0; i < nodes.size(); i++) {
                    Document document = read.documents().get(i);
                    Node node = nodes.get(i);
                    out.println(
                            json.writeValueAsString(
                                    ExtractJson.document(
                                            document,
                                            read.facts(document),
                                            seq -> uri(bySeq.get(seq)),
                                            c ->
                                                    targets.of(c, node).stream()
                                                            .map(ExtractCommand::uri)
                                                            .toList())));
                }
                out.println(json.writeValueAsString(ExtractJson.source(read.parsed())));
                if (texts != null) {
                    Path text = texts.resolve(file.name() + ".txt");
                    Files.createDirectories(text.toAbsolutePath().getParent());
                    Files.writeString(text, read.parsed().source().original());
                }
            } catch (SourceException e) {
                whole = false;
                spec.commandLine().getErr().println("tiaowen: " + e.getMessage());
            }
        }
        out.flush();
        return whole ? 0 : 1;
    }

    private static String uri(@Nullable Node node) {
        return node == null ? "" : node.getURI();
    }
}
