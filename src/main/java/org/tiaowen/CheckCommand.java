package org.tiaowen;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Language;
import org.tiaowen.document.Level;
import org.tiaowen.ingest.Drafts;
import org.tiaowen.overlap.CheckReport;
import org.tiaowen.overlap.CheckedItem;
import org.tiaowen.overlap.DocxReport;
import org.tiaowen.overlap.DraftCheck;
import org.tiaowen.overlap.Match;
import org.tiaowen.overlap.Wording;
import org.tiaowen.rdf.Validity;
import org.tiaowen.search.Facet;
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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Says what a draft repeats of the corpus. */
@Command(name = "check", description = "Says what a draft repeats of the corpus.")
final class CheckCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;
    @Mixin private SemanticOptions semantic = new SemanticOptions();
    @Mixin private FilterOptions filters = new FilterOptions();

    @Parameters(paramLabel = "DRAFT", description = "The draft: a text, Word, PDF or HTML file.")
    private Path draft;

    @Option(
            names = "--limit",
            defaultValue = "5",
            description = "Clauses of the corpus a measure (default: 5).")
    private int limit;

    @Option(
            names = "--above",
            paramLabel = "PLACE",
            description = "Only documents of this place and of those above it.")
    private @Nullable String above;

    @Option(
            names = "--draft-level",
            paramLabel = "LEVEL",
            description = "国家级, 省级, 市级 or 县级 (default: told by the draft).")
    private @Nullable String level;

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
        if (Files.isDirectory(draft)) {
            throw new ParameterException(
                    spec.commandLine(), "a draft is one file, not a folder: " + draft);
        }
        if (limit < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--limit is a number from 1: --limit " + limit);
        }
        byte[] bytes = Files.readAllBytes(draft);
        try (Stores stores = Stores.openExisting(data)) {
            stores.sync().repair();
            stores.useVectors(semantic);
            Drafts drafts = stores.drafts();
            DraftCheck check =
                    drafts.check(
                            bytes,
                            String.valueOf(draft.getFileName()),
                            stores.index(),
                            scope(stores),
                            level == null ? null : level(level),
                            limit);
            CheckReport report =
                    new CheckReport(
                            check,
                            iri -> stores.graph().readAll((Graph union) -> validity(union, iri)),
                            Language.ZH);
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

    /** The part of the corpus that is asked for. */
    private Filters scope(Stores stores) {
        Filters scope = filters.of(stores);
        String place = above;
        if (place == null) {
            return scope;
        }
        List<String> known = FilterOptions.values(stores.index(), Facet.JURISDICTION);
        List<String> places =
                stores.drafts().places(place).stream().filter(known::contains).toList();
        if (places.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no document of a place above: --above %s; there are %s"
                            .formatted(place, String.join(", ", known)));
        }
        return scope.with(Facet.JURISDICTION, places);
    }

    private Level level(String name) {
        return Level.of(name)
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(), "no level: --draft-level " + name));
    }

    private static String validity(Graph union, String iri) {
        return Validity.of(union, NodeFactory.createURI(iri)).status();
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
                        Wording.ZH.of(match.comparison().label().label()),
                        match.comparison().score(),
                        match.entry().text(),
                        match.entry().citation(),
                        report.about(match.entry()));
                String differences = Wording.ZH.differences(match.comparison().differences());
                if (!differences.isEmpty()) {
                    to.println("      " + differences);
                }
                if (match.cue()) {
                    to.println("      " + Wording.ZH.cue());
                }
            }
        }
        to.flush();
    }
}
