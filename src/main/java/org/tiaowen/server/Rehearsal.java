package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.rdf.Tw;
import org.tiaowen.search.PatientWork;
import org.tiaowen.search.SearchIndex;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What a server asks itself before somebody does. The first page of a kind costs ten times what
 * later ones do (classes are loaded and compiled, counts and pictures made), and a search is as
 * quick as it gets only some thousand searches behind a start. It goes the way of all requests, but
 * over no network: nobody is asked for a token, and nothing is counted or logged.
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

    /** Seconds; no page takes as long. */
    private static final int PATIENCE = 60;

    /** Searches; fewer where the index has fewer entries, and where they take too long. */
    private static final int MOST = 2000;

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Server jetty;
    private final GraphStore store;
    private final Naming naming;

    Rehearsal(Server jetty, GraphStore store, Naming naming) {
        this.jetty = jetty;
        this.store = store;
        this.naming = naming;
    }

    /** Whether a request is one of these. */
    static boolean isOne(Request request) {
        return request.getConnectionMetaData().getConnector() instanceof LocalConnector;
    }

    /** Asks for a page of each kind, one after the other; says how many were made. */
    int pages(BooleanSupplier isOver) {
        return asking(
                (connector, answered) -> {
                    for (String page : pages()) {
                        if (isOver.getAsBoolean()) {
                            break;
                        }
                        ask(connector, page, answered);
                    }
                });
    }

    /** Searches by words until it is enough, or over, behind whatever people ask. */
    int searches(SearchIndex index, BooleanSupplier isOver) {
        long end = System.nanoTime() + LONGEST.toNanos();
        BooleanSupplier enough = () -> isOver.getAsBoolean() || System.nanoTime() > end;
        return asking(
                (connector, answered) ->
                        new PatientWork(index, "rehearsal", enough)
                                .each(
                                        index.rehearsals(MOST),
                                        query ->
                                                ask(
                                                        connector,
                                                        "/api/v1/search?mode=keyword&q="
                                                                + Naming.encode(query),
                                                        answered)));
    }

    private interface Asking {
        void of(LocalConnector connector, AtomicInteger answered);
    }

    /** How many were answered. */
    private int asking(Asking asking) {
        LocalConnector connector = new LocalConnector(jetty);
        AtomicInteger answered = new AtomicInteger();
        try {
            connector.start();
            asking.of(connector, answered);
        } catch (Exception e) {
            LOG.warn("not all could be rehearsed: {}", e.toString());
        } finally {
            LifeCycle.stop(connector);
        }
        return answered.get();
    }

    private static void ask(LocalConnector connector, String path, AtomicInteger answered) {
        try {
            String answer =
                    connector.getResponse(
                            """
                            GET %s HTTP/1.1\r
                            Host: localhost\r
                            Accept: %s\r
                            Accept-Encoding: gzip\r
                            Connection: close\r
                            \r
                            """
                                    .formatted(
                                            path, path.startsWith("/api/") ? "*/*" : "text/html"),
                            PATIENCE,
                            TimeUnit.SECONDS);
            answered.addAndGet(answer != null && answer.startsWith("HTTP/1.1 200") ? 1 : 0);
        } catch (Exception e) {
            throw new IllegalStateException(path + " was not answered", e);
        }
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
