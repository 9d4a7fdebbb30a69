package org.tiaowen.pattern;

import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;

/**
 * A search for a {@link Cue} in a text or a part of it, place after place. Its methods do what
 * those of {@link Matcher} do that have the same name.
 */
public final class Search {

    private final Cue cue;
    private final CharSequence text;
    private int from;
    private int to;

    /** Where the next place is looked for. */
    private int next;

    /** Whether the matcher itself goes from place to place. */
    private boolean handedOver;

    private boolean transparent;
    private boolean anchoring = true;
    private @Nullable Matcher matcher;

    Search(Cue cue, CharSequence text) {
        this.cue = cue;
        this.text = text;
        this.to = text.length();
    }

    /** Keeps to a part of the text: nothing around it is seen. */
    public Search region(int start, int end) {
        if (start < 0 || end > text.length() || start > end) {
            throw new IndexOutOfBoundsException(start + ".." + end);
        }
        from = start;
        to = end;
        next = start;
        handedOver = false;
        return this;
    }

    /** Whether what stands around the part is seen by those who look around; it is not at first. */
    public Search useTransparentBounds(boolean seen) {
        transparent = seen;
        return this;
    }

    /** Whether the part's ends are those of a text for ^ and $; they are at first. */
    public Search useAnchoringBounds(boolean ends) {
        anchoring = ends;
        return this;
    }

    /** Looks for the next place in the whole text, from this index on. */
    public boolean find(int start) {
        region(0, text.length());
        next = start;
        return find();
    }

    /** Looks for the next place. */
    public boolean find() {
        if (handedOver) {
            return given().find();
        }
        int at = cue.next(text, next, to);
        if (at < 0 || !cue.mayLieIn(text, at, to)) {
            next = to;
            return false;
        }
        boolean whole = from == 0 && to == text.length() || transparent && !anchoring;
        if (!cue.isNarrow() || cue.isLookingBack() && !whole) {
            Matcher all = bounded();
            handedOver = true;
            return next == from ? all.find() : all.find(next);
        }
        Matcher here = given().useTransparentBounds(transparent).useAnchoringBounds(anchoring);
        if (cue.isLookingBack()) {
            here.useTransparentBounds(true).useAnchoringBounds(false);
        }
        for (; at >= 0; at = cue.next(text, at + 1, to)) {
            if (here.region(at, to).lookingAt()) {
                next = here.end() > at ? here.end() : at + 1;
                return true;
            }
        }
        next = to;
        return false;
    }

    /** Whether the part begins with it. */
    public boolean lookingAt() {
        return cue.mayBegin(text, from) && cue.mayLieIn(text, from, to) && bounded().lookingAt();
    }

    /** Whether the part is it and nothing else. */
    public boolean matches() {
        return cue.mayBegin(text, from) && cue.mayLieIn(text, from, to) && bounded().matches();
    }

    /** The text with this instead of each place. */
    public String replaceAll(String replacement) {
        return isAnywhere() ? bounded().replaceAll(replacement) : text.toString();
    }

    /** The text with this instead of the first place. */
    public String replaceFirst(String replacement) {
        return isAnywhere() ? bounded().replaceFirst(replacement) : text.toString();
    }

    private boolean isAnywhere() {
        region(0, text.length());
        return cue.next(text, 0, to) >= 0 && cue.mayLieIn(text, 0, to);
    }

    /** Where the place found begins. */
    public int start() {
        return given().start();
    }

    /** Where the place found ends. */
    public int end() {
        return given().end();
    }

    /** Where a group of the place found begins; -1 where the group is not in it. */
    public int start(int group) {
        return given().start(group);
    }

    /** Where a group of the place found begins; -1 where the group is not in it. */
    public int start(String group) {
        return given().start(group);
    }

    /** Where a group of the place found ends; -1 where the group is not in it. */
    public int end(int group) {
        return given().end(group);
    }

    /** Where a group of the place found ends; -1 where the group is not in it. */
    public int end(String group) {
        return given().end(group);
    }

    /** The place found. */
    public String group() {
        return given().group();
    }

    /** A group of the place found; null where the group is not in it. */
    @NullUnmarked // as in Matcher: who asks for a group knows whether it must be there
    public String group(int group) {
        return given().group(group);
    }

    /** A group of the place found; null where the group is not in it. */
    @NullUnmarked
    public String group(String group) {
        return given().group(group);
    }

    /** How many groups there are. */
    public int groupCount() {
        return given().groupCount();
    }

    private Matcher bounded() {
        return given().useTransparentBounds(transparent)
                .useAnchoringBounds(anchoring)
                .region(from, to);
    }

    private Matcher given() {
        Matcher known = matcher;
        if (known == null) {
            known = cue.pattern().matcher(text);
            matcher = known;
        }
        return known;
    }
}
