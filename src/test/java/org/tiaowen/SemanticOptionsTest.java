package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.ingest.DataFolder;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Which model is used, as a shell says it. */
class SemanticOptionsTest {

    @TempDir private Path temp;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Tiaowen.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    /** A data directory without texts. */
    private String data() {
        Path data = temp.resolve("data");
        DataFolder.open(data).close();
        return data.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"serve", "search 租金", "query similar-measures -p sentence=urn:x", "reindex"})
    void aBrokenModelIsWrongUsage(String command) throws Exception {
        Path broken = Files.createDirectories(temp.resolve("model"));
        Files.writeString(broken.resolve("model.onnx"), "none");
        String[] args = (command + " --model " + broken + " --data " + data()).split(" ");
        assertEquals(2, run(args));
        String said = err.toString();
        assertTrue(
                said.startsWith(
                        "tiaowen: " + broken + " holds no model: tokenizer.json is missing"),
                said);
        assertFalse(said.contains("\tat "), said);
    }

    @Test
    void aRerankerHasToBeOne() throws Exception {
        Path vectors = Files.createDirectories(temp.resolve("vectors"));
        copy("bge-small-zh-v1.5-q.onnx", vectors.resolve("model.onnx"));
        copy("bge-small-zh-v1.5-q-tokenizer.json", vectors.resolve("tokenizer.json"));
        assertEquals(2, run("search", "x", "--reranker", vectors.toString(), "--data", data()));
        assertTrue(err.toString().contains("it is no reranker"), err.toString());
    }

    private static void copy(String resource, Path file) throws Exception {
        try (InputStream in =
                Objects.requireNonNull(
                        SemanticOptionsTest.class.getResourceAsStream("/" + resource))) {
            Files.copy(in, file);
        }
    }

    @Test
    void aModelAndNoneExcludeEachOther() {
        assertEquals(2, run("search", "x", "--model", "m", "--no-semantic", "--data", data()));
        assertTrue(err.toString().contains("--no-semantic excludes --model"), err.toString());
    }

    @Test
    void withoutVectorsWordsAreSearched() throws Exception {
        Path text = temp.resolve("办法.txt");
        Files.writeString(text, "某市租金补贴办法\n第一条 对承租房屋的企业减免租金。\n");
        assertEquals(0, run("ingest", text.toString(), "--data", data()));
        assertEquals(0, run("search", "租金", "--no-semantic", "--data", data()));
        assertTrue(out.toString().contains("(keyword)"), out.toString());
        assertEquals(
                1, run("search", "租金", "--mode", "semantic", "--no-semantic", "--data", data()));
        assertTrue(err.toString().contains("runs without them"), err.toString());
        assertFalse(Files.exists(temp.resolve("data/vectors")));
    }
}
