package org.tiaowen.evaluate;

import org.tiaowen.evaluate.Folding.Pairs;

import java.util.List;
import java.util.Optional;

/** All documents that were read. */
record Answers(List<Answer> all) {
    /** Titles below it are of different documents. */
    private static final double SAME_TITLE = 0.85;

    List<Answer> from(String source) {
        return all.stream().filter(a -> a.isFrom(source)).toList();
    }

    /**
     * The document of this title in a source: the same folded title, else the likest. Without a
     * title the only document, else the first that has none of its own.
     */
    Optional<Answer> find(String source, String title) {
        List<Answer> candidates = from(source);
        if (title.isEmpty()) {
            return candidates.size() == 1
                    ? Optional.of(candidates.getFirst())
                    : candidates.stream().filter(Answers::isUntitled).findFirst();
        }
        String wanted = Folding.fold(title);
        Optional<Answer> exact =
                candidates.stream().filter(a -> a.foldedTitle().equals(wanted)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        Pairs pairs = Pairs.of(wanted);
        double best = -1;
        Answer likest = null;
        for (Answer candidate : candidates) {
            double likeness = Folding.likeness(Pairs.of(candidate.foldedTitle()), pairs);
            if (likeness >= best) {
                best = likeness;
                likest = candidate;
            }
        }
        return best > SAME_TITLE || candidates.size() == 1
                ? Optional.ofNullable(likest)
                : Optional.empty();
    }

    private static boolean isUntitled(Answer answer) {
        return answer.document().titleInferred() || answer.document().title().isEmpty();
    }
}
