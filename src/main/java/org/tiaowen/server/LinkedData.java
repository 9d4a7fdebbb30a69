package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.tiaowen.rdf.FormerAddresses.Fate;
import org.tiaowen.rdf.Tw;
import org.tiaowen.rdf.Vocabulary;
import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code /id/**} and {@code /ns}: every thing that the graph names, for people and for programs.
 * Whatever base the addresses have, their path is answered under the server's own host, and so is
 * the same below {@code /id/}.
 */
final class LinkedData {

    private static final String FOLDER = "/id/";

    private static final String VIEW = "view";

    private static final List<Media> FORMATS =
            Stream.concat(Stream.of(Media.HTML), RdfWriting.FORMATS.stream()).toList();

    /** Those of a document. */
    private static final List<Media> DOCUMENT_FORMATS =
            Stream.concat(FORMATS.stream(), Stream.of(Media.AKN)).toList();

    private static final Operation THING =
            Operation.of(Section.LINKED_DATA, "一个事物", "A thing that the graph names")
                    .takes(
                            Input.path(
                                    "path",
                                    "标识去掉前缀后的部分，可含斜线",
                                    "the identifier without its base; it may have slashes",
                                    Schema.text()),
                            Input.query(
                                    VIEW,
                                    "单位或领域的网页上的图",
                                    "which picture the page of a unit or a sector has",
                                    Schema.word(GraphView.values(), GraphView::label)))
                    .answers(Schema.any(), DOCUMENT_FORMATS)
                    .note("Akoma Ntoso (akn) is a format of documents alone.")
                    .gives(301, "The thing has another address now.")
                    .fails(ProblemType.NOT_FOUND, ProblemType.GONE);

    private static final Operation VOCABULARY =
            Operation.of(Section.LINKED_DATA, "词汇表", "The vocabulary")
                    .answers(Schema.any(), FORMATS);

    private static final Operation SHAPES =
            Operation.of(Section.LINKED_DATA, "图的形状", "The shapes of a source's graph (SHACL)")
                    .answers(Schema.any(), RdfWriting.FORMATS);

    private final Answers answers;
    private final Naming naming;
    private final Pictures pictures;

    LinkedData(Answers answers, Naming naming, Pictures pictures) {
        this.answers = answers;
        this.naming = naming;
        this.pictures = pictures;
    }

    /** The paths of the addresses may be any: these are the last routes to be registered. */
    void register(Routes routes) {
        Set<String> vocabulary = new LinkedHashSet<>(List.of("/ns", path(Tw.NS)));
        vocabulary.forEach(path -> routes.get(path, VOCABULARY, this::vocabulary));
        routes.get("/ns/shapes", SHAPES, this::shapes);
        Set<String> folders = new LinkedHashSet<>(List.of(FOLDER, path(naming.iri(""))));
        // what has become of a thing and what is said of it are of one state, or its page is empty
        folders.forEach(
                folder ->
                        routes.get(
                                folder + "*",
                                THING,
                                ctx -> answers.read((_, _) -> thing(ctx, folder))));
    }

    /** What a thing can be had as. */
    static List<Media> formats(Thing thing) {
        return thing.isA(Tw.Document) ? DOCUMENT_FORMATS : FORMATS;
    }

    private static String path(String iri) {
        return URI.create(iri).getPath();
    }

    private void thing(Context ctx, String folder) throws IOException {
        // Not decoded: addresses are compared as they are written.
        String iri = naming.iri(ctx.req().getRequestURI().substring(folder.length()));
        Parameters parameters = Parameters.ofQuery(ctx).only(THING);
        switch (answers.fate(iri)) {
            case Fate.Moved moved -> {
                redirect(ctx, folder, moved.target().getURI());
                return;
            }
            case Fate.Gone _ ->
                    throw new Problem(
                                    ProblemType.GONE,
                                    iri + " stood for something that is no longer in the store")
                            .inChinese(iri + " 所指的内容已不在库中。");
            case Fate.Unchanged _ -> {
                if (!answers.knows(iri)) {
                    throw new Problem(ProblemType.NOT_FOUND, "the graph knows nothing of " + iri)
                            .inChinese("图中没有 " + iri + "。");
                }
            }
        }
        Choice choice =
                Negotiation.choose(
                        ctx, parameters.one("format"), answers.of(iri, LinkedData::formats));
        answers.give(
                ctx,
                choice,
                (graph, state) -> {
                    Thing thing = Thing.of(new SubjectCache(graph), iri);
                    ctx.header(
                            "Link",
                            links(ctx.req().getRequestURI(), iri, formats(thing), types(thing)));
                    switch (choice.media()) {
                        case HTML ->
                                give(
                                        ctx,
                                        thing,
                                        parameters.one(VIEW, ""),
                                        answers.catalog(graph, state),
                                        state);
                        case AKN -> {
                            DeferredOutput out = new DeferredOutput(ctx);
                            AkomaNtoso.write(thing, out);
                            out.send();
                        }
                        default -> write(ctx, Description.of(thing), choice.media());
                    }
                });
    }

