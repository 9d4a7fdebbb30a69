package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.query.Query;

import org.junit.jupiter.api.Test;
import org.tiaowen.example.PolicyClauses;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What docs/chatbots.md shows for LangChain4j. */
final class LangChainExampleTest {

    private static final Path DOCS = Path.of("docs/chatbots.md");
    private static final Path CODE =
            Path.of("src/test/java/org/tiaowen/example/PolicyClauses.java");

    @Test
    void theCodeOfThePageIsThisCode() throws IOException {
        String code = Files.readString(CODE);
        String shown = code.substring(code.indexOf("import "));
        assertTrue(
                Files.readString(DOCS).contains("```java\n" + shown + "```"),
                "docs/chatbots.md shows other code than " + CODE);
    }

    @Test
    void itRetrievesClausesWithTheirCitation() {
        try (RunningServer server = RunningServer.withSamples()) {
            PolicyClauses clauses =
                    new PolicyClauses(URI.create("http://localhost:" + server.port()));
            List<Content> contents = clauses.retrieve(Query.from("减免租金"));
            TextSegment first = contents.getFirst().textSegment();
            assertEquals("《津市促进流通若干措施》（津政发〔2021〕3号）一、（一）\n减免租金。", first.text());
            assertEquals("unknown", first.metadata().getString("validity"));
            assertEquals(List.of(), clauses.retrieve(Query.from("红烧肉怎么做才好吃？")));
        }
    }
}
