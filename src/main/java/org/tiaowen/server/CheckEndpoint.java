package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Language;
import org.tiaowen.document.Level;
import org.tiaowen.ingest.Drafts;
import org.tiaowen.overlap.CheckProgress;
import org.tiaowen.overlap.CheckReport;
import org.tiaowen.overlap.DocxReport;
import org.tiaowen.overlap.DraftCheck;
import org.tiaowen.rdf.Validity;
import org.tiaowen.search.Facet;
import org.tiaowen.search.Filters;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.server.Negotiation.Choice;
import org.tiaowen.source.SourceException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /api/v1/overlaps/check}: what a draft repeats. Nothing of the draft is kept. */
final class CheckEndpoint {

    private static final int LIMIT = 10;
    private static final int MOST = 50;

    private static final List<Media> FORMATS =
            List.of(Media.JSON, Media.HTML, Media.CSV, Media.DOCX);

    /** What a text without a name is called. */
    private static final String DRAFT = "draft.txt";

    /** A draft as a form sends it. */
    private static final Schema FORM_PARTS =
            Schema.object()
                    .optional(DraftUpload.TEXT, Schema.text())
                    .optional(DraftUpload.FILE, Schema.text().with("format", "binary"));

    private static final Operation CHECK =
            Operation.of(Section.OVERLAPS, "检查草案与已有条文的重合", "What a draft repeats")
                    .note(
                            "The draft is read as any document and not stored. Each of its measures"
                                + " is compared with the corpus, or with the part that the filters"
                                + " leave: those in force (validOn), those of a place and of the"
                                + " places above it (above), a sector and so on. A cue is no"
                                + " verdict.")
                    .reads(
                            "application/json",
                            Schema.object()
                                    .member(DraftUpload.TEXT, Schema.text())
                                    .optional(DraftUpload.NAME, Schema.text())
                                    .optional(DraftUpload.FILTERS, ClauseEndpoint.filters())
                                    .with("additionalProperties", false))
                    .reads("multipart/form-data", FORM_PARTS)
                    .reads("text/plain", Schema.text())
                    .takes(
                            Input.query(
                                    "limit",
                                    "每条措施最多列出的条文数",
                                    "clauses of the corpus a measure",
                                    Schema.integer(1, MOST).with("default", LIMIT)),
                            Input.query(
                                    "above",
                                    "只比对该地及其上级的文件",
                                    "only documents of this place and of those above it",
                                    Schema.text()),
                            Input.query(
                                    "draftLevel",
                                    "草案的层级；缺省时由文本判断",
                                    "level of the draft; told by its text where it is missing",
                                    Schema.word(Level.values(), Level::label)),
                            RunningChecks.input())
                    .takes(Selection.inputs())
                    .answers(Schema.ref("DraftCheck"), FORMATS)
                    .fails(
                            ProblemType.MEDIA_TYPE,
                            ProblemType.NOT_AVAILABLE,
                            ProblemType.NOT_READY);

    private static final Operation FORM =
            Operation.of(Section.PAGES, "检查草案", "A form to check a draft")
                    .gives(Schema.text(), Media.HTML);

    private static final Operation REPORT =
            Operation.of(Section.PAGES, "草案比对的结果", "What a draft repeats, as a page")
                    .note("The same as POST /api/v1/overlaps/check, for the form.")
                    .reads("multipart/form-data", FORM_PARTS)
                    .gives(Schema.text(), Media.HTML)
                    .fails(
                            ProblemType.PARAMETER,
                            ProblemType.MEDIA_TYPE,
                            ProblemType.NOT_AVAILABLE,
                            ProblemType.NOT_READY);

    private final Supplier<Drafts> drafts;
    private final IndexGate index;
    private final Answers answers;
    private final Naming naming;
    private final RunningChecks running = new RunningChecks();

    CheckEndpoint(Supplier<Drafts> drafts, IndexGate index, Answers answers, Naming naming) {
        this.drafts = drafts;
        this.index = index;
        this.answers = answers;
        this.naming = naming;
    }

    void register(Routes routes) {
        routes.post("/api/v1/overlaps/check", CHECK, this::check);
        routes.get("/check", FORM, ctx -> form(ctx, ""));
        routes.post("/check", REPORT, this::report);
        running.register(routes);
    }

    private static void form(Context ctx, String error) {
        Frame frame = Frame.of(ctx).titled("草案比对", "Draft check");
        Templates.give(
                ctx,
                frame.file("tools.css").file("check.js"),
                "check-form",
                new CheckPage.Form(error, CheckPage.ADDRESS));
    }

    /** The page; what is wrong with the draft is said above the form, to a browser. */
    private void report(Context ctx) throws IOException {
        try {
            check(ctx, DraftUpload.of(ctx));
        } catch (Problem e) {
            if (e.type().status() >= 500 || !Problems.wantsPage(ctx)) {
                throw e;
            }
            ctx.status(e.type().status()).header("Cache-Control", "no-store");
            form(ctx, Frame.of(ctx).say(e.chinese(), String.valueOf(e.getMessage())));
        }
    }

