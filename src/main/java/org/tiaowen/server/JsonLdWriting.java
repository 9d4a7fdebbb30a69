package org.tiaowen.server;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;

import org.apache.jena.graph.Graph;
import org.apache.jena.riot.system.jsonld.JenaToTitanium;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.tiaowen.rdf.Tw;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes a graph as JSON-LD 1.1, compacted with the project's own context ({@code
 * ontology/context.jsonld}). The context stands in the answer, so that no one has to fetch it.
 */
final class JsonLdWriting {

    /** Read when it is first needed. */
    private static final class Context {

        static final JsonDocument DOCUMENT = read();

        private static JsonDocument read() {
            try (InputStream in = Tw.class.getResourceAsStream("/ontology/context.jsonld")) {
                if (in == null) {
                    throw new IllegalStateException("not packaged: ontology/context.jsonld");
                }
                return JsonDocument.of(in);
            } catch (IOException | JsonLdError e) {
                throw new IllegalStateException("ontology/context.jsonld cannot be read", e);
            }
        }
    }

    private JsonLdWriting() {}

    static void write(Graph graph, OutputStream out) {
        try (var writer =
                Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                        .createWriter(out, StandardCharsets.UTF_8)) {
            writer.writeObject(compact(graph));
        }
    }

    private static JsonObject compact(Graph graph) {
        JsonLdOptions options = new JsonLdOptions(JsonLdWriting::refuse);
        options.setOrdered(true);
        try {
            JsonArray expanded = JenaToTitanium.convert(DatasetGraphFactory.wrap(graph), options);
            return JsonLd.compact(JsonDocument.of(expanded), Context.DOCUMENT)
                    .options(options)
                    .get();
        } catch (JsonLdError e) {
            throw new IllegalStateException("the graph cannot be said in JSON-LD", e);
        }
    }

    private static Document refuse(
            java.net.URI url, com.apicatalog.jsonld.loader.DocumentLoaderOptions options)
            throws JsonLdError {
        throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, url.toString());
    }
}
