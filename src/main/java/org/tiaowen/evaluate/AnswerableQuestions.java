package org.tiaowen.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Questions of which is known whether the texts answer them ({@code answerable.tsv}: question,
 * answerable {@code y} or {@code n}), and how often that is said rightly.
 */
public final class AnswerableQuestions {

    private record Question(String text, boolean isAnswerable) {}

    private final List<Question> questions;

    private AnswerableQuestions(GoldTable table) {
        questions =
                table.rows().stream()
                        .map(
                                row ->
                                        new Question(
                                                row.get("question"),
                                                row.get("answerable").equals("y")))
                        .toList();
    }

    /**
     * The questions of a folder; nothing where it holds none.
     *
     * @throws GoldException where the table cannot be read
     */
    public static Optional<AnswerableQuestions> of(Path gold) {
        Path table = gold.resolve("answerable.tsv");
        return Files.isRegularFile(table)
                ? Optional.of(new AnswerableQuestions(GoldTable.read(table)))
                : Optional.empty();
    }

    /**
     * Precision and recall of a way to tell, {@code retrieve.MODE.precision} and {@code
     * retrieve.MODE.recall}.
     *
     * @param mode its name
     * @param said whether a question is said to be answerable
     */
    public List<Figure> figures(String mode, Predicate<String> said) {
        List<Question> all = questions.stream().filter(q -> said.test(q.text())).toList();
        double right = all.stream().filter(Question::isAnswerable).count();
        long wanted = questions.stream().filter(Question::isAnswerable).count();
        String name = "retrieve." + mode;
        return List.of(
                new Figure(name + ".precision", right / Math.max(1, all.size()), "n " + all.size()),
                new Figure(name + ".recall", right / Math.max(1, wanted), "n " + wanted));
    }
}
