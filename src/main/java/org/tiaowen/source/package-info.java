/**
 * What does this file say? Bytes become a {@link org.tiaowen.source.SourceText}: decoded lines
 * without layout blanks and mark-up, every character of which knows where it stands in the file.
 *
 * <p>Entry: {@link org.tiaowen.source.SourceReader}. Its guarantee to the parser: no line is empty,
 * none begins or ends with white space, blanks between Chinese characters are gone, and what was
 * taken out (front matter, Markdown marks) is named as furniture. It does not know what a document,
 * a heading or a page number is.
 */
@NullMarked
package org.tiaowen.source;

import org.jspecify.annotations.NullMarked;
