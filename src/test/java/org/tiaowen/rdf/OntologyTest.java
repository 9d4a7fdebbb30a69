package org.tiaowen.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.document.Sector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

@NullMarked
class OntologyTest {

    @Test
    void readsThePackagedFiles() {
        Ontology ontology = Ontology.load();
        assertEquals(29, ontology.sectors().sectors().size());
        assertEquals("北京市", ontology.gazetteer().find("京").orElseThrow().name());
        assertTrue(ontology.units().resolve("国务院", null).registered());
    }

    @Test
    void everySectorHasTermsAndAnIndustry() {
        for (Sector sector : Ontology.load().sectors().sectors()) {
            assertTrue(sector.terms().size() >= 40, sector.notation());
            assertFalse(sector.industries().isEmpty(), sector.notation());
            assertFalse(sector.scope().isEmpty(), sector.notation());
            Set<String> words = new HashSet<>();
            sector.terms().forEach(t -> assertTrue(words.add(t.word()), t.word()));
        }
    }

    @Test
    void readsTheSameFromAFolder() {
        Path folder = Path.of("ontology");
        assertEquals(Ontology.load().sectors(), Ontology.load(folder).sectors());
    }

    @Test
    void saysWhichFileIsMissingOrMalformed(@TempDir Path folder) throws IOException {
        var missing = assertThrows(UncheckedIOException.class, () -> Ontology.load(folder));
        assertTrue(String.valueOf(missing.getMessage()).contains("divisions.tsv"));
        for (String name : List.of("divisions.tsv", "former-divisions.tsv", "sectors.ttl")) {
            Files.copy(Path.of("ontology", name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("units.ttl"), "tw:unfinished");
        var malformed = assertThrows(UncheckedIOException.class, () -> Ontology.load(folder));
        assertTrue(String.valueOf(malformed.getMessage()).contains("units.ttl"));
    }
}
