package org.tiaowen.server;

import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.tiaowen.graph.PlainRows;
import org.tiaowen.graph.QueryResult;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes what a query answers. */
final class ResultWriting {

    /** The formats of rows and of a truth value, the usual one first. */
    static final List<Media> TABLES =
            List.of(Media.RESULTS_JSON, Media.RESULTS_XML, Media.CSV, Media.TSV, Media.HTML);

    private final ResultTable pages;

    ResultWriting(Naming naming) {
        pages = new ResultTable(naming);
    }

    /** The formats that the answer to a query can have, the usual one first. */
    static List<Media> formats(Query query) {
        return query.isSelectType() || query.isAskType() ? TABLES : RdfWriting.FORMATS;
    }

    /** Writes an answer as it is computed. */
    void write(QueryResult result, Query query, Media media, OutputStream out) throws IOException {
        switch (result) {
            case QueryResult.Rows(var rows) when media == Media.JSON -> PlainRows.write(rows, out);
            case QueryResult.Rows(var rows) when media == Media.RESULTS_JSON ->
                    JsonResults.write(rows, out);
            case QueryResult.Rows(var rows) -> table(media).write(out, rows);
            case QueryResult.Truth(boolean value) -> table(media).write(out, value);
            case QueryResult.Triples(var triples) ->
                    RdfWriting.write(triples, query.getPrefixMapping(), media, out);
        }
    }

    /** Writes rows or a truth value as a page. */
    void page(QueryResult result, Frame frame, OutputStream out) throws IOException {
        Frame titled = frame.titled("查询结果", "Result");
        switch (result) {
            case QueryResult.Rows(var rows) ->
                    out.write(Templates.bytes(titled, "rows", pages.of(rows)));
            case QueryResult.Truth(boolean value) ->
                    out.write(Templates.bytes(titled, "rows", ResultTable.Rows.of(value)));
            case QueryResult.Triples _ ->
                    throw new IllegalArgumentException("triples have no page");
        }
    }

    private static ResultsWriter table(Media media) {
        return ResultsWriter.create().lang(language(media)).build();
    }

    private static Lang language(Media media) {
        return switch (media) {
            case RESULTS_JSON -> ResultSetLang.RS_JSON;
            case RESULTS_XML -> ResultSetLang.RS_XML;
            case CSV -> ResultSetLang.RS_CSV;
            case TSV -> ResultSetLang.RS_TSV;
            default -> throw new IllegalArgumentException("no format of results: " + media);
        };
    }
}
