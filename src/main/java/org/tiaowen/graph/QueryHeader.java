package org.tiaowen.graph;

import org.tiaowen.graph.QueryParameter.Type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the header of a query file: comment lines {@code # key: value} at its top.
 *
 * <pre>
 * # name: measures-led-by-unit
 * # theme: units
 * # title@zh: …
 * # title@en: …
 * # description@zh: …
 * # description@en: …
 * # reading@zh: …
 * # reading@en: …
 * # parameter: unit label example="北京市财政局" zh="单位全称" en="full name of the unit"
 * # parameter: relation word values="any|cites|repeals" default="any" zh="关系" en="relation"
 * # parameter: limit limit default="200" zh="最多行数" en="at most so many rows"
 * </pre>
 */
final class QueryHeader {

    private static final Pattern LINE = Pattern.compile("#\\s*([a-z]+(?:@[a-z]+)?):\\s*(.+)");
    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z]\\w*)\\s+([a-z]+)((?:\\s.*)?)");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z]+)=\"([^\"]*)\"");
    private static final List<String> KEYS =
            List.of(
                    "name",
                    "theme",
                    "title@zh",
                    "title@en",
                    "description@zh",
                    "description@en",
                    "reading@zh",
                    "reading@en");
    private static final Set<String> ATTRIBUTES =
            Set.of("default", "example", "values", "zh", "en");

    private QueryHeader() {}

    /**
     * The query of a file.
     *
     * @param name file name without {@code .rq}
     * @throws IllegalArgumentException where the header is incomplete or the query malformed; the
     *     message names the file
     */
    static NamedQuery read(String name, String text) {
        Map<String, String> values = new HashMap<>();
        List<QueryParameter> parameters = new ArrayList<>();
        for (String line : text.lines().takeWhile(l -> l.startsWith("#")).toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw wrong(name, "not a header line: " + line);
            }
            if (matcher.group(1).equals("parameter")) {
                parameters.add(parameter(name, matcher.group(2).strip()));
            } else if (!KEYS.contains(matcher.group(1))
                    || values.put(matcher.group(1), matcher.group(2).strip()) != null) {
                throw wrong(name, "unknown or repeated: " + matcher.group(1));
            }
        }
        for (String key : KEYS) {
            if (!values.containsKey(key)) {
                throw wrong(name, "the header lacks " + key);
            }
        }
        if (!name.equals(values.get("name"))) {
            throw wrong(name, "the header says another name: " + values.get("name"));
        }
        NamedQuery query =
                new NamedQuery(
                        name,
                        theme(name, values.getOrDefault("theme", "")),
                        values.getOrDefault("title@zh", ""),
                        values.getOrDefault("title@en", ""),
                        values.getOrDefault("description@zh", ""),
                        values.getOrDefault("description@en", ""),
                        values.getOrDefault("reading@zh", ""),
                        values.getOrDefault("reading@en", ""),
                        parameters,
                        text);
        try {
            query.bind(examples(parameters));
        } catch (GraphException e) {
            throw new IllegalArgumentException(name + ".rq: " + e.getMessage(), e);
        }
        return query;
    }

    private static Map<String, String> examples(List<QueryParameter> parameters) {
        Map<String, String> examples = new HashMap<>();
        parameters.forEach(p -> examples.put(p.name(), p.example()));
        return examples;
    }

    private static QueryParameter parameter(String query, String text) {
        Matcher matcher = PARAMETER.matcher(text);
        if (!matcher.matches()) {
            throw wrong(query, "not a parameter: " + text);
        }
        Map<String, String> attributes = new HashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(matcher.group(3));
        while (attribute.find()) {
            attributes.put(attribute.group(1), attribute.group(2));
        }
        String standard = attributes.get("default");
        String example = attributes.getOrDefault("example", standard);
        String zh = attributes.get("zh");
        String en = attributes.get("en");
        if (!ATTRIBUTES.containsAll(attributes.keySet())
                || example == null
                || zh == null
                || en == null) {
            throw wrong(query, "a parameter has zh, en and an example or a default: " + text);
        }
        Type type = type(query, matcher.group(2));
        String words = attributes.get("values");
        if ((type == Type.WORD) != (words != null)) {
            throw wrong(
                    query, "values stand with a parameter of type word, and only there: " + text);
        }
        List<String> allowed = words == null ? List.of() : List.of(words.split("[|]"));
        return new QueryParameter(matcher.group(1), type, allowed, standard, example, zh, en);
    }

    private static QueryTheme theme(String query, String word) {
        for (QueryTheme theme : QueryTheme.values()) {
            if (theme.label().equals(word)) {
                return theme;
            }
        }
        throw wrong(query, "unknown theme: " + word);
    }

    private static Type type(String query, String word) {
        for (Type type : Type.values()) {
            if (type.label().equals(word)) {
                return type;
            }
        }
        throw wrong(query, "unknown type of parameter: " + word.toLowerCase(Locale.ROOT));
    }

    private static IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException(name + ".rq: " + what);
    }
}