    private void check(Context ctx) throws IOException {
        check(ctx, DraftUpload.of(ctx));
    }

    private void check(Context ctx, DraftUpload draft) throws IOException {
        Parameters parameters = draft.parameters().only(CHECK);
        Choice choice = Negotiation.choose(ctx, parameters.one("format"), FORMATS);
        int limit = parameters.integer("limit", LIMIT, 1, MOST);
        Level level = level(parameters);
        SearchIndex open = index.get();
        Drafts checks = drafts.get();
        answers.giveAnew(
                ctx,
                choice,
                (graph, state) -> {
                    Catalog catalog = answers.catalog(graph, state);
                    Filters scope = scope(parameters, checks, graph, catalog);
                    String name = parameters.one(RunningChecks.NAME);
                    CheckProgress progress = running.begin(name);
                    try {
                        DraftCheck check =
                                checks.check(
                                        draft.bytes(),
                                        draft.name(),
                                        open,
                                        scope,
                                        level,
                                        limit,
                                        progress);
                        write(ctx, choice.media(), draft, check, graph, state);
                    } catch (SourceException e) {
                        throw new Problem(ProblemType.REQUEST, e.problem().message(Language.EN))
                                .inChinese(e.problem().message(Language.ZH))
                                .with("message", e.problem().message(Language.ZH));
                    } finally {
                        running.end(name, progress);
                    }
                });
    }

    private void write(
            Context ctx,
            Media media,
            DraftUpload draft,
            DraftCheck check,
            Graph graph,
            State state) {
        CheckReport report =
                new CheckReport(
                        check,
                        iri -> Validity.of(graph, NodeFactory.createURI(iri)).status(),
                        ChosenLanguage.of(ctx));
        switch (media) {
            case HTML -> {
                Frame frame = Frame.of(ctx).titled("草案比对", "Draft check");
                Templates.give(
                        ctx,
                        frame.file("tools.css"),
                        "check",
                        new CheckPage(frame, naming, graph).of(report, draft));
            }
            case CSV -> {
                attach(ctx, "check.csv");
                ctx.result(report.csv().getBytes(StandardCharsets.UTF_8));
            }
            case DOCX -> {
                attach(ctx, "check.docx");
                ctx.result(DocxReport.of(report));
            }
            default ->
                    ctx.result(
                            Json.bytes(
                                    CheckJson.of(check, graph).put("revision", state.revision())));
        }
    }

    private static void attach(Context ctx, String name) {
        ctx.header("Content-Disposition", "attachment; filename=\"" + name + '"');
    }

    /** The same for a text and filters as members. */
    JsonObject check(JsonBody body) {
        body.only("text", "limit", "filters");
        String text = body.text("text");
        int limit = body.integer("limit", 5, 1, MOST);
        Parameters filters =
                Parameters.of(body.object("filters").members())
                        .only(Selection.PARAMETERS.toArray(String[]::new));
        SearchIndex open = index.get();
        Drafts checks = drafts.get();
        return answers.json(
                (graph, state) -> {
                    Catalog catalog = answers.catalog(graph, state);
                    Filters scope = scope(filters, checks, graph, catalog);
                    try {
                        DraftCheck check =
                                checks.check(
                                        text.getBytes(StandardCharsets.UTF_8),
                                        DRAFT,
                                        open,
                                        scope,
                                        null,
                                        limit);
                        return CheckJson.of(check, graph);
                    } catch (SourceException e) {
                        throw new Problem(ProblemType.REQUEST, e.problem().message(Language.EN));
                    }
                });
    }

    /** The part of the corpus that is asked for. */
    private Filters scope(Parameters parameters, Drafts checks, Graph graph, Catalog catalog) {
        Filters filters =
                Selection.of(parameters, graph, catalog, naming).forSearch(graph, catalog);
        String above = parameters.one("above");
        if (above == null) {
            return filters;
        }
        Set<String> places =
                checks.places(above.strip()).stream()
                        .filter(catalog.jurisdictions()::contains)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (places.isEmpty()) {
            throw Parameters.invalid(
                            "above", "no document of '%s' or of a place above it".formatted(above))
                    .inChinese("库中没有“" + above + "”及其上级的文件。")
                    .with("allowed", catalog.jurisdictions());
        }
        return filters.with(Facet.JURISDICTION, places);
    }

    private static @Nullable Level level(Parameters parameters) {
        String name = parameters.one("draftLevel");
        if (name == null) {
            return null;
        }
        return Level.of(name.strip())
                .orElseThrow(
                        () ->
                                Parameters.invalid(
                                                "draftLevel",
                                                "'draftLevel' cannot be '" + name + "'")
                                        .with(
                                                "allowed",
                                                Stream.of(Level.values())
                                                        .map(Level::label)
                                                        .toList()));
    }
}
