package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;
import org.tiaowen.search.Near;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The parameters of a request, decoded strictly: what is no percent-encoded UTF-8 is refused, and
 * so is a value that cannot be.
 */
final class Parameters {

    /** Characters of a text that cannot be decoded, which the refusal shows. */
    private static final int SHOWN = 100;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Parameters(Map<String, List<String>> values) {
        this.values.putAll(values);
    }

    private Parameters(String encoded) {
        try {
            UrlEncoded.decodeUtf8To(
                    encoded,
                    0,
                    encoded.length(),
                    (name, value) ->
                            values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value),
                    false,
                    false,
                    false);
        } catch (IllegalArgumentException e) { // its message is of the decoder's own affairs
            throw new Problem(
                            ProblemType.REQUEST,
                            "the parameters are not percent-encoded UTF-8: "
                                    + (encoded.length() > SHOWN
                                            ? encoded.substring(0, SHOWN) + "…"
                                            : encoded))
                    .inChinese("参数不是百分号编码的 UTF-8。");
        }
    }

    /** Those of the query string but for the language, which any page may be asked for in. */
    static Parameters ofQuery(Context ctx) {
        String query = ctx.queryString();
        Parameters parameters = new Parameters(query == null ? "" : query);
        parameters.values.remove(ChosenLanguage.PARAMETER);
        return parameters;
    }

    /** Those that were given in another form. */
    static Parameters of(Map<String, List<String>> values) {
        return new Parameters(values);
    }

    /** Those of a body of type {@code application/x-www-form-urlencoded}. */
    static Parameters ofForm(Context ctx) {
        return ofForm(text(ctx));
    }

    /** Those of a form that is read already. */
    static Parameters ofForm(String encoded) {
        return new Parameters(encoded);
    }

    /** These and more; of a name that both have, all values. */
    Parameters and(Parameters more) {
        Parameters both = new Parameters("");
        for (Parameters part : List.of(this, more)) {
            part.values.forEach(
                    (name, list) ->
                            both.values.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(list));
        }
        return both;
    }

    /**
     * The IRI that is a parameter's value.
     *
     * @throws Problem where the value is none, or is relative
     */
    static Node iri(String name, String value) {
        try {
            if (IRIx.create(value).isAbsolute()) {
                return NodeFactory.createURI(value);
            }
        } catch (IRIException e) {
            // told below, like an IRI that is not absolute
        }
        throw invalid(name, "'" + value + "' is no absolute IRI");
    }

    /**
     * The body as text.
     *
     * @throws Problem where it is not UTF-8
     */
    static String text(Context ctx) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(ctx.bodyAsBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Problem(ProblemType.REQUEST, "the body is not UTF-8");
        }
    }

    /**
     * The same parameters, none of them unknown.
     *
     * @throws Problem where there is another one than these
     */
    Parameters only(String... known) {
        for (String name : values.keySet()) {
            if (!Arrays.asList(known).contains(name)) {
                throw invalid(name, "unknown parameter '" + name + "'")
                        .inChinese("没有名为“" + name + "”的参数。")
                        .with("allowed", new TreeSet<>(Arrays.asList(known)));
            }
        }
        return this;
    }

    /**
     * The same parameters, each of them one that the operation takes.
     *
     * @throws Problem where there is another one
     */
    Parameters only(Operation operation) {
        return only(operation.queryNames().toArray(String[]::new));
    }

    /**
     * The same parameters; none that the operation does not take is like one that it does. Others
     * are left alone.
     *
     * @throws Problem where a name is probably misspelt: without it the answer would be another
     */
    Parameters wellSpelt(Operation operation) {
        Collection<String> known = operation.queryNames();
        for (String name : values.keySet()) {
            Near.misspelt(name, known.contains(name) ? List.of() : known)
                    .ifPresent(
                            meant -> {
                                throw invalid(
                                                name,
                                                "unknown parameter '%s'; is '%s' meant?"
                                                        .formatted(name, meant))
                                        .inChinese("没有名为“%s”的参数，是否应为“%s”？".formatted(name, meant))
                                        .with("allowed", new TreeSet<>(known));
                            });
        }
        return this;
    }

    /** All values of a parameter that are not blank, as they were given. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream().filter(v -> !v.isBlank()).toList();
    }

    /** All parameters with their values, the blank ones too. */
    Map<String, List<String>> map() {
        return values;
    }

    /**
     * The value of a parameter; null where it is missing or blank.
     *
     * @throws Problem where it was given more than once
     */
    @Nullable String one(String name) {
        if (values.getOrDefault(name, List.of()).size() > 1) {
            throw invalid(name, "'" + name + "' was given more than once")
                    .inChinese("参数“" + name + "”只能给一次。");
        }
        List<String> all = all(name);
        return all.isEmpty() ? null : all.getFirst();
    }

    /** The same; the given one where it is missing or blank. */
    String one(String name, String otherwise) {
        String value = one(name);
        return value == null ? otherwise : value.strip();
    }

    /**
     * A whole number.
     *
     * @throws Problem where it is none or out of range
     */
    int integer(String name, int otherwise, int least, int most) {
        String value = one(name, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw invalid(
                        name,
                        "'%s' is '%s', not a whole number from %d to %d"
                                .formatted(name, value, least, most))
                .inChinese("参数“%s”须为 %d 至 %d 的整数。".formatted(name, least, most))
                .with("minimum", least)
                .with("maximum", most);
    }

    /**
     * A number of rows that are enough: value of {@code maxRows}.
     *
     * @throws Problem where it is none or out of range
     */
    static long part(String given, long most) {
        try {
            long rows = Long.parseLong(given.strip());
            if (rows > 0 && rows <= most) {
                return rows;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw invalid(
                        "maxRows",
                        "'maxRows' is '%s', not a number of rows from 1 to %d"
                                .formatted(given, most))
                .with("minimum", 1)
                .with("maximum", most);
    }

    /**
     * One of some words.
     *
     * @throws Problem where it is another one
     */
    String word(String name, String otherwise, List<String> allowed) {
        String value = one(name, otherwise);
        if (!allowed.contains(value)) {
            throw invalid(name, "'" + name + "' cannot be '" + value + "'")
                    .inChinese(
                            "参数“%s”不能是“%s”，可为：%s。"
                                    .formatted(name, value, String.join("、", allowed)))
                    .with("allowed", allowed);
        }
        return value;
    }

    /**
     * True or false.
     *
     * @throws Problem where it is another word
     */
    boolean truth(String name, boolean otherwise) {
        return Boolean.parseBoolean(
                word(name, Boolean.toString(otherwise), List.of("true", "false")));
    }

    /** A problem with the value of a parameter. */
    static Problem invalid(String name, String detail) {
        return new Problem(ProblemType.PARAMETER, detail)
                .inChinese("参数“" + name + "”的取值不对。")
                .with("parameter", name);
    }
}
