/**
 * What does each sentence direct, who does it, by when? One small rule class a kind of fact.
 *
 * <p>{@link org.tiaowen.extract.Extractor} is the entry: it reads a document sentence by sentence,
 * cuts each into words and clauses once, and asks the rules. {@link
 * org.tiaowen.extract.MeasureRule} tells which sentences direct something, {@link
 * org.tiaowen.extract.ModalityRule} in which force, {@link org.tiaowen.extract.SectorRule} in which
 * field; {@link org.tiaowen.extract.ResponsibilityRule} finds the units that do it; {@link
 * org.tiaowen.extract.DeadlineRule}, {@link org.tiaowen.extract.QuantityRule} and {@link
 * org.tiaowen.extract.CitationRule} find dates, figures and cited documents, {@link
 * org.tiaowen.extract.ZoneRule}, {@link org.tiaowen.extract.BeneficiaryRule}, {@link
 * org.tiaowen.extract.ReferenceRule} and {@link org.tiaowen.extract.ExpiryRule} zones, those who
 * benefit, cited provisions and the end of a document. A document in traditional characters is read
 * by its {@link org.tiaowen.extract.Twin}. The rules are linguistic: closed classes of words
 * (modals, prepositions, the verbs that give or permit), their place in the clause, and what stands
 * around the sentence; none knows a particular text.
 *
 * <p>It does not parse documents, resolve citations against a corpus, or know an IRI. All positions
 * that it gives are spans of the source; inside a sentence whose printed form has line breaks a
 * fact's span is the sentence's.
 */
@NullMarked
package org.tiaowen.extract;

import org.jspecify.annotations.NullMarked;
