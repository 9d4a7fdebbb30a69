package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.graph.Graph;
import org.tiaowen.rdf.Tw;
import org.tiaowen.server.Negotiation.Choice;
import org.tiaowen.source.SourceException;
import org.tiaowen.source.SourceReader;
import org.tiaowen.source.SourceText;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/sources/{id}/text}: what a source said when it was read. */
final class Sources {

    private static final Operation TEXT =
            Operation.of(Section.LISTS, "来源的原文", "The text of a source")
                    .note(
                            "Decoded, with LF at its line ends; start and end count Unicode code"
                                    + " points, as all spans do.")
                    .takes(
                            Input.path("id", "来源标识", "id of the source", Schema.text()),
                            Input.query(
                                    "start",
                                    "起点",
                                    "first code point",
                                    Schema.integer().with("minimum", 0)),
                            Input.query(
                                    "end",
                                    "终点",
                                    "code point behind the last",
                                    Schema.integer().with("minimum", 0)))
                    .answers(Schema.text(), List.of(Media.TEXT))
                    .fails(ProblemType.NOT_FOUND);

    private static final Operation PAGE =
            Operation.of(Section.PAGES, "来源原文中的一段", "A passage in the text of its source")
                    .takes(
                            TEXT.inputs().stream()
                                    .filter(input -> !input.name().equals("format"))
                                    .toList())
                    .gives(Schema.text(), Media.HTML)
                    .fails(
                            ProblemType.NOT_FOUND,
                            ProblemType.PARAMETER,
                            ProblemType.NOT_ACCEPTABLE);

    /** Code points that are shown before and behind a passage. */
    private static final int AROUND = 1200;

    /**
     * A passage as the template {@code source} shows it.
     *
     * @param end code point behind the last one of it
     */
    record Passage(
            String name,
            String page,
            String before,
            String text,
            String behind,
            int start,
            int end,
            int length,
            String plain) {}

    private final SourceBytes bytes;
    private final Answers answers;
    private final Naming naming;

    Sources(SourceBytes bytes, Answers answers, Naming naming) {
        this.bytes = bytes;
        this.answers = answers;
        this.naming = naming;
    }

    void register(Routes routes) {
        routes.get("/api/v1/sources/{id}/text", TEXT, this::text);
        routes.get("/sources/{id}", PAGE, this::page);
    }

    /**
     * The decoded text with LF at its line ends ({@link SourceText#original()}), or its code points
     * from {@code start} to {@code end}.
     */
    private void text(Context ctx) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(TEXT);
        int start = parameters.integer("start", 0, 0, Integer.MAX_VALUE);
        int end = parameters.integer("end", Integer.MAX_VALUE, start, Integer.MAX_VALUE);
        String id = ctx.pathParam("id");
        answers.give(
                ctx,
                Negotiation.choose(ctx, parameters.one("format"), List.of(Media.TEXT)),
                (graph, _) -> ctx.result(slice(text(graph, id), start, end)));
    }

    private void page(Context ctx) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(PAGE);
        Choice choice = Negotiation.choose(ctx, null, List.of(Media.HTML));
        int asked = parameters.integer("start", 0, 0, Integer.MAX_VALUE);
        int until = parameters.integer("end", asked, asked, Integer.MAX_VALUE);
        String id = ctx.pathParam("id");
        answers.give(
                ctx,
                choice,
                (graph, _) -> {
                    String text = text(graph, id);
                    Thing source = Thing.of(graph, naming.iri("source/" + id));
                    int length = text.codePointCount(0, text.length());
                    int start = Math.min(asked, length);
                    int end = Math.min(until, length);
                    Passage passage =
                            new Passage(
                                    source.label(),
                                    naming.path(source.iri()),
                                    part(text, Math.max(0, start - AROUND), start),
                                    part(text, start, end),
                                    part(text, end, Math.min(length, end + AROUND)),
                                    start,
                                    end,
                                    length,
                                    "/api/v1/sources/" + source.localName() + "/text");
                    Frame frame = Frame.of(ctx);
                    Templates.give(
                            ctx,
                            frame.titled(frame.say("原文：", "Original: ") + source.label()),
                            "source",
                            passage);
                });
    }

    private static String part(String text, int start, int end) {
        int from = text.offsetByCodePoints(0, start);
        return text.substring(from, text.offsetByCodePoints(from, end - start));
    }

    /** The text of a source; empty where there is none, or its bytes are not kept. */
    Optional<String> text(String id) {
        try {
            return Optional.of(
                    answers.of(
                            naming.iri("source/" + id),
                            source -> {
                                try {
                                    return text(source.graph(), id);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            }));
        } catch (Problem | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private String text(Graph graph, String id) throws IOException {
        Thing source = Thing.of(graph, naming.iri("source/" + id));
        String sha256 = source.text(Tw.sha256);
        Optional<byte[]> kept =
                sha256 == null || !source.isA(Tw.Source) ? Optional.empty() : bytes.find(sha256);
        if (kept.isEmpty()) {
            throw new Problem(
                    ProblemType.NOT_FOUND,
                    sha256 == null
                            ? "there is no source '" + id + "'"
                            : "the original of source '" + id + "' is not kept");
        }
        try {
            return new SourceReader().read(kept.get(), source.string(Tw.name)).original();
        } catch (SourceException e) {
            throw new IOException("the original of " + source.iri() + " cannot be read", e);
        }
    }

    /** Offsets count code points, as all spans do; what lies beyond the end is not there. */
    private static byte[] slice(String text, int start, int end) {
        int length = text.codePointCount(0, text.length());
        int from = text.offsetByCodePoints(0, Math.min(start, length));
        int to = text.offsetByCodePoints(0, Math.min(end, length));
        return text.substring(from, to).getBytes(StandardCharsets.UTF_8);
    }
}
