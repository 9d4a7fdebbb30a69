package org.tiaowen.document;

import org.jspecify.annotations.Nullable;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A place in a document as texts point at it (立法技术规范: 第三条第二款第（一）项; 前款; 第十条至第十二条), and which
 * provisions that is.
 */
public final class Pinpoint {

    private static final String NUMERAL = Numerals.NUMBER;

    /** One step of a place. */
    private static final String STEP =
            "第(?:"
                    + NUMERAL
                    + "(?:编|分编|章|节|条(?:之[一二三四五六七八九十]{1,3})?|款|项|目|部分)|[(（]"
                    + NUMERAL
                    + "[)）](?:项|款|条|部分|点)?)";

    /** The second of 第（一）、（三）项 or 第（一）至（三）项, for which the 第 of the first stands. */
    public static final String FURTHER_ITEM = "[(（]" + NUMERAL + "[)）][项款]?";

    /** A place by numbers, for patterns of those who look for places in texts. */
    public static final String PLACE =
            "(?:" + STEP + "){1,5}(?:[至到](?:" + STEP + "|" + FURTHER_ITEM + "))?";

    /** A place told from where it is said. */
    public static final String RELATIVE = "(?:前[两二三]?[款条项]|上款|本[条款](?:" + STEP + "){0,3})";

    private static final Cue ONE =
            Cue.of(
                    "第(?:("
                            + NUMERAL
                            + ")(编|分编|章|节|条|款|项|目|部分)"
                            + Numerals.INSERTED
                            + ")|第?[(（]("
                            + NUMERAL
                            + ")[)）](项|款|条|部分|点)?");
    private static final Cue BLANK = Cue.of("\\s");
    private static final Cue MARKER =
            Cue.of(
                    "第?[(（]?("
                            + NUMERAL
                            + ")[)）]?(编|分编|章|节|条|部分)?"
                            + Numerals.INSERTED
                            + "[、.．,，]?");

    /** A longer range is none that anybody means; the longest code has some 1,300 articles. */
    private static final int LONGEST_RANGE = 2_000;

    private record Step(String unit, int number, int sub, boolean bracketed) {}

    /** What a marker says: 第三条之一 is 条, 3, 1; -1 is no number. */
    private record Mark(String unit, int number, int sub) {}

    /** A mark somewhere below a provision; below none for the whole document. */
    private record Below(String within, Mark mark) {}

    private record Numbered(String within, int number) {}

    /** Marked provisions that a range can hold; articles count through, whatever their depth. */
    private record Rank(String unit, int depth) {}

    private static final Rank ARTICLES = new Rank("条", 0);

    private final Map<String, Provision> byId = new HashMap<>();
    private final Map<String, Mark> marks = new HashMap<>();
    private final Map<Below, Provision> below = new HashMap<>();
    private final Map<Numbered, Provision> items = new HashMap<>();
    private final Map<Integer, Provision> tops = new HashMap<>();
    private final Map<Rank, List<Provision>> ranks = new HashMap<>();
    private final Map<String, List<Provision>> unmarked = new HashMap<>();

    /** Where a provision stands among those of its rank, or among the unmarked of its parent. */
    private final Map<String, Integer> order = new HashMap<>();

    private Pinpoint(List<Provision> provisions) {
        provisions.forEach(this::add);
    }

    private void add(Provision provision) {
        String id = provision.id();
        Mark mark = mark(provision);
        byId.putIfAbsent(id, provision);
        marks.putIfAbsent(id, mark);
        String parent = provision.parent();
        if (provision.marker() == null) {
            if (parent != null) {
                place(provision, unmarked.computeIfAbsent(parent, _ -> new ArrayList<>()));
            }
            return;
        }
        place(provision, ranks.computeIfAbsent(rank(provision), _ -> new ArrayList<>()));
        if (parent == null && mark.unit().isEmpty()) {
            tops.putIfAbsent(mark.number(), provision);
        }
        below.putIfAbsent(new Below("", mark), provision);
        for (int end = id.indexOf('/'); end >= 0; end = id.indexOf('/', end + 1)) {
            String within = id.substring(0, end);
            below.putIfAbsent(new Below(within, mark), provision);
            items.merge(
                    new Numbered(within, mark.number()),
                    provision,
                    (a, b) -> depth(b) < depth(a) ? b : a);
        }
    }

