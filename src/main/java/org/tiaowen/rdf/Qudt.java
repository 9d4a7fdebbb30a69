package org.tiaowen.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/**
 * The terms of QUDT 2.1 that are used: the number of a quantity, and the units of measure that a
 * Chinese word names without doubt. What is counted (家, 项) and what QUDT lacks (工作日, 亩) has none.
 */
final class Qudt {

    static final Node NUMERIC_VALUE = term("http://qudt.org/schema/qudt/numericValue");
    static final Node HAS_UNIT = term("http://qudt.org/schema/qudt/hasUnit");

    private static final String UNIT = "http://qudt.org/vocab/unit/";

    private static final Map<String, String> UNITS =
            Map.ofEntries(
                    Map.entry("%", "PERCENT"),
                    Map.entry("元", "CCY_CNY"),
                    Map.entry("人民币", "CCY_CNY"),
                    Map.entry("美元", "CCY_USD"),
                    Map.entry("港元", "CCY_HKD"),
                    Map.entry("欧元", "CCY_EUR"),
                    Map.entry("年", "YR"),
                    Map.entry("个月", "MO"),
                    Map.entry("月", "MO"),
                    Map.entry("周", "WK"),
                    Map.entry("天", "DAY"),
                    Map.entry("日", "DAY"),
                    Map.entry("小时", "HR"),
                    Map.entry("分钟", "MIN"),
                    Map.entry("秒", "SEC"),
                    Map.entry("米", "M"),
                    Map.entry("公里", "KiloM"),
                    Map.entry("千米", "KiloM"),
                    Map.entry("平方米", "M2"),
                    Map.entry("公顷", "HA"),
                    Map.entry("平方公里", "KiloM2"),
                    Map.entry("立方米", "M3"),
                    Map.entry("公斤", "KiloGM"),
                    Map.entry("千克", "KiloGM"),
                    Map.entry("吨", "TONNE"),
                    Map.entry("千瓦", "KiloW"),
                    Map.entry("千瓦时", "KiloW-HR"),
                    Map.entry("兆瓦", "MegaW"));

    private Qudt() {}

    /** The unit of measure that the word names. */
    static Optional<Node> unit(@Nullable String word) {
        return Optional.ofNullable(word == null ? null : UNITS.get(word))
                .map(name -> term(UNIT + name));
    }

    private static Node term(String iri) {
        return NodeFactory.createURI(iri);
    }
}
