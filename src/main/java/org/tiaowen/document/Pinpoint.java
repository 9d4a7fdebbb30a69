package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a document as texts point at it (立法技术规范: 第三条第二款第（一）项; 前款; 第十条至第十二条), and which
 * provisions that is.
 */
public final class Pinpoint {

    private static final String NUMERAL = "[零〇一二三四五六七八九十百\\d]{1,6}";

    /** One step of a place. */
    private static final String STEP =
            "第(?:"
                    + NUMERAL
                    + "(?:编|章|节|条(?:之[一二三四五六七八九十]{1,2})?|款|项|目|部分)|[(（]"
                    + NUMERAL
                    + "[)）](?:项|款|条|部分|点)?)";

    /** A place by numbers, for patterns of those who look for places in texts. */
    public static final String PLACE = "(?:" + STEP + "){1,5}(?:[至到]" + STEP + ")?";

    /** A place told from where it is said. */
    public static final String RELATIVE = "(?:前[两二三]?[款条项]|上款|本[条款](?:" + STEP + "){0,3})";

    private static final Pattern ONE =
            Pattern.compile(
                    "第(?:("
                            + NUMERAL
                            + ")(编|章|节|条|款|项|目|部分)(?:之([一二三四五六七八九十]{1,2}))?|[(（]("
                            + NUMERAL
                            + ")[)）](项|款|条|部分|点)?)");
    private static final Pattern MARKER =
            Pattern.compile(
                    "第?[(（]?(" + NUMERAL + ")[)）]?(编|章|节|条|部分)?(?:之([一二三四五六七八九十]{1,2}))?[、.．,，]?");
    private static final String DIGITS = "零一二三四五六七八九";

    private record Step(String unit, int number, int sub, boolean bracketed) {}

    private final List<Provision> provisions;

    private Pinpoint(List<Provision> provisions) {
        this.provisions = provisions;
    }

    /** Places in a document with these provisions, parents first. */
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
        Provision at = from == null ? null : byId(from);
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
        String unit = unit(first);
        return provisions.stream()
                .filter(p -> p.marker() != null && unit(p).equals(unit))
                .filter(p -> depth(p) == depth(first) || unit.equals("条"))
                .filter(p -> p.span().start() >= first.span().start())
                .filter(p -> p.span().start() <= last.span().start())
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
            case "编", "章", "节", "部分" ->
                    numbered(within, step, step.unit()).or(() -> top(within, step));
            case "条" -> numbered(null, step, "条").or(() -> top(within, step));
            case "款" -> step.bracketed() ? item(within, step) : paragraph(within, step.number());
            default -> item(within, step);
        };
    }

    private Optional<Provision> numbered(@Nullable Provision within, Step step, String unit) {
        return provisions.stream()
                .filter(p -> within == null || p.id().startsWith(within.id() + "/"))
                .filter(p -> unit(p).equals(unit))
                .filter(p -> number(p) == step.number() && sub(p) == step.sub())
                .findFirst();
    }

    /** 第二条 of a notice that is numbered by 二、. */
    private Optional<Provision> top(@Nullable Provision within, Step step) {
        if (step.unit().equals("条") && provisions.stream().anyMatch(p -> unit(p).equals("条"))) {
            return Optional.empty();
        }
        return provisions.stream()
                .filter(p -> p.parent() == null && p.marker() != null && unit(p).isEmpty())
                .filter(p -> number(p) == step.number())
                .findFirst();
    }

    private Optional<Provision> item(@Nullable Provision within, Step step) {
        if (within == null) {
            return Optional.empty();
        }
        return provisions.stream()
                .filter(p -> p.id().startsWith(within.id() + "/"))
                .filter(p -> p.marker() != null && number(p) == step.number())
                .min((a, b) -> Integer.compare(depth(a), depth(b)));
    }

    /** A provision's own words are its first paragraph where it has any. */
    private Optional<Provision> paragraph(@Nullable Provision within, int number) {
        if (within == null) {
            return Optional.empty();
        }
        List<Provision> paragraphs = paragraphs(within);
        return number >= 1 && number <= paragraphs.size()
                ? Optional.of(paragraphs.get(number - 1))
                : Optional.empty();
    }

    private List<Provision> paragraphs(Provision article) {
        List<Provision> paragraphs = new ArrayList<>();
        if (!article.text().isBlank()) {
            paragraphs.add(article);
        }
        provisions.stream()
                .filter(p -> article.id().equals(p.parent()) && p.marker() == null)
                .forEach(paragraphs::add);
        return paragraphs;
    }

    private List<String> before(Provision at, String place) {
        Provision article = around(at, true);
        if (article == null) {
            return List.of();
        }
        if (place.endsWith("条")) {
            List<Provision> articles =
                    provisions.stream().filter(p -> unit(p).equals("条")).toList();
            int i = articles.indexOf(article);
            return i < 1 ? List.of() : List.of(articles.get(i - 1).id());
        }
        if (place.endsWith("项")) {
            return List.of();
        }
        List<Provision> paragraphs = paragraphs(article);
        Provision own = around(at, false);
        int i = own == null ? -1 : paragraphs.indexOf(own);
        int count =
                switch (place.charAt(1)) {
                    case '两', '二' -> 2;
                    case '三' -> 3;
                    default -> 1;
                };
        return i < count
                ? List.of()
                : paragraphs.subList(i - count, i).stream().map(Provision::id).toList();
    }

    /** The article around a provision, or its paragraph of that. */
    private @Nullable Provision around(Provision from, boolean article) {
        Provision at = from;
        while (at != null) {
            boolean isParagraph = at.marker() == null || unit(at).equals("条");
            if (article ? unit(at).equals("条") : isParagraph) {
                return at;
            }
            at = at.parent() == null ? null : byId(at.parent());
        }
        return null;
    }

    private @Nullable Provision byId(String id) {
        return provisions.stream().filter(p -> p.id().equals(id)).findFirst().orElse(null);
    }

    private static List<Step> steps(String place) {
        List<Step> steps = new ArrayList<>();
        Matcher one = ONE.matcher(place);
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

    private static Matcher marker(Provision provision) {
        String marker = provision.marker() == null ? "" : provision.marker();
        return MARKER.matcher(marker.replaceAll("\\s", ""));
    }

    private static String unit(Provision provision) {
        Matcher marker = marker(provision);
        return marker.matches() && marker.group(2) != null ? marker.group(2) : "";
    }

    private static int number(Provision provision) {
        Matcher marker = marker(provision);
        return marker.matches() ? value(marker.group(1)) : -1;
    }

    private static int sub(Provision provision) {
        Matcher marker = marker(provision);
        return marker.matches() && marker.group(3) != null ? value(marker.group(3)) : 0;
    }

    /** 三十二, 一百零五, 12. */
    private static int value(String numeral) {
        int sum = 0;
        int digit = 0;
        for (char c : numeral.toCharArray()) {
            switch (c) {
                case '十' -> {
                    sum += Math.max(1, digit) * 10;
                    digit = 0;
                }
                case '百' -> {
                    sum += Math.max(1, digit) * 100;
                    digit = 0;
                }
                default -> {
                    int d = Character.isDigit(c) ? c - '0' : Math.max(0, DIGITS.indexOf(c));
                    digit = Character.isDigit(c) ? digit * 10 + d : d;
                }
            }
        }
        return sum + digit;
    }
}
