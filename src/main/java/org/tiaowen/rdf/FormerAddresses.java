package org.tiaowen.rdf;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Places.Place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which addresses a new reading of a source gives up, and what stands for them now. An address once
 * given keeps answering: {@code <old> tw:movedTo <new>} where the new reading has the same thing
 * elsewhere, or else what encloses it; {@code <old> a tw:Withdrawn} where nothing of it is left.
 *
 * <p>A document is known again by its key, its title, or most of its sentences; a part by its
 * words, or by marker and heading, inside the document. An address that the new reading gives to
 * another sentence answers with that, and says where the sentence went that it was given to before:
 * {@code <address> tw:wordsMovedTo <other>}. A part whose path is the same below a document that
 * moved is not listed: whoever looks it up replaces the beginning ({@link #find}).
 */
public final class FormerAddresses {

    private final Places before;

    /** Former addresses that the graph of the earlier reading lists already. */
    private final Map<Node, Node> movedBefore = new LinkedHashMap<>();

    private final Map<Node, Set<Node>> wordsMovedBefore = new LinkedHashMap<>();

    private final Set<Node> withdrawnBefore = new HashSet<>();

    private FormerAddresses(Graph graph) {
        List<Triple> all = graph.find().toList();
        before = new Places(all);
        for (Triple triple : all) {
            if (triple.getPredicate().equals(Tw.movedTo)) {
                movedBefore.put(triple.getSubject(), triple.getObject());
            } else if (triple.getPredicate().equals(Tw.wordsMovedTo)) {
                wordsMovedBefore
                        .computeIfAbsent(triple.getSubject(), _ -> new LinkedHashSet<>())
                        .add(triple.getObject());
            } else if (triple.getObject().equals(Tw.Withdrawn)) {
                withdrawnBefore.add(triple.getSubject());
            }
        }
    }

    /** The addresses of a reading, from its graph, which is read at once. */
    public static FormerAddresses of(Graph graph) {
        return new FormerAddresses(graph);
    }

    /**
     * What the next reading has to say of the addresses of this one and of those before it.
     *
     * @param said all that the next reading says
     */
    public List<Triple> after(Collection<? extends Collection<Triple>> said) {
        List<Triple> all = new ArrayList<>();
        said.forEach(all::addAll);
        Places now = new Places(all);
        Map<Node, Optional<Node>> moved = new LinkedHashMap<>();
        for (Place place : before.inOrder()) {
            if (!now.has(place.node())) {
                moved.put(place.node(), successor(place, now, moved));
            }
        }
        movedBefore.forEach(
                (address, target) -> {
                    if (!now.has(address) && !moved.containsKey(address)) {
                        moved.put(address, current(target, now, moved));
                    }
                });
        Statements out = new Statements();
        moved.forEach((address, target) -> state(address, target.orElse(null), moved, out));
        wordsMoved(now, moved, out);
        withdrawnBefore.stream()
                .filter(address -> !now.has(address))
                .sorted(Comparator.comparing(Node::toString))
                .forEach(address -> out.type(address, Tw.Withdrawn));
        return out.take();
    }

    /** Says of addresses that have another sentence now where the one before it stands. */
    private void wordsMoved(Places now, Map<Node, Optional<Node>> moved, Statements out) {
        Map<Node, Set<Node>> wordsMoved = new TreeMap<>(Comparator.comparing(Node::toString));
        wordsMovedBefore.forEach(
                (address, targets) ->
                        targets.forEach(
                                target ->
                                        sameWords(target, now, moved)
                                                .ifPresent(t -> note(address, t, wordsMoved))));
        for (Place place : before.inOrder()) {
            Place then = now.get(place.node());
            if (then != null
                    && place.type().equals(Tw.Sentence)
                    && !place.text().equals(then.text())) {
                sameWords(place.node(), now, moved)
                        .ifPresent(t -> note(place.node(), t, wordsMoved));
            }
        }
        wordsMoved.forEach(
                (address, targets) -> {
                    if (now.has(address)) {
                        targets.forEach(target -> out.add(address, Tw.wordsMovedTo, target));
                    }
                });
    }

    /** Where the new reading has the words that the last one had at an address. */
    private Optional<Node> sameWords(Node address, Places now, Map<Node, Optional<Node>> moved) {
        Place place = before.get(address);
        return place == null
                ? Optional.empty()
                : current(place.document(), now, moved)
                        .flatMap(document -> now.sameWords(place, document))
                        .map(Place::node);
    }

    private static void note(Node address, Node target, Map<Node, Set<Node>> wordsMoved) {
        if (!target.equals(address)) {
            wordsMoved.computeIfAbsent(address, _ -> new LinkedHashSet<>()).add(target);
        }
    }

    /** Says only what does not follow from the document's own move. */
    private void state(
            Node address, @Nullable Node target, Map<Node, Optional<Node>> moved, Statements out) {
        Place place = before.get(address);
        Node document = place == null || place.isDocument() ? null : place.document();
        Optional<Node> of = document == null ? null : moved.get(document);
        if (target == null) {
            boolean follows = of != null && of.isEmpty();
            if (!follows) {
                out.type(address, Tw.Withdrawn);
            }
            return;
        }
        boolean follows =
                document != null
                        && of != null
                        && of.isPresent()
                        && target.getURI()
                                .equals(
                                        of.get().getURI()
                                                + address.getURI()
                                                        .substring(document.getURI().length()));
        if (!follows) {
            out.add(address, Tw.movedTo, target);
        }
    }

    private static Optional<Node> current(
            Node address, Places now, Map<Node, Optional<Node>> moved) {
        return now.has(address)
                ? Optional.of(address)
                : moved.getOrDefault(address, Optional.empty());
    }

    private Optional<Node> successor(Place place, Places now, Map<Node, Optional<Node>> moved) {
        if (place.isDocument()) {
            return document(place, now).map(Place::node);
        }
        Optional<Node> document = current(place.document(), now, moved);
        if (document.isEmpty()) {
            return Optional.empty();
        }
        Optional<Place> same =
                now.sameWords(place, document.get())
                        .or(() -> now.sameHeading(place, document.get()));
        if (same.isPresent()) {
            return same.map(Place::node);
        }
        Node whole = place.whole();
        return whole == null ? document : current(whole, now, moved).or(() -> document);
    }

    private Optional<Place> document(Place gone, Places now) {
        Optional<Place> known =
                now.documents().stream()
                        .filter(d -> !before.has(d.node()))
                        .filter(d -> gone.key().equals(d.key()) || gone.text().equals(d.text()))
                        .min(
                                Comparator.comparingInt(
                                        (Place d) -> Math.abs(d.start() - gone.start())));
        return known.isPresent() ? known : bySentences(gone, now);
    }

    /** The document that holds most of the sentences, at least half of them. */
    private Optional<Place> bySentences(Place gone, Places now) {
        Map<Node, Integer> votes = new HashMap<>();
        int sentences = 0;
        for (Place part : before.partsOf(gone.node())) {
            if (part.type().equals(Tw.Sentence)) {
                sentences++;
                now.documentsSaying(part).forEach(d -> votes.merge(d, 1, Integer::sum));
            }
        }
        int needed = Math.max(1, (sentences + 1) / 2);
        return votes.entrySet().stream()
                .filter(vote -> vote.getValue() >= needed)
                .max(
                        Map.Entry.<Node, Integer>comparingByValue()
                                .thenComparing(vote -> vote.getKey().toString()))
                .map(vote -> now.get(vote.getKey()))
                .filter(Objects::nonNull);
    }

    /** What has become of an address. */
    public sealed interface Fate {

        /** It stands for something, or was never given. */
        record Unchanged() implements Fate {}

        /** Its thing is to be found there. */
        record Moved(Node target) implements Fate {}

        /** Its thing is no longer in the store. */
        record Gone() implements Fate {}
    }

    /**
     * What has become of an address: what is listed of it, else of the whole that it is a part of.
     *
     * @param union every named graph together
     */
    public static Fate find(Graph union, Node address) {
        String iri = address.getURI();
        for (int end = iri.length(); end > 0; end = iri.lastIndexOf('/', end - 1)) {
            Node whole = end == iri.length() ? address : Iris.node(iri.substring(0, end));
            Optional<Node> target = Reading.object(union, whole, Tw.movedTo);
            if (target.isPresent()) {
                Node now = Iris.node(target.get().getURI() + iri.substring(end));
                return isThere(union, now) ? new Fate.Moved(now) : new Fate.Unchanged();
            }
            if (union.contains(whole, RDF.type.asNode(), Tw.Withdrawn)) {
                return isThere(union, whole) ? new Fate.Unchanged() : new Fate.Gone();
            }
            if (isThere(union, whole)) {
                return new Fate.Unchanged();
            }
        }
        return new Fate.Unchanged();
    }

    private static boolean isThere(Graph union, Node node) {
        return union.stream(node, RDF.type.asNode(), Node.ANY)
                .anyMatch(triple -> !triple.getObject().equals(Tw.Withdrawn));
    }

    /**
     * The addresses of a source that is taken out: its documents' say what becomes of their parts.
     */
    public static List<Triple> withdrawn(Graph source, Node name) {
        Statements out = new Statements();
        out.type(name, Tw.Withdrawn);
        source.stream(Node.ANY, RDF.type.asNode(), Tw.Document)
                .map(Triple::getSubject)
                .forEach(document -> out.type(document, Tw.Withdrawn));
        source.stream(Node.ANY, Tw.movedTo, Node.ANY)
                .map(Triple::getSubject)
                .forEach(address -> out.type(address, Tw.Withdrawn));
        source.stream(Node.ANY, RDF.type.asNode(), Tw.Withdrawn)
                .map(Triple::getSubject)
                .forEach(address -> out.type(address, Tw.Withdrawn));
        return out.take();
    }

    /** Whether the withdrawn address stands for something again. */
    public static boolean isBack(Graph union, Node address) {
        return isThere(union, address);
    }
}
