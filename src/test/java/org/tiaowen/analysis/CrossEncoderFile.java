package org.tiaowen.analysis;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A cross-encoder as small as can be: its answer for a pair is the number of tokens of the second
 * text and its end mark, so that what was asked of it can be told.
 */
public final class CrossEncoderFile {

    private CrossEncoderFile() {}

    /** {@code logits = ReduceSum(Cast(second input, float))}, in ONNX's protocol buffers. */
    public static byte[] of(String second) {
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
}
