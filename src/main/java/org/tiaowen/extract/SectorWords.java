package org.tiaowen.extract;

import org.tiaowen.analysis.Word;
import org.tiaowen.document.SectorScheme;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What ordinary words, those that are no terms of the scheme among them, add to the sign of each
 * sector of the packaged scheme: 补贴 alone rarely means that a measure is about taxes first.
 *
 * <p>The weights are data ({@code sector-words.tsv}), fitted by logistic regression to annotated
 * texts, where they add to what {@link SectorModel} says without them. Of a scheme with other
 * sectors they know nothing and add nothing. Immutable and safe for threads.
 */
final class SectorWords {

    private static final String FILE = "sector-words.tsv";

    private record Weight(int sector, double value) {}

    private final Map<String, List<Weight>> weights;
    private final int sectors;

    private SectorWords(Map<String, List<Weight>> weights, int sectors) {
        this.weights = weights;
        this.sectors = sectors;
    }

    /** The packaged weights, or none where the scheme is another one. */
    static SectorWords of(SectorScheme scheme) {
        List<String> notations = scheme.notations();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < notations.size(); i++) {
            places.put(notations.get(i), i);
        }
        Map<String, List<Weight>> weights = new HashMap<>();
        Set<String> named = new HashSet<>();
        try (InputStream in =
                        Objects.requireNonNull(SectorWords.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split("\t");
                    Weight[] row = new Weight[cells.length - 1];
                    for (int i = 0; i < row.length; i++) {
                        int blank = cells[i + 1].indexOf(' ');
                        String notation = cells[i + 1].substring(0, blank);
                        named.add(notation);
                        row[i] =
                                new Weight(
                                        places.getOrDefault(notation, -1),
                                        Double.parseDouble(cells[i + 1].substring(blank + 1)));
                    }
                    weights.put(cells[0], List.of(row));
                }
                line = lines.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SectorWords(
                places.keySet().containsAll(named) ? weights : Map.of(), notations.size());
    }

    /** What the words add to the sign of each sector; one said again adds nothing. */
    double[] of(List<Word> words) {
        double[] sums = new double[sectors];
        if (!weights.isEmpty()) {
            Set<String> seen = new HashSet<>();
            for (Word word : words) {
                List<Weight> known = weights.get(word.text());
                if (known != null && seen.add(word.text())) {
                    for (Weight weight : known) {
                        sums[weight.sector()] += weight.value();
                    }
                }
            }
        }
        return sums;
    }
}
