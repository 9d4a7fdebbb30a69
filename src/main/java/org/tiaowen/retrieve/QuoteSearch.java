package org.tiaowen.retrieve;

import org.jspecify.annotations.Nullable;
import org.tiaowen.retrieve.Difference.Kind;
import org.tiaowen.retrieve.DocumentText.Part;
import org.tiaowen.retrieve.Flow.Spot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Looks for one quote in the running text of documents. */
final class QuoteSearch {

    /** Chars that an elision may stand for. */
    private static final int LONGEST_GAP = 3000;

    /** Chars of text that a quote is aligned with at once. */
    private static final int LONGEST_WINDOW = 6000;

    /** What turns the words behind it into their opposite. */
    private static final Pattern NEGATED =
            Pattern.compile("(?:[不未无非勿莫]|不得|不应|不能|不可|不予|不再|不需|无需|没有|禁止|严禁|免于|免除)$");

    private static final Pattern EXCEPTED = Pattern.compile("^的?(?:除外|不在此限)");

    private final Quote quote;

    QuoteSearch(Quote quote) {
        this.quote = quote;
    }

    /** A stretch of a text, and whether the whole of it agrees. */
    record Found(Flow flow, int start, int end, QuoteMatch match) {

        boolean touches(Spot spot) {
            return Flow.isTouched(spot, start, end);
        }

        Part first() {
            return flow.parts(start, end).getFirst();
        }
    }

