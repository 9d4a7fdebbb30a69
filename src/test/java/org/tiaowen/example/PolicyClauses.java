package org.tiaowen.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The clauses that answer a question; none where the texts do not answer it. */
public final class PolicyClauses implements ContentRetriever {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    public PolicyClauses(URI server) {
        address = server.resolve("/api/v1/retrieve");
    }

    @Override
    public List<Content> retrieve(Query query) {
        JsonNode answer = post(Map.of("query", query.text(), "limit", 8, "budget", 2000));
        List<Content> contents = new ArrayList<>();
        if (answer.get("answerable").asBoolean()) {
            for (JsonNode clause : answer.get("clauses")) {
                String citation = clause.get("citation").asText();
                Metadata metadata =
                        Metadata.from("iri", clause.get("iri").asText())
                                .put("citation", citation)
                                .put("validity", clause.at("/validity/status").asText())
                                .put("score", clause.get("score").asDouble());
                contents.add(
                        Content.from(
                                TextSegment.from(
                                        citation + "\n" + clause.get("text").asText(), metadata)));
            }
        }
        return contents;
    }

    private JsonNode post(Map<String, Object> question) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(JSON.writeValueAsString(question)))
                            .build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
