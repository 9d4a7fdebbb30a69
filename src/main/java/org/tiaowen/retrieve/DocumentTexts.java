package org.tiaowen.retrieve;

import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Documents that were read lately, for the revision of the graph that is asked for. Safe for
 * threads.
 */
final class DocumentTexts {

    /** Code units of text that are kept; the corpus of some forty documents has 0.3 million. */
    private static final long MOST = 4_000_000;

    /** A document with its running text, which is made when a quote is first looked for in it. */
    static final class Kept {

        private final DocumentText text;
        private volatile @Nullable List<Flow> flows;

        private Kept(DocumentText text) {
            this.text = text;
        }

        DocumentText text() {
            return text;
        }

        /** Without the markers of provisions, and with them. */
        List<Flow> flows() {
            List<Flow> made = flows;
            if (made == null) {
                made = List.of(new Flow(text, false), new Flow(text, true));
                flows = made;
            }
            return made;
        }
    }

    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long size;
    private long revision = -1;
    private LocalDate day = LocalDate.EPOCH;

    /** The document of that address as the graph of that revision has it. */
    Kept get(Graph graph, long graphRevision, String iri) {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        synchronized (this) {
            if (revision != graphRevision || !day.equals(today)) {
                kept.clear();
                size = 0;
                revision = graphRevision;
                day = today;
            }
            Kept known = kept.get(iri);
            if (known != null) {
                return known;
            }
        }
        Kept read = new Kept(DocumentText.read(graph, iri, today));
        synchronized (this) {
            if (revision == graphRevision && day.equals(today) && kept.put(iri, read) == null) {
                size += length(read);
                var eldest = kept.entrySet().iterator();
                while (size > MOST && kept.size() > 1) {
                    size -= length(eldest.next().getValue());
                    eldest.remove();
                }
            }
        }
        return read;
    }

    private static long length(Kept document) {
        return document.text().parts().stream().mapToLong(part -> part.text().length() + 100).sum();
    }
}
