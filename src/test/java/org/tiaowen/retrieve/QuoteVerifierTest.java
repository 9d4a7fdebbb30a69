package org.tiaowen.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.retrieve.Difference.Kind;
import org.tiaowen.retrieve.Verification.Verdict;
import org.tiaowen.search.Entry;
import org.tiaowen.search.Filters;
import org.tiaowen.search.Hit;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchRequest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;

final class QuoteVerifierTest {

    private static final String RULES =
            """
            厦门市外贸补贴办法
            厦商务〔2018〕3号
            第一条 为了促进外贸发展，制定本办法。
            第二条 对外贸企业给予不超过30%的租金补贴，每家最高50万元。企业不得虚报材料。
            第三条 申请补贴的企业应当具备下列条件：
            （一）在厦门市依法登记；
            （二）上一年度进出口额达到1020万美元。
            第四条 各区可以另行制定办法，高污染企业的补贴除外。
            厦门市商务局
            2018年5月20日
            """;

    private static final String PLAN =
            """
            厦门市支持会展业发展若干措施
            厦府〔2021〕8号
            一、降低成本
            （一）减免租金。对外贸企业给予不超过20%的租金补贴，每家最高50万元。
            （二）企业不得虚报材料。
            厦门市人民政府
            2021年3月18日
            """;

    @TempDir private static Path folder;
    private static IngestedTexts texts;
    private static QuoteVerifier verifier;

    @BeforeAll
    static void read() throws IOException {
        Files.writeString(folder.resolve("rules.txt"), RULES);
        Files.writeString(folder.resolve("plan.txt"), PLAN);
        texts = IngestedTexts.of(folder);
        verifier = new QuoteVerifier(new Retriever());
    }

    @AfterAll
    static void close() {
        texts.close();
    }

    private static Verification verify(String quote, @Nullable String iri) {
        return texts.read((g, r) -> verifier.verify(g, r, texts.index(), quote, iri));
    }

    private static QuoteMatch here(Verification verification) {
        return Objects.requireNonNull(verification.here());
    }

    /** The address of the one sentence that begins so, in that file. */
    private static String sentence(String file, String beginning) {
        return entries(texts).stream()
                .filter(e -> e.source().name().equals(file) && e.text().startsWith(beginning))
                .map(Entry::iri)
                .findFirst()
                .orElseThrow();
    }

