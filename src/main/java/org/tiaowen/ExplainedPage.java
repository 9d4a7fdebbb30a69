package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.tiaowen.ExplainedFacts.Explained;
import org.tiaowen.document.Correction;
import org.tiaowen.document.Document;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Sentence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Which facts stand where in one document, and which of them have been shown. */
final class ExplainedPage {
    private final Document document;
    private final List<Explained> facts;
    private final List<Explained> left;
    private final Map<String, Correction> corrections = new HashMap<>();
    private final Ink ink;

    ExplainedPage(Document document, List<Explained> facts, List<Correction> corrections, Ink ink) {
        this.document = document;
        this.facts = facts;
        this.left = new ArrayList<>(facts);
        this.ink = ink;
        corrections.forEach(c -> this.corrections.put(c.id(), c));
    }

    /** The sentences of a provision's own text; with null those outside any. */
    List<Sentence> sentences(@Nullable String provision) {
        return document.sentences().stream()
                .filter(s -> Objects.equals(s.provision(), provision))
                .toList();
    }

    /** The facts of a sentence that are not shown yet. */
    List<Explained> take(String sentence) {
        return take(e -> sentence.equals(e.sentence()));
    }

    /** Those of a provision that stand in no one sentence. */
    List<Explained> takeOf(String provision) {
        return take(e -> e.sentence() == null && provision.equals(e.provision()));
    }

    /** Those that are left in the end. */
    List<Explained> rest() {
        return take(_ -> true);
    }

    private List<Explained> take(Predicate<Evidence> which) {
        List<Explained> taken = left.stream().filter(f -> which.test(f.evidence())).toList();
        left.removeAll(taken);
        return taken;
    }

    /** The correction that made a fact. */
    Optional<Correction> correction(Explained fact) {
        return Optional.ofNullable(fact.evidence().correction()).map(corrections::get);
    }

    /** A text with the words of its facts marked, wherever they stand in it. */
    String marked(String text, @Nullable String provision, @Nullable String sentence) {
        BitSet marks = new BitSet();
        for (Explained fact : facts) {
            Evidence evidence = fact.evidence();
            boolean here =
                    sentence == null
                            ? evidence.sentence() == null
                                    && Objects.equals(provision, evidence.provision())
                            : sentence.equals(evidence.sentence());
            if (here && fact.marks()) {
                mark(text, evidence.surface(), marks);
            }
        }
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            boolean isMarked = marks.get(at);
            int next = isMarked ? marks.nextClearBit(at) : marks.nextSetBit(at);
            int end = next < 0 ? text.length() : next;
            String part = text.substring(at, end);
            shown.append(isMarked ? ink.marked(part) : part);
            at = end;
        }
        return shown.toString();
    }

    /** Marks the words where they stand first and are not marked yet. */
    private static void mark(String text, String words, BitSet marks) {
        if (words.isEmpty() || words.length() >= text.length()) {
            return;
        }
        int at = text.indexOf(words);
        while (at >= 0 && marks.get(at)) {
            at = text.indexOf(words, at + 1);
        }
        if (at >= 0) {
            marks.set(at, at + words.length());
        }
    }
}
