package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.search.SearchSamples.SEGMENTER;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.Set;

/** Queries in the words of texts. */
class WordingTest {

    private final Terms terms = new Terms(SEGMENTER);
    private final Wording wording = new Wording(terms);
    private DirectoryReader reader;

    @BeforeEach
    void write() throws IOException {
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (String text : new String[] {"订立合同。", "以上学历的驾驶员。", "创新药物"}) {
                var document = new Document();
                document.add(
                        new Field(
                                Fields.WORDS,
                                Terms.stream(terms.words(text)),
                                TextField.TYPE_NOT_STORED));
                writer.addDocument(document);
            }
        }
        reader = DirectoryReader.open(directory);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
    }

    @ParameterizedTest
    @CsvSource({
        // the longest word of speech
        "欠钱不还能打官司吗, 债务不还能诉讼吗",
        // of several official words the first stands in the text
        "小老板被坑人, 小微企业被欺诈",
        // a synonym may mean something else
        "签个合约, 签个合约",
        // no word begins or ends in the middle of another
        "大专以上学历, 大专以上学历",
        "创新药物, 创新药物",
        // official language stays as it is
        "对外商投资企业实行国民待遇, 对外商投资企业实行国民待遇"
    })
    void speechBecomesOfficial(String said, String meant) throws IOException {
        Wording.Restated restated = wording.of(said, reader);
        assertEquals(meant, restated.text());
        assertEquals(!said.equals(meant), restated.isChanged());
    }

    @Test
    void allOfficialWordsAreSearched() throws IOException {
        assertEquals(Set.of("合同"), wording.of("签个合约", reader).words(), "a synonym of texts");
        assertTrue(
                wording.of("老百姓", reader).words().size() > 1, "one word of speech, several of law");
        assertFalse(wording.of("", reader).isChanged());
    }

    @Test
    void eachWordHasItsOwn() throws IOException {
        Wording.Restated restated = wording.of("老百姓签个合约", reader);
        assertEquals(Set.of("合同"), restated.insteadOf("合约"));
        assertTrue(restated.insteadOf("百姓").contains("居民"), "a part of the word exchanged");
        assertEquals(Set.of(), restated.insteadOf("签"));
    }
}
