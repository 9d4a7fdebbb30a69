/**
 * What does a query name? A 文号, a title, an article of a statute, a place in a plan, a unit with
 * its role: things of which there is one, and which are looked up, not searched for.
 *
 * <p>{@link org.tiaowen.search.lookup.LookupReader} is the entry: it reads a query by the names
 * that the index holds ({@link org.tiaowen.search.lookup.KnownNames}) and gives a {@link
 * org.tiaowen.search.lookup.Lookup} with what is left of the query; that is searched for inside of
 * what was looked up. What is named but does not exist is {@link
 * org.tiaowen.search.lookup.Lookup.Absent}: nothing else is offered in its place.
 *
 * <p>It knows words and names only; what lies in the index is told by the caller, and so is whether
 * a document has a place.
 */
@NullMarked
package org.tiaowen.search.lookup;

import org.jspecify.annotations.NullMarked;
