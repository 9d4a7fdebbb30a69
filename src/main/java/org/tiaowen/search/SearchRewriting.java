package org.tiaowen.search;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.PathBlock;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.vocabulary.RDF;
import org.tiaowen.rdf.Tw;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts {@code VALUES} in place of the searches of each group. They go to the front of the group as
 * far as only joins lie between, for joins may be done in any order; past OPTIONAL, MINUS and BIND
 * nothing moves.
 */
final class SearchRewriting extends ElementTransformCopyBase {

    /** Finds the hits of a pattern. */
    @FunctionalInterface
    interface Hits {

        /**
         * A row a hit.
         *
         * @param keys what to look for: the pattern's own, or the values that its variable has
         */
        ElementData of(SearchPattern pattern, Collection<Node> keys);
    }

    private final Hits hits;

    SearchRewriting(Hits hits) {
        this.hits = hits;
    }

    @Override
    public Element transform(ElementGroup group, List<Element> elements) {
        ElementGroup rewritten = new ElementGroup();
        List<Element> result = new ArrayList<>();
        int front = 0;
        boolean changed = false;
        for (Element element : elements) {
            if (element instanceof ElementPathBlock block && searches(block)) {
                Block read = new Block(block.getPattern());
                for (SearchPattern pattern : read.patterns) {
                    result.add(front++, found(pattern, elements));
                }
                if (!read.others.isEmpty()) {
                    result.add(new ElementPathBlock(read.others));
                }
                changed = true;
            } else {
                result.add(element);
                if (!isJoined(element)) {
                    front = result.size();
                }
            }
        }
        if (!changed) {
            return super.transform(group, elements);
        }
        result.forEach(rewritten::addElement);
        return rewritten;
    }

    private static boolean searches(ElementPathBlock block) {
        for (TriplePath path : block.getPattern()) {
            if (path.isTriple()) {
                if (SearchPattern.isProperty(path.getPredicate())) {
                    return true;
                }
            } else {
                // A path prints its IRIs in full, and nothing else that could look like one.
                String text = path.getPath().toString();
                for (Node property : List.of(Tw.search, Tw.similarTo)) {
                    if (text.contains("<" + property.getURI() + ">")) {
                        throw SearchPattern.refusal(
                                property, "is no property of the data and has no place in a path");
                    }
                }
            }
        }
        return false;
    }

    private static boolean isJoined(Element element) {
        return element instanceof ElementPathBlock
                || element instanceof ElementData
                || element instanceof ElementFilter
                || element instanceof ElementGroup
                || element instanceof ElementUnion
                || element instanceof ElementNamedGraph
                || element instanceof ElementSubQuery;
    }

    /** What a pattern looks for has to be known before the query runs. */
    private ElementData found(SearchPattern pattern, List<Element> group) {
        if (!pattern.key().isVariable()) {
            return hits.of(pattern, List.of(pattern.key()));
        }
        Var key = Var.alloc(pattern.key());
        for (Element element : group) {
            if (element instanceof ElementData data && data.getVars().contains(key)) {
                Set<Node> values = new LinkedHashSet<>();
                for (Binding row : data.getRows()) {
                    if (row.contains(key)) {
                        values.add(row.get(key));
                    }
                }
                return hits.of(pattern, values);
            }
            if (element instanceof ElementBind bind
                    && bind.getVar().equals(key)
                    && bind.getExpr().isConstant()) {
                Node value = bind.getExpr().getConstant().asNode();
                return hits.of(pattern.lookingFor(value), List.of(value));
            }
        }
        throw SearchPattern.refusal(
                pattern.property(),
                "searches before the query runs: "
                        + pattern.key()
                        + " has to be a constant, or be bound in the same group by VALUES or by"
                        + " BIND of a constant");
    }

    /** The triples of a block, searches and the lists of their arguments apart. */
    private static final class Block {

        final List<SearchPattern> patterns = new ArrayList<>();
        final PathBlock others = new PathBlock();
        private final Map<Node, Node> firsts = new HashMap<>();
        private final Map<Node, Node> rests = new HashMap<>();
        private final Set<Node> cells = new HashSet<>();

        Block(PathBlock block) {
            for (TriplePath path : block) {
                if (path.isTriple() && isCell(path.getSubject())) {
                    if (path.getPredicate().equals(RDF.first.asNode())) {
                        firsts.put(path.getSubject(), path.getObject());
                    } else if (path.getPredicate().equals(RDF.rest.asNode())) {
                        rests.put(path.getSubject(), path.getObject());
                    }
                }
            }
            for (TriplePath path : block) {
                if (isSearch(path)) {
                    patterns.add(
                            SearchPattern.of(
                                    path.getPredicate(),
                                    list(path.getSubject()),
                                    list(path.getObject())));
                }
            }
            for (TriplePath path : block) {
                if (!isSearch(path) && !cells.contains(path.getSubject())) {
                    others.add(path);
                }
            }
        }

        private static boolean isSearch(TriplePath path) {
            return path.isTriple() && SearchPattern.isProperty(path.getPredicate());
        }

        /** The parser makes the cells of lists variables that nobody can name. */
        private static boolean isCell(Node node) {
            return node.isBlank() || Var.isBlankNodeVar(node);
        }

        /** What is no list is one thing. */
        private List<Node> list(Node node) {
            if (node.equals(RDF.nil.asNode())) {
                return List.of();
            }
            if (!firsts.containsKey(node)) {
                return List.of(node);
            }
            List<Node> list = new ArrayList<>();
            Node cell = node;
            while (firsts.get(cell) instanceof Node first && cells.add(cell)) {
                list.add(first);
                cell = rests.getOrDefault(cell, RDF.nil.asNode());
            }
            return list;
        }
    }
}