    private void give(Context ctx, Thing thing, String view, Catalog catalog, State state) {
        Frame frame = Frame.of(ctx).titled(Naming.title(thing));
        for (Media media : ThingPage.formats(thing)) {
            frame.alternate(media.type(), "?format=" + media.names().getFirst());
        }
        if (thing.isA(Tw.Document)) {
            frame.data(SchemaOrg.of(thing));
        }
        MeasureList measures = MeasureList.of(thing, naming, frame);
        Picture picture = null;
        if (measures.total() > 0) {
            frame.drawing();
            picture =
                    pictures.of(
                            frame,
                            MeasureList.subject(thing, view),
                            catalog,
                            other -> "?view=" + other.label() + "#picture");
        }
        Templates.give(
                ctx, frame, "thing", ThingPage.of(thing, measures, picture, state, naming, frame));
    }

    /** To the path of that address below the same folder, in the format that was asked. */
    private void redirect(Context ctx, String folder, String iri) {
        String query = ctx.queryString();
        answers.state().mark(ctx);
        ctx.header("Cache-Control", "no-cache")
                .header("Vary", "Accept, Accept-Encoding")
                .header(
                        "Location",
                        folder
                                + iri.substring(naming.iri("").length())
                                + (query == null ? "" : "?" + query))
                .status(301);
    }

    private void vocabulary(Context ctx) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only("format");
        Choice choice = Negotiation.choose(ctx, parameters.one("format"), FORMATS);
        answers.give(
                ctx,
                choice,
                (_, _) -> {
                    ctx.header("Link", links("/ns", Tw.NS, FORMATS, List.of()));
                    if (choice.media() == Media.HTML) {
                        Frame frame = Frame.of(ctx).titled("词汇表", "Vocabulary");
                        Templates.give(
                                ctx, frame, "vocabulary", VocabularyPage.of(Terms.graph(), frame));
                    } else {
                        write(ctx, Terms.graph(), choice.media());
                    }
                });
    }

    private void shapes(Context ctx) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(SHAPES);
        Choice choice = Negotiation.choose(ctx, parameters.one("format"), RdfWriting.FORMATS);
        answers.give(ctx, choice, (_, _) -> write(ctx, Vocabulary.shapes(), choice.media()));
    }

    private static void write(Context ctx, Graph graph, Media media) throws IOException {
        DeferredOutput out = new DeferredOutput(ctx);
        RdfWriting.write(graph, media, out);
        out.send();
    }

    /** Classes of the vocabulary that the thing is of. */
    private static List<Node> types(Thing thing) {
        return thing.all(RDF.type.asNode()).stream().filter(Terms::isOwn).toList();
    }

    /** Its address, the same in other formats, what describes it, what it is (RFC 8288). */
    private static String links(String path, String iri, List<Media> media, List<Node> types) {
        Stream<String> formats =
                media.stream()
                        .map(
                                m ->
                                        "<%s?format=%s>; rel=\"%s\"; type=\"%s\""
                                                .formatted(
                                                        path,
                                                        m.names().getFirst(),
                                                        m == Media.TURTLE
                                                                ? "alternate describedby"
                                                                : "alternate",
                                                        m.type()));
        return Stream.of(
                        Stream.of("<" + iri + ">; rel=\"canonical\""),
                        formats,
                        types.stream().map(type -> "<" + type.getURI() + ">; rel=\"type\""))
                .flatMap(links -> links)
                .collect(Collectors.joining(", "));
    }
}
