/**
 * Regular expressions that most texts do not hold.
 *
 * <p>{@link org.tiaowen.pattern.Cue} is what {@link java.util.regex.Pattern} is, {@link
 * org.tiaowen.pattern.Search} what {@link java.util.regex.Matcher} is, and both find the same. The
 * expression itself tells with which characters a match can begin, and only where the text has
 * these is it tried: an alternative of sixty Chinese words costs as little as one.
 *
 * <p>It knows no words of its own, and keeps to the syntax that the readers of texts use; what it
 * cannot tell of an expression, it leaves to {@code java.util.regex}.
 */
@NullMarked
package org.tiaowen.pattern;

import org.jspecify.annotations.NullMarked;
