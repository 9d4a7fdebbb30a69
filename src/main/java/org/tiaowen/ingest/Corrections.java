package org.tiaowen.ingest;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Correction;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Problem;
import org.tiaowen.document.ProblemCode;
import org.tiaowen.rdf.Ontology;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code sources.yaml} and the overlay {@code corrections.yaml} say of the files beside them:
 * what a file cannot tell, and what was read wrongly. The overlay comes second and wins.
 *
 * <pre>
 * 001.txt:
 *   url: https://…            # where it was published
 *   documents:
 *     1:                      # number of the document in the file, or its title or 文号
 *       title: …              # and kind, number, issuers, issued, effective
 *       validity: repealed    # and repealedBy, repealedOn
 *       by: …                 # and date, note
 *       facts:
 *         - provision: 二、/（一）
 *           quote: words of the sentence
 *           replace: {unit: 市财政局}
 *           with: {role: support}
 * </pre>
 */
final class Corrections {
    /** The files, in the order in which they are applied. */
    private static final List<String> FILES = List.of("sources.yaml", "corrections.yaml");

    /** What is said of one file. */
    private record Said(Origin origin, @Nullable String url, List<DocumentCorrection> documents) {
        Said and(Said later) {
            List<DocumentCorrection> all = new ArrayList<>(documents);
            all.addAll(later.documents);
            return new Said(origin, later.url == null ? url : later.url, all);
        }
    }

    private final Path folder;
    private final Map<String, Said> bySource;

    private Corrections(Path folder, Map<String, Said> bySource) {
        this.folder = folder;
        this.bySource = bySource;
    }

    /** No corrections. */
    static Corrections none() {
        return new Corrections(Path.of(""), Map.of());
    }

    /** Whether a file of that name holds corrections and is no text. */
    static boolean isCorrections(String name) {
        return FILES.contains(name);
    }

    /**
     * Reads the corrections of a folder, if it has any.
     *
     * @throws IngestException with reason {@code CORRECTIONS}, naming file and line
     */
    static Corrections of(Path folder) {
        Map<String, Said> bySource = new HashMap<>();
        for (String name : FILES) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                YamlNode.read(file)
                        .ifPresent(
                                root ->
                                        root.fields()
                                                .forEach(
                                                        (source, entry) ->
                                                                bySource.merge(
                                                                        source,
                                                                        said(entry),
                                                                        Said::and)));
            }
        }
        return new Corrections(folder, bySource);
    }

    private static Said said(YamlNode entry) {
        Map<String, YamlNode> fields = entry.fields(List.of("url", "documents"));
        YamlNode url = fields.get("url");
        YamlNode documents = fields.get("documents");
        List<DocumentCorrection> corrections = new ArrayList<>();
        if (documents != null) {
            documents
                    .fields()
                    .forEach((key, said) -> corrections.add(DocumentCorrection.of(key, said)));
        }
        return new Said(
                Origin.of(entry, Map.of()),
                url == null || url.text().isEmpty() ? null : url.text(),
                corrections);
    }

    /**
     * What it says of one file, as a text that changes when it does; lines count, because problems
     * name them.
     */
    String fingerprint(String source) {
        Said said = bySource.get(source);
        if (said == null) {
            return "";
        }
        StringBuilder text = new StringBuilder(String.valueOf(said.url()));
        for (DocumentCorrection document : said.documents()) {
            text.append('\n').append(document.origin()).append(document.document());
            text.append(document.fields());
            document.facts().forEach(f -> text.append('\n').append(f.origin()).append(f.text()));
        }
        return text.toString();
    }

    /** Where the file was published. */
    Optional<String> url(String source) {
        return Optional.ofNullable(bySource.get(source)).map(Said::url);
    }

    /** What it says of files that are not there. */
    List<Problem> strays() {
        List<Problem> strays = new ArrayList<>();
        bySource.forEach(
                (source, said) -> {
                    Path file = folder.resolve(source);
                    boolean there = Files.exists(file);
                    for (Path at = file.getParent();
                            !there && at != null && !at.equals(folder);
                            at = at.getParent()) {
                        there = Files.isRegularFile(at);
                    }
                    if (!there) {
                        strays.add(said.origin().warning(ProblemCode.CORRECTION_NO_SOURCE, source));
                    }
                });
        return strays;
    }

    /** What it says of the documents of one source. */
    OfSource of(String source, List<Document> documents) {
        OfSource of = new OfSource();
        Said said = bySource.get(source);
        if (said != null) {
            said.documents().forEach(d -> of.assign(d, documents));
        }
        return of;
    }

    /** The corrections of one source by the document that each is of. */
    static final class OfSource {
        private final Map<Integer, List<DocumentCorrection>> bySeq = new HashMap<>();
        private final List<Problem> problems = new ArrayList<>();

        private void assign(DocumentCorrection correction, List<Document> documents) {
            List<Document> meant = documents.stream().filter(correction::means).toList();
            if (meant.size() == 1) {
                bySeq.computeIfAbsent(meant.getFirst().seq(), _ -> new ArrayList<>())
                        .add(correction);
            } else {
                problems.add(
                        correction
                                .origin()
                                .warning(
                                        meant.isEmpty()
                                                ? ProblemCode.CORRECTION_NO_DOCUMENT
                                                : ProblemCode.CORRECTION_MANY_DOCUMENTS,
                                        correction.document()));
            }
        }

        /** Those that are of no document, or of several. */
        List<Problem> problems() {
            return problems;
        }

        /** Whether the facts of some document are corrected. */
        boolean touchesFacts() {
            return bySeq.values().stream()
                    .flatMap(List::stream)
                    .anyMatch(d -> !d.facts().isEmpty());
        }

        /** The document with what is said of its fields. */
        Document apply(Document read) {
            Document document = read;
            for (DocumentCorrection correction : bySeq.getOrDefault(read.seq(), List.of())) {
                document = correction.apply(document);
            }
            return document;
        }

        /**
         * The facts with what is said of them.
         *
         * @param read the document without corrections
         * @param corrected the same with them
         */
        CorrectedFacts apply(Document read, Document corrected, Facts found, Ontology ontology) {
            List<DocumentCorrection> said = bySeq.getOrDefault(read.seq(), List.of());
            if (said.isEmpty()) {
                return new CorrectedFacts(found, List.of(), List.of());
            }
            Map<String, Correction> fields = new java.util.LinkedHashMap<>();
            for (DocumentCorrection correction : said) {
                correction.corrections(read).forEach(c -> fields.put(c.field(), c));
            }
            CorrectedFacts facts =
                    new FactCorrector(corrected, found, ontology)
                            .apply(said.stream().flatMap(d -> d.facts().stream()).toList());
            List<Correction> all = new ArrayList<>(fields.values());
            all.addAll(facts.corrections());
            return new CorrectedFacts(facts.facts(), all, facts.problems());
        }
    }
}
