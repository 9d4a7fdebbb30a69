package org.tiaowen.ingest;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.Level;
import org.tiaowen.document.Place;
import org.tiaowen.document.Rank;
import org.tiaowen.document.Role;
import org.tiaowen.overlap.CheckProgress;
import org.tiaowen.overlap.DraftCheck;
import org.tiaowen.overlap.Overlaps;
import org.tiaowen.search.Entry;
import org.tiaowen.search.Filters;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.source.SourceException;

import java.util.List;
import java.util.function.Predicate;

/** Reads drafts as sources are read, stores nothing of them, and says what they repeat. */
public final class Drafts {

    private final PolicyReader reader;
    private final Overlaps overlaps;
    private final Gazetteer places;

    /** With these rules. */
    public Drafts(PolicyReader reader, Overlaps overlaps, Gazetteer places) {
        this.reader = reader;
        this.overlaps = overlaps;
        this.places = places;
    }

    /**
     * The names of a place and of those around it, whose documents hold there, the country last;
     * nothing where no place has that name.
     */
    public List<String> places(String name) {
        return places.find(name)
                .map(place -> places.chain(place).map(Place::name).toList())
                .orElse(List.of());
    }

    /** What compares texts. */
    public Overlaps overlaps() {
        return overlaps;
    }

    /** The same for whoever does not want to know how far it is. */
    public DraftCheck check(
            byte[] bytes,
            String name,
            SearchIndex index,
            Filters scope,
            @Nullable Level level,
            int limit)
            throws SourceException {
        return check(bytes, name, index, scope, level, limit, new CheckProgress());
    }

    /**
     * Compares what a draft directs with the corpus.
     *
     * @param bytes the file
     * @param name its name, whose ending helps to tell the format
     * @param scope the part of the corpus that is compared
     * @param level of the draft; null for what it says of itself
     * @param limit matches of an item
     * @param progress is told of each item that was compared
     * @throws SourceException where the bytes are no text
     */
    public DraftCheck check(
            byte[] bytes,
            String name,
            SearchIndex index,
            Filters scope,
            @Nullable Level level,
            int limit,
            CheckProgress progress)
            throws SourceException {
        ReadSource draft = reader.read(bytes, name);
        boolean bare = draft.documents().stream().noneMatch(Drafts::isNumbered);
        List<Document> documents =
                bare
                        ? draft.documents().stream().map(Drafts::directing).toList()
                        : draft.documents();
        return new DraftCheck(
                documents,
                overlaps.check(
                        documents,
                        bare ? reader::facts : draft::facts,
                        index,
                        scope,
                        d -> above(d, level),
                        limit,
                        progress));
    }

    private static boolean isNumbered(Document document) {
        return document.provisions().stream().anyMatch(p -> p.marker() != null);
    }

    /**
     * A draft of one sentence, or of some without a number. What stands before the first number of
     * a document is its background; where there is no number, whoever asks means all of it.
     */
    private static Document directing(Document draft) {
        return draft.withProvisions(
                draft.provisions().stream()
                        .map(p -> p.role() == Role.BACKGROUND ? p.withRole(Role.TASK) : p)
                        .toList());
    }

    /**
     * Which documents stand above one of a draft: those of a higher {@link Rank} whose place is its
     * own or around it. Of a draft of unknown level only central ones do, of one of unknown place
     * all.
     */
    private Predicate<Entry.Document> above(Document draft, @Nullable Level level) {
        Rank own = Rank.of(level == null ? draft.level() : level, draft.issuers());
        String place = draft.jurisdiction();
        List<String> around = place == null ? List.of() : places(place);
        return document -> {
            String where = document.jurisdiction();
            return document.rank().isAbove(own)
                    && (document.level() == Level.NATIONAL
                            || where == null
                            || around.isEmpty()
                            || around.contains(where));
        };
    }
}
