package org.tiaowen;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.tiaowen.ingest.Drafts;
import org.tiaowen.overlap.CheckReport;
import org.tiaowen.overlap.CheckedItem;
import org.tiaowen.overlap.DocxReport;
import org.tiaowen.overlap.DraftCheck;
import org.tiaowen.overlap.Match;
import org.tiaowen.overlap.Wording;
import org.tiaowen.rdf.Validity;
import org.tiaowen.search.Filters;
import org.tiaowen.source.SourceException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Says what a draft repeats of the corpus. */
@Command(name = "check", description = "Says what a draft repeats of the corpus.")
final class CheckCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;
    @Mixin private SemanticOptions semantic = new SemanticOptions();

    @Parameters(paramLabel = "DRAFT", description = "The draft: a text, Word, PDF or HTML file.")
    private Path draft;

    @Option(
            names = "--limit",
            defaultValue = "5",
            description = "Clauses of the corpus a measure (default: 5).")
    private int limit;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes a report: FILE.docx or FILE.csv (default: text on the screen).")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException, SourceException {
        Path file = out;
        String name = file == null ? "" : file.toString().toLowerCase(Locale.ROOT);
        if (file != null && !name.endsWith(".docx") && !name.endsWith(".csv")) {
            throw new ParameterException(
                    spec.commandLine(), "a report is a .docx or a .csv file: --out " + file);
        }
        byte[] bytes = Files.readAllBytes(draft);
        try (Stores stores = Stores.open(data)) {
            stores.sync().repair();
            stores.useVectors(semantic);
            Drafts drafts = stores.drafts();
            DraftCheck check =
                    drafts.check(
                            bytes,
                            String.valueOf(draft.getFileName()),
                            stores.index(),
                            Filters.NONE,
                            null,
                            limit);
            CheckReport report =
                    new CheckReport(
                            check,
                            iri -> stores.graph().readAll((Graph union) -> validity(union, iri)));
            if (file == null) {
                print(report);
            } else if (name.endsWith(".docx")) {
                Files.write(file, DocxReport.of(report));
            } else {
                Files.write(file, report.csv().getBytes(StandardCharsets.UTF_8));
            }
        }
        return 0;
    }

    private static String validity(Graph union, String iri) {
        return Wording.validity(Validity.of(union, NodeFactory.createURI(iri)).status());
    }

    private void print(CheckReport report) {
        PrintWriter to = spec.commandLine().getOut();
        to.println(report.title());
        to.println(report.summary());
        for (CheckedItem item : report.items()) {
            to.printf("%n%s%s%n", String.join("", item.item().path()), item.item().text());
            if (item.isNew()) {
                to.println("   新增：未见重合条文");
            }
            for (Match match : CheckReport.repetitions(item)) {
                to.printf(
                        "   %s %.2f  %s%n      %s  %s%n",
                        Wording.of(match.comparison().label().label()),
                        match.comparison().score(),
                        match.entry().text(),
                        match.entry().citation(),
                        report.about(match.entry()));
                String differences = Wording.differences(match.comparison().differences());
                if (!differences.isEmpty()) {
                    to.println("      " + differences);
                }
                if (match.cue()) {
                    to.println("      " + Wording.CUE);
                }
            }
        }
        to.flush();
    }
}
