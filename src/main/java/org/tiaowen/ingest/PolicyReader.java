package org.tiaowen.ingest;

import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Problem;
import org.tiaowen.document.ProblemCode;
import org.tiaowen.parser.ParsedSource;
import org.tiaowen.parser.PolicyParser;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.source.SourceException;
import org.tiaowen.source.SourceReader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** From bytes to documents and facts: reads, parses, corrects, extracts. Thread-safe. */
public final class PolicyReader {
    private static final List<String> URL_FIELDS = List.of("url", "urls", "source_url", "link");

    private final SourceReader reader = new SourceReader();
    private final PolicyParser parser;
    private final Function<Document, Facts> extractor;
    private final Ontology ontology;

    /**
     * A reader with these rules.
     *
     * @param ontology the units, places and sectors that corrections may name
     */
    public PolicyReader(
            PolicyParser parser, Function<Document, Facts> extractor, Ontology ontology) {
        this.parser = parser;
        this.extractor = extractor;
        this.ontology = ontology;
    }

    /**
     * The sources below some paths, each read when it is asked for.
     *
     * @throws IngestException where a path is missing or nothing is there
     */
    public List<Unread> find(List<Path> paths) {
        return SourceFile.find(paths).stream().map(Unread::new).toList();
    }

    /** A source whose bytes are kept elsewhere than in a folder. */
    Unread kept(String name, SourceFile.Content content) {
        return new Unread(new SourceFile(name, Corrections.none(), 0, content));
    }

    /** A source that is found but not read. */
    public final class Unread {
        private final SourceFile file;

        private Unread(SourceFile file) {
            this.file = file;
        }

        /** Its path relative to the folder it was found in. */
        public String name() {
            return file.name();
        }

        /** Its size in bytes; 0 where it cannot be told. */
        long size() {
            return file.size();
        }

        /** All that is said beside it, of other files too. */
        Corrections corrections() {
            return file.corrections();
        }

        /** What is said of it beside the file. */
        String correction() {
            return file.corrections().fingerprint(file.name());
        }

        /**
         * Its bytes.
         *
         * @throws SourceException where they cannot be had
         */
        byte[] bytes() throws SourceException {
            return file.content().bytes();
        }

        /**
         * Reads it.
         *
         * @throws SourceException where it is no text
         */
        public ReadSource read() throws SourceException {
            return read(bytes());
        }

        ReadSource read(byte[] bytes) throws SourceException {
            return PolicyReader.this.read(bytes, file.name(), file.corrections());
        }
    }

    /**
     * Reads bytes that come from no folder, such as those of a draft.
     *
     * @param name whose ending helps to tell the format
     * @throws SourceException where they are no text
     */
    public ReadSource read(byte[] bytes, String name) throws SourceException {
        return read(bytes, name, Corrections.none());
    }

    /** What a document says, nothing of it corrected. */
    Facts facts(Document document) {
        return extractor.apply(document);
    }

    private ReadSource read(byte[] bytes, String name, Corrections corrections)
            throws SourceException {
        ParsedSource parsed = parser.parse(reader.read(bytes, name));
        Corrections.OfSource said = corrections.of(name, parsed.documents());
        Map<Integer, Document> uncorrected = new HashMap<>();
        parsed.documents().forEach(d -> uncorrected.put(d.seq(), d));
        List<Document> documents = parsed.documents().stream().map(said::apply).toList();
        List<Problem> problems = new ArrayList<>(parsed.problems());
        documents.stream()
                .filter(d -> d.title().isEmpty())
                .map(d -> untitled(parsed, d))
                .forEach(problems::add);
        problems.addAll(said.problems());
        String url =
                corrections
                        .url(name)
                        .or(() -> published(parsed.source().frontMatter()))
                        .orElse(null);
        return new ReadSource(
                parsed.with(problems),
                documents,
                d ->
                        said.apply(
                                uncorrected.getOrDefault(d.seq(), d),
                                d,
                                extractor.apply(d),
                                ontology),
                said.touchesFacts(),
                url);
    }

    private static Optional<String> published(Map<String, String> frontMatter) {
        return URL_FIELDS.stream()
                .filter(frontMatter::containsKey)
                .findFirst()
                .map(frontMatter::get);
    }

    private static Problem untitled(ParsedSource parsed, Document document) {
        String original = parsed.source().original();
        int start = original.offsetByCodePoints(0, document.span().start());
        int line = 1 + (int) original.substring(0, start).chars().filter(c -> c == '\n').count();
        return new Problem(
                Problem.Severity.WARNING, ProblemCode.UNTITLED, List.of(), line, document.span());
    }
}
