package org.tiaowen.search;

import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Pinyin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names and words that begin with, or hold, what is typed; in characters, in pinyin
 * (yingshanghuanjing) and in its initials (yshj). One sorted list of keys, searched by halving: an
 * answer takes microseconds, and a corpus of a thousand documents some megabytes.
 */
final class Suggestions {

    /** Keys looked at for one answer, at most. */
    private static final int LOOKED_AT = 20_000;

    private static final int LONGEST_KEY = 60;

    /** Kinds that are found by any part, not by their beginning alone. */
    private static final Set<Suggestion.Kind> BY_PART =
            Set.of(Suggestion.Kind.TITLE, Suggestion.Kind.UNIT, Suggestion.Kind.SECTOR);

    private static final Comparator<Suggestion> ORDER =
            Comparator.comparingInt(Suggestion::count)
                    .reversed()
                    .thenComparing(s -> s.text().length())
                    .thenComparing(Suggestion::text);

    private final List<Suggestion> all;
    private final Key[] keys;
    private final Map<String, Suggestion> bySound = new HashMap<>();

    /** What is typed to get a suggestion; the whole of it from its beginning, or a part. */
    private record Key(String text, int suggestion, boolean isStart) {}

    Suggestions(Collection<Suggestion> suggestions) {
        all = List.copyOf(suggestions);
        var found = new ArrayList<Key>();
        for (int i = 0; i < all.size(); i++) {
            addKeys(found, i);
        }
        keys = found.toArray(Key[]::new);
        Arrays.sort(keys, Comparator.comparing(Key::text));
    }

    private void addKeys(List<Key> found, int index) {
        Suggestion suggestion = all.get(index);
        String text = key(suggestion.text());
        var texts = new LinkedHashSet<String>();
        List<String> syllables = Pinyin.syllables(text);
        int last = BY_PART.contains(suggestion.kind()) ? Math.max(1, text.length() - 1) : 1;
        for (int from = 0; from < last; from++) {
            texts.add(cut(text.substring(from)));
            if (syllables.size() == text.length()) {
                List<String> rest = syllables.subList(from, syllables.size());
                texts.add(cut(String.join("", rest)));
                texts.add(cut(initials(rest)));
            }
            for (String key : texts) {
                if (!key.isEmpty()) {
                    found.add(new Key(key, index, from == 0));
                }
            }
            texts.clear();
        }
        if (text.length() > 1) {
            bySound.merge(
                    String.join("", syllables),
                    suggestion,
                    (a, b) -> ORDER.compare(a, b) <= 0 ? a : b);
        }
    }

    /** Letters and digits, folded, in lower case: brackets and quotes are not typed. */
    private static String key(String text) {
        var key = new StringBuilder();
        NormalForm.foldCase(text)
                .chars()
                .filter(Character::isLetterOrDigit)
                .forEach(c -> key.append((char) c));
        return key.toString();
    }

    private static String initials(List<String> syllables) {
        var initials = new StringBuilder();
        syllables.forEach(syllable -> initials.append(syllable, 0, Math.min(1, syllable.length())));
        return initials.toString();
    }

    private static String cut(String key) {
        return key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
    }

    /**
     * The best ones: those that begin so before those that hold it; each kind has its turn, so that
     * titles leave room for units and words.
     */
    List<Suggestion> complete(String typed, int limit) {
        String key = cut(key(typed));
        if (key.isEmpty()) {
            return List.of();
        }
        var starting = new LinkedHashSet<Suggestion>();
        var holding = new LinkedHashSet<Suggestion>();
        int from = first(key);
        for (int i = from;
                i < Math.min(keys.length, from + LOOKED_AT) && keys[i].text().startsWith(key);
                i++) {
            (keys[i].isStart() ? starting : holding).add(all.get(keys[i].suggestion()));
        }
        holding.removeAll(starting);
        var best = new ArrayList<Suggestion>(byTurns(starting));
        best.addAll(byTurns(holding));
        return best.size() > limit ? List.copyOf(best.subList(0, limit)) : List.copyOf(best);
    }

    private int first(String key) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle].text().compareTo(key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static List<Suggestion> byTurns(Collection<Suggestion> found) {
        var byKind = new LinkedHashMap<Suggestion.Kind, List<Suggestion>>();
        for (Suggestion.Kind kind : Suggestion.Kind.values()) {
            byKind.put(kind, found.stream().filter(s -> s.kind() == kind).sorted(ORDER).toList());
        }
        var turns = new LinkedHashMap<String, Suggestion>();
        int most = byKind.values().stream().mapToInt(List::size).max().orElse(0);
        for (int turn = 0; turn < most; turn++) {
            for (List<Suggestion> kind : byKind.values()) {
                if (turn < kind.size()) {
                    turns.putIfAbsent(kind.get(turn).text(), kind.get(turn));
                }
            }
        }
        return List.copyOf(turns.values());
    }

    /**
     * What sounds as these words, tones apart, or is spelled so in pinyin; null where nothing is.
     */
    @Nullable Suggestion soundingLike(String words) {
        Suggestion found = bySound.get(String.join("", Pinyin.syllables(key(words))));
        return found == null || key(found.text()).equals(key(words)) ? null : found;
    }
}
