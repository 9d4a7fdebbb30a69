/**
 * What are the answers worth? Compares what the rules found in texts with the answers that people
 * gave for them, in the formats of {@code gold/README.md}: tables of documents, outlines, units,
 * measures, deadlines and citations, judged queries and questions.
 *
 * <p>{@link org.tiaowen.evaluate.Evaluation} is the entry: figures by name, and the worst mistakes.
 * {@link org.tiaowen.evaluate.JudgedQueries} measures a search, {@link
 * org.tiaowen.evaluate.AnswerableQuestions} whether questions are rightly held to be answered.
 * Texts are compared after folding (NFKC, no blanks, no quotes, no Markdown marks).
 *
 * <p>Nothing here reads a text, searches or knows a rule: it gets {@link
 * org.tiaowen.evaluate.Answer}s and asks whoever answers queries.
 */
@NullMarked
package org.tiaowen.evaluate;

import org.jspecify.annotations.NullMarked;
