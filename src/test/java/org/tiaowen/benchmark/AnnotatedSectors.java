package org.tiaowen.benchmark;

import org.tiaowen.Packaged;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;
import org.tiaowen.extract.SectorEvidence;
import org.tiaowen.rdf.Ontology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sentences with their sectors, without the documents that they come from ({@code
 * fixtures/sectors}). Some that stand beside each other are read as a document, whose topic they
 * make.
 */
final class AnnotatedSectors {

    private static final Path FOLDER = Path.of("src/test/resources/fixtures/sectors");

    /** Sentences read as a document. */
    private static final int TOGETHER = 7;

    private AnnotatedSectors() {}

    /**
     * A sentence that is found to direct something.
     *
     * @param seen what the rule sees of it
     * @param expected places of its sectors in the scheme, the first one first
     */
    record Seen(SectorEvidence.Seen seen, Set<Integer> expected) {}

    private record Row(String text, Set<Integer> expected) {}

    /** The sentences of a file that are found to direct something; all of them do. */
    static List<Seen> read(String set, Ontology ontology) throws IOException {
        List<String> notations = ontology.sectors().notations();
        List<Row> rows =
                Files.readAllLines(FOLDER.resolve(set + ".tsv")).stream()
                        .skip(1)
                        .map(line -> line.split("\t", -1))
                        .map(
                                cells ->
                                        new Row(
                                                cells[0],
                                                Arrays.stream(cells[1].split(";"))
                                                        .map(notations::indexOf)
                                                        .collect(Collectors.toSet())))
                        .toList();
        SectorEvidence evidence = new SectorEvidence(ontology);
        List<Seen> all = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += TOGETHER) {
            List<Row> some = rows.subList(from, Math.min(rows.size(), from + TOGETHER));
            Document document = document(some);
            Facts facts = Packaged.extractor().extract(document);
            for (SectorEvidence.Seen seen : evidence.of(document, facts)) {
                all.add(new Seen(seen, some.get(place(seen.measure())).expected()));
            }
        }
        System.out.printf(
                "%s: %d of %d sentences direct something%n", set, all.size(), rows.size());
        return all;
    }

    private static int place(Measure measure) {
        String id = String.valueOf(measure.evidence().provision());
        return Integer.parseInt(id.substring(id.indexOf('_') + 1)) - 1;
    }

    /** A numbered provision for each sentence, under a title that tells nothing. */
    private static Document document(List<Row> rows) {
        List<Provision> provisions = new ArrayList<>();
        List<Sentence> sentences = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < rows.size(); i++) {
            String text = rows.get(i).text();
            Span span = new Span(at, at + text.codePointCount(0, text.length()));
            String id = "sec_" + (i + 1);
            provisions.add(new Provision(id, null, (i + 1) + ".", "", text, Role.TASK, span));
            sentences.add(new Sentence(id + "/s_1", id, text, span));
            at = span.end() + 1;
        }
        return new Document(
                "sentences.txt",
                1,
                "方案",
                "方案",
                false,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                new Span(0, at),
                provisions,
                sentences);
    }
}
