package org.tiaowen.search.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds documents by title: whole, without the place or organ in front, without 关于, without the
 * kind-word behind, and by a part or contraction that one title alone has (私营个体经济条例 for
 * 促进私营个体经济发展条例).
 */
final class KnownTitles {

    /** How sure it has to be that words are a title. */
    enum Certainty {
        /** 《…》: nothing else than a title. */
        QUOTED(2, 0.0),
        /** Words in front of 第…条. */
        BEFORE_PLACE(2, 0.3),
        /** Words alone, which may be words to search for as well. */
        BARE(4, 0.5);

        final int shortest;
        final double share;

        Certainty(int shortest, double share) {
            this.shortest = shortest;
            this.share = share;
        }
    }

    /** Chars of a title without kind-word: 优化营商环境 is a theme, and no title. */
    private static final int SHORTEST_WITHOUT_KIND = 8;

    private record Entry(KnownDocument document, String key, String core) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Set<KnownDocument>> whole = new HashMap<>();
    private final Map<String, Set<KnownDocument>> withoutKind = new HashMap<>();
    private final Set<String> fronts = new LinkedHashSet<>();

    /**
     * The titles of these.
     *
     * @param fronts names of territories and issuers, short ones too, which may be left out or
     *     stand in front
     */
    KnownTitles(List<KnownDocument> documents, Collection<String> fronts) {
        fronts.stream()
                .map(TitleKey::of)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(this.fronts::add);
        for (KnownDocument document : documents) {
            String key = TitleKey.of(document.title());
            if (!key.isEmpty()) {
                String bare = TitleKey.withoutRemark(document.title());
                String core = core(bare);
                entries.add(new Entry(document, bare, core));
                for (String form : List.of(key, bare, core(key), core)) {
                    whole.computeIfAbsent(form, _ -> new LinkedHashSet<>()).add(document);
                }
                withoutKind
                        .computeIfAbsent(TitleKey.withoutKind(core), _ -> new LinkedHashSet<>())
                        .add(document);
            }
        }
    }

    /** The titles, whole and in the short forms that are looked up. */
    Set<String> names() {
        return whole.keySet();
    }

    /** What stands between the names in front and the end: 促进私营个体经济发展条例. */
    private String core(String key) {
        String core = key;
        for (boolean changed = true; changed; ) {
            String before = core;
            core = TitleKey.withoutLead(core);
            for (String front : fronts) {
                if (core.startsWith(front) && core.length() > front.length() + 3) {
                    core = core.substring(front.length());
                    break;
                }
            }
            changed = !core.equals(before);
        }
        return core;
    }

    /** The documents meant; none where no title is near enough. */
    List<KnownDocument> find(String words, Certainty certainty) {
        String key = TitleKey.of(words);
        if (key.length() < certainty.shortest) {
            return List.of();
        }
        Set<KnownDocument> exact = whole.getOrDefault(key, Set.of());
        if (!exact.isEmpty()) {
            return List.copyOf(exact);
        }
        String core = core(key);
        Set<KnownDocument> short_ = fitting(key, whole.getOrDefault(core, Set.of()));
        if (!short_.isEmpty()) {
            return List.copyOf(short_);
        }
        String kind = TitleKey.kind(core);
        if (kind.isEmpty()
                && (certainty != Certainty.BARE || core.length() >= SHORTEST_WITHOUT_KIND)) {
            Set<KnownDocument> kindless = fitting(key, withoutKind.getOrDefault(core, Set.of()));
            if (!kindless.isEmpty()) {
                return List.copyOf(kindless);
            }
        }
        boolean mayBePart = certainty != Certainty.BARE || !kind.isEmpty();
        return mayBePart && core.length() > kind.length() + 1
                ? partly(key, core, kind, certainty)
                : List.of();
    }

    /** Those that lie in the territory that stands in front of the title, if one stands there. */
    private Set<KnownDocument> fitting(String key, Set<KnownDocument> documents) {
        for (String front : fronts) {
            if (key.startsWith(front)) {
                var fitting = new LinkedHashSet<KnownDocument>();
                for (KnownDocument document : documents) {
                    if (isOf(front, document)) {
                        fitting.add(document);
                    }
                }
                return fitting;
            }
        }
        return documents;
    }

    private static boolean isOf(String front, KnownDocument document) {
        String jurisdiction = document.jurisdiction();
        return TitleKey.of(document.title()).contains(front)
                || jurisdiction != null && jurisdiction.contains(front)
                || document.issuers().stream().anyMatch(i -> TitleKey.isInside(front, i));
    }

    /** The title that the words are a part of, or a contraction. */
    private List<KnownDocument> partly(String key, String core, String kind, Certainty certainty) {
        String stem = TitleKey.withoutKind(core);
        record Near(KnownDocument document, String title, double share) {}
        var near = new ArrayList<Near>();
        for (Entry entry : entries) {
            boolean sameKind = kind.isEmpty() || TitleKey.kind(entry.key()).equals(kind);
            double share = (double) core.length() / Math.max(core.length(), entry.core().length());
            if (sameKind
                    && share >= certainty.share
                    && (TitleKey.isContracted(stem, entry.core())
                            || certainty != Certainty.BARE
                                    && TitleKey.isRearranged(stem, entry.core()))
                    && !fitting(key, Set.of(entry.document())).isEmpty()) {
                near.add(new Near(entry.document(), entry.core(), share));
            }
        }
        near.sort(Comparator.comparingDouble(Near::share).reversed());
        if (near.isEmpty()) {
            return List.of();
        }
        String best = near.getFirst().title();
        boolean isSingle = near.stream().allMatch(n -> n.title().equals(best));
        if (certainty == Certainty.BARE && !isSingle) {
            return List.of();
        }
        return near.stream().filter(n -> n.title().equals(best)).map(Near::document).toList();
    }
}
