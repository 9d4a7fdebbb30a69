package org.tiaowen.server;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the triples that a client sends. Nothing is fetched: a JSON-LD context that lies elsewhere
 * is refused, and so is a body of more triples than are taken.
 */
final class RdfReading {

    private static final Map<String, Lang> LANGUAGES =
            Map.of(
                    "text/turtle", Lang.TURTLE,
                    "application/x-turtle", Lang.TURTLE,
                    "application/n-triples", Lang.NTRIPLES,
                    "application/ld+json", Lang.JSONLD11,
                    "application/rdf+xml", Lang.RDFXML);

    private RdfReading() {}

    /**
     * The triples of a body.
     *
     * @param contentType as the client gave it; null for none
     * @param base what relative addresses are resolved against
     * @param most triples that are taken
     * @throws Problem where they cannot be read or are too many
     */
    static Graph read(byte[] body, @Nullable String contentType, String base, int most) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        Lang language = LANGUAGES.get(type.replaceFirst(";.*", "").strip());
        if (language == null) {
            throw new Problem(
                            ProblemType.MEDIA_TYPE,
                            "the body may be text/turtle, application/ld+json,"
                                    + " application/n-triples or application/rdf+xml")
                    .header("Accept-Post", String.join(", ", LANGUAGES.keySet()));
        }
        Graph graph = GraphMemFactory.createDefaultGraph();
        try {
            RDFParser.source(new ByteArrayInputStream(body))
                    .lang(language)
                    .base(base)
                    .errorHandler(ErrorHandlerFactory.errorHandlerNoLogging)
                    .context(local())
                    .parse(new Limited(graph, most));
        } catch (RiotException e) {
            throw new Problem(
                    ProblemType.REQUEST,
                    "the body is no " + language.getName() + ": " + e.getMessage());
        } catch (StackOverflowError e) {
            // the reader of JSON goes down by recursion, as deep as the body asks
            throw new Problem(ProblemType.REQUEST, "the body is nested too deeply");
        }
        return graph;
    }

    private static Context local() {
        Context context = new Context();
        context.set(LangJSONLD11.JSONLD_OPTIONS, new JsonLdOptions(RdfReading::refuse));
        return context;
    }

    private static Document refuse(URI url, DocumentLoaderOptions options) throws JsonLdError {
        throw new JsonLdError(
                JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
                "contexts have to stand in the body; this one is not fetched: " + url);
    }

    /** Takes triples into a graph until they are too many. */
    private static final class Limited extends StreamRDFBase {

        private final Graph graph;
        private final int most;

        Limited(Graph graph, int most) {
            this.graph = graph;
            this.most = most;
        }

        @Override
        public void triple(org.apache.jena.graph.Triple triple) {
            graph.add(triple);
            if (graph.size() > most) {
                throw new Problem(
                        ProblemType.TOO_LARGE,
                        "more than %,d triples are not taken".formatted(most));
            }
        }

        @Override
        public void quad(Quad quad) {
            triple(quad.asTriple());
        }
    }
}
