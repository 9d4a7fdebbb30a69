package org.tiaowen;

import com.fasterxml.jackson.databind.json.JsonMapper;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.document.Language;
import org.tiaowen.ingest.PolicyReader;
import org.tiaowen.ingest.ReadSource;
import org.tiaowen.rdf.CitationTargets;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Ontology;
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
                "Prints documents, provisions and facts of texts as JSON Lines, or shows them in"
                        + " the text; stores nothing.")
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

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            defaultValue = "zh",
            description = "Language of what is not the text's own: zh or en (default: zh).")
    private Language language = Language.ZH;

    @Option(
            names = "--explain",
            description = "Shows the facts in the text, for people, instead of JSON Lines.")
    private boolean explain;

    @Override
    public Integer call() throws IOException {
        Ontology ontology = sectors.ontology();
        PolicyReader reader = Stores.reader(ontology);
        PrintWriter out = spec.commandLine().getOut();
        boolean whole = true;
        for (PolicyReader.Unread file : reader.find(paths)) {
            try {
                ReadSource read = file.read();
                if (explain) {
                    explain(file.name(), read, ontology, out);
                } else {
                    json(file.name(), read, out);
                }
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

    private void explain(String name, ReadSource read, Ontology ontology, PrintWriter out) {
        Ink ink = new Ink(spec.commandLine().getColorScheme().ansi());
        ExplainText text = new ExplainText(out, ink, language, ontology.sectors().sectors());
        for (Document document : read.documents()) {
            text.print(document, read.facts(document), read.corrections(document));
        }
        text.print(name, read.problems());
    }

    private void json(String name, ReadSource read, PrintWriter out) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        Iris iris = Stores.iris();
        List<Node> nodes = iris.documents(iris.sourceId(name), read.documents());
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
                                    read.corrections(document),
                                    seq -> uri(bySeq.get(seq)),
                                    c ->
                                            targets.of(c, node).stream()
                                                    .map(ExtractCommand::uri)
                                                    .toList())));
        }
        out.println(
                json.writeValueAsString(
                        ExtractJson.source(read.parsed(), read.problems(), language)));
    }

    private static String uri(@Nullable Node node) {
        return node == null ? "" : node.getURI();
    }
}
