package org.tiaowen;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.evaluate.Answer;
import org.tiaowen.evaluate.Evaluation;
import org.tiaowen.evaluate.Figure;
import org.tiaowen.evaluate.JudgedQueries;
import org.tiaowen.evaluate.Mistake;
import org.tiaowen.ingest.PolicyReader;
import org.tiaowen.ingest.ReadSource;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Measures what the program finds against expected answers. */
@Command(
        name = "evaluate",
        description =
                "Measures what is found in texts, and what search finds, against expected answers:"
                        + " figure TAB value TAB note, then the worst mistakes.")
final class EvaluateCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private SectorOptions sectors;
    @Mixin private SemanticOptions semantic;

    @Parameters(paramLabel = "GOLD", description = "Folder of expected answers.")
    private Path gold;

    @Option(
            names = "--texts",
            paramLabel = "DIR",
            description = "The texts (default: GOLD/texts, else corpus/ beside the launcher).")
    private @Nullable Path texts;

    @Option(
            names = "--worst",
            paramLabel = "N",
            defaultValue = "5",
            description = "Mistakes shown of each fact (default: 5).")
    private int mistakes;

    /** What is measured. */
    private enum Part {
        all,
        facts,
        search
    }

    @Option(
            names = "--only",
            paramLabel = "PART",
            defaultValue = "all",
            description = "facts or search (default: both, where GOLD has both).")
    private Part only = Part.all;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<String> unread = new ArrayList<>();
        boolean isSearched =
                only == Part.search || (only == Part.all && JudgedQueries.of(gold).isPresent());
        List<Figure> figures = new ArrayList<>();
        List<Mistake> worst = List.of();
        if (only != Part.search && (!isSearched || Evaluation.isPossible(gold))) {
            Evaluation evaluation = Evaluation.of(gold, answers(unread));
            figures.addAll(evaluation.figures());
            worst = evaluation.worst(mistakes);
        }
        if (isSearched) {
            figures.addAll(SearchEvaluation.of(List.of(gold), texts(), sectors, semantic));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(json(figures, worst)));
        } else {
            print(figures, worst, out);
        }
        out.flush();
        unread.forEach(m -> spec.commandLine().getErr().println("tiaowen: " + m));
        spec.commandLine().getErr().flush();
        return unread.isEmpty() ? 0 : 1;
    }

    private List<Answer> answers(List<String> unread) {
        PolicyReader reader = Stores.reader(sectors.ontology());
        List<Answer> answers = new ArrayList<>();
        for (PolicyReader.Unread file : reader.find(List.of(texts()))) {
            try {
                ReadSource read = file.read();
                for (Document document : read.documents()) {
                    answers.add(new Answer(document, read.facts(document)));
                }
            } catch (SourceException e) {
                unread.add(String.valueOf(e.getMessage()));
            }
        }
        return answers;
    }

    private Path texts() {
        if (texts != null) {
            return texts;
        }
        Path own = gold.resolve("texts");
        return Files.isDirectory(own) ? own : DataOptions.home().resolve("corpus");
    }

    private static void print(List<Figure> figures, List<Mistake> worst, PrintWriter out) {
        for (Figure figure : figures) {
            out.println(figure.name() + "\t" + figure.rounded() + "\t" + figure.note());
        }
        for (Mistake m : worst) {
            out.println(
                    String.join(
                            "\t",
                            "#  " + m.figure(),
                            m.document(),
                            m.provision(),
                            "expected " + (m.expected().isEmpty() ? "nothing" : m.expected()),
                            "got " + (m.got().isEmpty() ? "nothing" : m.got())));
        }
    }

    private static ObjectNode json(List<Figure> all, List<Mistake> worst) {
        ObjectNode root = JsonMapper.builder().build().createObjectNode();
        ArrayNode figures = root.putArray("figures");
        for (Figure figure : all) {
            figures.addObject()
                    .put("figure", figure.name())
                    .put("value", figure.value())
                    .put("note", figure.note());
        }
        ArrayNode mistakes = root.putArray("worst");
        for (Mistake m : worst) {
            mistakes.addObject()
                    .put("figure", m.figure())
                    .put("document", m.document())
                    .put("provision", m.provision())
                    .put("expected", m.expected())
                    .put("got", m.got());
        }
        return root;
    }
}
