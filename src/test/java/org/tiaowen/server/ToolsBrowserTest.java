package org.tiaowen.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.AUTHORIZED;
import static org.tiaowen.server.RunningServer.encode;
import static org.tiaowen.server.RunningServer.json;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiaowen.document.Language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** The pages on which something is done: what people come for, in both languages. */
final class ToolsBrowserTest extends BrowserTest {

    private static final String DRAFT = "关于降低成本的若干措施\n一、减免租金。\n二、开设免费中文课堂，每期不少于40课时。\n";

    /** The form's class while a file is held over it. */
    private static final Pattern OVER = Pattern.compile("(^|.* )over( .*|$)");

    /** A page without a text, as a scan has none. */
    private static final String SCAN =
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                    + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                    + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>"
                    + "endobj\n4 0 obj<</Length 15>>stream\n0 0 50 50 re f\n\nendstream endobj\n"
                    + "trailer<</Root 1 0 R>>\n%%EOF\n";

    private static FilePayload file(String name, String text) {
        return new FilePayload(
                name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"ZH, DESKTOP, true", "EN, PHONE, true", "ZH, PHONE, false"})
    void aDraftIsCheckedFilteredAndReported(Language language, String size, boolean hasScripts) {
        Page page = window(language, size.equals("PHONE") ? Size.PHONE : Size.DESKTOP, hasScripts);
        open(page, "/check");
        assertFits(page);
        page.fill("#text", DRAFT);
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        page.click("button[value=html]");
        assertEquals(2, page.locator(".item").count());
        assertEquals(
                "减免租金。", page.locator(".pair .side >> nth=1").locator("p").first().innerText());
        page.check("#show-same");
        assertEquals(1, page.locator(".item:visible").count());
        page.check("#show-new");
        assertTrue(page.locator(".item:visible").innerText().contains("中文课堂"));
        page.check("#show-all");
        assertFits(page);
        assertEquals(hasScripts, asked.stream().anyMatch(a -> a.contains("/check/progress/")));
        if (hasScripts) {
            assertAccessible(page);
        }
        Download word = page.waitForDownload(() -> page.click("button[value=docx]"));
        assertEquals("check.docx", word.suggestedFilename());
    }

