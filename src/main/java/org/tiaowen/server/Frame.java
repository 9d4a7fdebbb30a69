package org.tiaowen.server;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page has around its own content, and the language in which it speaks. Templates take it as
 * {@code frame}; the template {@code layout} makes the page of it. Each method gives another frame.
 *
 * @param parameters the query string of the request without the language, to ask the same again
 * @param path of the request, by which the navigation marks where one is
 * @param query what stands in the box of the search
 * @param title of the page, in its language; empty on the front page
 * @param alternates the same in other formats
 * @param data JSON-LD for programs that read pages; empty for none
 * @param files names of styles and scripts besides those of every page ({@link Assets})
 * @param hasInlineStyles whether a library writes styles into the page, as charts and editors do
 */
record Frame(
        Language language,
        String parameters,
        String path,
        String query,
        String title,
        List<Alternate> alternates,
        String data,
        List<String> files,
        boolean hasInlineStyles) {

    /** What the whole site is called. */
    static final String NAME = "条文 Tiaowen";

    /** The parameter that chooses the language. */
    static final String PARAMETER = "lang";

    private static final Pattern CHOICE = Pattern.compile("(?:^|&)lang=(zh|en)(?:&|$)");

    /** The same in another format. */
    record Alternate(String type, String address) {}

    /** The frame for the answer to a request. */
    static Frame of(Context ctx) {
        boolean isGet = !ctx.req().getMethod().equals("POST");
        return new Frame(
                language(ctx),
                isGet ? withoutLanguage(ctx.queryString()) : "",
                ctx.req().getRequestURI(),
                "",
                "",
                List.of(),
                "",
                List.of(),
                false);
    }

    /** The language that the request chooses: by address, else by cookie, else by its header. */
    static Language language(Context ctx) {
        String query = ctx.queryString();
        Matcher chosen = CHOICE.matcher(query == null ? "" : query);
        if (chosen.find()) {
            return chosen.group(1).equals("en") ? Language.EN : Language.ZH;
        }
        String kept = ctx.cookie(PARAMETER);
        if (kept != null) {
            return kept.equals("en") ? Language.EN : Language.ZH;
        }
        String header = ctx.header("Accept-Language");
        return header == null ? Language.ZH : preferred(header);
    }

    /** Keeps the language that an address chooses for the pages that follow. */
    static void keepLanguage(Context ctx) {
        String query = ctx.queryString();
        Matcher chosen = CHOICE.matcher(query == null ? "" : query);
        if (chosen.find()) {
            ctx.header(
                    "Set-Cookie",
                    "lang=%s; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"
                            .formatted(chosen.group(1)));
        }
    }

    private static Language preferred(String header) {
        try {
            for (LanguageRange range : LanguageRange.parse(header)) {
                String tag = range.getRange().toLowerCase(Locale.ROOT);
                if (tag.startsWith("zh") && range.getWeight() > 0) {
                    return Language.ZH;
                } else if (tag.startsWith("en") && range.getWeight() > 0) {
                    return Language.EN;
                }
            }
            return Language.ZH;
        } catch (IllegalArgumentException e) {
            return Language.ZH;
        }
    }

    private static String withoutLanguage(@Nullable String query) {
        return query == null
                ? ""
                : Stream.of(query.split("&"))
                        .filter(part -> !part.startsWith(PARAMETER + "=") && !part.isEmpty())
                        .collect(Collectors.joining("&"));
    }

    /** With a title. */
    Frame titled(String zh, String en) {
        return titled(say(zh, en));
    }

    /** With the name of the thing that the page shows for its title. */
    Frame titled(String name) {
        return new Frame(
                language, parameters, path, query, name, alternates, data, files, hasInlineStyles);
    }

    /** With words in the box of the search. */
    Frame asking(String words) {
        return new Frame(
                language, parameters, path, words, title, alternates, data, files, hasInlineStyles);
    }

    /** With the same in another format. */
    Frame alternate(String type, String address) {
        return new Frame(
                language,
                parameters,
                path,
                query,
                title,
                with(alternates, new Alternate(type, address)),
                data,
                files,
                hasInlineStyles);
    }

    /** With data for programs that read pages; what could end the element is escaped. */
    Frame data(JsonObject json) {
        String escaped =
                new String(Json.bytes(json), StandardCharsets.UTF_8)
                        .replace("&", "\\u0026")
                        .replace("<", "\\u003c")
                        .replace(">", "\\u003e")
                        .replace("\u2028", "\\u2028")
                        .replace("\u2029", "\\u2029");
        return new Frame(
                language,
                parameters,
                path,
                query,
                title,
                alternates,
                escaped,
                files,
                hasInlineStyles);
    }

    /** With a style or a script besides those of every page. */
    Frame file(String name) {
        return new Frame(
                language,
                parameters,
                path,
                query,
                title,
                alternates,
                data,
                with(files, name),
                hasInlineStyles);
    }

    /** For a page on which a chart or an editor writes styles. */
    Frame withInlineStyles() {
        return new Frame(language, parameters, path, query, title, alternates, data, files, true);
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return List.copyOf(all);
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
        String other = PARAMETER + "=" + (isChinese() ? "en" : "zh");
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
