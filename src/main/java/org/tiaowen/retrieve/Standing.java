package org.tiaowen.retrieve;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Citation;
import org.tiaowen.rdf.Reading;
import org.tiaowen.rdf.Tw;
import org.tiaowen.rdf.Validity;
import org.tiaowen.search.NormalForm;
import org.tiaowen.search.lookup.KnownDocument;
import org.tiaowen.search.lookup.Lookup;
import org.tiaowen.search.lookup.Understanding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether the document that a question names still holds: 京政发〔2013〕29号还有效吗. The graph knows it,
 * also of a document that is not here and that another one repeals.
 *
 * @param name the document, as the question names it
 * @param document its address; null where it is only cited
 * @param validity on the day of the question
 * @param sentences addresses of the clauses that repeal it
 */
public record Standing(
        String name, @Nullable String document, Validity validity, List<String> sentences) {

    private static final String UNKNOWN = "unknown";

    /** What is left of a question that asks for nothing but validity. */
    private static final Pattern ASKS =
            Pattern.compile(
                    "(?=.*(?:有效|失效|生效|废止|作废|废除|过期|取消))"
                        + "(?:请问|请|问|现在|目前|如今|今年|现|是否|是不是|还|仍然?|依然|已经?|继续|被|由|哪个|哪份|什么|谁|何时|时候"
                        + "|有没有|没有|没|不|是|有效期?|无效|失效|生效|废止|作废|废除|过期|取消|执行|文件|通知|文|这个|这份|该|的|了|吗|么|嘛|呢|啊"
                        + "|[\\s,.;:?!、])+");

    /** Takes a copy. */
    public Standing {
        sentences = List.copyOf(sentences);
    }

    /** Whether anything says that the document holds or does not. */
    public boolean isKnown() {
        return !validity.status().equals(UNKNOWN);
    }

    /** What a question asks for; empty where it asks for anything but a document's validity. */
    static Optional<Standing> of(Graph graph, @Nullable Understanding named, LocalDate day) {
        if (named == null || !ASKS.matcher(NormalForm.fold(named.rest())).matches()) {
            return Optional.empty();
        }
        return switch (named.lookup()) {
            case Lookup.Number(var number, var documents) ->
                    Optional.of(ofDocuments(graph, number, documents, day));
            case Lookup.Title(var title, var documents) ->
                    Optional.of(ofDocuments(graph, title, documents, day));
            case Lookup.CitedNumber(var number) ->
                    Optional.of(ofCited(graph, number, Tw.citedNumber));
            case Lookup.Absent(var kind, var name, _) when kind == Lookup.Kind.TITLE ->
                    Optional.of(ofCited(graph, name, Tw.citedTitle));
            case Lookup.Absent _, Lookup.Place _, Lookup.Unit _, Lookup.Spelled _ ->
                    Optional.empty();
        };
    }

    /** Of a notice and the text that it promulgates the one of which something is known. */
    private static Standing ofDocuments(
            Graph graph, String name, List<KnownDocument> documents, LocalDate day) {
        List<Standing> all =
                documents.stream()
                        .map(
                                document -> {
                                    Node node = NodeFactory.createURI(document.iri());
                                    return new Standing(
                                            name,
                                            document.iri(),
                                            Validity.of(graph, node, day),
                                            repealing(
                                                    graph,
                                                    graph.stream(Node.ANY, Tw.target, node)));
                                })
                        .toList();
        return all.stream().filter(Standing::isKnown).findFirst().orElseGet(all::getFirst);
    }

    private static Standing ofCited(Graph graph, String name, Node property) {
        String key = key(name);
        List<String> sentences =
                repealing(
                        graph,
                        graph.stream(Node.ANY, property, Node.ANY)
                                .filter(
                                        t ->
                                                key(t.getObject().getLiteralLexicalForm())
                                                        .equals(key)));
        String by =
                sentences.stream()
                        .findFirst()
                        .flatMap(sentence -> DocumentText.documentOf(graph, sentence))
                        .orElse(null);
        return new Standing(
                name,
                null,
                new Validity(by == null ? UNKNOWN : "repealed", by, null, null, null, List.of()),
                sentences);
    }

    /** The clauses of those citations that repeal. */
    private static List<String> repealing(Graph graph, Stream<Triple> citations) {
        String repeals = Citation.Relation.REPEALS.label();
        return citations
                .map(Triple::getSubject)
                .filter(fact -> repeals.equals(Reading.text(graph, fact, Tw.relation)))
                .flatMap(
                        fact ->
                                Reading.object(graph, fact, Tw.sentence)
                                        .or(() -> Reading.object(graph, fact, Tw.about))
                                        .stream())
                .map(Node::toString)
                .distinct()
                .sorted()
                .toList();
    }

    /** Letters and digits alone: 〔2013〕 and [2013] are one. */
    private static String key(String name) {
        var key = new StringBuilder();
        NormalForm.foldCase(name)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
