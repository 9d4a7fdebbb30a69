package org.tiaowen.server;

import org.tiaowen.rdf.Tw;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of a document or a part of it as one reads it: headings and paragraphs in their order,
 * each with the facts that were found in it beside it.
 */
final class TextBody {

    /** Provisions lie less deep than this; a damaged graph may have a circle. */
    private static final int DEPTH = 64;

    /** Characters of a name in the outline. */
    private static final int NAME = 18;

    /** A marker that heads a part of the text by itself: 第三条, 一、. */
    private static final Pattern ARTICLE = Pattern.compile("^(?:第.+条|[一二三四五六七八九十]+、)");

    /**
     * A heading, a paragraph, or a heading with the paragraph below it.
     *
     * @param depth provisions above it
     * @param id of the provision, to be linked to
     * @param heading empty where it is said by a sentence, as one run in with the text is
     * @param page of the provision
     */
    record Block(
            int depth,
            String id,
            String marker,
            String heading,
            String page,
            List<Said> says,
            List<FactLine> facts,
            List<FactLine> overlaps,
            String original) {

        boolean isHeading() {
            return !heading.isEmpty();
        }
    }

    /** A sentence, or the text of a provision that holds none. */
    record Said(String id, String text, boolean isMeasure, String page) {}

    /** A block of the outline. */
    record Entry(int depth, String id, String name) {}

    private final List<Block> blocks = new ArrayList<>();
    private final Naming naming;
    private final FactLines facts;
    private final String source;

    private TextBody(Thing thing, Naming naming, Frame frame) {
        this.naming = naming;
        facts = new FactLines(naming, frame);
        Thing document = thing.isA(Tw.Document) ? thing : thing.one(Tw.document).orElse(thing);
        source = document.one(Tw.inSource).map(Thing::localName).orElse("");
    }

    /** The blocks of a document, a provision or a sentence; none of anything else. */
    static List<Block> of(Thing thing, Naming naming, Frame frame) {
        TextBody body = new TextBody(thing, naming, frame);
        if (thing.isA(Tw.Sentence)) {
            body.paragraph(thing, 0, "", "", List.of(thing));
        } else if (thing.isA(Tw.Provision)) {
            body.provision(thing, 0);
        } else if (thing.isA(Tw.Document)) {
            body.parts(thing.parts(), 0);
        }
        return body.blocks;
    }

    /** What has a heading, and articles, which have none and are named by how they begin. */
    static List<Entry> outline(List<Block> blocks) {
        return blocks.stream()
                .filter(b -> b.depth() < 3 && (b.isHeading() || ARTICLE.matcher(b.marker()).find()))
                .map(b -> new Entry(b.depth(), b.id(), name(b)))
                .toList();
    }

    private static String name(Block block) {
        String said = block.says().isEmpty() ? "" : block.says().getFirst().text();
        String words = block.isHeading() ? block.heading() : said;
        int length = words.codePointCount(0, words.length());
        return block.marker()
                + " "
                + (length <= NAME
                        ? words
                        : words.substring(0, words.offsetByCodePoints(0, NAME)) + "…");
    }

    private void parts(List<Thing> parts, int depth) {
        if (depth > DEPTH) {
            return;
        }
        List<Thing> loose = new ArrayList<>();
        for (Thing part : parts) {
            if (part.isA(Tw.Provision)) {
                flush(loose, depth);
                provision(part, depth);
            } else {
                loose.add(part);
            }
        }
        flush(loose, depth);
    }

    /** Sentences that stand in no provision of their own. */
    private void flush(List<Thing> sentences, int depth) {
        if (!sentences.isEmpty()) {
            paragraph(sentences.getFirst(), depth, "", "", sentences);
            sentences.clear();
        }
    }

    private void provision(Thing provision, int depth) {
        List<Thing> parts = provision.parts();
        List<Thing> leading = parts.stream().takeWhile(part -> part.isA(Tw.Sentence)).toList();
        String heading = provision.string(Tw.heading);
        boolean isSaid =
                heading.isEmpty()
                        || parts.stream().anyMatch(p -> p.string(Tw.text).startsWith(heading));
        String marker = provision.string(Tw.marker);
        boolean isLeaf = parts.stream().noneMatch(part -> part.isA(Tw.Sentence));
        if (leading.isEmpty() && isLeaf && parts.isEmpty()) {
            paragraph(provision, depth, marker, "", List.of(provision));
        } else {
            paragraph(
                    provision, depth, marker, isSaid && !leading.isEmpty() ? "" : heading, leading);
        }
        parts(parts.subList(leading.size(), parts.size()), depth + 1);
    }

    private void paragraph(
            Thing holder, int depth, String marker, String heading, List<Thing> says) {
        List<Thing> all =
                says.contains(holder)
                        ? says
                        : Stream.concat(Stream.of(holder), says.stream()).toList();
        blocks.add(
                new Block(
                        depth,
                        says.contains(holder) && holder.isA(Tw.Sentence)
                                ? ""
                                : naming.anchor(holder.iri()),
                        marker,
                        heading,
                        naming.path(holder.iri()),
                        says.stream().map(this::said).toList(),
                        facts.of(all),
                        facts.overlaps(all),
                        original(holder)));
    }

    private Said said(Thing sentence) {
        return new Said(
                sentence.isA(Tw.Sentence) ? naming.anchor(sentence.iri()) : "",
                sentence.string(Tw.text),
                sentence.isA(Tw.Measure),
                naming.path(sentence.iri()));
    }

    private String original(Thing part) {
        return source.isEmpty()
                ? ""
                : "/sources/%s?start=%d&end=%d"
                        .formatted(source, part.integer(Tw.start, 0), part.integer(Tw.end, 0));
    }
}
