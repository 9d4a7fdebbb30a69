/**
 * The program itself: its commands, its settings and the wiring of the parts by hand. {@link
 * org.tiaowen.Tiaowen} is the entry.
 *
 * <p>It holds no rule about texts, triples or search; those live in the packages below.
 */
@NullMarked
package org.tiaowen;

import org.jspecify.annotations.NullMarked;