    private static List<Entry> entries(IngestedTexts of) {
        return of
                .index()
                .search(new SearchRequest("", SearchMode.KEYWORD, Filters.NONE, 1000, 0))
                .hits()
                .stream()
                .map(Hit::entry)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "对外贸企业给予不超过30%的租金补贴，每家最高50万元。",
                "对外贸企业给予不超过30%的租金补贴,每家最高50万元",
                "对外贸企业给予不超过３０％的 租金\u3000补贴",
                "“每家最高50万元。”",
                "第二条 对外贸企业给予不超过30%的租金补贴，每家最高50万元。",
                "对外贸企业给予不超过30%的租金补贴……每家最高50万元。",
                "对外贸企业给予不超过30%的租金补贴，每家最高50万元。企业不得虚报材料。",
            })
    void standsThereWordForWord(String quote) {
        Verification found = verify(quote, sentence("rules.txt", "对外贸企业"));
        assertEquals(Verdict.EXACT, found.verdict(), found.toString());
        assertEquals(List.of(), here(found).differences());
        assertEquals(1, here(found).similarity());
        assertTrue(here(found).clauses().getFirst().text().startsWith("对外贸企业"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "对外贸企业给予不超过20%的租金补贴，每家最高50万元。 | figure      | 20% | 30%",
                "对外贸企业给予不超过30%的租金补贴，每家最高60万元。 | figure      | 60万 | 50万",
                "对外贸企业给予不超过30%的租金补贴，每家最高5万元。  | figure      | 5万 | 50万",
                "对外贸企业给予不超过30‰的租金补贴，每家最高50万元。 | figure      | 30‰ | 30%",
                "对外贸企业给予超过30%的租金补贴，每家最高50万元。   | negation    | ''  | 不",
                "对外贸企业给予不超过30%的租金补贴、每家最高50万元。 | punctuation | 、  | ','",
                "超过30%的租金补贴，每家最高50万元                  | negation    | ''  | 不",
                "0%的租金补贴，每家最高50万元                       | figure      | ''  | 3",
                "第三条 对外贸企业给予不超过30%的租金补贴，每家最高50万元。 | marker | 第三条 | ''",
            })
    void namesWhatDiffers(String quote, String kind, String ours, String theirs) {
        Verification found = verify(quote, sentence("rules.txt", "对外贸企业"));
        assertEquals(Verdict.NEAR, found.verdict(), found.toString());
        Difference gravest = here(found).differences().getFirst();
        assertEquals(kind, gravest.kind().label(), here(found).differences().toString());
        assertEquals(ours, gravest.quote());
        assertEquals(theirs, gravest.clause());
        assertTrue(here(found).similarity() < 1);
    }

    @Test
    void aFigureComesBeforeOtherWords() {
        List<Difference> differences =
                here(verify("对会展企业应当给予不超过20%的租金补贴；每家最高50万元", sentence("rules.txt", "对外贸企业")))
                        .differences();
        assertEquals(Kind.FIGURE, differences.getFirst().kind());
        assertTrue(differences.stream().map(Difference::kind).toList().contains(Kind.PUNCTUATION));
        assertEquals(
                differences.stream().map(Difference::kind).sorted().toList(),
                differences.stream().map(Difference::kind).toList());
    }

    @Test
    void modalityIsNoDetail() {
        String clause = sentence("rules.txt", "各区可以");
        Verification found = verify("各区应当另行制定办法", clause);
        assertEquals(Verdict.NEAR, found.verdict());
        assertEquals(Kind.MODALITY, here(found).differences().getFirst().kind());
        assertEquals(Verdict.NEAR, verify("高污染企业的补贴", clause).verdict(), "除外 is left out");
    }

    @Test
    void anElisionMayNotHideANegation() {
        String clause = sentence("rules.txt", "企业不得");
        assertEquals(Verdict.NEAR, verify("企业……虚报材料", clause).verdict());
        Verification elided = verify("对外贸企业……每家最高50万元。", sentence("plan.txt", "对外贸企业"));
        assertEquals(Verdict.NEAR, elided.verdict(), "不超过 is left out");
        Verification harmless = verify("给予不超过20%……50万元。", sentence("plan.txt", "对外贸企业"));
        assertEquals(Verdict.EXACT, harmless.verdict());
        assertEquals(List.of("的租金补贴，每家最高"), here(harmless).leftOut());
    }

    @Test
    void aQuoteMayRunOverProvisionsWithTheirMarkers() {
        String article = sentence("rules.txt", "申请补贴").replaceFirst("/s_1$", "");
        for (String quote :
                List.of(
                        "具备下列条件：（一）在厦门市依法登记；（二）上一年度进出口额达到1020万美元。",
                        "具备下列条件：\n（一）在厦门市依法登记；\n(二)上一年度进出口额达到1020万美元。",
                        "具备下列条件：在厦门市依法登记；上一年度进出口额达到1020万美元。")) {
            Verification found = verify(quote, article);
            assertEquals(Verdict.EXACT, found.verdict(), found.toString());
            assertEquals(3, here(found).clauses().size());
        }
        assertEquals(
                Verdict.NEAR,
                verify("具备下列条件：（一）在厦门市依法登记；（三）上一年度进出口额达到1020万美元。", article).verdict());
    }

    @Test
    void aBlankInsideAFigureMakesAnotherFigure() {
        String item = sentence("rules.txt", "上一年度");
        assertEquals(Verdict.EXACT, verify("进出口额达到 1020 万美元", item).verdict());
        assertEquals(Verdict.NEAR, verify("进出口额达到10 20万美元", item).verdict());
        assertEquals(Verdict.NEAR, verify("进出口额达到102²万美元", item).verdict());
    }

    @Test
    void whatStandsElsewhereIsToldWithItsPlace() {
        Verification found = verify("为了促进外贸发展，制定本办法。", sentence("plan.txt", "企业不得"));
        assertEquals(Verdict.ELSEWHERE, found.verdict());
        assertNull(found.here());
        assertTrue(found.elsewhere().getFirst().isExact());
        assertEquals(
                "《厦门市外贸补贴办法》（厦商务〔2018〕3号）第一条",
                found.elsewhere().getFirst().clauses().getFirst().citation());
        Verification both = verify("企业不得虚报材料。", sentence("plan.txt", "企业不得"));
        assertEquals(Verdict.EXACT, both.verdict());
        assertEquals(1, both.elsewhere().size(), "the other place is told too");
    }

    @Test
    void withoutAnAddressAllClausesAreSearched() {
        assertEquals(Verdict.EXACT, verify("给予不超过20%的租金补贴", null).verdict());
        Verification near = verify("对外贸企业给予不超过25%的租金补贴，每家最高50万元。", null);
        assertEquals(Verdict.NEAR, near.verdict());
        assertEquals("25%", here(near).differences().getFirst().quote());
        assertEquals(Verdict.NOT_FOUND, verify("建设二十座风力发电站。", null).verdict());
        assertEquals(
                Verdict.NOT_FOUND, verify("建设二十座风力发电站。", sentence("plan.txt", "减免")).verdict());
    }

    @Test
    void whatIsNoQuoteIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> verify("……。", null));
        assertThrows(IllegalArgumentException.class, () -> verify("租".repeat(2001), null));
        assertThrows(
                IllegalArgumentException.class, () -> verify("租金", "https://example.org/nothing"));
    }

    /** Each sentence of the corpus is there; with one character changed it never is. */
    @Test
    void aChangedCharacterIsNeverExact() {
        IngestedTexts corpus = IngestedTexts.corpus();
        QuoteVerifier own = new QuoteVerifier(new Retriever());
        List<Entry> all = entries(corpus);
        String letters = "不得应可零一二三五十百万1234567890%.，。的企业京";
        Random random = new Random(7);
        for (int i = 0; i < 120; i++) {
            Entry entry = all.get(random.nextInt(all.size()));
            if (entry.text().length() > QuoteVerifier.LONGEST) {
                continue;
            }
            int at = random.nextInt(entry.text().length());
            char old = entry.text().charAt(at);
            char other = letters.charAt(random.nextInt(letters.length()));
            String changed = entry.text().substring(0, at) + other + entry.text().substring(at + 1);
            boolean isSame =
                    Character.isSurrogate(old)
                            || QuoteFolding.fold(changed)
                                    .text()
                                    .equals(QuoteFolding.fold(entry.text()).text());
            Verification was =
                    corpus.read(
                            (g, r) -> own.verify(g, r, corpus.index(), entry.text(), entry.iri()));
            assertEquals(Verdict.EXACT, was.verdict(), entry.text());
            if (!isSame) {
                Verification now =
                        corpus.read(
                                (g, r) -> own.verify(g, r, corpus.index(), changed, entry.iri()));
                assertNotEquals(Verdict.EXACT, now.verdict(), changed + "\n" + entry.text());
                if (now.verdict() == Verdict.NEAR) {
                    assertFalse(here(now).differences().isEmpty(), changed);
                }
            }
        }
    }
}
