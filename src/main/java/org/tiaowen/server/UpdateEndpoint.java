package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateRequest;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.search.SearchInQueries;

import java.io.IOException;
import java.time.Duration;

/** {@code /update}: updates of users' graphs by the SPARQL 1.1 Protocol, for who has the token. */
final class UpdateEndpoint {

    private static final Operation POST =
            Operation.of(Section.SPARQL, "更新用户自己的图", "An update of users' graphs")
                    .note(
                            "Asks for a token (Authorization: Bearer). Graphs made"
                                    + " of sources are read, never written.")
                    .takes(
                            Input.query(
                                    "using-graph-uri",
                                    "更新读取的缺省图，可重复",
                                    "a named graph that is part of the default graph that the"
                                            + " update reads; may be repeated",
                                    Schema.list(Schema.iri())),
                            Input.query(
                                    "using-named-graph-uri",
                                    "更新可用 GRAPH 读取的命名图，可重复",
                                    "a graph that GRAPH may name in the update's pattern; may be"
                                            + " repeated",
                                    Schema.list(Schema.iri())))
                    .reads(SparqlUpdate.DIRECT, Schema.text())
                    .reads(SparqlUpdate.FORM, Schema.object().member("update", Schema.text()))
                    .gives(204, "It is done, all of it, or there was nothing to do.")
                    .fails(
                            ProblemType.PARAMETER,
                            ProblemType.UNAUTHORIZED,
                            ProblemType.FORBIDDEN,
                            ProblemType.WRITING_OFF,
                            ProblemType.PROTECTED,
                            ProblemType.MEDIA_TYPE,
                            ProblemType.QUERY_SYNTAX,
                            ProblemType.QUERY_EVALUATION,
                            ProblemType.QUERY_REFUSED,
                            ProblemType.QUERY_TIMEOUT);

    private final GraphStore store;
    private final SearchInQueries search;
    private final WriteToken token;
    private final Duration limit;

    UpdateEndpoint(GraphStore store, SearchInQueries search, WriteToken token, Duration limit) {
        this.store = store;
        this.search = search;
        this.token = token;
        this.limit = limit;
    }

    void register(Routes routes) {
        routes.post("/update", POST, this::update);
    }

    private void update(Context ctx) throws IOException {
        token.demand(ctx);
        UpdateRequest update = SparqlUpdate.of(ctx);
        for (Update operation : update) {
            if (operation instanceof UpdateModify modify) {
                search(modify);
            }
        }
        store.update(update, limit);
        ctx.header(State.HEADER, Long.toString(store.revision()))
                .header("Cache-Control", "no-store")
                .status(204);
    }

    /** Hits in place of searches, as in a query. */
    private void search(UpdateModify modify) {
        Query pattern = new Query();
        pattern.setQuerySelectType();
        pattern.setQueryResultStar(true);
        pattern.setQueryPattern(modify.getWherePattern());
        modify.setElement(search.rewrite(pattern).getQueryPattern());
    }
}