    @Test
    void aFileIsDroppedOnTheFormAndChecked() {
        Page page = open(window(Language.ZH, Size.DESKTOP), "/check");
        JSHandle dragged =
                page.evaluateHandle(
                        """
                        text => {
                          const dragged = new DataTransfer();
                          dragged.items.add(new File([text], '草案.txt', { type: 'text/plain' }));
                          return dragged;
                        }
                        """,
                        DRAFT);
        Locator form = page.locator("form[data-draft]");
        Map<String, JSHandle> event = Map.of("dataTransfer", dragged);
        form.dispatchEvent("dragenter", event);
        assertThat(form).hasClass(OVER);
        form.dispatchEvent("dragover", event);
        form.dispatchEvent("drop", event);
        assertThat(form).not().hasClass(OVER);
        assertEquals("草案.txt", page.evaluate("document.querySelector('#file').files[0].name"));
        page.click("button[value=html]");
        assertThat(page.locator(".item")).hasCount(2);
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsNoTextIsExplainedAboveTheForm(Language language) {
        Page page = window(language, Size.DESKTOP);
        open(page, "/check");
        page.setInputFiles("#file", file("scan.pdf", SCAN));
        page.click("button[value=html]");
        String said = page.locator("#error").innerText();
        assertTrue(said.contains(language == Language.ZH ? "文字识别" : "no text"), said);
        assertAccessible(page);
    }

    @ParameterizedTest
    @CsvSource({"ZH, DESKTOP", "EN, PHONE"})
    void picturesAreDrawnOfTheTablesInThePage(Language language, String size) {
        Page page = window(language, size.equals("PHONE") ? Size.PHONE : Size.DESKTOP);
        open(page, "/graph");
        for (String view : List.of("heatmap", "network", "timeline")) {
            open(page, "/graph?view=" + view);
            page.waitForSelector("[data-ready] canvas");
            assertFits(page);
            assertTrue(page.locator("[data-rows] tbody tr").count() > 0, view);
            assertTrue(page.locator(".made pre").textContent().contains("SELECT"), view);
            assertAccessible(page);
        }
        for (String thing : List.of(unit(), "/id/sector/tax-fiscal")) {
            open(page, thing);
            page.waitForSelector("#picture [data-ready] canvas");
            page.evaluate("window.isSamePage = true");
            page.click("#picture .tabs a[href*=timeline]");
            page.waitForSelector("#picture [data-chart=timeline][data-ready] canvas");
            assertTrue(page.url().contains("view=timeline"), page.url());
            assertEquals(true, page.evaluate("window.isSamePage"));
            assertTrue(page.locator("#picture [data-rows] tbody tr").count() > 0, thing);
            assertTrue(page.locator("#picture .made pre").textContent().contains("SELECT"));
            assertFits(page);
            assertAccessible(page);
        }
    }

    /** Where the page of a unit with measures is. */
    private static String unit() {
        return json(server().get("/api/v1/measures?limit=1000"))
                .findValue("units")
                .findValue("iri")
                .asText()
                .replaceFirst(".*/id/", "/id/");
    }

    @Test
    void aMeasureIsFollowedFromDocumentToDocument() {
        List<String> sentences = new ArrayList<>();
        json(server().get("/api/v1/measures?limit=1000"))
                .get("measures")
                .forEach(m -> sentences.add(m.get("iri").asText()));
        server().writeOverlap(sentences.getFirst(), sentences.getLast());
        try {
            Page page = window(Language.ZH, Size.DESKTOP);
            open(page, "/graph?view=spread&measure=" + encode(sentences.getFirst()));
            page.waitForSelector("[data-ready] canvas");
            assertEquals(2, page.locator("[data-rows] tbody tr").count());
            assertAccessible(page);
        } finally {
            server().forgetOverlaps();
        }
    }

    @Test
    void withoutScriptsTablesAndFormsAreThere() {
        Page page = window(Language.EN, Size.PHONE, false);
        open(page, unit());
        page.click("#picture .tabs a[href*=timeline]");
        assertTrue(page.url().contains("view=timeline"), page.url());
        assertTrue(page.locator("#picture [data-rows] tbody tr").count() > 0);
        open(page, "/graph");
        assertTrue(page.locator(".matrix td a").first().isVisible());
        assertFits(page);
        open(page, "/sparql");
        page.click("[data-plain] button");
        assertTrue(page.locator("table tbody tr").count() > 0);
    }

    @ParameterizedTest
    @CsvSource({"ZH, DESKTOP", "EN, PHONE"})
    void queriesAreWrittenCompletedRunAndDrawn(Language language, String size) {
        Page page = window(language, size.equals("PHONE") ? Size.PHONE : Size.DESKTOP);
        open(page, "/sparql");
        page.waitForSelector("[data-ready]");
        page.click(".yasqe_queryButton");
        page.waitForSelector(".yasr_results table tbody tr");
        page.click(".select_chart");
        page.waitForSelector(".result-chart canvas");
        assertFits(page);
        page.waitForSelector("[data-library]:not([hidden])");
        page.selectOption("#library", "central-units");
        page.waitForSelector(".CodeMirror-line:has-text('?unit')");
        page.click(".CodeMirror-line >> nth=0");
        page.keyboard().press("Control+A");
        page.keyboard()
                .insertText("PREFIX tw: <https://w3id.org/tiaowen/ns#>\nSELECT * { ?x a tw:D");
        page.keyboard().press("Control+Space");
        page.waitForSelector(".CodeMirror-hint:has-text('tw:Document')");
        page.keyboard().press("Escape");
        Map<String, List<String>> found = new TreeMap<>(violations(page, WCAG));
        assertTrue(found.keySet().containsAll(OF_THE_EDITOR.keySet()), "mended by now");
        OF_THE_EDITOR.forEach(
                (rule, element) ->
                        assertEquals(List.of(element), List.copyOf(found.remove(rule)), rule));
        assertEquals(Map.of(), found);
    }

    /**
     * What the editor, a library, does against the rules, with the only element that may: its list
     * of tabs holds the button that opens a further one, which belongs beside the list. The page
     * can be used by keyboard all the same.
     */
    private static final Map<String, String> OF_THE_EDITOR =
            Map.of("aria-required-children", "<div class=\"tabsList\" role=\"tablist\">");

    @ParameterizedTest
    @CsvSource({"ZH, DESKTOP", "EN, PHONE"})
    void filesAreImportedWithTheTokenAndTakenOutAgain(Language language, String size) {
        Page page = window(language, size.equals("PHONE") ? Size.PHONE : Size.DESKTOP);
        open(page, "/import");
        page.setInputFiles(
                "#files",
                new FilePayload[] {
                    file("方案.pdf", "厦门市养老服务工作方案\n一、主要任务\n（一）扩大供给。建设养老机构。\n"), file("scan.pdf", SCAN)
                });
        page.fill("#token", "wrong");
        page.click("[data-import] button");
        page.waitForSelector("[data-report] .error");
        page.fill("#token", AUTHORIZED[1].substring("Bearer ".length()));
        page.click("[data-import] button");
        page.waitForSelector("[data-report][data-done]");
        assertEquals(1, page.locator(".upload.ingested").count());
        String failed = page.locator(".upload.failed").innerText();
        assertTrue(failed.contains(language == Language.ZH ? "文字识别" : "no text"), failed);
        assertAccessible(page);
        assertFits(page);

        open(page, "/import");
        assertEquals(0, page.locator("[data-name='upload/scan.pdf']").count());
        page.click("tr:has([data-name='upload/方案.pdf']) a[href^='/import/']");
        assertTrue(page.locator(".places li").count() > 0);
        assertAccessible(page);
        open(page, "/import");
        page.onDialog(dialog -> dialog.accept());
        page.fill("#token", AUTHORIZED[1].substring("Bearer ".length()));
        page.click("[data-name='upload/方案.pdf']");
        page.waitForSelector("[data-report] .note");
        assertEquals(0, page.locator("[data-name='upload/方案.pdf']").count());
    }

    @ParameterizedTest
    @CsvSource({"ZH, DESKTOP, true", "EN, PHONE, false"})
    void whatIsLoadedHowGoodItIsAndHowToConnectIsSaid(
            Language language, String size, boolean hasScripts) {
        Page page = window(language, size.equals("PHONE") ? Size.PHONE : Size.DESKTOP, hasScripts);
        open(page, "/about");
        assertFits(page);
        assertTrue(page.locator(".measured th:has-text('measures.f1')").count() > 0);
        assertTrue(page.locator(".measured th:has-text('hybrid')").count() > 0);
        assertTrue(page.locator("pre").innerText().contains(base() + "/mcp"));
        if (hasScripts) {
            assertAccessible(page);
        }
    }
}
