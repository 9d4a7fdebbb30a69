package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.tiaowen.document.Language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Tests of pages in Debian's Chromium: one browser and one server with the samples for all of them.
 * A test fails on whatever the browser complains of (a policy that is broken, an error of a script)
 * and on any request to another host. Where there is no Chromium, they are skipped; with {@code
 * CI=true} they fail.
 */
abstract class BrowserTest {

    /** Width and height of a window, in pixels. */
    record Size(int width, int height) {

        static final Size DESKTOP = new Size(1280, 900);
        static final Size PHONE = new Size(390, 844);
    }

    /** In milliseconds; no machine is so busy. */
    private static final double PATIENCE = 600_000;

    /** The rules of axe for WCAG 2.2, levels A and AA. */
    static final String WCAG = "[\"wcag2a\",\"wcag2aa\",\"wcag21a\",\"wcag21aa\",\"wcag22aa\"]";

    private static final String CONTRAST = "{\"type\":\"rule\",\"values\":[\"color-contrast\"]}";

    /** What axe is: a script that reads the page it is run in. */
    private static final String AXE = axe();

    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;
    private static @Nullable RunningServer server;

    /** What the browser complained of, and requests to other hosts. */
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private final List<BrowserContext> contexts = new ArrayList<>();

    @BeforeAll
    static void startOnce() throws ServerException {
        if (browser != null) {
            return;
        }
        Path chromium =
                Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElse(null);
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(chromium != null, "no /usr/bin/chromium: pages are not tested");
        }
        assertNotNull(chromium, "no /usr/bin/chromium");
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new LaunchOptions()
                                        .setExecutablePath(chromium)
                                        .setTimeout(PATIENCE)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        server = RunningServer.withNames();
        Runtime.getRuntime().addShutdownHook(new Thread(BrowserTest::stop));
    }

    private static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static String axe() {
        try (InputStream in = BrowserTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void nothingIsAmiss() {
        contexts.forEach(BrowserContext::close);
        assertEquals(List.of(), complaints);
    }

    /** The server that all of them share; a test must leave it as it was. */
    static RunningServer server() {
        return Objects.requireNonNull(server);
    }

    /** Where the shared server answers. */
    static String base() {
        return "http://localhost:" + server().port();
    }

    /** A window in a language, with scripts. */
    Page window(Language language, Size size) {
        return window(language, size, true);
    }

    /** A window in a language, with scripts or without. */
    Page window(Language language, Size size, boolean hasScripts) {
        BrowserContext context =
                Objects.requireNonNull(browser)
                        .newContext(
                                new NewContextOptions()
                                        .setLocale(language == Language.ZH ? "zh-CN" : "en-GB")
                                        .setJavaScriptEnabled(hasScripts)
                                        .setViewportSize(size.width(), size.height()));
        context.setDefaultTimeout(PATIENCE);
        contexts.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error") && !isStatusOfPage(message.text())) {
                        complaints.add(page.url() + ": " + message.text());
                    }
                });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onRequest(
                request -> {
                    if (!request.url().startsWith("http://localhost:")
                            && !request.url().startsWith("data:")
                            && !request.url().startsWith("blob:")) {
                        complaints.add(page.url() + " asks " + request.url());
                    }
                });
        return page;
    }

    /** Chromium says of each page with an error's status that it failed to load. */
    private static boolean isStatusOfPage(String message) {
        return message.startsWith("Failed to load resource: the server responded with a status of");
    }

    /** Opens a page of the shared server, which answers with status 200. */
    static Page open(Page window, String path) {
        assertEquals(200, status(window, path), path);
        return window;
    }

    /** Opens a page of the shared server and tells its status. */
    static int status(Page window, String path) {
        Response response = window.navigate(base() + path);
        return Objects.requireNonNull(response).status();
    }

    /** Asserts that axe finds nothing that keeps people out (WCAG 2.2 AA), by day and by night. */
    static void assertAccessible(Page page) {
        assertEquals(Set.of(), violations(page, WCAG).keySet(), () -> violations(page, WCAG) + "");
        assertReadableInTheDark(page);
    }

    /** Asserts that contrast is good enough where the browser asks for dark colours, too. */
    static void assertReadableInTheDark(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertEquals(Map.of(), violations(page, CONTRAST), page.url() + " in the dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** What axe finds, by the name of its rule: the elements concerned. */
    @SuppressWarnings("unchecked") // what the expression makes
    static Map<String, List<String>> violations(Page page, String rules) {
        if (page.evaluate("typeof axe") instanceof String type && !type.equals("object")) {
            page.evaluate(AXE);
        }
        return (Map<String, List<String>>)
                page.evaluate(
                        """
                        rules => axe.run(document, { runOnly: JSON.parse(rules),
                            resultTypes: ['violations'], elementRef: false })
                          .then(found => Object.fromEntries(found.violations.map(
                            rule => [rule.id, rule.nodes.slice(0, 3).map(n => n.html)])))
                        """,
                        rules);
    }

    /** Gives a window another size. */
    static void resize(Page page, Size size) {
        page.setViewportSize(size.width(), size.height());
    }

    /** Asserts that nobody has to scroll sideways. */
    static void assertFits(Page page) {
        Object width = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assertEquals(true, ((Number) width).doubleValue() <= 0, page.url() + " is too wide");
    }
}
