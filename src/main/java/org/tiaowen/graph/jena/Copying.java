package org.tiaowen.graph.jena;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.sys.CopyDSG;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Fills a new database with what another holds, and leaves processors to whoever asks for little.
 */
final class Copying {

    /** Triples that are sorted and inserted together. */
    private static final int PART = 5000;

    private final DatasetGraph to;
    private final List<Triple> part = new ArrayList<>();
    private Node graph = Quad.defaultGraphIRI;

    private Copying(DatasetGraph to) {
        this.to = to;
    }

    /**
     * Copies one state of it, in one transaction.
     *
     * @param isStopped whether to give up
     * @return false where it gave up; it holds a part then
     */
    static boolean copy(Database from, Database to, BooleanSupplier isStopped) {
        return from.read(
                () -> to.write(() -> new Copying(to.dataset()).addAll(from.dataset(), isStopped)));
    }

    private boolean addAll(DatasetGraph from, BooleanSupplier isStopped) {
        try (Turns.Turn turn = Turns.OF_PROCESS.open()) {
            Iterator<Quad> quads = from.find(); // graph by graph
            while (quads.hasNext()) {
                Quad quad = quads.next();
                if (part.size() == PART || !quad.getGraph().equals(graph)) {
                    if (isStopped.getAsBoolean()) {
                        return false;
                    }
                    flush();
                    graph = quad.getGraph();
                }
                part.add(quad.asTriple());
                turn.step();
            }
        }
        flush();
        CopyDSG.copyPrefixes(from, to);
        return true;
    }

    private void flush() {
        if (Quad.isDefaultGraph(graph)) {
            part.forEach(triple -> to.add(Quad.create(Quad.defaultGraphIRI, triple)));
        } else {
            SortedInsert.add(to, graph, part);
        }
        part.clear();
    }
}