    private void place(Provision provision, List<Provision> among) {
        order.putIfAbsent(provision.id(), among.size());
        among.add(provision);
    }

    /**
     * Places in a document with these provisions, parents first. Their markers are read once, here:
     * keep it for all places of the document.
     */
    public static Pinpoint in(List<Provision> provisions) {
        return new Pinpoint(provisions);
    }

    /**
     * Ids of the provisions meant, several for a range; empty where the document has no such place.
     * Of a place whose last steps it does not have, the provision around them.
     *
     * @param place as printed
     * @param from id of the provision that says it, for 前款 and 本条; null where it is another
     *     document
     */
    public List<String> find(String place, @Nullable String from) {
        Provision at = from == null ? null : byId.get(from);
        if (place.startsWith("前") || place.startsWith("上")) {
            return at == null ? List.of() : before(at, place);
        }
        Provision base = null;
        if (place.startsWith("本")) {
            base = at == null ? null : around(at, place.startsWith("本条"));
            if (base == null) {
                return List.of();
            }
        }
        int range = Math.max(place.indexOf('至'), place.indexOf('到'));
        List<Step> steps = steps(range < 0 ? place : place.substring(0, range));
        Provision first = walk(base, steps);
        if (first == null) {
            return List.of();
        }
        if (range < 0) {
            return List.of(first.id());
        }
        List<Step> end = new ArrayList<>(steps.subList(0, steps.size() - 1));
        end.addAll(steps(place.substring(range)));
        Provision last = walk(base, end);
        return last == null ? List.of(first.id()) : between(first, last);
    }

    private List<String> between(Provision first, Provision last) {
        String parent = first.parent();
        List<Provision> rank =
                first.marker() == null && parent != null
                        ? unmarked.getOrDefault(parent, List.of())
                        : ranks.getOrDefault(rank(first), List.of());
        int from = order.getOrDefault(first.id(), 0);
        int to = Math.min(rank.size(), from + LONGEST_RANGE);
        return rank.subList(Math.min(from, to), to).stream()
                .takeWhile(p -> p.span().start() <= last.span().start())
                .map(Provision::id)
                .toList();
    }

    private @Nullable Provision walk(@Nullable Provision base, List<Step> steps) {
        Provision at = base;
        for (Step step : steps) {
            Provision next = step(at, step).orElse(null);
            if (next == null) {
                return at == base ? base : at;
            }
            at = next;
        }
        return at;
    }

    private Optional<Provision> step(@Nullable Provision within, Step step) {
        return switch (step.unit()) {
            case "编", "分编", "章", "节", "部分" ->
                    numbered(within, step, step.unit()).or(() -> top(step));
            case "条" -> numbered(null, step, "条").or(() -> top(step));
            case "款" -> step.bracketed() ? item(within, step) : paragraph(within, step.number());
            default -> item(within, step);
        };
    }

    private Optional<Provision> numbered(@Nullable Provision within, Step step, String unit) {
        Mark mark = new Mark(unit, step.number(), step.sub());
        return Optional.ofNullable(below.get(new Below(within == null ? "" : within.id(), mark)));
    }

    /** 第二条 of a notice that is numbered by 二、. */
    private Optional<Provision> top(Step step) {
        return step.unit().equals("条") && ranks.containsKey(ARTICLES)
                ? Optional.empty()
                : Optional.ofNullable(tops.get(step.number()));
    }

    private Optional<Provision> item(@Nullable Provision within, Step step) {
        return within == null
                ? Optional.empty()
                : Optional.ofNullable(items.get(new Numbered(within.id(), step.number())));
    }

