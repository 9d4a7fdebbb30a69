package org.tiaowen.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

class RerankerTest {

    @TempDir private Path folder;

    @Test
    void aPairIsReadTogether() throws Exception {
        copy("bge-small-zh-v1.5-q-tokenizer.json", "tokenizer.json");
        Files.write(folder.resolve("model.onnx"), CrossEncoderFile.of("token_type_ids"));
        try (Reranker reranker = Reranker.open(folder)) {
            assertEquals(3, reranker.score("租金减免", "租金"));
            assertEquals(5, reranker.score("租金", "租金减免"));
            assertEquals(16, reranker.fingerprint().length());
        }
    }

    @Test
    void aModelOfVectorsIsNoReranker() throws Exception {
        copy("bge-small-zh-v1.5-q-tokenizer.json", "tokenizer.json");
        copy("bge-small-zh-v1.5-q.onnx", "model.onnx");
        ModelException refused =
                assertThrows(ModelException.class, () -> Reranker.open(folder).close());
        assertTrue(String.valueOf(refused.getMessage()).contains("it is no reranker"));
    }

    @Test
    void aRerankerIsNoModelOfVectors() throws Exception {
        copy("bge-small-zh-v1.5-q-tokenizer.json", "tokenizer.json");
        Files.write(folder.resolve("model.onnx"), CrossEncoderFile.of("token_type_ids"));
        ModelException refused =
                assertThrows(ModelException.class, () -> Embedder.open(folder).close());
        assertTrue(String.valueOf(refused.getMessage()).contains("a vector is wanted"));
    }

    @Test
    void aModelOfSomethingElseIsRefused() throws Exception {
        copy("bge-small-zh-v1.5-q-tokenizer.json", "tokenizer.json");
        Files.write(folder.resolve("model.onnx"), CrossEncoderFile.of("pixels"));
        ModelException refused =
                assertThrows(ModelException.class, () -> Reranker.open(folder).close());
        assertTrue(String.valueOf(refused.getMessage()).contains("takes [input_ids, pixels]"));
    }

    private void copy(String resource, String name) throws Exception {
        try (InputStream in = RerankerTest.class.getResourceAsStream("/" + resource)) {
            Files.write(folder.resolve(name), in == null ? new byte[0] : in.readAllBytes());
        }
    }
}
