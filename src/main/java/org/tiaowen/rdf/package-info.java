/**
 * How the project's words are said in triples.
 *
 * <p>{@link org.tiaowen.rdf.Iris} is the only minter of addresses, {@link org.tiaowen.rdf.Tw} holds
 * the terms of the vocabulary ({@code ontology/tiaowen.ttl}), {@link org.tiaowen.rdf.Triples} maps
 * a source with its documents and facts to the triples of the source's named graph, and {@link
 * org.tiaowen.rdf.DerivedGraphs} computes from all sources together what joins them. All of it is
 * pure: same input, same triples in the same order, no blank nodes.
 *
 * <p>Jena's {@code Node}, {@code Triple} and {@code Graph} are the term model of the whole project,
 * whichever engine stores them. {@link org.tiaowen.rdf.Ontology} reads the files of {@code
 * ontology/} into the records of {@code document}. Nothing here opens a store or runs a query.
 */
@NullMarked
package org.tiaowen.rdf;

import org.jspecify.annotations.NullMarked;
