package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Sentence;
import org.tiaowen.evaluate.AnnotatedTexts;
import org.tiaowen.evaluate.Answer;
import org.tiaowen.evaluate.Evaluation;
import org.tiaowen.evaluate.Figure;
import org.tiaowen.evaluate.JudgedQueries;
import org.tiaowen.extract.Extractor;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.source.SourceException;

import picocli.CommandLine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

@Beside
class EvaluateCommandTest {
    private static final Ontology ONTOLOGY = Packaged.ONTOLOGY;
    private static final Extractor EXTRACTOR = Packaged.extractor();

    @TempDir private Path temp;

    /** Also of answers that are wrong in every way: right ones take few turns. */
    @ParameterizedTest
    @CsvSource({
        "gold, false",
        "gold, true",
        "fixtures/reading, true",
        "fixtures/reading-2, false",
        "fixtures/reading-2, true",
        "fixtures/reading-3, false",
        "fixtures/reading-3, true"
    })
    void agreesWithTheScorer(String name, boolean damaged)
            throws SourceException, IOException, InterruptedException {
        AnnotatedTexts texts = new AnnotatedTexts(name, ONTOLOGY);
        List<Answer> answers = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Document document : texts.documents()) {
            Facts facts = EXTRACTOR.extract(document);
            Document said = damaged ? damaged(document) : document;
            answers.add(new Answer(said, facts));
            lines.add(
                    ExtractJson.document(said, facts, List.of(), _ -> "", _ -> List.of())
                            .toString());
        }
        Path jsonl = Files.write(temp.resolve("extract.jsonl"), lines);
        List<String> expected =
                python("src/test/resources/score.py", "extract", texts.gold(), jsonl).stream()
                        .filter(l -> !l.startsWith("#"))
                        .toList();
        List<String> given = new ArrayList<>();
        for (Figure f : Evaluation.of(texts.gold(), answers).figures()) {
            if (!f.name().matches(".*\\.(precision|recall|right-at-.*)")) {
                given.add(f.name() + "\t" + f.rounded() + "\t" + f.note());
            }
        }
        assertTrue(expected.size() > 15, expected::toString);
        assertEquals(String.join("\n", expected), String.join("\n", given));
    }

    /** Every second document, and in it some titles, numbers, markers and words, are not right. */
    private static Document damaged(Document d) {
        if (d.seq() % 2 == 0) {
            return d;
        }
        List<Provision> provisions = new ArrayList<>();
        for (Provision p : d.provisions()) {
            boolean wrong = provisions.size() % 7 == 3 && p.marker() != null;
            provisions.add(
                    new Provision(
                            p.id(),
                            p.parent(),
                            wrong ? "○" : p.marker(),
                            p.heading(),
                            p.text(),
                            p.role(),
                            p.span()));
        }
        List<Sentence> sentences = new ArrayList<>();
        for (Sentence s : d.sentences()) {
            boolean wrong = sentences.size() % 5 == 2;
            String text = wrong ? s.text().substring(s.text().length() / 4) : s.text();
            sentences.add(new Sentence(s.id(), s.provision(), text, s.span()));
        }
        return new Document(
                d.source(),
                d.seq(),
                d.kind(),
                d.title() + (d.seq() % 3 == 0 ? "（试行）" : ""),
                d.titleInferred(),
                d.number() == null ? "错〔2000〕1号" : d.number(),
                d.issuers().reversed(),
                d.jurisdiction(),
                d.level(),
                d.effective(),
                d.effective(),
                d.promulgatedBy(),
                d.span(),
                provisions,
                sentences);
    }

    private static List<String> python(Object... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "python3 is not installed");
            throw e;
        }
        String out = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), out);
        return out.lines().toList();
    }

    private String run(int code, String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command =
                Tiaowen.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        assertEquals(code, command.execute(arguments), out::toString);
        return out.toString();
    }

    @Test
    void figuresThenTheWorstMistakes() throws IOException {
        Files.createDirectories(temp.resolve("gold/texts"));
        Files.createDirectories(temp.resolve("gold/units"));
        Files.writeString(
                temp.resolve("gold/texts/a.txt"),
                "厦门市养老服务工作方案\n一、主要任务\n（一）扩大供给。建设养老机构。（责任单位：市民政局）\n（二）加强监管。建立信用档案。\n");
        Files.writeString(
                temp.resolve("gold/units/a.tsv"),
                "# a.txt\t厦门市养老服务工作方案\nprovision\trole\tunit\n"
                        + "一、/（一）\tlead\t厦门市民政局\n一、/（二）\tlead\t厦门市商务局\n".repeat(3)
                        + "一、/（三）\tlead\t厦门市财政局\n一、/（四）\tlead\t厦门市财政局\n"
                        + "一、/（五）\tlead\t厦门市财政局\n");
        String gold = temp.resolve("gold").toString();
        String text = run(0, "evaluate", gold, "--worst", "1");
        assertTrue(text.startsWith("units.a\t0.3333\t1 of 5, 0 too many\n"), text);
        assertTrue(text.contains("units.precision\t1.0000\t\nunits.recall\t0.2000\t\n"), text);
        assertTrue(
                text.endsWith(
                        "#  units\ta.txt 厦门市养老服务工作方案\t一、/(三)\texpected lead 厦门市财政局\tgot nothing\n"),
                text);
        JsonNode json = JsonMapper.builder().build().readTree(run(0, "evaluate", gold, "--json"));
        assertEquals("units.a", json.at("/figures/0/figure").asText());
        assertEquals(4, json.at("/worst").size());
        assertEquals("lead 厦门市财政局", json.at("/worst/0/expected").asText());
        assertTrue(
                run(2, "evaluate", temp.resolve("nowhere").toString(), "--texts", gold + "/texts")
                        .contains("no expected answers"));
    }

    /** The scorer asks a server; what this one says is what the search said. */
    @Test
    void searchAgreesWithTheScorer() throws IOException, InterruptedException {
        Path folder = Path.of("src/test/resources/fixtures/search");
        JudgedQueries judged = JudgedQueries.of(folder).orElseThrow();
        List<String> quotes = new ArrayList<>();
        for (String row : Files.readAllLines(folder.resolve("qrels.tsv"))) {
            quotes.add(row);
        }
        Map<String, List<JudgedQueries.Found>> answers = new HashMap<>();
        for (int i = 0; i < judged.queries().size(); i++) {
            List<JudgedQueries.Found> found = new ArrayList<>();
            for (int rank = 0; rank < 12; rank++) {
                String[] row = quotes.get(1 + (i * 4 + rank * 3) % (quotes.size() - 1)).split("\t");
                found.add(new JudgedQueries.Found(row[1], "前文" + row[3] + "，后文。"));
            }
            answers.put(judged.queries().get(i).text(), found);
        }
        Function<String, List<JudgedQueries.Found>> search =
                query -> answers.getOrDefault(query, List.of());
        List<String> given =
                judged.figures("hybrid", search).stream()
                        .map(f -> f.name() + "\t" + f.rounded() + "\t" + f.note())
                        .toList();
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/api/v1/search", exchange -> answer(exchange, search));
        server.start();
        try {
            List<String> expected =
                    python(
                            "src/test/resources/score.py",
                            "search",
                            folder,
                            "http://localhost:" + server.getAddress().getPort(),
                            "hybrid");
            assertEquals(12, given.size());
            assertTrue(
                    given.stream().filter(l -> l.contains("\t0.0000")).count() < 3,
                    "some answers are right: " + given);
            assertEquals(String.join("\n", expected), String.join("\n", given));
        } finally {
            server.stop(0);
        }
    }

    private static void answer(
            HttpExchange exchange, Function<String, List<JudgedQueries.Found>> search)
            throws IOException {
        String query = "";
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
            if (pair.startsWith("q=")) {
                query = URLDecoder.decode(pair.substring(2), StandardCharsets.UTF_8);
            }
        }
        ObjectNode root = JsonMapper.builder().build().createObjectNode();
        ArrayNode hits = root.putArray("hits");
        for (JudgedQueries.Found found : search.apply(query)) {
            hits.addObject().put("text", found.text()).put("source", found.source());
        }
        byte[] body = root.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Reading, vectors and all three modes, over texts of a few lines. */
    @Test
    void searchIsMeasuredInEachMode() throws IOException {
        Files.createDirectories(temp.resolve("gold/texts"));
        Files.writeString(
                temp.resolve("gold/texts/a.txt"),
                "厦门市养老服务工作方案\n一、主要任务\n（一）扩大供给。支持建设社区助餐点。\n（二）加强监管。建立信用档案。\n");
        Files.writeString(
                temp.resolve("gold/queries.tsv"),
                "qid\ttype\tquery\n1\tkeyword\t信用档案\n2\tparaphrase\t给老人做饭的地方\n");
        Files.writeString(
                temp.resolve("gold/qrels.tsv"),
                "qid\tsource\tprovision\tquote\tgrade\n1\ta.txt\t\t建立信用档案\t2\n"
                        + "2\ta.txt\t\t支持建设社区助餐点\t2\n");
        String gold = temp.resolve("gold").toString();
        String text = run(0, "evaluate", gold);
        assertTrue(text.contains("search.keyword.keyword.mrr@10\t1.0000\tn 1\n"), text);
        assertTrue(text.contains("search.semantic.paraphrase.recall@10\t1.0000\tn 1\n"), text);
        assertTrue(text.contains("search.hybrid.all.ndcg@10\t1.0000\tn 2\n"), text);
        String words = run(0, "evaluate", gold, "--only", "search", "--no-semantic");
        assertTrue(words.startsWith("search.keyword.all.ndcg@10\t"), words);
        assertFalse(words.contains("hybrid"), words);
        Files.delete(temp.resolve("gold/queries.tsv"));
        assertTrue(run(2, "evaluate", gold, "--only", "search").contains("no judged queries"));
    }
}
