package org.tiaowen.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Media;

import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiaowen.document.Language;
import org.tiaowen.rdf.Samples;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

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

    /** Chinese at a desk, English on a phone; each page has to fit the other width as well. */
    @ParameterizedTest
    @EnumSource
    void allCanBeReadByAllAtAnyWidth(Language language) {
        boolean isPhone = language == Language.EN;
        Page page = window(language, isPhone ? Size.PHONE : Size.DESKTOP);
        String document = path(Samples.all().getFirst(), 1);
        List<String> things =
                List.of(document, document + "/sec_1", "/id/source/a", "/check", "/import");
        for (String path : Stream.of(PATHS, things).flatMap(List::stream).toList()) {
            assertAccessible(open(page, path));
            assertFits(page);
            resize(page, isPhone ? Size.DESKTOP : Size.PHONE);
            assertFits(page);
            resize(page, isPhone ? Size.PHONE : Size.DESKTOP);
        }
    }

    /** Without charts, which come behind the page. */
    @Test
    void thePagesThatComeFirstAreSmall() {
        for (String path : List.of("/", "/search?q=%E7%A7%9F%E9%87%91")) {
            Page page = window(Language.ZH, Size.DESKTOP);
            List<Response> answers = new CopyOnWriteArrayList<>();
            page.onResponse(answers::add);
            open(page, path);
            int bytes = answers.stream().mapToInt(answer -> answer.body().length).sum();
            assertTrue(answers.size() >= 3, "files: " + answers.size());
            assertTrue(bytes <= 100 * 1024, path + ": " + bytes + " bytes");
        }
    }

    @Test
    void whatIsPrintedIsTheTextAlone() {
        Page page = open(window(Language.ZH, Size.DESKTOP), path(Samples.all().getFirst(), 1));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (String gone : List.of("header.site", "footer.site", ".outline", ".anchor")) {
            assertThat(page.locator(gone).first()).isHidden();
        }
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator(".text .measure").first()).isVisible();
        assertThat(page.locator(".facts li").first()).isVisible();
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
            // it asks for its icon still, and nobody would answer
            page.close();
        }
    }

    @Test
    void theViewerOfTheInterfaceKeepsToThisServer() {
        Page page = open(window(Language.EN, Size.DESKTOP), "/docs");
        assertThat(page.locator("#viewer .opblock").first()).isVisible();
        page.evaluate("document.querySelector('#viewer').replaceChildren()"); // a library's
        assertAccessible(page);
    }

    private static String path(Samples.Sample sample, int document) {
        return naming(
                Samples.IRIS.documents(sample.source().id(), sample.documents()).get(document));
    }

    private static String naming(Node node) {
        return "/id/" + node.getURI().substring(Samples.IRIS.base().length());
    }
}
