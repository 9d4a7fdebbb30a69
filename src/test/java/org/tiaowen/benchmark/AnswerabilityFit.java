package org.tiaowen.benchmark;

import org.tiaowen.retrieve.AnswerabilityExam;
import org.tiaowen.retrieve.AnswerabilityExam.Question;
import org.tiaowen.retrieve.IngestedTexts;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.Vectors;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fits what tells answered questions from others to {@code search}, {@code questions} and {@code
 * questions-3}, and to the same questions asked of texts that do not answer them: prints the
 * weights, precision and recall by ten-fold cross-validation, and on {@code search-2}, which no
 * weight has seen.
 *
 * <pre>{@code
 * mvn -q -Dbenchmark=AnswerabilityFit process-test-classes
 * }</pre>
 */
public final class AnswerabilityFit {

    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
    private static final Path VECTORS = Path.of("target/answerability");
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static final double RIDGE = 1;
    private static final int FOLDS = 10;

    /** What a question counts that is asked of texts which have nothing on it: most are easy. */
    private static final double STRANGE = 0.5;

    private AnswerabilityFit() {}

    public static void main(String[] args) {
        IngestedTexts corpus = IngestedTexts.corpus();
        try (IngestedTexts others = IngestedTexts.of(folders(1, 2, 3, 4, 5));
                IngestedTexts more = IngestedTexts.of(folders(7, 8, 10));
                Vectors own = AnswerabilityExam.embed(corpus, VECTORS.resolve("corpus"));
                Vectors theirs = AnswerabilityExam.embed(others, VECTORS.resolve("others"));
                Vectors further = AnswerabilityExam.embed(more, VECTORS.resolve("more"))) {
            OUT.printf("%,d, %,d, %,d vectors%n", own.size(), theirs.size(), further.size());
            for (SearchMode mode : List.of(SearchMode.HYBRID, SearchMode.KEYWORD)) {
                Map<String, List<Question>> sets = new LinkedHashMap<>();
                sets.put("search", ask(corpus, "search", mode));
                sets.put("questions", ask(corpus, "questions", mode));
                sets.put("questions-3", ask(more, "questions-3", mode));
                List<Question> strange = new ArrayList<>();
                strange.addAll(ask(more, "search", mode));
                strange.addAll(ask(others, "questions", mode));
                strange.addAll(ask(corpus, "questions-3", mode));
                report(
                        mode,
                        sets,
                        strange.stream().map(Question::unanswered).toList(),
                        ask(others, "search-2", mode));
            }
        }
    }

    private static Path[] folders(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(i -> FIXTURES.resolve((i == 1 ? "reading" : "reading-" + i) + "/texts"))
                .toArray(Path[]::new);
    }

    private static List<Question> ask(IngestedTexts texts, String folder, SearchMode mode) {
        return AnswerabilityExam.ask(
                texts, FIXTURES.resolve(folder).resolve("answerable.tsv"), mode);
    }

    private static void report(
            SearchMode mode,
            Map<String, List<Question>> sets,
            List<Question> strange,
            List<Question> others) {
        List<Question> own = sets.values().stream().flatMap(List::stream).toList();
        double[] weights = fit(own, strange);
        boolean[] left = crossValidated(own, strange);
        OUT.println(mode.label() + ": weights " + Arrays.toString(weights));
        int at = 0;
        for (Map.Entry<String, List<Question>> set : sets.entrySet()) {
            List<Question> questions = set.getValue();
            int end = at + questions.size();
            print("  " + set.getKey() + ", packaged", questions, said(questions));
            print("  " + set.getKey() + ", fitted anew", questions, judged(questions, weights));
            print(
                    "  " + set.getKey() + ", cross-validated",
                    questions,
                    Arrays.copyOfRange(left, at, end));
            at = end;
        }
        print("  search-2, packaged", others, said(others));
        print("  search-2, fitted anew", others, judged(others, weights));
        OUT.printf(
                Locale.ROOT,
                "  held to be answered by texts that do not answer them: packaged %d, fitted anew"
                        + " %d of %d%n",
                count(said(strange)),
                count(judged(strange, weights)),
                strange.size());
    }

    private static int count(boolean[] said) {
        int count = 0;
        for (boolean one : said) {
            count += one ? 1 : 0;
        }
        return count;
    }

