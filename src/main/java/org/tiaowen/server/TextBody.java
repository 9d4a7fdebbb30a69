package org.tiaowen.server;

import org.tiaowen.rdf.Tw;

import java.util.List;

/** The text of a document or a part of it, as one reads it; each part links to its own page. */
final class TextBody {

    /** Provisions lie less deep than this; a damaged graph may have a circle. */
    private static final int DEPTH = 64;

    private final Naming naming;

    TextBody(Naming naming) {
        this.naming = naming;
    }

    Html of(Thing thing) {
        Html text = Html.of("div").with("class", "text");
        return thing.isA(Tw.Provision) || thing.isA(Tw.Sentence)
                ? text.add(part(thing, 0))
                : text.add(parts(thing.parts(), 0));
    }

    private List<Html> parts(List<Thing> parts, int depth) {
        return depth > DEPTH ? List.of() : parts.stream().map(part -> part(part, depth)).toList();
    }

    private Html part(Thing part, int depth) {
        return part.isA(Tw.Provision) ? provision(part, depth) : sentence(part);
    }

    private Html provision(Thing provision, int depth) {
        List<Thing> parts = provision.parts();
        boolean hasSentences = parts.stream().anyMatch(part -> part.isA(Tw.Sentence));
        String heading = provision.string(Tw.heading);
        Html section = Html.of("section");
        String marker = provision.string(Tw.marker);
        section.add(
                Html.link(naming.path(provision.iri()), marker.isEmpty() ? "¶" : marker)
                        .with("class", "marker"));
        if (!hasSentences) {
            section.add(Html.of("span", provision.string(Tw.text)));
        } else if (!isSaid(heading, parts)) {
            section.add(Html.of("strong", heading));
        }
        return section.add(parts(parts, depth + 1));
    }

    /** Whether the heading is said by a sentence too, as one run in with the text is. */
    private static boolean isSaid(String heading, List<Thing> parts) {
        return heading.isEmpty()
                || parts.stream().anyMatch(part -> part.string(Tw.text).startsWith(heading));
    }

    private Html sentence(Thing sentence) {
        Html text = Html.of("span", sentence.string(Tw.text) + " ");
        boolean isMeasure = sentence.isA(Tw.Measure);
        text.add(
                Html.link(naming.path(sentence.iri()), isMeasure ? "措施" : "句")
                        .with("class", isMeasure ? "tag measure" : "tag"));
        return Html.of("p", text);
    }
}
