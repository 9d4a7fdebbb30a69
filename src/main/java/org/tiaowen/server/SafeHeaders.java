package org.tiaowen.server;

import org.eclipse.jetty.http.HttpFields;

import java.util.Map;

/**
 * The headers that every answer has, errors and files of pages too, so that a browser runs nothing
 * that an answer happens to hold. What a page needs beyond that, it says itself.
 */
final class SafeHeaders {

    private static final Map<String, String> ALL =
            Map.of(
                    "X-Content-Type-Options",
                    "nosniff",
                    "Content-Security-Policy",
                    "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors"
                            + " 'none'",
                    "Referrer-Policy",
                    "no-referrer",
                    "X-Frame-Options",
                    "DENY");

    private SafeHeaders() {}

    static void put(HttpFields.Mutable headers) {
        ALL.forEach(headers::put);
    }
}
