/**
 * How is that asked over HTTP? SPARQL and the Graph Store Protocol, search, clauses for chatbots
 * and lists as JSON, linked data, the query library, uploads, pages for people; the same as tools
 * of the Model Context Protocol.
 *
 * <p>{@link org.tiaowen.server.Server} is the entry: it is made of {@link
 * org.tiaowen.server.ServerSettings} and {@link org.tiaowen.server.Services} and answers as soon as
 * the store is open; what is not ready yet says so (503).
 *
 * <p>There is one place for each thing that all answers share: {@code Problems} for errors (RFC
 * 9457), {@code Negotiation} for formats, {@code State} for revision and caching, {@code
 * Parameters} for what a client gives, {@code RdfWriting} and {@code ResultWriting} for what Jena
 * writes, {@code Frame} and {@code Templates} for pages ({@code src/main/jte}), {@code Assets} for
 * their styles and scripts.
 *
 * <p>Sources are written by {@code ingest} alone, also where they come over HTTP. No rule about
 * texts, ranking or triples stands here, and nothing is fetched in a client's name. The only home
 * of Javalin and Jetty.
 */
@NullMarked
package org.tiaowen.server;

import org.jspecify.annotations.NullMarked;
