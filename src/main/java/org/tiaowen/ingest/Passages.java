package org.tiaowen.ingest;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the places of a document that people mean, by markers and words. */
final class Passages {
    private static final Pattern ID = Pattern.compile("[a-z]+(?:_[\\w.~-]+)?(?:/[\\w.~-]+)*");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    /**
     * A place.
     *
     * @param provision id; null outside any
     * @param sentence null where the provision is meant
     */
    record Passage(@Nullable String provision, @Nullable Sentence sentence, Span span) {

        @Nullable String sentenceId() {
            return sentence == null ? null : sentence.id();
        }
    }

    private final Document document;
    private final Map<String, Provision> byId = new HashMap<>();

    Passages(Document document) {
        this.document = document;
        document.provisions().forEach(p -> byId.put(p.id(), p));
    }

    /** As places and words are compared: full width and blanks do not matter. */
    static String fold(@Nullable String text) {
        return text == null
                ? ""
                : BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    }

    /**
     * All places that fit; without a quote provisions, else sentences in or below one that fits.
     */
    List<Passage> find(@Nullable String provision, @Nullable String quote) {
        List<Passage> found = new ArrayList<>();
        if (quote == null) {
            for (Provision p : document.provisions()) {
                if (provision != null && isMeant(p, provision)) {
                    found.add(new Passage(p.id(), null, p.span()));
                }
            }
            return found;
        }
        String words = fold(quote);
        for (Sentence s : document.sentences()) {
            if ((provision == null || isBelow(s.provision(), provision))
                    && fold(s.text()).contains(words)) {
                found.add(new Passage(s.provision(), s, s.span()));
            }
        }
        return found;
    }

    private boolean isBelow(@Nullable String id, String provision) {
        Provision at = id == null ? null : byId.get(id);
        while (at != null) {
            if (isMeant(at, provision)) {
                return true;
            }
            at = at.parent() == null ? null : byId.get(at.parent());
        }
        return false;
    }

    private boolean isMeant(Provision candidate, String provision) {
        return ID.matcher(provision).matches()
                ? candidate.id().equals(provision)
                : candidate.marker() != null && markers(candidate).equals(fold(provision));
    }

    /** The markers from the outermost provision in, joined by {@code /}. */
    private String markers(Provision provision) {
        String path = "";
        Provision at = provision;
        while (at != null) {
            if (at.marker() != null) {
                path = fold(at.marker()) + (path.isEmpty() ? "" : "/" + path);
            }
            at = at.parent() == null ? null : byId.get(at.parent());
        }
        return path;
    }
}
