package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.rdf.Tw;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Asks for a page of each kind before somebody does, one after the other: the first of its kind
 * costs ten times what later ones do (classes are loaded and compiled, counts and pictures made).
 * It goes the way of all requests, but over no network: nobody is asked for a token, and nothing is
 * counted or logged.
 */
final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    /** The pages that are there whatever is loaded. */
    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/search?q=" + Naming.encode("企业 补贴"),
                    "/documents",
                    "/units",
                    "/sectors",
                    "/graph",
                    "/graph?view=network",
                    "/graph?view=timeline",
                    "/graph?view=spread",
                    "/sparql",
                    "/queries",
                    "/check",
                    "/about",
                    "/import",
                    "/docs",
                    "/ns");

    /** Seconds; none takes as long. */
    private static final int PATIENCE = 60;

    private final GraphStore store;
    private final Naming naming;

    Rehearsal(GraphStore store, Naming naming) {
        this.store = store;
        this.naming = naming;
    }

    /** Whether a request is one of these. */
    static boolean isOne(Request request) {
        return request.getConnectionMetaData().getConnector() instanceof LocalConnector;
    }

    /**
     * Asks for all of them.
     *
     * @return how many were answered as pages are
     */
    int run(org.eclipse.jetty.server.Server server, BooleanSupplier isOver) {
        LocalConnector connector = new LocalConnector(server);
        int answered = 0;
        try {
            connector.start();
            for (String page : pages()) {
                if (isOver.getAsBoolean()) {
                    break;
                }
                String answer =
                        connector.getResponse(
                                """
                                GET %s HTTP/1.1\r
                                Host: localhost\r
                                Accept: text/html\r
                                Accept-Encoding: gzip\r
                                Connection: close\r
                                \r
                                """
                                        .formatted(page),
                                PATIENCE,
                                TimeUnit.SECONDS);
                answered += answer != null && answer.startsWith("HTTP/1.1 200") ? 1 : 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.debug("pages could not be rehearsed", e);
        } finally {
            LifeCycle.stop(connector);
        }
        return answered;
    }

    /** With those of a source, a document, a sentence, a unit and a sector. */
    private List<String> pages() {
        List<String> pages = new ArrayList<>(PAGES);
        pages.addAll(store.readAll(this::things));
        return pages;
    }

    private List<String> things(Graph union) {
        return Stream.of(Tw.inSource, Tw.leadUnit, Tw.primarySector)
                .flatMap(
                        property ->
                                union.stream(Node.ANY, property, Node.ANY)
                                        .filter(t -> t.getObject().isURI())
                                        .limit(1))
                .flatMap(t -> Stream.of(t.getSubject(), t.getObject()))
                .map(node -> naming.path(node.getURI()))
                .toList();
    }
}
