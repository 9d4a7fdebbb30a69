package org.tiaowen.retrieve;

import org.tiaowen.search.Entry;
import org.tiaowen.search.NamedPlaces;
import org.tiaowen.search.NormalForm;
import org.tiaowen.search.QueryWord;
import org.tiaowen.search.SearchIndex;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How likely it is that a clause answers a question: a logistic regression over five features, or
 * four where there are no vectors. None of them looks at the order in which search put the clauses,
 * so that a better ranking needs no new weights. A question counts as answered where one of its
 * clauses reaches {@link #THRESHOLD}.
 *
 * <p>The weights were fitted to questions over several corpora, half of which they answer, short
 * ones in words of speech among them; for each question the regression sees its best clause
 * (multiple-instance learning), and ridge keeps the weights small. BENCHMARKS.md has precision and
 * recall by cross-validation and on other texts.
 */
public final class Answerability {

    /** From here on a question counts as answered. */
    public static final double THRESHOLD = 0.5;

    /** Constant, coverage, figure there, figure missing, elsewhere, cosine. */
    private static final double[] WITH_VECTORS = {-10.56, 4.41, -1.12, -3.85, -4.15, 14.16};

    /** Constant, coverage, figure there, figure missing, elsewhere. */
    private static final double[] BY_WORDS = {-2.84, 5.99, -0.72, -2.70, -3.62};

    /**
     * What a word counts of which a text has all characters, apart from each other: 补多少 asks for
     * 补助, 停征 is 暂停征收. All pairs count 0.8.
     */
    private static final double SCATTERED = 0.65;

    /** A year in full, or short where a month or a part of the year follows: 21年7月. */
    private static final Pattern YEAR =
            Pattern.compile("(?<!\\d)(?:(?:19|20)\\d{2}(?=年)|\\d{2}(?=年(?:\\d{1,2}月|[底初末])))");

    private final List<QueryWord> words;
    private final Sought sought;
    private final NamedPlaces places;
    private final List<String> years;
    private final double all;
    private final SearchIndex index;

    /** Of the question, and of it in words of law; empty where it is measured by words alone. */
    private final List<float[]> vectors;

    private Answerability(String question, SearchIndex index, List<float[]> vectors) {
        this.index = index;
        this.vectors = vectors;
        this.words = index.words(question);
        this.sought = Sought.of(question);
        this.places = index.places(question);
        this.years =
                YEAR.matcher(NormalForm.fold(question))
                        .results()
                        .map(MatchResult::group)
                        .map(year -> year.length() == 2 ? "20" + year : year)
                        .toList();
        this.all = words.stream().mapToDouble(QueryWord::rarity).sum();
    }

    /** The measure for a question over the texts of an index, by words alone. */
    static Answerability byWords(String question, SearchIndex index) {
        return new Answerability(question, index, List.of());
    }

    /**
     * The same by words and meaning.
     *
     * @throws org.tiaowen.search.SearchException where the index has no vectors
     */
    static Answerability byMeaning(String question, SearchIndex index) {
        return new Answerability(
                question,
                index,
                Stream.of(question, index.restated(question))
                        .distinct()
                        .map(index.vectors()::ofQuery)
                        .toList());
    }

    /**
     * What the regression sees, in the order of the weights.
     *
     * <p>Coverage: the share of the question's words that stand in the clause, in the headings
     * above it, in the title or among its units, themselves or in words of law, rare words weighing
     * more (inverse document frequency), a part of a word in part. Figure there, figure missing: 1
     * where the question asks for a figure and the clause has one of that kind ({@link Sought}), or
     * has none. Elsewhere: 1 where the question names a place that the clause is not of, or a year
     * in which it was not made and that it does not name. Cosine: of the vectors of question and
     * clause, where there are vectors, the question in words of law counting as well; 0 where the
     * clause has none.
     */
    double[] features(Entry entry) {
        double covered = 0;
        String text = context(entry);
        for (QueryWord word : words) {
            double share = share(word.text(), text);
            for (String official : word.official()) {
                share = Math.max(share, share(NormalForm.foldCase(official), text));
            }
            covered += word.rarity() * share;
        }
        double coverage = all == 0 ? 0 : covered / all;
        boolean has = sought.isIn(entry.text());
        double figure = has ? 1 : 0;
        double noFigure = sought.isFigure() && !has ? 1 : 0;
        double elsewhere = places.areElsewhere(entry) || isOfAnotherYear(entry) ? 1 : 0;
        return vectors.isEmpty()
                ? new double[] {coverage, figure, noFigure, elsewhere}
                : new double[] {coverage, figure, noFigure, elsewhere, cosine(entry)};
    }

    private static String context(Entry entry) {
        StringBuilder text = new StringBuilder(entry.text());
        text.append('\n').append(entry.document().title());
        entry.headings().forEach(heading -> text.append('\n').append(heading));
        if (entry.measure() != null) {
            entry.measure().units().forEach(u -> text.append('\n').append(u.unit().name()));
        }
        return NormalForm.foldCase(text.toString());
    }

    private boolean isOfAnotherYear(Entry entry) {
        LocalDate issued = entry.document().issued();
        String text = NormalForm.fold(entry.text() + '\n' + entry.document().title());
        return years.stream()
                .anyMatch(
                        year ->
                                !text.contains(year)
                                        && (issued == null
                                                || issued.getYear() != Integer.parseInt(year)));
    }

    /** From 0 to 1. */
    double score(Entry entry) {
        double[] weights = vectors.isEmpty() ? BY_WORDS : WITH_VECTORS;
        double[] features = features(entry);
        double sum = weights[0];
        for (int i = 0; i < features.length; i++) {
            sum += weights[i + 1] * features[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private double cosine(Entry entry) {
        return index.vectorOf(entry.iri())
                .map(own -> vectors.stream().mapToDouble(q -> product(own, q)).max().orElse(0))
                .orElse(0.0);
    }

    private static double product(float[] one, float[] other) {
        double product = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
        }
        return product;
    }

    /** 1 where a text has the word, else by the share of its pairs or characters that it has. */
    private static double share(String word, String text) {
        if (text.contains(word)) {
            return 1;
        }
        int pairs = word.length() - 1;
        int found = 0;
        int characters = 0;
        int there = 0;
        for (int i = 0; i < word.length(); i++) {
            found += i < pairs && text.contains(word.substring(i, i + 2)) ? 1 : 0;
            if (Character.isIdeographic(word.charAt(i))) {
                characters++;
                there += text.indexOf(word.charAt(i)) >= 0 ? 1 : 0;
            }
        }
        return Math.max(
                pairs < 2 ? 0 : 0.8 * found / pairs,
                characters == 0 ? 0 : SCATTERED * there / characters);
    }
}
