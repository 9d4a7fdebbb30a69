package org.tiaowen.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Queries with judged answers ({@code queries.tsv}: qid, type, query; {@code qrels.tsv}: qid,
 * source, quote, grade), and what a search is worth on them.
 *
 * <p>An answer meets a judgement where its source is the judgement's and its folded text holds the
 * quote; each judgement is met once. The figures look at the first {@value #DEPTH} answers:
 *
 * <ul>
 *   <li>nDCG with gains 2^grade - 1 (Järvelin and Kekäläinen 2002, gains of Burges et al. 2005),
 *   <li>recall: the share of the judgements of grade 2 that are met, of {@value #DEPTH} at most,
 *   <li>MRR: one by the rank of the first answer of grade 2, or nothing.
 * </ul>
 */
public final class JudgedQueries {

    private static final int DEPTH = 10;

    /** Characters of an answer: what is longer meets everything, and answers nothing. */
    private static final int LONGEST = 600;

    /** The grade of what answers a query. */
    private static final int ANSWERS = 2;

    private static final String ALL = "all";

    private final List<Query> queries;
    private final Map<String, List<Judgement>> judgements = new HashMap<>();

    /**
     * A query.
     *
     * @param type keyword, question or paraphrase
     */
    public record Query(String id, String type, String text) {}

    /** What a search gives: the name of the source and the text. */
    public record Found(String source, String text) {}

    /** What the answers to one query are worth, each from 0 to 1. */
    public record Worth(double ndcg, double recall, double mrr) {}

    private record Judgement(String source, String quote, int grade) {}

    private JudgedQueries(GoldTable queries, GoldTable judgements) {
        this.queries =
                queries.rows().stream()
                        .map(row -> new Query(row.get("qid"), row.get("type"), row.get("query")))
                        .toList();
        for (GoldTable.Row row : judgements.rows()) {
            judge(
                    row.get("qid"),
                    new Judgement(
                            Folding.stem(row.get("source")),
                            Folding.fold(row.get("quote")),
                            row.number("grade")));
        }
    }

    /**
     * The queries of a folder; nothing where it holds none.
     *
     * @throws GoldException where a table cannot be read
     */
    public static Optional<JudgedQueries> of(Path gold) {
        Path queries = gold.resolve("queries.tsv");
        Path judgements = gold.resolve("qrels.tsv");
        return Files.isRegularFile(queries) && Files.isRegularFile(judgements)
                ? Optional.of(
                        new JudgedQueries(GoldTable.read(queries), GoldTable.read(judgements)))
                : Optional.empty();
    }

    /** The queries in the order of their table. */
    public List<Query> queries() {
        return Collections.unmodifiableList(queries);
    }

    /**
     * The figures of a way to search, {@code search.MODE.TYPE.ndcg@10} and so on.
     *
     * @param mode its name
     * @param search gives the answers to a query, best first
     */
    public List<Figure> figures(String mode, Function<String, List<Found>> search) {
        var figures = new ArrayList<Figure>();
        means(search)
                .forEach(
                        (type, mean) -> {
                            String name = "search." + mode + "." + type;
                            String note = "n " + mean.count;
                            figures.add(new Figure(name + ".ndcg@10", mean.ndcg(), note));
                            figures.add(new Figure(name + ".recall@10", mean.recall(), note));
                            figures.add(new Figure(name + ".mrr@10", mean.mrr(), note));
                        });
        return figures;
    }

    /** Mean nDCG of each type of query, and of {@code all}. */
    public Map<String, Double> ndcg(Function<String, List<Found>> search) {
        var ndcg = new TreeMap<String, Double>();
        means(search).forEach((type, mean) -> ndcg.put(type, mean.ndcg()));
        return ndcg;
    }

    private Map<String, Mean> means(Function<String, List<Found>> search) {
        var means = new TreeMap<String, Mean>();
        for (Query query : queries) {
            Worth worth = worth(query, search.apply(query.text()));
            for (String key : List.of(query.type(), ALL)) {
                means.computeIfAbsent(key, k -> new Mean()).add(worth);
            }
        }
        return means;
    }

    /** What answers to a query are worth. */
    public Worth worth(Query query, List<Found> answers) {
        List<Judgement> judged = judgements.getOrDefault(query.id(), List.of());
        var left = new ArrayList<>(judged);
        var gains = new ArrayList<Integer>();
        for (Found answer : answers.subList(0, Math.min(DEPTH, answers.size()))) {
            String source = Folding.stem(answer.source());
            String text = Folding.fold(answer.text());
            List<Judgement> met =
                    Folding.length(text) > LONGEST
                            ? List.of()
                            : left.stream()
                                    .filter(j -> j.source().equals(source))
                                    .filter(j -> text.contains(j.quote()))
                                    .toList();
            gains.add(met.stream().mapToInt(Judgement::grade).max().orElse(0));
            left.removeAll(met);
        }
        List<Integer> ideal =
                judged.stream()
                        .map(Judgement::grade)
                        .sorted(Collections.reverseOrder())
                        .limit(DEPTH)
                        .toList();
        long need = Math.max(1, judged.stream().filter(j -> j.grade() == ANSWERS).count());
        long found = need - left.stream().filter(j -> j.grade() == ANSWERS).count();
        int first = gains.indexOf(ANSWERS);
        return new Worth(
                ideal.isEmpty() ? 0 : gain(gains) / gain(ideal),
                (double) found / Math.min(need, DEPTH),
                first < 0 ? 0 : 1.0 / (first + 1));
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

    private static double gain(List<Integer> grades) {
        double sum = 0;
        for (int i = 0; i < grades.size(); i++) {
            sum += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }

    private static final class Mean {
        private double ndcg;
        private double recall;
        private double mrr;
        private int count;

        void add(Worth worth) {
            ndcg += worth.ndcg();
            recall += worth.recall();
            mrr += worth.mrr();
            count++;
        }

        double ndcg() {
            return ndcg / count;
        }

        double recall() {
            return recall / count;
        }

        double mrr() {
            return mrr / count;
        }
    }
}
