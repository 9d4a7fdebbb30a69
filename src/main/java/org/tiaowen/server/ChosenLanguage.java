package org.tiaowen.server;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Language;

import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The language that a request asks for its page: by address, else by cookie, else by header. */
final class ChosenLanguage {

    /** The parameter that chooses it, and the cookie that keeps it. */
    static final String PARAMETER = "lang";

    private static final Pattern CHOICE = Pattern.compile("(?:^|&)lang=(zh|en)(?:&|$)");

    private ChosenLanguage() {}

    static Language of(Context ctx) {
        String chosen = inAddress(ctx);
        String word = chosen == null ? ctx.cookie(PARAMETER) : chosen;
        if (word != null) {
            return word.equals("en") ? Language.EN : Language.ZH;
        }
        String header = ctx.header("Accept-Language");
        return header == null ? Language.ZH : preferred(header);
    }

    /** Keeps the language that an address chooses for the pages that follow. */
    static void keep(Context ctx) {
        String chosen = inAddress(ctx);
        if (chosen != null) {
            ctx.header(
                    "Set-Cookie",
                    "lang=%s; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax".formatted(chosen));
        }
    }

    private static @Nullable String inAddress(Context ctx) {
        String query = ctx.queryString();
        Matcher chosen = CHOICE.matcher(query == null ? "" : query);
        return chosen.find() ? chosen.group(1) : null;
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

    /** A query string without the parameter that chooses the language. */
    static String without(@Nullable String query) {
        return query == null
                ? ""
                : Stream.of(query.split("&"))
                        .filter(part -> !part.startsWith(PARAMETER + "=") && !part.isEmpty())
                        .collect(Collectors.joining("&"));
    }
}
