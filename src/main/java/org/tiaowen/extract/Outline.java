package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Sentence;
import org.tiaowen.pattern.Cue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a sentence stands in its document: what is around it, before it and under it. */
final class Outline {

    private static final Cue BLANK = Cue.of("\\s");
    private static final Cue ARTICLE = Cue.of("第.{1,8}条(?:之.)?");

    private final Document document;
    private final Map<String, Provision> provisions = new HashMap<>();
    private final Map<String, List<Provision>> children = new HashMap<>();
    private final Map<String, List<Sentence>> sentences = new HashMap<>();
    private final boolean enumerated;

    Outline(Document document) {
        this.document = document;
        boolean markers = false;
        for (Provision provision : document.provisions()) {
            provisions.put(provision.id(), provision);
            children.computeIfAbsent(key(provision.parent()), _ -> new ArrayList<>())
                    .add(provision);
            markers |= provision.marker() != null;
        }
        for (Sentence sentence : document.sentences()) {
            sentences
                    .computeIfAbsent(key(sentence.provision()), _ -> new ArrayList<>())
                    .add(sentence);
        }
        enumerated = markers;
    }

    Document document() {
        return document;
    }

    /** Whether any provision of the document has a number. */
    boolean isEnumerated() {
        return enumerated;
    }

    /** The provision of this id. */
    Optional<Provision> provision(@Nullable String id) {
        return Optional.ofNullable(provisions.get(key(id)));
    }

    /** The provisions around it, the nearest first. */
    List<Provision> ancestors(Provision provision) {
        List<Provision> around = new ArrayList<>();
        Provision at = provisions.get(key(provision.parent()));
        while (at != null && around.size() < 16) {
            around.add(at);
            at = provisions.get(key(at.parent()));
        }
        return around;
    }

    /** The provision and those around it, the nearest first. */
    List<Provision> lineage(Provision provision) {
        List<Provision> all = new ArrayList<>();
        all.add(provision);
        all.addAll(ancestors(provision));
        return all;
    }

    /** The sentences of its own text. */
    List<Sentence> sentences(@Nullable Provision provision) {
        return sentences.getOrDefault(provision == null ? "" : provision.id(), List.of());
    }

    /** The enumerated provisions directly under it. */
    List<Provision> items(@Nullable Provision provision) {
        return children(provision).stream().filter(p -> p.marker() != null).toList();
    }

    /** The provisions directly under it, enumerated or not. */
    List<Provision> children(@Nullable Provision provision) {
        return children.getOrDefault(provision == null ? "" : provision.id(), List.of());
    }

    /** The provision around it; null at the top. */
    @Nullable Provision parent(Provision provision) {
        return provisions.get(key(provision.parent()));
    }

    /**
     * The enumerated provisions that a text of this provision leads in: its own, or those that
     * follow it, where it is an unnumbered paragraph.
     */
    List<Provision> led(Provision provision, int from) {
        Provision around =
                provision.marker() == null && items(provision).isEmpty()
                        ? provisions.get(key(provision.parent()))
                        : provision;
        if (around == null) {
            return List.of();
        }
        return items(around).stream().filter(p -> p.span().start() >= from).toList();
    }

    /** Whether rows of a table stand directly under it, or beside it where it is a paragraph. */
    boolean isBeforeRows(Provision provision, int from) {
        Provision around =
                provision.marker() == null ? provisions.get(key(provision.parent())) : provision;
        return children(around).stream()
                .filter(p -> p.span().start() >= from)
                .flatMap(p -> sentences(p).stream())
                .anyMatch(s -> s.cell() != null);
    }

    /**
     * Whether another unnumbered paragraph stands between a sentence that begins at an offset and
     * the list that would be its own.
     */
    boolean isParted(Provision provision, int from, Provision first) {
        Provision around =
                provision.marker() == null && !provision.equals(parent(first))
                        ? parent(provision)
                        : provision;
        return children(around).stream()
                .filter(p -> p.marker() == null && !p.equals(provision))
                .anyMatch(p -> p.span().start() > from && p.span().end() <= first.span().start());
    }

    /** Whether it is an article of a statute. */
    static boolean isArticle(Provision provision) {
        String marker = provision.marker();
        return marker != null && ARTICLE.matcher(BLANK.matcher(marker).replaceAll("")).matches();
    }

    private static String key(@Nullable String id) {
        return id == null ? "" : id;
    }
}
