package org.tiaowen.retrieve;

import org.tiaowen.analysis.Folding;
import org.tiaowen.search.Entry;
import org.tiaowen.search.Hit;
import org.tiaowen.search.QueryWord;
import org.tiaowen.search.SearchIndex;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How likely it is that a clause answers a question: a logistic regression over few features, none
 * of which looks at the order in which search put the clauses.
 */
public final class Answerability {

    /** From here on a question counts as answered. */
    public static final double THRESHOLD = 0.5;

    /** 多少, 几个, 百分之几, 最高多少: what is asked for is a figure. */
    private static final Pattern ASKS_FIGURE =
            Pattern.compile(
                    "多少|几[^乎种类]|百分之几|多[久长大高]|哪[一]?[天年月日]|何时|什么时候|期限|上限|下限|限额|额度|比例|标准是|费率|税率|价格");

    private final List<QueryWord> words;
    private final boolean asksFigure;
    private final double all;

    private Answerability(String question, List<QueryWord> words) {
        this.words = words;
        this.asksFigure = ASKS_FIGURE.matcher(question).find();
        this.all = words.stream().mapToDouble(QueryWord::rarity).sum();
    }

    /** The measure for a question over the texts of an index. */
    static Answerability of(String question, SearchIndex index) {
        return new Answerability(question, index.words(question));
    }

    /**
     * What the regression sees.
     *
     * @param text share of the question's words that stand in the clause, rare words weighing more
     * @param around the same, with the headings above it, the title and the units counted too
     * @param missing rarity of the rarest word that stands nowhere, as a share of all
     * @param noFigure 1 where the question asks for a figure and the clause has none
     */
    record Features(double text, double around, double missing, double noFigure) {

        /** In the order of {@link #WEIGHTS}. */
        double[] values() {
            return new double[] {text, around, missing, noFigure};
        }
    }

    /** Constant first. */
    private static final double[] WEIGHTS = {-3, 2, 3, -2, -1};

    Features features(Hit hit) {
        Entry entry = hit.entry();
        String text = Folding.foldCase(entry.text());
        StringBuilder above = new StringBuilder(entry.document().title());
        entry.headings().forEach(heading -> above.append('\n').append(heading));
        if (entry.measure() != null) {
            entry.measure().units().forEach(u -> above.append('\n').append(u.unit().name()));
        }
        String whole = text + '\n' + Folding.foldCase(above.toString());
        double inText = 0;
        double around = 0;
        double missing = 0;
        for (QueryWord word : words) {
            double there = share(word.text(), text);
            double somewhere = Math.max(there, share(word.text(), whole));
            inText += word.rarity() * there;
            around += word.rarity() * somewhere;
            missing = Math.max(missing, word.rarity() * (1 - somewhere));
        }
        return all == 0
                ? new Features(0, 0, 1, 0)
                : new Features(
                        inText / all,
                        around / all,
                        missing / all,
                        asksFigure && !Figures.hasFigure(entry.text()) ? 1 : 0);
    }

    /** From 0 to 1. */
    double score(Hit hit) {
        double[] values = features(hit).values();
        double sum = WEIGHTS[0];
        for (int i = 0; i < values.length; i++) {
            sum += WEIGHTS[i + 1] * values[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** 1 where a text has the word, else the share of its pairs of characters that it has. */
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
