/**
 * Where does each document, provision and sentence begin? A {@link org.tiaowen.source.SourceText}
 * becomes documents, furniture and problems; never an exception.
 *
 * <p>Entry: {@link org.tiaowen.parser.PolicyParser}. The stages, each with what it promises to the
 * next:
 *
 * <ol>
 *   <li>{@link org.tiaowen.parser.WebFurniture} and {@link org.tiaowen.parser.PageHead}: navigation
 *       is gone; the labels of a page are fields of its document.
 *   <li>{@link org.tiaowen.parser.PageFurniture}: page numbers and running heads are gone.
 *   <li>{@link org.tiaowen.parser.Contents}: lists of contents are gone.
 *   <li>{@link org.tiaowen.parser.Tables}: rows of tables know their headings, which are gone.
 *   <li>{@link org.tiaowen.parser.OneLine}: of a text on one line, title, number and signature
 *       stand on lines of their own.
 *   <li>{@link org.tiaowen.parser.Reflow}: lines that were wrapped are one {@link
 *       org.tiaowen.parser.Block} again; a title is one block.
 *   <li>{@link org.tiaowen.parser.Splitter}: each block belongs to one document or is furniture.
 *   <li>{@link org.tiaowen.parser.Head} and {@link org.tiaowen.parser.Outline}: who, when, which
 *       number; the tree of provisions by one numbering scheme for statutes and plans.
 *   <li>{@link org.tiaowen.parser.Assembler} with {@link org.tiaowen.parser.SentenceCutter}:
 *       addresses, headings and roles of provisions; sentences, a purely structural cut.
 * </ol>
 *
 * <p>It does not tell which sentences direct something; that is extraction.
 */
@NullMarked
package org.tiaowen.parser;

import org.jspecify.annotations.NullMarked;
