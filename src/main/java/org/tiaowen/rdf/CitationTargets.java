package org.tiaowen.rdf;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Citation;
import org.tiaowen.document.Document;
import org.tiaowen.document.Pinpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the citations of one source point at in the same source: documents and their provisions. */
public final class CitationTargets {

    private final CitedDocuments cited;
    private final Map<Node, Document> documents = new HashMap<>();
    private final Map<Node, Pinpoint> pinpoints = new HashMap<>();

    /**
     * Targets among these.
     *
     * @param nodes the addresses of the documents, in their order
     */
    public CitationTargets(List<Document> documents, List<Node> nodes) {
        this.cited = CitedDocuments.of(documents, nodes);
        for (int i = 0; i < documents.size(); i++) {
            this.documents.put(nodes.get(i), documents.get(i));
        }
    }

    /**
     * What a citation points at: the provisions of its place, else the document; empty where the
     * source does not hold it.
     *
     * @param citing the address of the document that cites
     */
    public List<Node> of(Citation citation, Node citing) {
        Node target = document(citation, citing);
        if (target == null) {
            return List.of();
        }
        List<Node> provisions = provisions(citation, citing, target);
        return provisions.isEmpty() && !citation.isOwn() ? List.of(target) : provisions;
    }

    /** The document that a citation means; the citing one itself where it names none. */
    @Nullable Node document(Citation citation, Node citing) {
        return citation.isOwn()
                ? citing
                : cited.find(citation.title(), citation.number(), citing).orElse(null);
    }

    /**
     * The provisions of its place; none where it has no place, or the document has not that place.
     */
    List<Node> provisions(Citation citation, Node citing, Node target) {
        Document document = documents.get(target);
        if (document == null || citation.place() == null) {
            return List.of();
        }
        String from = target.equals(citing) ? citation.evidence().provision() : null;
        return pinpoints
                .computeIfAbsent(target, _ -> Pinpoint.in(document.provisions()))
                .find(citation.place(), from)
                .stream()
                .map(id -> Iris.part(target, id))
                .toList();
    }
}
