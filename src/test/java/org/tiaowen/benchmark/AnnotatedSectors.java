package org.tiaowen.benchmark;

import org.tiaowen.NumberedSentences;
import org.tiaowen.Packaged;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
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
        for (int from = 0; from < rows.size(); from += NumberedSentences.TOGETHER) {
            List<Row> some =
                    rows.subList(from, Math.min(rows.size(), from + NumberedSentences.TOGETHER));
            Document document = NumberedSentences.plan(some.stream().map(Row::text).toList());
            Facts facts = Packaged.extractor().extract(document);
            for (SectorEvidence.Seen seen : evidence.of(document, facts)) {
                all.add(
                        new Seen(
                                seen,
                                some.get(NumberedSentences.place(seen.measure().evidence()))
                                        .expected()));
            }
        }
        System.out.printf(
                "%s: %d of %d sentences direct something%n", set, all.size(), rows.size());
        return all;
    }
}
