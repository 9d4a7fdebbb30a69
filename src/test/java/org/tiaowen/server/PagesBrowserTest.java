package org.tiaowen.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;

import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiaowen.document.Language;
import org.tiaowen.rdf.Samples;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/** What holds for all pages that are there to be read. */
final class PagesBrowserTest extends BrowserTest {

    private static final List<String> PATHS =
            List.of(
                    "/",
                    "/search?q=%E7%A7%9F%E9%87%91",
                    "/documents",
                    "/units",
                    "/sectors",
                    "/queries?format=html",
                    "/ns?format=html",
                    "/problems",
                    "/sources/a?start=2&end=9",
                    "/sparql?format=html&query=SELECT%20*%20%7B%20?s%20tw:title%20?t%20%7D");

    @ParameterizedTest
    @EnumSource
    void allCanBeReadByAllAtAnyWidth(Language language) {
        Page desktop = window(language, Size.DESKTOP);
        Page phone = window(language, Size.PHONE);
        for (String path : PATHS) {
            assertAccessible(open(desktop, path));
            assertFits(desktop);
            assertFits(open(phone, path));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentIsReadWithItsFactsAndLeadsToItsOriginal(Language language) {
        Page page = open(window(language, Size.DESKTOP, false), path(Samples.all().getFirst(), 1));
        assertThat(page.locator("h1")).hasText("津市促进流通若干措施");
        assertThat(page.locator(".outline a").first()).containsText("降低成本");
        assertThat(page.locator(".text .measure").first()).containsText("减免租金");
        assertThat(page.locator(".facts").getByText(Samples.COMMERCE).first()).isVisible();
        for (String format : List.of("turtle", "jsonld", "akn")) {
            String href =
                    page.locator("a[href='?format=" + format + "']").first().getAttribute("href");
            assertEquals(200, server().get(URI.create(page.url()).getPath() + href).statusCode());
        }
        page.locator(".text .measure .anchor").first().click();
        assertTrue(page.url().endsWith("/s_1"), page.url());
        page.locator(".about a[href^='/sources/a']").click();
        assertThat(page.locator("mark")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentAndItsPartsCanBeReadByAll(Language language) {
        String document = path(Samples.all().getFirst(), 1);
        Page phone = window(language, Size.PHONE);
        for (String path :
                List.of(
                        document,
                        document + "/sec_1",
                        naming(Samples.IRIS.unit(Samples.COMMERCE)),
                        "/id/sector/tax-fiscal",
                        "/id/source/a")) {
            assertAccessible(open(phone, path));
            assertFits(phone);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLanguageIsSwitchedAndKept(Language language) {
        Page page = open(window(language, Size.PHONE, false), "/documents");
        String other = language == Language.ZH ? "en" : "zh-CN";
        page.locator("a.language").click();
        assertThat(page.locator("html")).hasAttribute("lang", other);
        page.locator("header.site nav a").first().click();
        assertThat(page.locator("html")).hasAttribute("lang", other);
        assertTrue(page.url().endsWith("/search"), page.url());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongIsToldOnAPage(Language language) throws ServerException {
        Page page = window(language, Size.PHONE);
        assertEquals(404, status(page, "/id/document/none"));
        assertAccessible(page);
        assertEquals(400, status(page, "/search?bogus=1"));
        assertThat(page.locator(".note"))
                .hasText(language == Language.ZH ? "没有名为“bogus”的参数。" : "unknown parameter 'bogus'");
        try (RunningServer broken = RunningServer.withSamples()) {
            broken.store().close();
            int status =
                    Objects.requireNonNull(page.navigate("http://localhost:" + broken.port() + "/"))
                            .status();
            assertEquals(500, status);
            assertThat(page.locator("h1"))
                    .hasText(
                            language == Language.ZH
                                    ? ProblemType.INTERNAL.title()
                                    : ProblemType.INTERNAL.meaning());
        }
    }

    @Test
    void theViewerOfTheInterfaceKeepsToThisServer() {
        Page page = open(window(Language.EN, Size.DESKTOP), "/docs");
        assertThat(page.locator("#viewer .opblock").first()).isVisible();
    }

    private static String path(Samples.Sample sample, int document) {
        return naming(
                Samples.IRIS.documents(sample.source().id(), sample.documents()).get(document));
    }

    private static String naming(Node node) {
        return "/id/" + node.getURI().substring(Samples.IRIS.base().length());
    }
}
