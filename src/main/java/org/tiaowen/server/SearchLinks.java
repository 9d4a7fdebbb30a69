package org.tiaowen.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Addresses of the same search with something changed; each begins with its first page. */
record SearchLinks(Map<String, List<String>> parameters) {

    private static final String PAGE = "offset";

    static SearchLinks of(Parameters parameters) {
        var given = new LinkedHashMap<String, List<String>>();
        parameters
                .map()
                .forEach(
                        (name, values) -> {
                            List<String> kept =
                                    values.stream().filter(value -> !value.isBlank()).toList();
                            if (!kept.isEmpty()) {
                                given.put(name, kept);
                            }
                        });
        return new SearchLinks(given);
    }

    /** With one value in place of all that a parameter has. */
    SearchLinks with(String name, String value) {
        return changed(name, List.of(value));
    }

    /** With one value more. */
    SearchLinks and(String name, String value) {
        var values = new ArrayList<>(parameters.getOrDefault(name, List.of()));
        values.add(value);
        return changed(name, values);
    }

    /** Without a value. */
    SearchLinks without(String name, String value) {
        var values = new ArrayList<>(parameters.getOrDefault(name, List.of()));
        values.remove(value);
        return changed(name, values);
    }

    /** Without a parameter. */
    SearchLinks without(String name) {
        return changed(name, List.of());
    }

    boolean has(String name, String value) {
        return parameters.getOrDefault(name, List.of()).contains(value);
    }

    private SearchLinks changed(String name, List<String> values) {
        var changed = new LinkedHashMap<>(parameters);
        changed.remove(PAGE);
        changed.remove(name);
        if (!values.isEmpty()) {
            changed.put(name, List.copyOf(values));
        }
        return new SearchLinks(changed);
    }

    /** A link to it. */
    Link link(String text) {
        return Link.to(address(), text);
    }

    /** The query string, with its question mark. */
    String address() {
        var query = new StringBuilder("?");
        parameters.forEach(
                (name, values) ->
                        values.forEach(
                                value ->
                                        query.append(query.length() > 1 ? "&" : "")
                                                .append(Naming.encode(name))
                                                .append('=')
                                                .append(Naming.encode(value))));
        return query.toString();
    }
}