    private static void print(String what, List<Question> questions, boolean[] said) {
        double[] figures = AnswerabilityExam.precisionAndRecall(questions, said);
        OUT.printf(Locale.ROOT, "%s: precision %.3f, recall %.3f%n", what, figures[0], figures[1]);
    }

    private static boolean[] said(List<Question> questions) {
        boolean[] said = new boolean[questions.size()];
        for (int i = 0; i < said.length; i++) {
            said[i] = questions.get(i).saidAnswerable();
        }
        return said;
    }

    private static boolean[] judged(List<Question> questions, double[] weights) {
        boolean[] said = new boolean[questions.size()];
        for (int i = 0; i < said.length; i++) {
            List<double[]> clauses = questions.get(i).clauses();
            said[i] =
                    !clauses.isEmpty()
                            && sum(clauses.get(best(questions.get(i), weights)), weights) >= 0;
        }
        return said;
    }

    private static boolean[] crossValidated(List<Question> questions, List<Question> strange) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, questions.size()).boxed().toList());
        Collections.shuffle(order, new Random(1));
        boolean[] said = new boolean[questions.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Question> rest = new ArrayList<>();
            List<Integer> out = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                if (i % FOLDS == fold) {
                    out.add(order.get(i));
                } else {
                    rest.add(questions.get(order.get(i)));
                }
            }
            double[] weights = fit(rest, strange);
            boolean[] judged = judged(out.stream().map(questions::get).toList(), weights);
            for (int i = 0; i < judged.length; i++) {
                said[out.get(i)] = judged[i];
            }
        }
        return said;
    }

    /** Each question is its best clause under the weights so far, which are fitted to these. */
    private static double[] fit(List<Question> own, List<Question> strange) {
        List<Question> questions =
                Stream.concat(own.stream(), strange.stream())
                        .filter(q -> !q.clauses().isEmpty())
                        .toList();
        double[] shares =
                questions.stream().mapToDouble(q -> strange.contains(q) ? STRANGE : 1).toArray();
        double[] weights = new double[0];
        for (int round = 0; round < 15; round++) {
            List<double[]> rows = new ArrayList<>();
            for (Question question : questions) {
                rows.add(question.clauses().get(weights.length == 0 ? 0 : best(question, weights)));
            }
            weights = regression(rows, questions, shares);
        }
        return weights;
    }

    private static int best(Question question, double[] weights) {
        int best = 0;
        for (int i = 1; i < question.clauses().size(); i++) {
            if (sum(question.clauses().get(i), weights)
                    > sum(question.clauses().get(best), weights)) {
                best = i;
            }
        }
        return best;
    }

    private static double sum(double[] features, double[] weights) {
        double sum = weights[0];
        for (int i = 0; i < features.length; i++) {
            sum += weights[i + 1] * features[i];
        }
        return sum;
    }

    /** Logistic regression with ridge on standardised features, by gradient descent. */
    private static double[] regression(
            List<double[]> rows, List<Question> questions, double[] shares) {
        int width = rows.getFirst().length;
        double[] mean = new double[width];
        double[] spread = new double[width];
        for (int i = 0; i < width; i++) {
            int at = i;
            mean[i] = rows.stream().mapToDouble(row -> row[at]).average().orElse(0);
            double centre = mean[i];
            spread[i] =
                    Math.sqrt(
                            rows.stream()
                                    .mapToDouble(row -> (row[at] - centre) * (row[at] - centre))
                                    .average()
                                    .orElse(1));
        }
        double[] weights = new double[width + 1];
        for (int step = 0; step < 4000; step++) {
            double[] gradient = new double[width + 1];
            for (int r = 0; r < rows.size(); r++) {
                double sum = weights[0];
                for (int i = 0; i < width; i++) {
                    sum += weights[i + 1] * (rows.get(r)[i] - mean[i]) / spread[i];
                }
                double is = questions.get(r).isAnswerable() ? 1 : 0;
                double off = (1 / (1 + Math.exp(-sum)) - is) * shares[r];
                gradient[0] += off;
                for (int i = 0; i < width; i++) {
                    gradient[i + 1] += off * (rows.get(r)[i] - mean[i]) / spread[i];
                }
            }
            for (int i = 0; i <= width; i++) {
                weights[i] -= 0.01 * (gradient[i] + (i == 0 ? 0 : RIDGE * weights[i]));
            }
        }
        for (int i = 0; i < width; i++) {
            weights[i + 1] /= spread[i];
            weights[0] -= weights[i + 1] * mean[i];
        }
        return weights;
    }
}
