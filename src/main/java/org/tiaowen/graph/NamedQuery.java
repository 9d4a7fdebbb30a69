package org.tiaowen.graph;

import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A question of the query library.
 *
 * @param name file name without {@code .rq}
 * @param readingZh how to read its rows, in Chinese
 * @param readingEn the same in English
 * @param parameters in the order of the header
 * @param text the whole file, header included
 */
public record NamedQuery(
        String name,
        QueryTheme theme,
        String titleZh,
        String titleEn,
        String descriptionZh,
        String descriptionEn,
        String readingZh,
        String readingEn,
        List<QueryParameter> parameters,
        String text) {

    /** Takes a copy of the list. */
    public NamedQuery {
        parameters = List.copyOf(parameters);
    }

    /**
     * The query with these values in place of its parameters. Values are put into the parsed query
     * as terms of the parameter's type, never into its text: none of them can change what is asked.
     *
     * @param values by parameter; parameters left out take their defaults
     * @throws GraphException with reason {@code PARAMETER} where a value is missing, unknown or of
     *     the wrong type
     */
    public Query bind(Map<String, String> values) {
        Query query = Sparql.parse(text);
        Map<Var, Node> terms = new HashMap<>();
        for (QueryParameter parameter : parameters) {
            String value = values.getOrDefault(parameter.name(), parameter.defaultValue());
            if (value == null) {
                throw GraphException.ofParameter(
                        parameter.name(),
                        "%s asks for “%s” (%s), such as %s"
                                .formatted(
                                        name,
                                        parameter.name(),
                                        parameter.labelEn(),
                                        parameter.example()),
                        null);
            }
            Node term = parameter.node(value);
            if (parameter.type() == QueryParameter.Type.LIMIT) {
                query.setLimit(Integer.parseInt(term.getLiteralLexicalForm()));
            } else {
                terms.put(Var.alloc(parameter.name()), term);
            }
        }
        for (String given : values.keySet()) {
            if (parameters.stream().noneMatch(parameter -> parameter.name().equals(given))) {
                throw GraphException.ofParameter(
                        given,
                        "%s has no parameter “%s”; it has: %s"
                                .formatted(name, given, parameterNames()),
                        null);
            }
        }
        Query bound = terms.isEmpty() ? query : QueryTransformOps.replaceVars(query, terms);
        QueryPolicy.check(bound, List.of());
        return bound;
    }

    private String parameterNames() {
        return parameters.isEmpty()
                ? "none"
                : parameters.stream().map(QueryParameter::name).collect(Collectors.joining(", "));
    }
}
