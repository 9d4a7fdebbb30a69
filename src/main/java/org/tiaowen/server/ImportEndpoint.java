package org.tiaowen.server;

import io.javalin.http.Context;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;

import org.eclipse.jetty.http.HttpException;
import org.tiaowen.ingest.IngestException;
import org.tiaowen.ingest.IngestReport;
import org.tiaowen.ingest.Uploads;
import org.tiaowen.server.ImportQueue.Import;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * {@code /api/v1/sources}, writing: files that are sent become sources, sources are taken out. For
 * who has the token, which is asked for before anything of a body is read.
 *
 * <p>The token comes in a header that no browser sends by itself ({@link WriteToken}), so that a
 * page elsewhere can do nothing in the name of who has it.
 */
final class ImportEndpoint {

    /** Bytes of the longest file, an archive as it is packed. */
    private static final long LONGEST_FILE = 64L << 20;

    /** Bytes of a part that are held in memory. */
    private static final int IN_MEMORY = 1 << 20;

    private static final String CONFIG = "org.eclipse.jetty.multipartConfig";
    private static final String FILE = "file";
    private static final String SOURCES = "/api/v1/sources";
    private static final String IMPORTS = "/api/v1/imports";

    private static final Operation POST =
            Operation.of(Section.LISTS, "导入来源", "Adds sources")
                    .note(
                            "Asks for the token of the server (Authorization: Bearer). Each part"
                                + " named 'file' is a text (txt, md, html, pdf, docx, doc) or a zip"
                                + " of texts, and becomes the source upload/NAME, in place of the"
                                + " last one of that name. A file that cannot be read leaves"
                                + " nothing behind. The answer is the report; with 'Prefer:"
                                + " respond-async' it is 202 and says where to ask for it.")
                    .takes(
                            Input.header(
                                    "Prefer",
                                    "respond-async：不等待读取结束",
                                    "respond-async: do not wait for the end (RFC 7240)",
                                    Schema.text()))
                    .reads(
                            "multipart/form-data",
                            Schema.object()
                                    .member(
                                            FILE,
                                            Schema.list(Schema.text().with("format", "binary"))))
                    .outcome(
                            200,
                            "The report: what became of each file.",
                            Map.of(Media.JSON.type(), Schema.ref("Import")))
                    .outcome(
                            202,
                            "It is being read; Location says where to ask.",
                            Map.of(Media.JSON.type(), Schema.ref("Import")))
                    .fails(
                            ProblemType.PARAMETER,
                            ProblemType.UNAUTHORIZED,
                            ProblemType.FORBIDDEN,
                            ProblemType.WRITING_OFF,
                            ProblemType.MEDIA_TYPE,
                            ProblemType.UNREADABLE,
                            ProblemType.NOT_AVAILABLE,
                            ProblemType.BUSY);

    private static final Operation STATE =
            Operation.of(Section.LISTS, "一次导入的进度和报告", "How far an upload is, and its report")
                    .takes(Input.path("id", "导入的编号", "id of the upload", Schema.text()))
                    .outcome(200, "The answer.", Map.of(Media.JSON.type(), Schema.ref("Import")))
                    .note("Whoever knows the id may ask; it is told to the sender alone.")
                    .fails(ProblemType.NOT_FOUND);

    private static final Operation DELETE =
            Operation.of(Section.LISTS, "移除来源", "Takes a source out")
                    .note(
                            "Asks for the token of the server (Authorization: Bearer). A source"
                                + " whose file is still in the folder that is served comes back at"
                                + " the next start.")
                    .takes(Input.path("id", "来源标识", "id of the source", Schema.text()))
                    .gives(204, "It is gone; its addresses answer 410.")
                    .fails(
                            ProblemType.UNAUTHORIZED,
                            ProblemType.FORBIDDEN,
                            ProblemType.WRITING_OFF,
                            ProblemType.NOT_FOUND,
                            ProblemType.NOT_AVAILABLE);

    private final Supplier<Uploads> uploads;
    private final ImportQueue queue;
    private final ImportJson json;
    private final WriteToken token;
    private final long longest;

    /**
     * Takes files.
     *
     * @param longest bytes of an upload
     */
    ImportEndpoint(
            Supplier<Uploads> uploads,
            ImportQueue queue,
            ImportJson json,
            WriteToken token,
            long longest) {
        this.queue = queue;
        this.uploads = uploads;
        this.json = json;
        this.token = token;
        this.longest = longest;
    }

    void register(Routes routes) {
        routes.post(SOURCES, POST, this::post);
        routes.delete(SOURCES + "/{id}", DELETE, this::delete);
        routes.get(IMPORTS + "/{id}", STATE, this::state);
    }

