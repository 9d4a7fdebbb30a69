package org.tiaowen.server;

import com.microsoft.playwright.Page;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiaowen.document.Language;

import java.util.List;

/** What holds for all pages that are there to be read. */
final class PagesBrowserTest extends BrowserTest {

    private static final List<String> PATHS = List.of("/", "/search?q=%E7%A7%9F%E9%87%91");

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
}