    /** A provision's own words are its first paragraph where it has any. */
    private Optional<Provision> paragraph(@Nullable Provision within, int number) {
        if (within == null) {
            return Optional.empty();
        }
        int at = number - 1 - own(within);
        List<Provision> paragraphs = unmarked.getOrDefault(within.id(), List.of());
        if (at == -1 && number == 1) {
            return Optional.of(within);
        }
        return at >= 0 && at < paragraphs.size()
                ? Optional.of(paragraphs.get(at))
                : Optional.empty();
    }

    private static int own(Provision article) {
        return article.text().isBlank() ? 0 : 1;
    }

    /** Which paragraph of an article a provision is, from 1; 0 where it is none. */
    private int paragraphNumber(Provision article, Provision paragraph) {
        if (paragraph.id().equals(article.id())) {
            return own(article);
        }
        return article.id().equals(paragraph.parent()) && paragraph.marker() == null
                ? own(article) + order.getOrDefault(paragraph.id(), 0) + 1
                : 0;
    }

    private List<String> before(Provision at, String place) {
        Provision article = around(at, true);
        if (article == null) {
            return List.of();
        }
        if (place.endsWith("条")) {
            List<Provision> articles = ranks.getOrDefault(ARTICLES, List.of());
            int i = order.getOrDefault(article.id(), 0);
            return i < 1 ? List.of() : List.of(articles.get(i - 1).id());
        }
        if (place.endsWith("项")) {
            return List.of();
        }
        Provision own = around(at, false);
        int number = own == null ? 0 : paragraphNumber(article, own);
        int count =
                switch (place.charAt(1)) {
                    case '两', '二' -> 2;
                    case '三' -> 3;
                    default -> 1;
                };
        return number <= count
                ? List.of()
                : IntStream.range(number - count, number)
                        .mapToObj(n -> paragraph(article, n).orElseThrow().id())
                        .toList();
    }

    /** The article around a provision, or its paragraph of that. */
    private @Nullable Provision around(Provision from, boolean article) {
        Provision at = from;
        while (at != null) {
            boolean isParagraph = at.marker() == null || unit(at).equals("条");
            if (article ? unit(at).equals("条") : isParagraph) {
                return at;
            }
            at = at.parent() == null ? null : byId.get(at.parent());
        }
        return null;
    }

    private static List<Step> steps(String place) {
        List<Step> steps = new ArrayList<>();
        Search one = ONE.matcher(place);
        while (one.find()) {
            boolean bracketed = one.group(4) != null;
            String unit = bracketed ? one.group(5) : one.group(2);
            steps.add(
                    new Step(
                            unit == null || bracketed ? "项" : unit,
                            value(bracketed ? one.group(4) : one.group(1)),
                            one.group(3) == null ? 0 : value(one.group(3)),
                            bracketed));
        }
        return steps;
    }

    private static int depth(Provision provision) {
        return (int) provision.id().chars().filter(c -> c == '/').count();
    }

    private Rank rank(Provision provision) {
        String unit = unit(provision);
        return unit.equals("条") ? ARTICLES : new Rank(unit, depth(provision));
    }

    private String unit(Provision provision) {
        return mark(provision).unit();
    }

    private Mark mark(Provision provision) {
        Mark known = marks.get(provision.id());
        return known == null ? mark(provision.marker()) : known;
    }

    private static Mark mark(@Nullable String printed) {
        Search marker =
                MARKER.matcher(printed == null ? "" : BLANK.matcher(printed).replaceAll(""));
        if (!marker.matches()) {
            return new Mark("", -1, 0);
        }
        String unit = marker.group(2);
        String sub = marker.group(3);
        return new Mark(
                unit == null ? "" : unit, value(marker.group(1)), sub == null ? 0 : value(sub));
    }

    private static int value(String numeral) {
        return Numerals.parse(numeral).orElse(-1);
    }
}