    /** The places of a document where the quote stands word for word; the same place once. */
    List<Found> exact(DocumentTexts.Kept document) {
        for (List<String> pieces : readings()) {
            for (Flow flow : document.flows()) {
                List<Found> found = exact(flow, pieces);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    /** An elision may be printed; what looks like a marker may be a word of the text. */
    private List<List<String>> readings() {
        List<List<String>> readings = new ArrayList<>();
        readings.add(List.of(quote.whole()));
        if (!readings.contains(quote.pieces())) {
            readings.add(quote.pieces());
        }
        return readings;
    }

    private List<Found> exact(Flow flow, List<String> pieces) {
        List<Found> found = new ArrayList<>();
        String first = pieces.getFirst();
        for (int at = flow.text().indexOf(first);
                at >= 0;
                at = flow.text().indexOf(first, at + 1)) {
            Found place = follow(flow, at, pieces);
            if (place != null && !flow.parts(place.start(), place.end()).isEmpty()) {
                found.add(place);
            }
        }
        return found;
    }

    private @Nullable Found follow(Flow flow, int at, List<String> pieces) {
        String text = flow.text();
        List<String> gaps = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        int end = at;
        int quoted = 0;
        for (String piece : pieces) {
            int start = text.indexOf(piece, end);
            if (start < 0 || start - end > LONGEST_GAP) {
                return null;
            }
            if (start > end || end > at) {
                String gap = text.substring(end, start);
                gaps.add(end == start ? "" : flow.printed(end, start));
                if (Figures.hasNegation(gap) && gap.indexOf('。') < 0) {
                    differences.add(new Difference(Kind.NEGATION, "", gap, quoted));
                }
            }
            end = start + piece.length();
            cut(text, start, end, quoted, differences);
            quoted += piece.length();
        }
        if (!pieces.equals(List.of(quote.whole()))) {
            String marker = quote.wrongMarker(path(flow, at, end));
            if (marker != null) {
                differences.add(new Difference(Kind.MARKER, marker, "", 0));
            }
        }
        return found(flow, at, end, differences.isEmpty() ? 1 : 0.99, differences, gaps);
    }

    private static List<String> path(Flow flow, int start, int end) {
        return flow.parts(start, end).stream()
                .limit(1)
                .flatMap(part -> flow.document().path(part).stream())
                .toList();
    }

    /** A quote that begins behind a 不 or in the middle of a figure does not say what is said. */
    private static void cut(
            String text, int start, int end, int quoted, List<Difference> differences) {
        String before = text.substring(Math.max(0, start - 2), start);
        String behind = text.substring(end, Math.min(text.length(), end + 4));
        var negated = NEGATED.matcher(before);
        if (negated.find()) {
            differences.add(new Difference(Kind.NEGATION, "", negated.group(), quoted));
        }
        var excepted = EXCEPTED.matcher(behind);
        if (excepted.find()) {
            differences.add(
                    new Difference(Kind.NEGATION, "", excepted.group(), quoted + end - start));
        }
        if (!before.isEmpty()
                && isInsideFigure(before.charAt(before.length() - 1), text.charAt(start))) {
            differences.add(
                    new Difference(Kind.FIGURE, "", before.substring(before.length() - 1), quoted));
        }
        if (!behind.isEmpty() && isInsideFigure(text.charAt(end - 1), behind.charAt(0))) {
            differences.add(
                    new Difference(Kind.FIGURE, "", behind.substring(0, 1), quoted + end - start));
        }
    }

    private static boolean isInsideFigure(char before, char behind) {
        boolean digits = isDigitOf(before) && isDigitOf(behind) || behind == '%' && isDigit(before);
        return digits || Figures.isNumeral(before) && Figures.isNumeral(behind);
    }

    private static boolean isDigitOf(char c) {
        return isDigit(c) || c == '.';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The place around a part, or inside it, that is nearest to the quote. */
    Found near(DocumentTexts.Kept document, String iri) {
        Found best = null;
        for (Flow flow : document.flows()) {
            Found found = near(flow, flow.spot(iri));
            if (best == null || found.match().similarity() > best.match().similarity()) {
                best = found;
            }
        }
        if (best == null) {
            throw new IllegalStateException("a document has two running texts");
        }
        return best;
    }

    private Found near(Flow flow, Spot spot) {
        int length = quote.compared().length();
        int slack = Math.max(0, length - (spot.end() - spot.start())) * 5 / 4 + 8;
        int from = Math.max(0, spot.start() - slack);
        int to =
                Math.min(flow.text().length(), Math.min(spot.end() + slack, from + LONGEST_WINDOW));
        int start = -1;
        int edits = 0;
        int quoted = 0;
        int at = from;
        List<Difference> differences = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        for (String piece : quote.pieces()) {
            Alignment alignment = Alignment.of(piece, flow.text().substring(at, to));
            if (start < 0) {
                start = at + alignment.start();
            } else {
                gaps.add(flow.printed(at, at + alignment.start()));
            }
            for (Difference d : alignment.differences()) {
                differences.add(
                        new Difference(d.kind(), d.quote(), d.clause(), d.start() + quoted));
            }
            edits += alignment.edits();
            cut(
                    flow.text(),
                    at + alignment.start(),
                    Math.max(at + alignment.end(), at + alignment.start() + 1),
                    quoted,
                    differences);
            quoted += piece.length();
            at += alignment.end();
        }
        String marker = quote.wrongMarker(path(flow, start, Math.max(at, start + 1)));
        if (marker != null) {
            differences.add(new Difference(Kind.MARKER, marker, "", 0));
        }
        double similarity = length == 0 ? 0 : Math.max(0, 1 - (double) edits / length);
        return found(flow, start, at, Math.min(0.99, similarity), differences, gaps);
    }

    private static Found found(
            Flow flow,
            int start,
            int end,
            double similarity,
            List<Difference> differences,
            List<String> gaps) {
        List<Difference> sorted = new ArrayList<>(differences);
        sorted.sort(Alignment.ORDER);
        return new Found(
                flow,
                start,
                end,
                new QuoteMatch(
                        similarity >= 1,
                        similarity,
                        end > start ? flow.printed(start, end) : "",
                        flow.parts(start, end).stream().map(flow.document()::passage).toList(),
                        sorted,
                        gaps));
    }
}
