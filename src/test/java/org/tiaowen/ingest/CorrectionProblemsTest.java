package org.tiaowen.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.Packaged;
import org.tiaowen.document.Language;
import org.tiaowen.document.Problem;
import org.tiaowen.ingest.IngestException.Reason;
import org.tiaowen.source.SourceException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is said of corrections that cannot be carried out, and of files that hold none. */
class CorrectionProblemsTest {
    private static final PolicyReader READER = Packaged.reader();
    private static final String PLAN =
            """
            厦门市养老服务工作方案
            一、主要任务
            （一）扩大供给。2025年底前建设养老机构30家。（责任单位：市民政局）
            （二）加强监管。建立信用档案。落实《福建省养老服务条例》。
            """;

    @TempDir private Path corpus;

    private void write(String name, String text) throws IOException {
        Files.writeString(corpus.resolve(name), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{quote: 修建机场, measure: true}|没有这一处",
                "{provision: 九、, add: {unit: 市财政局}}|没有这一处",
                "{provision: 一、, quote: 。, measure: true}|有多处符合",
                "{provision: 一、/（一）, remove: {unit: 市公安局}}|没有要更正的内容",
                "{provision: 一、/（一）, add: {unit: 市民政局}}|无需更正",
                "{quote: 建立信用档案, sectors: [space-travel]}|没有这个领域",
                "{quote: 加强监管, modality: act}|没有要更正的内容"
            })
    void whatMatchesNothingOrTwiceIsReportedWithFileAndLine(String entry, String said)
            throws IOException, SourceException {
        write("a.txt", PLAN);
        write(
                "sources.yaml",
                "a.txt:\n  documents:\n    1:\n      facts:\n        - " + entry + "\n");
        List<String> problems =
                READER.find(List.of(corpus)).getFirst().read().problems().stream()
                        .map((Problem p) -> p.message(Language.ZH))
                        .toList();
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.getFirst().startsWith("sources.yaml 第 5 行："), problems::toString);
        assertTrue(problems.getFirst().contains(said), problems::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a.txt: ['|1|not YAML",
                "'a.txt:\n  titel: x'|2|titel",
                "'a.txt: 3'|1|fields",
                "'a.txt:\n  url: a\n  url: b'|3|twice",
                "'a.txt:\n  documents:\n    1:\n      issued: gestern'|4|2021-03-18",
                "'a.txt:\n  documents:\n    1:\n      validity: maybe'|4|in-force",
                "'a.txt:\n  documents:\n    1:\n      facts:\n      - measure: true'|5|say where",
                "'a.txt:\n  documents:\n    1:\n      facts:\n      - quote: x'|5|say one thing",
                "'a.txt:\n"
                        + "  documents:\n"
                        + "    1:\n"
                        + "      facts:\n"
                        + "      - {quote: x, add: {unti: y}}'|5|no fact",
                "'a.txt:\n"
                        + "  documents:\n"
                        + "    1:\n"
                        + "      facts:\n"
                        + "      - quote: x\n"
                        + "        add: {unit: y, role: boss}'|6|lead",
                "'a.txt:\n"
                        + "  documents:\n"
                        + "    1:\n"
                        + "      facts:\n"
                        + "      - quote: x\n"
                        + "        replace: {unit: y}'|5|with",
                "'a.txt:\n"
                        + "  documents:\n"
                        + "    1:\n"
                        + "      facts:\n"
                        + "      - {quote: x, add: {deadline: soon}}'|5|2021-12-31"
            })
    void whatIsNoCorrectionIsSaidWithFileAndLine(String yaml, int line, String said)
            throws IOException {
        write("a.txt", PLAN);
        write("sources.yaml", yaml);
        IngestException e = assertThrows(IngestException.class, () -> READER.find(List.of(corpus)));
        String message = String.valueOf(e.getMessage());
        assertEquals(Reason.CORRECTIONS, e.reason());
        assertTrue(message.contains("sources.yaml:" + line + ":"), message);
        assertTrue(message.contains(said), message);
    }
}
