package org.tiaowen.graph.rdf4j;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NiceIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.eclipse.rdf4j.query.BindingSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A graph of another machine, asked for by patterns. What has been asked once is remembered as long
 * as the graph is used.
 *
 * <p>Readers go from thing to thing: the instances of a class, then a dozen properties of each. So
 * all of a subject is fetched at once, and with it the subjects beside which it was first met,
 * which are likely to be next: a hundred things of a list cost two requests, not a thousand.
 */
final class PatternGraph extends GraphBase {

    /** Subjects that are fetched together. */
    private static final int TOGETHER = 100;

    private final Function<String, Iterator<BindingSet>> ask;
    private final Map<Node, List<Triple>> bySubject = new HashMap<>();
    private final Map<Triple, List<Triple>> byPattern = new HashMap<>();

    /** The nodes that came with a node, in order, and its own place among them. */
    private final Map<Node, Company> company = new HashMap<>();

    private record Company(List<Node> nodes, int place) {}

    /**
     * A graph.
     *
     * @param ask answers a SELECT of {@code ?s ?p ?o}
     */
    PatternGraph(Function<String, Iterator<BindingSet>> ask) {
        this.ask = ask;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        Node subject = pattern.getSubject();
        if (subject.isURI()) {
            return matching(of(subject), pattern);
        }
        if (!isAskable(pattern)) {
            return NiceIterator.emptyIterator();
        }
        if (!pattern.getPredicate().isConcrete() && !pattern.getObject().isConcrete()) {
            return everything();
        }
        return matching(
                byPattern.computeIfAbsent(
                        Triple.create(Node.ANY, pattern.getPredicate(), pattern.getObject()),
                        this::fetch),
                pattern);
    }

    /** A blank node has no name that another machine knows; a literal is no subject. */
    private static boolean isAskable(Triple pattern) {
        return !pattern.getSubject().isConcrete()
                && (pattern.getPredicate().isURI() || !pattern.getPredicate().isConcrete())
                && !pattern.getObject().isBlank();
    }

    private static ExtendedIterator<Triple> matching(List<Triple> triples, Triple pattern) {
        return WrappedIterator.create(triples.stream().filter(pattern::matches).iterator());
    }

    /** Read through, not remembered. */
    private ExtendedIterator<Triple> everything() {
        Iterator<BindingSet> rows = ask.apply("SELECT DISTINCT ?s ?p ?o { ?s ?p ?o }");
        return new NiceIterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Triple next() {
                return Session.triple(rows.next());
            }

            @Override
            public void close() {
                Iter.close(rows);
            }
        };
    }

    private List<Triple> fetch(Triple pattern) {
        StringBuilder text = new StringBuilder("SELECT ?s ?p ?o { ");
        bind(text, "p", pattern.getPredicate());
        bind(text, "o", pattern.getObject());
        List<Triple> found = read(text.append("?s ?p ?o }").toString());
        meet(found.stream().map(Triple::getSubject).toList());
        meet(found.stream().map(Triple::getObject).toList());
        return found;
    }

    private static void bind(StringBuilder text, String name, Node node) {
        if (node.isConcrete()) {
            text.append("VALUES ?%s { %s } ".formatted(name, Terms.text(node)));
        }
    }

    private List<Triple> of(Node subject) {
        List<Triple> known = bySubject.get(subject);
        if (known != null) {
            return known;
        }
        Set<Node> wanted = new LinkedHashSet<>();
        wanted.add(subject);
        Company met = company.get(subject);
        if (met != null) {
            for (int i = met.place(); i < met.nodes().size() && wanted.size() < TOGETHER; i++) {
                if (!bySubject.containsKey(met.nodes().get(i))) {
                    wanted.add(met.nodes().get(i));
                }
            }
        }
        wanted.forEach(node -> bySubject.put(node, new ArrayList<>()));
        String names = wanted.stream().map(Terms::text).collect(Collectors.joining(" "));
        List<Triple> found = read("SELECT ?s ?p ?o { VALUES ?s { %s } ?s ?p ?o }".formatted(names));
        found.forEach(
                triple ->
                        bySubject
                                .computeIfAbsent(triple.getSubject(), _ -> new ArrayList<>())
                                .add(triple));
        meet(found.stream().map(Triple::getObject).toList());
        return bySubject.getOrDefault(subject, List.of());
    }

    private List<Triple> read(String text) {
        return Iter.iter(ask.apply(text)).map(Session::triple).distinct().toList();
    }

    private void meet(List<Node> nodes) {
        List<Node> together =
                nodes.stream()
                        .filter(node -> node.isURI() && !bySubject.containsKey(node))
                        .distinct()
                        .toList();
        for (int i = 0; i < together.size(); i++) {
            company.putIfAbsent(together.get(i), new Company(together, i));
        }
    }
}
