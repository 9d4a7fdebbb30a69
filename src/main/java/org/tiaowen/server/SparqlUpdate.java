package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.modify.request.UpdateDeleteWhere;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateRequest;
import org.tiaowen.graph.Sparql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An update as the SPARQL 1.1 Protocol carries it (section 2.2): posted as a form or directly, with
 * {@code using-graph-uri} and {@code using-named-graph-uri} in place of USING.
 */
final class SparqlUpdate {

    static final String FORM = "application/x-www-form-urlencoded";
    static final String DIRECT = "application/sparql-update";

    /** Longest update, in bytes: INSERT DATA can be long. */
    private static final int LONGEST = 16 << 20;

    private SparqlUpdate() {}

    /**
     * Reads the update of a request.
     *
     * @throws Problem where the request breaks the protocol
     * @throws org.tiaowen.graph.GraphException where the update is none or is refused
     */
    static UpdateRequest of(Context ctx) throws IOException {
        List<Parameters> all = new ArrayList<>(List.of(Parameters.ofQuery(ctx)));
        List<String> updates = new ArrayList<>(all.getFirst().all("update"));
        String type = Body.isUtf8(ctx) ? Body.mediaType(ctx) : "";
        switch (type) {
            case FORM -> {
                Parameters form = Parameters.ofForm(Body.text(ctx, LONGEST));
                all.add(form);
                updates.addAll(form.all("update"));
            }
            case DIRECT -> updates.add(Body.text(ctx, LONGEST));
            default ->
                    throw new Problem(
                                    ProblemType.MEDIA_TYPE,
                                    "an update is posted as %s or %s in UTF-8, %s"
                                            .formatted(DIRECT, FORM, Body.insteadOf(ctx)))
                            .with("allowed", List.of(DIRECT, FORM))
                            .header("Accept-Post", DIRECT + ", " + FORM);
        }
        if (updates.size() != 1) {
            throw Parameters.invalid(
                    "update", updates.isEmpty() ? "no update was given" : "more than one update");
        }
        return using(
                Sparql.parseUpdate(updates.getFirst(), ctx.url()),
                graphs(all, "using-graph-uri"),
                graphs(all, "using-named-graph-uri"));
    }

    private static List<Node> graphs(List<Parameters> all, String name) {
        return all.stream()
                .flatMap(parameters -> parameters.all(name).stream())
                .map(graph -> Parameters.iri(name, graph))
                .toList();
    }

    /** The update with a dataset that the request names (section 2.2.3). */
    private static UpdateRequest using(UpdateRequest update, List<Node> graphs, List<Node> named) {
        if (graphs.isEmpty() && named.isEmpty()) {
            return update;
        }
        UpdateRequest aimed = new UpdateRequest();
        aimed.setPrefixMapping(update.getPrefixMapping());
        for (Update operation : update) {
            aimed.add(
                    switch (operation) {
                        case UpdateModify modify -> using(modify, graphs, named);
                        case UpdateDeleteWhere delete -> using(modify(delete), graphs, named);
                        default -> operation;
                    });
        }
        return aimed;
    }

    private static UpdateModify using(UpdateModify modify, List<Node> graphs, List<Node> named) {
        if (modify.getWithIRI() != null
                || !modify.getUsing().isEmpty()
                || !modify.getUsingNamed().isEmpty()) {
            throw new Problem(
                    ProblemType.REQUEST,
                    "using-graph-uri and using-named-graph-uri do not go with USING or WITH in the"
                            + " update");
        }
        graphs.forEach(modify::addUsing);
        named.forEach(modify::addUsingNamed);
        return modify;
    }

    /** DELETE WHERE in its long form, which can have a dataset. */
    private static UpdateModify modify(UpdateDeleteWhere delete) {
        UpdateModify modify = new UpdateModify();
        modify.setHasDeleteClause(true);
        Map<Node, ElementTriplesBlock> blocks = new LinkedHashMap<>();
        for (Quad quad : delete.getQuads()) {
            modify.getDeleteAcc().addQuad(quad);
            blocks.computeIfAbsent(quad.getGraph(), _ -> new ElementTriplesBlock())
                    .addTriple(quad.asTriple());
        }
        ElementGroup where = new ElementGroup();
        blocks.forEach((graph, block) -> where.addElement(within(graph, block)));
        modify.setElement(where);
        return modify;
    }

    private static Element within(Node graph, ElementTriplesBlock block) {
        return Quad.isDefaultGraph(graph) ? block : new ElementNamedGraph(graph, block);
    }
}
