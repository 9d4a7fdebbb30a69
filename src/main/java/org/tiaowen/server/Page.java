package org.tiaowen.server;

import java.nio.charset.StandardCharsets;

/** What every page has around its own content. Pages need no script and nothing from elsewhere. */
final class Page {

    /** What the whole site is called. */
    static final String NAME = "条文 Tiaowen";

    private final Html head;
    private final Html main;
    private final String title;

    /**
     * An empty page.
     *
     * @param title in Chinese, or the name of the thing that it shows
     * @param subtitle in English; empty for none
     */
    Page(String title, String subtitle) {
        this.title = title;
        head = Html.of("head").add(Html.of("meta").with("charset", "utf-8"));
        main = Html.of("main").add(Html.of("h1", title));
        if (!subtitle.isEmpty()) {
            main.add(english("p", subtitle).with("class", "subtitle"));
        }
    }

    /** Text in English. */
    static Html english(String tag, String text) {
        return Html.of(tag, text).with("lang", "en");
    }

    /** A heading in Chinese with its English beside it. */
    static Html heading(String zh, String en) {
        return Html.of("h2", zh + " ").add(english("small", en));
    }

    /** This page with more content. */
    Page add(Html... content) {
        main.add(content);
        return this;
    }

    /** This page with a link to the same in another format. */
    Page alternate(String type, String address) {
        head.add(Html.of("link").with("rel", "alternate").with("type", type).with("href", address));
        return this;
    }

    /** This page with data for programs that read pages. */
    Page data(String type, JsonObject json) {
        head.add(Html.data(type, new String(Json.bytes(json), StandardCharsets.UTF_8)));
        return this;
    }

    /** The whole page in UTF-8. */
    byte[] bytes() {
        head.add(
                Html.of("meta")
                        .with("name", "viewport")
                        .with("content", "width=device-width, initial-scale=1"),
                Html.of("title", title.equals(NAME) ? NAME : title + " · " + NAME),
                Html.of("link").with("rel", "stylesheet").with("href", "/style.css"));
        Html page =
                Html.of("html", head, Html.of("body", navigation(), main)).with("lang", "zh-CN");
        return ("<!doctype html>\n" + page + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Html navigation() {
        return Html.of(
                "header",
                Html.link("/", NAME).with("class", "home"),
                searchForm(""),
                Html.of(
                        "nav",
                        Html.link("/check", "检查草案 Check"),
                        Html.link("/queries", "常见问题 Queries"),
                        Html.link("/sparql", "SPARQL"),
                        Html.link("/ns", "词汇表 Vocabulary"),
                        Html.link("/docs", "接口 API")));
    }

    /** The form that searches. */
    static Html searchForm(String query) {
        return Html.of(
                        "form",
                        Html.of("input")
                                .with("type", "search")
                                .with("name", "q")
                                .with("value", query)
                                .with("aria-label", "检索词 search words"),
                        Html.of("button", "检索 Search"))
                .with("action", "/api/v1/search")
                .with("role", "search");
    }
}
