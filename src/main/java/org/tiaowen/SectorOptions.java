package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.rdf.SectorFile;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which sectors measures are given to: {@code --sectors}, else {@code TIAOWEN_SECTORS}, else ours.
 */
final class SectorOptions {
    @Option(
            names = "--sectors",
            paramLabel = "FILE.ttl",
            description =
                    "Sector scheme, of the shape of ontology/sectors.ttl (default:"
                            + " $TIAOWEN_SECTORS, else the packaged one).")
    private @Nullable Path file;

    /** What the program knows, with the sectors that apply. */
    Ontology ontology() {
        return Ontology.load(named().orElseGet(SectorFile::packaged));
    }

    /**
     * The scheme that a user names, read and checked; nothing where the packaged one applies.
     *
     * @throws org.tiaowen.rdf.SectorSchemeException where it is none
     */
    Optional<SectorFile> named() {
        if (file != null) {
            return Optional.of(SectorFile.read(file));
        }
        String named = System.getenv("TIAOWEN_SECTORS");
        return named == null || named.isEmpty()
                ? Optional.empty()
                : Optional.of(SectorFile.read(Path.of(named)));
    }
}
