package org.tiaowen.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Queries with judged answers ({@code queries.tsv}, {@code qrels.tsv}) and what a ranking is worth
 * on them: nDCG at 10 with gains 2^grade - 1. An answer is judged where its source is the
 * judgement's and its folded text holds the quote; each judgement counts once.
 */
final class JudgedQueries {

    private static final int DEPTH = 10;
    private static final int LONGEST_TEXT = 600;
    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Pattern MARK = Pattern.compile("[\"“”'‘’*#>]");

    private final List<Query> queries;
    private final Map<String, List<Judgement>> judgements = new HashMap<>();

    /** A query of a type: keyword, question or paraphrase. */
    record Query(String id, String type, String text) {}

    /** What a search gives: the stem of the source's name, and a text. */
    record Answer(String source, String text) {}

    private record Judgement(String source, String quote, int grade) {}

    JudgedQueries(Path folder) {
        queries =
                rows(folder.resolve("queries.tsv")).stream()
                        .map(row -> new Query(row[0], row[1], row[2]))
                        .toList();
        for (String[] row : rows(folder.resolve("qrels.tsv"))) {
            judge(row[0], new Judgement(stem(row[1]), fold(row[3]), Integer.parseInt(row[4])));
        }
    }

    List<Query> queries() {
        return queries;
    }

    /** Mean nDCG at 10 by type of query, and {@code all}. */
    Map<String, Double> ndcg(Function<String, List<Answer>> search) {
        var sums = new HashMap<String, double[]>();
        for (Query query : queries) {
            double value = ndcg(query, search.apply(query.text()));
            for (String key : List.of(query.type(), "all")) {
                double[] sum = sums.computeIfAbsent(key, k -> new double[2]);
                sum[0] += value;
                sum[1]++;
            }
        }
        var means = new HashMap<String, Double>();
        sums.forEach((key, sum) -> means.put(key, sum[0] / sum[1]));
        return means;
    }

    double ndcg(Query query, List<Answer> answers) {
        List<Judgement> judged = judgements.getOrDefault(query.id(), List.of());
        var left = new ArrayList<>(judged);
        var gains = new ArrayList<Integer>();
        for (Answer answer : answers.subList(0, Math.min(DEPTH, answers.size()))) {
            String text = fold(answer.text());
            List<Judgement> met =
                    left.stream()
                            .filter(j -> j.source().equals(answer.source()))
                            .filter(j -> text.length() <= LONGEST_TEXT && text.contains(j.quote()))
                            .toList();
            gains.add(met.stream().mapToInt(Judgement::grade).max().orElse(0));
            left.removeAll(met);
        }
        List<Integer> ideal =
                judged.stream()
                        .map(Judgement::grade)
                        .sorted(Comparator.reverseOrder())
                        .limit(DEPTH)
                        .toList();
        return ideal.isEmpty() ? 0 : dcg(gains) / dcg(ideal);
    }

    static String stem(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Of two judgements of the same quote the higher grade counts. */
    private void judge(String query, Judgement judgement) {
        List<Judgement> all = judgements.computeIfAbsent(query, q -> new ArrayList<>());
        int grade = judgement.grade();
        for (Judgement other : List.copyOf(all)) {
            if (other.source().equals(judgement.source())
                    && other.quote().equals(judgement.quote())) {
                grade = Math.max(grade, other.grade());
                all.remove(other);
            }
        }
        all.add(new Judgement(judgement.source(), judgement.quote(), grade));
    }

    private static double dcg(List<Integer> gains) {
        double sum = 0;
        for (int i = 0; i < gains.size(); i++) {
            sum += (Math.pow(2, gains.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }

    private static String fold(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return MARK.matcher(BLANK.matcher(normal).replaceAll("")).replaceAll("");
    }

    private static List<String[]> rows(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
