package org.tiaowen.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.document.Modality;
import org.tiaowen.document.Sector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

class SectorFileTest {
    private static final Path PORT = Path.of("src/test/resources/sectors-of-a-port.ttl");

    @TempDir private Path temp;

    @Test
    void readsAnotherScheme() {
        SectorFile file = SectorFile.read(PORT);
        assertEquals(
                List.of("berths", "cargo", "crews", "money", "shore-power"),
                file.scheme().notations());
        Sector cargo = file.scheme().sectors().get(1);
        assertEquals("货物与堆场", cargo.labelZh());
        assertEquals(List.of("海关"), cargo.organs());
        assertTrue(cargo.terms().contains(new Sector.Term("集装箱", 2.0)));
        assertEquals(List.of(Modality.FUND), file.scheme().sectors().get(3).modalities());
        assertEquals(List.of("港口城市"), file.scheme().neutralTerms());
        assertFalse(file.digest().equals(SectorFile.packaged().digest()));
    }

    @Test
    void conceptsStandAtTheAddressesOfTheirNotations() {
        Set<Triple> triples =
                SectorFile.read(PORT).triples(Samples.IRIS).collect(Collectors.toSet());
        assertTrue(
                triples.contains(
                        Triple.create(
                                Samples.IRIS.sector("cargo"),
                                SKOS.broader.asNode(),
                                Samples.IRIS.sector("berths"))));
        assertTrue(triples.stream().noneMatch(t -> t.getPredicate().equals(Tw.strongTerm)));
        assertTrue(
                triples.stream()
                        .noneMatch(
                                t ->
                                        t.getSubject().toString().contains("example")
                                                && t.getSubject().toString().contains("t1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "skos:notation \"cargo\" | | port/t2> needs one skos:notation",
                "skos:notation \"cargo\" | skos:notation \"货 物\" | port/t2> skos:notation \"货 物\"",
                "skos:notation \"cargo\" | skos:notation \"crews\" | has the skos:notation of",
                "\"Crews\"@en | \"Crews\" | port/t3> needs a skos:prefLabel @en",
                "tw:term \"船员\", \"培训\" | skos:note \"x\" | port/t3> has no word",
                "tw:term \"船员\" | tw:terms \"船员\" | unknown property tw:terms",
                "tw:forModality \"fund\" | tw:forModality \"pay\" | \"pay\" is none of [prohibit",
                "tw:organ \"海关\" | tw:industry \"Z9\" | \"Z9\" is no section",
                "a skos:ConceptScheme | a skos:Collection | no skos:ConceptScheme",
                "tw:term \"港口\" . | tw:term \"港口\" | not Turtle: [line: 17, col: 1"
            })
    void saysWhatIsWrongAndWhere(String right, String wrong, String message) throws IOException {
        Path file = temp.resolve("mine.ttl");
        String text =
                Files.readString(PORT)
                        .replace("https://port.example/themes/", "https://x.org/port/");
        String changed = text.replace(right, wrong == null ? "skos:note \"-\"" : wrong);
        assertFalse(changed.equals(text));
        Files.writeString(file, changed);
        var failure = assertThrows(SectorSchemeException.class, () -> SectorFile.read(file));
        String said = String.valueOf(failure.getMessage());
        assertTrue(said.startsWith("sectors: " + file + ": "), said);
        assertTrue(said.contains(message), said);
    }

    @Test
    void saysThatAFileIsMissing() {
        Path file = temp.resolve("none.ttl");
        var failure = assertThrows(SectorSchemeException.class, () -> SectorFile.read(file));
        assertEquals("sectors: " + file + ": there is no such file", failure.getMessage());
    }
}
