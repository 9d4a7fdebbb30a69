package org.tiaowen.evaluate;

import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.ingest.PolicyReader;
import org.tiaowen.parser.PolicyParser;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.source.SourceException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A folder of texts with the answers expected for them, in the formats of {@code gold/README.md}.
 */
public final class AnnotatedTexts {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private final Path gold;
    private final List<Document> documents = new ArrayList<>();

    /**
     * Reads the texts.
     *
     * @param name folder below the resources; its texts lie in {@code texts/}, those of {@code
     *     gold} in {@code corpus/}
     */
    public AnnotatedTexts(String name, Ontology ontology) throws SourceException {
        gold = RESOURCES.resolve(name);
        Path texts = gold.resolve("texts");
        PolicyReader reader =
                new PolicyReader(
                        new PolicyParser(ontology.gazetteer(), ontology.units()),
                        d -> Facts.NONE,
                        ontology);
        for (PolicyReader.Unread file :
                reader.find(List.of(Files.isDirectory(texts) ? texts : Path.of("corpus")))) {
            documents.addAll(file.read().documents());
        }
    }

    /** Where the expected answers lie. */
    public Path gold() {
        return gold;
    }

    /** The documents of the texts. */
    public List<Document> documents() {
        return documents;
    }

    /** What an extractor's answers are worth. */
    public Evaluation evaluate(Function<Document, Facts> extractor) {
        return Evaluation.of(
                gold, documents.stream().map(d -> new Answer(d, extractor.apply(d))).toList());
    }

    /** The beginning of a text as mistakes print it. */
    public static String head(String text, int length) {
        return Folding.head(Folding.fold(text), length);
    }
}
