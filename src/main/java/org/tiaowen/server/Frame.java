package org.tiaowen.server;

import io.javalin.http.Context;

import org.tiaowen.document.Language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page has around its own content, and the language in which it speaks. Templates take it as
 * {@code frame}; the template {@code layout} makes the page of it. Each answer makes its own, says
 * what it wants of it, and gives it away with the page.
 */
final class Frame {

    /** What the whole site is called. */
    static final String NAME = "条文 Tiaowen";

    private final Language language;
    private final String parameters;
    private final String path;
    private String query = "";
    private String title = "";
    private String data = "";
    private boolean hasInlineStyles;
    private final List<Alternate> alternates = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    private Frame(Language language, String parameters, String path) {
        this.language = language;
        this.parameters = parameters;
        this.path = path;
    }

    /** The same in another format. */
    record Alternate(String type, String address) {}

    /** The frame for the answer to a request. */
    static Frame of(Context ctx) {
        boolean isPost = ctx.req().getMethod().equals("POST");
        return new Frame(
                ChosenLanguage.of(ctx),
                isPost ? "" : ChosenLanguage.without(ctx.queryString()),
                ctx.req().getRequestURI());
    }

    /** With a title in the language of the page. */
    Frame titled(String zh, String en) {
        return titled(say(zh, en));
    }

    /** With the name of the thing that the page shows for its title. */
    Frame titled(String name) {
        title = name;
        return this;
    }

    /** With words in the box of the search. */
    Frame asking(String words) {
        query = words;
        return this;
    }

    /** With the same in another format. */
    Frame alternate(String type, String address) {
        alternates.add(new Alternate(type, address));
        return this;
    }

    /** With JSON-LD for programs that read pages; what could end the element is escaped. */
    Frame data(JsonObject json) {
        data =
                new String(Json.bytes(json), StandardCharsets.UTF_8)
                        .replace("&", "\\u0026")
                        .replace("<", "\\u003c")
                        .replace(">", "\\u003e")
                        .replace("\u2028", "\\u2028")
                        .replace("\u2029", "\\u2029");
        return this;
    }

    /** With a style or a script of {@link Assets} besides those of every page. */
    Frame file(String name) {
        files.add(name);
        return this;
    }

    /** For a page on which a chart or an editor writes styles. */
    Frame withInlineStyles() {
        hasInlineStyles = true;
        return this;
    }

    /** For a page with pictures. */
    Frame drawing() {
        return withInlineStyles().file("tools.css").file("htmx.min.js").file("graph.js");
    }

    Language language() {
        return language;
    }

    /** What stands in the box of the search. */
    String query() {
        return query;
    }

    /** Empty on the front page. */
    String title() {
        return title;
    }

    List<Alternate> alternates() {
        return alternates;
    }

    /** JSON-LD; empty for none. */
    String data() {
        return data;
    }

    boolean hasInlineStyles() {
        return hasInlineStyles;
    }

    /** The one of two texts that is in the language of the page. */
    String say(String zh, String en) {
        return isChinese() ? zh : en;
    }

    /** Whether the page is in Chinese; else it is in English. */
    boolean isChinese() {
        return language == Language.ZH;
    }

    /** The tag of the language, for attributes. */
    String tag() {
        return isChinese() ? "zh-CN" : "en";
    }

    /** This very page in the other language. */
    String inOther() {
        String other = ChosenLanguage.PARAMETER + "=" + (isChinese() ? "en" : "zh");
        return "?" + (parameters.isEmpty() ? other : parameters + "&" + other);
    }

    /** Whether the page lies at or below an address. */
    boolean isAt(String start) {
        return path.equals(start) || path.startsWith(start + "/");
    }

    /** What the browser calls the page. */
    String windowTitle() {
        return title.isEmpty() ? NAME : title + " · " + NAME;
    }

    List<String> styles() {
        return files.stream().filter(file -> file.endsWith(".css")).toList();
    }

    List<String> scripts() {
        return files.stream().filter(file -> file.endsWith(".js")).toList();
    }
}
