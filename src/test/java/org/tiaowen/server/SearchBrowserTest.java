package org.tiaowen.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiaowen.document.Language;

/** Searching in a browser. */
final class SearchBrowserTest extends BrowserTest {

    @ParameterizedTest
    @EnumSource
    void oneSearchesNarrowsAndLetsGoByLinksAlone(Language language) {
        Page page = open(window(language, Size.DESKTOP, false), "/");
        page.getByRole(AriaRole.SEARCHBOX).fill("流通");
        page.locator("form.find button").click();
        assertTrue(page.url().contains("/search?q="), page.url());
        assertThat(page.locator(".hits li").first()).containsText("流通");
        assertThat(page.locator(".hits mark").first()).hasText("流通");
        page.locator(".facets li a").first().click();
        assertThat(page.locator(".chip")).hasCount(1);
        page.locator(".chip").click();
        assertThat(page.locator(".chip")).hasCount(0);
        page.locator(".hits .where a").first().click();
        assertTrue(page.url().contains("/id/document/"), page.url());
    }

    @Test
    void whatIsTypedIsCompletedByKeyboard() {
        Page page = open(window(Language.ZH, Size.PHONE), "/");
        Locator box = page.locator("input[data-suggest]");
        box.pressSequentially("流通");
        Locator options = page.locator("[role=option]");
        assertThat(options.first()).isVisible();
        assertThat(box).hasAttribute("aria-expanded", "true");
        assertAccessible(page);
        box.press("ArrowDown");
        assertThat(options.first()).hasAttribute("aria-selected", "true");
        String chosen = String.valueOf(options.first().getAttribute("data-text"));
        assertEquals(chosen, box.inputValue());
        box.press("Escape");
        assertThat(options.first()).isHidden();
        assertEquals("流通", box.inputValue());
        box.press("ArrowDown");
        assertThat(options.first()).isVisible();
        box.press("ArrowDown");
        box.press("Enter");
        page.waitForURL("**/search?q=*");
        assertThat(page.locator("input[data-suggest]")).hasValue(chosen);
    }

    @ParameterizedTest
    @EnumSource
    void whatOthersPrintAgainStandsFoldedBelowTheHit(Language language) {
        Page page = open(window(language, Size.PHONE, false), "/search?q=减免租金");
        Locator copies = page.locator(".hits li details").first();
        assertThat(copies.locator("summary"))
                .containsText(language == Language.ZH ? "另见于" : "Also in");
        assertThat(copies.locator("li").first()).isHidden();
        copies.locator("summary").click();
        copies.locator("a").first().click();
        assertTrue(page.url().contains("/id/document/"), page.url());
    }

    @Test
    void aNameThatWasUnderstoodCanBeTakenOut() {
        Page page = open(window(Language.EN, Size.DESKTOP), "/search?q=流通条例第一条");
        assertThat(page.locator(".understood .chip")).hasCount(2);
        page.locator(".understood .chip").first().click();
        assertThat(page.locator("input[data-suggest]")).hasValue("第一条");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyResultSaysWhatWouldMatch(Language language) {
        Page page = open(window(language, Size.PHONE), "/search?q=租金&kind=决定");
        assertThat(page.locator(".empty")).isVisible();
        page.locator(".help a").first().click();
        assertThat(page.locator(".hits li").first()).isVisible();
    }
}
