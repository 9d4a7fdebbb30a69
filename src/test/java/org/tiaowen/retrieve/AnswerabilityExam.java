package org.tiaowen.retrieve;

import org.tiaowen.analysis.Embedder;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.search.Entry;
import org.tiaowen.search.Filters;
import org.tiaowen.search.Hit;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchRequest;
import org.tiaowen.search.Vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Questions that texts answer or do not, with what is measured of the clauses found for each. */
public final class AnswerabilityExam {

    /** Clauses that a chatbot is given for a question. */
    private static final int CLAUSES = 8;

    /**
     * A question.
     *
     * @param clauses the features of each clause found for it, best first
     * @param confidence what {@link Retriever} says
     */
    public record Question(
            String text,
            boolean isAnswerable,
            List<double[]> clauses,
            double confidence,
            boolean saidAnswerable) {

        /** The same asked of texts that do not answer it. */
        public Question unanswered() {
            return new Question(text, false, clauses, confidence, saidAnswerable);
        }
    }

    private AnswerabilityExam() {}

    /** Gives an index its vectors, which are kept in that folder for the next time. */
    public static Vectors embed(IngestedTexts texts, Path folder) {
        Vectors vectors = Vectors.open(Embedder.packaged(), folder);
        List<Hit> hits;
        for (int offset = 0; !(hits = page(texts.index(), offset)).isEmpty(); offset += 1000) {
            hits.parallelStream().map(Hit::entry).map(Entry::text).forEach(vectors::learn);
        }
        texts.index().use(vectors);
        List<GraphStamp> stamps = texts.index().reflected();
        texts.index().reflect(texts.store(), stamps);
        return vectors;
    }

    private static List<Hit> page(SearchIndex index, int offset) {
        return index.search(new SearchRequest("", SearchMode.KEYWORD, Filters.NONE, 1000, offset))
                .hits();
    }

    /** Asks the questions of a file {@code answerable.tsv}. */
    public static List<Question> ask(IngestedTexts texts, Path file, SearchMode mode) {
        Retriever retriever = new Retriever();
        List<Question> questions = new ArrayList<>();
        try {
            for (String line :
                    Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
                String[] fields = line.split("\t", -1);
                questions.add(ask(texts, retriever, fields[2], fields[1].equals("y"), mode));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return questions;
    }

    private static Question ask(
            IngestedTexts texts,
            Retriever retriever,
            String question,
            boolean isAnswerable,
            SearchMode mode) {
        RetrievalRequest request =
                new RetrievalRequest(question, CLAUSES, 0, Filters.NONE, mode, java.util.Set.of());
        Retrieval retrieval =
                texts.read((g, r) -> retriever.retrieve(g, r, texts.index(), request));
        Answerability measure =
                mode == SearchMode.KEYWORD
                        ? Answerability.byWords(question, texts.index())
                        : Answerability.byMeaning(question, texts.index());
        List<double[]> features =
                texts
                        .index()
                        .search(
                                new SearchRequest(question, mode, Filters.NONE, CLAUSES, 0)
                                        .understood(true)
                                        .collapsed(true))
                        .hits()
                        .stream()
                        .map(hit -> measure.features(hit.entry()))
                        .toList();
        return new Question(
                question, isAnswerable, features, retrieval.confidence(), retrieval.answerable());
    }

    /**
     * Precision and recall of what was said to be answerable.
     *
     * @param said for each question
     */
    public static double[] precisionAndRecall(List<Question> questions, boolean[] said) {
        int right = 0;
        int all = 0;
        int wanted = 0;
        for (int i = 0; i < said.length; i++) {
            boolean is = questions.get(i).isAnswerable();
            wanted += is ? 1 : 0;
            all += said[i] ? 1 : 0;
            right += is && said[i] ? 1 : 0;
        }
        return new double[] {all == 0 ? 0 : (double) right / all, (double) right / wanted};
    }
}
