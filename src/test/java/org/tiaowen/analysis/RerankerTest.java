package org.tiaowen.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A cross-encoder as small as can be, written here: its answer for a pair is the number of tokens
 * of the second text and its end mark, so that what is asked of the model can be told.
 */
class RerankerTest {

    @TempDir private Path folder;

    @Test
    void aPairIsReadTogether() throws Exception {
        copy("bge-small-zh-v1.5-q-tokenizer.json", "tokenizer.json");
        Files.write(folder.resolve("model.onnx"), model("token_type_ids"));
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
        Files.write(folder.resolve("model.onnx"), model("token_type_ids"));
        ModelException refused =
                assertThrows(ModelException.class, () -> Embedder.open(folder).close());
        assertTrue(String.valueOf(refused.getMessage()).contains("a vector is wanted"));
    }

    @Test
    void aModelOfSomethingElseIsRefused() throws Exception {
        copy("bge-small-zh-v1.5-q-tokenizer.json", "tokenizer.json");
        Files.write(folder.resolve("model.onnx"), model("pixels"));
        ModelException refused =
                assertThrows(ModelException.class, () -> Reranker.open(folder).close());
        assertTrue(String.valueOf(refused.getMessage()).contains("takes [input_ids, pixels]"));
    }

    /** {@code logits = ReduceSum(Cast(second input, float))}, in ONNX's protocol buffers. */
    private static byte[] model(String second) {
        byte[] cast = node("Cast", second, "cast", attribute("to", 1));
        byte[] sum = node("ReduceSum", "cast", "logits", attribute("keepdims", 1));
        byte[] graph =
                join(
                        field(1, cast),
                        field(1, sum),
                        field(2, "pairs"),
                        field(11, input("input_ids")),
                        field(11, input(second)),
                        field(12, value("logits", 1, 1, 1)));
        byte[] opset = join(field(1, ""), number(2, 13));
        return join(number(1, 8), field(7, graph), field(8, opset));
    }

    private static byte[] node(String type, String in, String out, byte[] attribute) {
        return join(field(1, in), field(2, out), field(4, type), field(5, attribute));
    }

    private static byte[] attribute(String name, int value) {
        return join(field(1, name), number(3, value), number(20, 2));
    }

    private static byte[] input(String name) {
        return value(name, 7, -1, -1);
    }

    private static byte[] value(String name, int type, int... shape) {
        var dimensions = new ByteArrayOutputStream();
        for (int size : shape) {
            dimensions.writeBytes(field(1, size < 0 ? field(2, "n") : number(1, size)));
        }
        byte[] tensor = join(number(1, type), field(2, dimensions.toByteArray()));
        return join(field(1, name), field(2, field(1, tensor)));
    }

    private static byte[] field(int number, String text) {
        return field(number, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] field(int number, byte[] bytes) {
        return join(varint(number << 3 | 2), varint(bytes.length), bytes);
    }

    private static byte[] number(int number, int value) {
        return join(varint(number << 3), varint(value));
    }

    private static byte[] varint(int value) {
        var out = new ByteArrayOutputStream();
        int rest = value;
        while (rest > 0x7F) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private void copy(String resource, String name) throws Exception {
        try (InputStream in = RerankerTest.class.getResourceAsStream("/" + resource)) {
            Files.write(folder.resolve(name), in == null ? new byte[0] : in.readAllBytes());
        }
    }
}
