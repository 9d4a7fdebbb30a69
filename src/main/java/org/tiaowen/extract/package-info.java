/**
 * What each sentence of a document directs, who does it and by when.
 *
 * <p>One small rule class a kind of fact, from the records of a document to facts with their
 * evidence. {@link org.tiaowen.extract.ResponsibilityRule} finds the responsible units.
 *
 * <p>Nothing here reads a file, changes a document or knows an IRI.
 */
@NullMarked
package org.tiaowen.extract;

import org.jspecify.annotations.NullMarked;
