package org.tiaowen.retrieve;

import org.jspecify.annotations.Nullable;
import org.tiaowen.search.Entry;
import org.tiaowen.search.NormalForm;
import org.tiaowen.search.QueryWord;
import org.tiaowen.search.SearchIndex;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How likely it is that a clause answers a question: a logistic regression over three features, or
 * two where there are no vectors. None of them looks at the order in which search put the clauses,
 * so that a better ranking needs no new weights. A question counts as answered where one of its
 * clauses reaches {@link #THRESHOLD}.
 *
 * <p>The weights were fitted to 100 questions over one corpus, half of which it answers; for each
 * question the regression sees its best clause (multiple-instance learning), and ridge keeps the
 * weights small. BENCHMARKS.md has precision and recall by cross-validation and on other texts.
 */
public final class Answerability {

    /** From here on a question counts as answered. */
    public static final double THRESHOLD = 0.5;

    /** Constant, coverage, figure missing, cosine. */
    private static final double[] WITH_VECTORS = {-11.37, 5.27, -1.75, 13.12};

    /** Constant, coverage, figure missing. */
    private static final double[] BY_WORDS = {-3.62, 7.32, -2.03};

    /** 多少, 几个, 百分之几, 哪天: what is asked for is a figure. */
    private static final Pattern ASKS_FIGURE =
            Pattern.compile(
                    "多少|几[^乎种类]|百分之几|多[久长大高]|哪[一]?[天年月日]|何时|什么时候|期限|上限|下限|限额|额度|比例|标准是|费率|税率|价格");

    private final List<QueryWord> words;
    private final boolean asksFigure;
    private final double all;
    private final SearchIndex index;
    private final float @Nullable [] vector;

    private Answerability(String question, SearchIndex index, float @Nullable [] vector) {
        this.index = index;
        this.vector = vector;
        this.words = index.words(question);
        this.asksFigure = ASKS_FIGURE.matcher(question).find();
        this.all = words.stream().mapToDouble(QueryWord::rarity).sum();
    }

    /** The measure for a question over the texts of an index, by words alone. */
    static Answerability byWords(String question, SearchIndex index) {
        return new Answerability(question, index, null);
    }

    /**
     * The same by words and meaning.
     *
     * @throws org.tiaowen.search.SearchException where the index has no vectors
     */
    static Answerability byMeaning(String question, SearchIndex index) {
        return new Answerability(question, index, index.vectors().ofQuery(question));
    }

    /**
     * What the regression sees, in the order of the weights.
     *
     * <p>Coverage: the share of the question's words that stand in the clause, in the headings
     * above it, in the title or among its units, rare words weighing more (inverse document
     * frequency), a part of a word in part. Figure missing: 1 where the question asks for a figure
     * and the clause has none. Cosine: of the vectors of question and clause, where there are
     * vectors; 0 where the clause has none.
     */
    double[] features(Entry entry) {
        StringBuilder text = new StringBuilder(entry.text());
        text.append('\n').append(entry.document().title());
        entry.headings().forEach(heading -> text.append('\n').append(heading));
        if (entry.measure() != null) {
            entry.measure().units().forEach(u -> text.append('\n').append(u.unit().name()));
        }
        String folded = NormalForm.foldCase(text.toString());
        double covered = 0;
        for (QueryWord word : words) {
            covered += word.rarity() * share(word.text(), folded);
        }
        double coverage = all == 0 ? 0 : covered / all;
        double noFigure = asksFigure && !Figures.hasFigure(entry.text()) ? 1 : 0;
        return vector == null
                ? new double[] {coverage, noFigure}
                : new double[] {coverage, noFigure, cosine(entry, vector)};
    }

    /** From 0 to 1. */
    double score(Entry entry) {
        double[] weights = vector == null ? BY_WORDS : WITH_VECTORS;
        double[] features = features(entry);
        double sum = weights[0];
        for (int i = 0; i < features.length; i++) {
            sum += weights[i + 1] * features[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private double cosine(Entry entry, float[] question) {
        float[] own = index.vectorOf(entry.iri()).orElse(new float[0]);
        double product = 0;
        for (int i = 0; i < own.length; i++) {
            product += own[i] * question[i];
        }
        return product;
    }

    /** 1 where a text has the word, else four fifths of the share of its pairs that it has. */
    private static double share(String word, String text) {
        if (text.contains(word)) {
            return 1;
        }
        int pairs = word.length() - 1;
        int found = 0;
        for (int i = 0; i < pairs; i++) {
            found += text.contains(word.substring(i, i + 2)) ? 1 : 0;
        }
        return pairs < 2 ? 0 : 0.8 * found / pairs;
    }
}
