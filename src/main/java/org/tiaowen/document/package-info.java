/**
 * The words of the project: what is a document, a provision, a sentence, a unit, a sector, and what
 * is said of them.
 *
 * <p>Pure records without an engine behind them. {@link org.tiaowen.document.Document} is the tree
 * that the parser makes of a text; {@link org.tiaowen.document.Facts} is what the extraction rules
 * say of one document. All positions are {@link org.tiaowen.document.Span}s of the source file.
 *
 * <p>What names mean stands here too, because parser and extraction both ask it: {@link
 * org.tiaowen.document.UnitRegistry} for organs, {@link org.tiaowen.document.Gazetteer} for places,
 * {@link org.tiaowen.document.SectorScheme} for sectors, {@link org.tiaowen.document.Script} for
 * traditional characters.
 *
 * <p>Nothing here reads a file, knows an IRI or calls a library.
 */
@NullMarked
package org.tiaowen.document;

import org.jspecify.annotations.NullMarked;