    private void post(Context ctx) throws IOException {
        token.demand(ctx);
        Parameters.ofQuery(ctx).only(POST);
        if (!Body.mediaType(ctx).equals("multipart/form-data")) {
            throw new Problem(
                    ProblemType.MEDIA_TYPE,
                    "sources are sent as files of a form, multipart/form-data");
        }
        Uploads into = uploads.get();
        Import added = queue.add(batch(into, parts(ctx, into.incoming())));
        if (isAsync(ctx)) {
            ctx.header("Location", IMPORTS + "/" + added.id())
                    .header("Preference-Applied", "respond-async");
            write(ctx, 202, json.of(added));
            return;
        }
        IngestReport report = report(added);
        if (report.sources().stream().allMatch(s -> s.outcome() == IngestReport.Outcome.FAILED)) {
            throw new Problem(ProblemType.UNREADABLE, "no file could be read")
                    .with("report", json.of(added));
        }
        write(ctx, 200, json.of(added));
    }

    private static IngestReport report(Import added) {
        try {
            return added.report().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static boolean isAsync(Context ctx) {
        String prefer = ctx.header("Prefer");
        return prefer != null && prefer.contains("respond-async");
    }

    private static void write(Context ctx, int status, JsonObject json) {
        ctx.status(status)
                .header("Cache-Control", "no-store")
                .contentType(Media.JSON.type())
                .result(Json.bytes(json));
    }

    /** A part of the form as a file. */
    private record Upload(Part part) implements Uploads.Sent {

        @Override
        public String name() {
            String name = part.getSubmittedFileName();
            return name == null ? "" : name;
        }

        @Override
        public void writeTo(Path file) throws IOException {
            try (InputStream in = part.getInputStream()) {
                Files.copy(in, file);
            }
        }
    }

    private List<Upload> parts(Context ctx, Path spool) {
        if (ctx.req().getContentLengthLong() > longest) {
            throw tooLong();
        }
        ctx.req()
                .setAttribute(
                        CONFIG,
                        new MultipartConfigElement(
                                spool.toString(), LONGEST_FILE, longest, IN_MEMORY));
        List<Upload> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        try {
            for (Part part : ctx.req().getParts()) {
                if (!part.getName().equals(FILE) || part.getSubmittedFileName() == null) {
                    throw Parameters.invalid(
                            part.getName(),
                            "the form has files in parts named '" + FILE + "' alone");
                }
                Upload file = new Upload(part);
                String name = Uploads.plainName(file.name());
                if (name.isEmpty() || !names.add(name)) {
                    throw Parameters.invalid(
                            FILE,
                            name.isEmpty()
                                    ? "a file has no name, or one that is too long"
                                    : "two files are called '" + name + "'");
                }
                files.add(file);
            }
        } catch (Problem e) {
            throw e;
        } catch (RuntimeException | ServletException | IOException e) {
            throw refused(e);
        }
        if (files.isEmpty()) {
            throw Parameters.invalid(FILE, "the form has no file in a part named '" + FILE + "'");
        }
        return files;
    }

    /** Too long, or no form as RFC 7578 has it. */
    private Problem refused(Exception e) {
        String why = e.getMessage();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            // as the Servlet specification has a part, or all of them, refused
            if (cause instanceof IllegalStateException) {
                return tooLong();
            }
            if (cause instanceof HttpException refusal) {
                why = refusal.getReason();
            }
        }
        return new Problem(ProblemType.REQUEST, "the body is no form with files: " + why);
    }

    private Problem tooLong() {
        return new Problem(
                ProblemType.TOO_LARGE,
                "a file may have %d MiB, an upload %d MiB"
                        .formatted(Math.min(LONGEST_FILE, longest) >> 20, longest >> 20));
    }

    private static Uploads.Batch batch(Uploads into, List<Upload> files) {
        try {
            return into.take(files);
        } catch (IngestException e) {
            if (e.reason() == IngestException.Reason.NOTHING_THERE) {
                throw new Problem(ProblemType.UNREADABLE, "the upload holds no file to read");
            }
            throw e;
        }
    }

    private void state(Context ctx) {
        String id = ctx.pathParam("id");
        write(
                ctx,
                200,
                json.of(
                        queue.find(id)
                                .orElseThrow(
                                        () ->
                                                new Problem(
                                                        ProblemType.NOT_FOUND,
                                                        "there is no upload '" + id + "'"))));
    }

    private void delete(Context ctx) {
        token.demand(ctx);
        String id = ctx.pathParam("id");
        if (!uploads.get().remove(id)) {
            throw new Problem(ProblemType.NOT_FOUND, "there is no source '" + id + "'");
        }
        ctx.status(204).header("Cache-Control", "no-store");
    }
}
