/**
 * Who may write, who may read what is closed, and who wrote what: the {@link
 * org.tiaowen.access.Tokens} of a data directory and its {@link org.tiaowen.access.AuditLog}.
 *
 * <p>It knows nothing of HTTP and of stores; whoever takes a request or runs a command asks it.
 */
@NullMarked
package org.tiaowen.access;

import org.jspecify.annotations.NullMarked;
