package org.tiaowen.parser;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tiaowen.Examples;
import org.tiaowen.Packaged;
import org.tiaowen.document.Document;
import org.tiaowen.document.Provision;
import org.tiaowen.source.SourceReader;

import java.util.List;

/** The examples of {@code parser/examples.txt}: text in, outline out. */
class ParserExamplesTest {
    @TestFactory
    List<DynamicTest> examples() throws Exception {
        return Examples.of("parser/examples.txt", ParserExamplesTest::outline);
    }

    private static String outline(String text) throws Exception {
        ParsedSource parsed =
                Packaged.PARSER.parse(new SourceReader().read(text.getBytes(UTF_8), "a.txt"));
        StringBuilder out = new StringBuilder();
        for (Document d : parsed.documents()) {
            out.append(
                    "# %s | %s | %s | %s | %s%n"
                            .formatted(
                                    d.kind(),
                                    d.title(),
                                    d.number() == null ? "-" : d.number(),
                                    d.issuers().isEmpty() ? "-" : String.join(";", d.issuers()),
                                    d.issued() == null ? "-" : d.issued()));
            for (Provision p : d.provisions()) {
                out.append("%s | %s%n".formatted(p.id(), p.text()));
            }
        }
        return out.toString().strip();
    }
}
