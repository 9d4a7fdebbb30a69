package org.tiaowen.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class EmbedderTest {

    private static final List<String> TEXTS =
            List.of(
                    "对符合条件的小微企业减免三个月房屋租金。",
                    "为租用国有房屋的小规模经营者免去一季度的租金。",
                    "加强森林防火巡查，严禁野外用火。",
                    "支持5G基站建设，对GDP贡献突出的企业给予奖励。");

    private static Embedder packaged;

    /** Not in memory, from which nothing may be run on some machines. */
    @TempDir(factory = TempDirFactory.Standard.class)
    private Path temp;

    @BeforeAll
    static void load() {
        packaged = Embedder.packaged();
    }

    @AfterAll
    static void close() {
        packaged.close();
    }

    @Test
    void aVectorHasLengthOne() {
        float[] vector = packaged.text(TEXTS.getFirst());
        assertEquals(512, packaged.dimensions());
        assertEquals(512, vector.length);
        assertEquals(1, cosine(vector, vector), 1e-5);
        assertArrayEquals(vector, packaged.text(TEXTS.getFirst()));
    }

    @Test
    void likeMeaningsPointAlike() {
        float[] query = packaged.query("小店铺能不能少交房租");
        double rent = cosine(query, packaged.text(TEXTS.get(0)));
        double fire = cosine(query, packaged.text(TEXTS.get(2)));
        assertTrue(rent > fire + 0.1, rent + " " + fire);
        assertTrue(
                cosine(packaged.text(TEXTS.get(0)), packaged.text(TEXTS.get(1)))
                        > cosine(packaged.text(TEXTS.get(0)), packaged.text(TEXTS.get(2))));
    }

    @Test
    void aQueryHasAPrefixAndATextHasNone() {
        assertFalse(java.util.Arrays.equals(packaged.query("租金"), packaged.text("租金")));
    }

    /** The vocabulary is in small letters: without folding, each of these is an unknown word. */
    @Test
    void lettersAndDigitsOfAnyWidthAndCaseAreTheSame() {
        assertArrayEquals(packaged.text("支持5g和gdp"), packaged.text("支持５Ｇ和GDP"));
        assertNotEquals(1, cosine(packaged.text("支持5G"), packaged.text("支持4K")), 1e-3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000", "\ud800", "🚀", "[MASK][SEP]", "。"})
    void anyTextHasAVector(String text) {
        float[] vector = packaged.text(text);
        assertEquals(1, cosine(vector, vector), 1e-5);
    }

    @Test
    void whatIsBeyondTheLongestTextDoesNotCount() {
        String longest = "企业".repeat(400);
        assertArrayEquals(packaged.text(longest), packaged.text(longest + "森林防火"));
    }

    @Test
    void threadsAtOnceGiveTheSameVectors() {
        List<float[]> alone = TEXTS.stream().map(packaged::text).toList();
        IntStream.range(0, 64)
                .parallel()
                .forEach(
                        i ->
                                assertArrayEquals(
                                        alone.get(i % TEXTS.size()),
                                        packaged.text(TEXTS.get(i % TEXTS.size()))));
    }

    @Test
    void aModelIsOpenedByItsFolder() throws Exception {
        Path folder = folder();
        Files.writeString(
                folder.resolve("model.properties"),
                "query-prefix = 为这个句子生成表示以用于检索相关文章：\nlower-case = true\n");
        try (Embedder same = Embedder.open(folder)) {
            assertEquals(512, same.dimensions());
            assertArrayEquals(packaged.text(TEXTS.get(3)), same.text(TEXTS.get(3)));
            assertArrayEquals(packaged.query("租金"), same.query("租金"));
            assertEquals(packaged.fingerprint(), same.fingerprint());
        }
        Files.writeString(folder.resolve("model.properties"), "pooling=mean\nmax-tokens=16\n");
        try (Embedder other = Embedder.open(folder)) {
            assertNotEquals(packaged.fingerprint(), other.fingerprint());
            assertArrayEquals(other.text("租金"), other.query("租金"));
            assertFalse(
                    java.util.Arrays.equals(packaged.text(TEXTS.get(0)), other.text(TEXTS.get(0))));
            float[] vector = other.text(TEXTS.get(0));
            assertEquals(1, cosine(vector, vector), 1e-5);
        }
    }

    @Test
    void aBrokenFolderIsRefusedWithWhatIsWrong() throws Exception {
        assertRefused(temp.resolve("absent"), "there is no folder");
        assertRefused(temp, "model.onnx is missing");
        Path folder = folder();
        Files.writeString(folder.resolve("model.properties"), "pooling=max\n");
        assertRefused(folder, "pooling is cls or mean, not 'max'");
        Files.writeString(folder.resolve("model.properties"), "max-tokens=many\n");
        assertRefused(folder, "max-tokens is no number: 'many'");
        Files.writeString(folder.resolve("model.properties"), "prefix=x\n");
        assertRefused(folder, "unknown [prefix]");
        Files.delete(folder.resolve("model.properties"));
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        assertRefused(folder, "tokenizer.json is no tokenizer");
        Files.copy(
                resource("bge-small-zh-v1.5-q-tokenizer.json"),
                folder.resolve("tokenizer.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("model.onnx"), "not a model");
        assertRefused(folder, "model.onnx is no model");
    }

    @Test
    void aClosedModelSaysSo() {
        Embedder embedder = Embedder.packaged();
        embedder.close();
        embedder.close();
        assertThrows(ModelException.class, () -> embedder.text("租金"));
    }

    /** Nothing of the native libraries stays behind, and the home directory is left alone. */
    @Test
    void theLibraryIsUnpackedNowhereForGood() throws Exception {
        assertEquals(null, System.getProperty("ENGINE_CACHE_DIR"));
        Path home = temp.resolve("home");
        Path tmp = temp.resolve("tmp");
        Files.createDirectory(home);
        Files.createDirectory(tmp);
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Duser.home=" + home,
                                "-Djava.io.tmpdir=" + tmp,
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Loading.class.getName())
                        .redirectErrorStream(true)
                        .start();
        process.getInputStream().readAllBytes();
        assertEquals(0, process.waitFor());
        try (Stream<Path> left = Files.walk(temp)) {
            assertEquals(List.of(), left.filter(Files::isRegularFile).map(Path::toString).toList());
        }
    }

    /** A process that makes a vector and ends. */
    static final class Loading {
        private Loading() {}

        public static void main(String[] args) {
            try (Embedder embedder = Embedder.packaged()) {
                System.exit(embedder.text("租金").length == 512 ? 0 : 1);
            }
        }
    }

    private void assertRefused(Path folder, String reason) {
        ModelException refused =
                assertThrows(ModelException.class, () -> Embedder.open(folder).close());
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(reason) && message.contains(folder.toString()), message);
    }

    private Path folder() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("model"));
        Files.copy(resource("bge-small-zh-v1.5-q.onnx"), folder.resolve("model.onnx"));
        Files.copy(
                resource("bge-small-zh-v1.5-q-tokenizer.json"), folder.resolve("tokenizer.json"));
        return folder;
    }

    private static InputStream resource(String name) {
        InputStream in = EmbedderTest.class.getResourceAsStream("/" + name);
        if (in == null) {
            throw new IllegalStateException(name);
        }
        return in;
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
