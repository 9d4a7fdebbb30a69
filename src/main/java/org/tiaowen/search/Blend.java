package org.tiaowen.search;

/**
 * How hybrid search weighs words against meaning.
 *
 * <p>A candidate's relevance is the cosine of its vector and the query's, plus its share of the
 * query's words times {@code words}: BM25 by what BM25 could come to at most (a convex combination
 * of scores normalised by their theoretical bounds, Bruch, Gai and Ingber 2023, instead of ranks).
 * So the query decides: where words of a query are found all together they count nearly in full,
 * and accidental matches of a query whose rare words nothing has count next to nothing.
 *
 * @param words what a text that holds all of the query gains, in cosines
 * @param neighbours share that the sentences before and after have in a sentence's relevance, each:
 *     what is said around it tells what it is about. In an article those of the same article
 * @param measure what a sentence that directs something gains, in cosines: it comes before an aim
 *     or a heading that is alike. Not inside articles, where a definition is an answer too
 * @param official weight of words of law for words of speech ({@link Wording}) beside those typed
 * @param restated whether the vector of the query in official words counts as well; of the two
 *     cosines the better one is taken
 * @param lead how much of the way to the best clause of its article the first one comes ({@link
 *     Leads})
 * @param further what a further clause of an article loses at most, in cosines: ten places are
 *     better filled by several articles
 */
public record Blend(
        float words,
        float neighbours,
        float measure,
        float official,
        boolean restated,
        float lead,
        float further) {

    /** What search uses. */
    public static final Blend DEFAULT = new Blend(0.9f, 0.1f, 0.03f, 0.5f, true, 0.9f, 0.1f);
}
