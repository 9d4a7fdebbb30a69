package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.atlas.web.MediaRange;
import org.apache.jena.atlas.web.MediaType;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chooses the format of an answer: by the parameter {@code format}, else by {@code Accept} (RFC
 * 9110, section 12.5.1). Of equal ones the one offered first wins.
 */
final class Negotiation {

    /**
     * A format that was chosen.
     *
     * @param type the media type to name in the answer
     */
    record Choice(Media media, String type) {

        /** The value of Content-Type. */
        String contentType() {
            boolean ownCharset =
                    switch (media) {
                        case RDF_XML, RESULTS_XML, AKN, N_QUADS_GZIP, DOCX -> true;
                        default -> false;
                    };
            return ownCharset || type.contains("json") ? type : type + "; charset=utf-8";
        }
    }

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";

    /** A media range with its parameters; possessive, for a header can be long and hostile. */
    private static final Pattern RANGE =
            Pattern.compile("%1$s/%1$s(?:\\s*+;\\s*+%1$s=[^;,]*+)*+;?".formatted(TOKEN));

    private Negotiation() {}

    /**
     * The best of the formats on offer; the answer is marked as varying with {@code Accept}.
     *
     * @param format value of the parameter of that name; null or blank where it was not given
     * @throws Problem where none is acceptable, or the format has no such name
     */
    static Choice choose(Context ctx, @Nullable String format, List<Media> offers) {
        ctx.header("Vary", "Accept, Accept-Encoding");
        if (format != null && !format.isBlank()) {
            return named(format.strip(), offers);
        }
        String accept = accepted(ctx);
        return accept.isBlank()
                ? new Choice(offers.getFirst(), offers.getFirst().type())
                : best(ranges(accept), offers);
    }

    private static String accepted(Context ctx) {
        List<String> lines = new ArrayList<>();
        ctx.req().getHeaders("Accept").asIterator().forEachRemaining(lines::add);
        return String.join(",", lines);
    }

    private static Choice named(String format, List<Media> offers) {
        return offers.stream()
                .filter(media -> media.names().contains(format) || media.types().contains(format))
                .findFirst()
                .map(media -> new Choice(media, media.type()))
                .orElseThrow(
                        () ->
                                new Problem(
                                                ProblemType.PARAMETER,
                                                "the answer has no format '" + format + "'")
                                        .inChinese("没有“" + format + "”这种格式。")
                                        .with("parameter", "format")
                                        .with(
                                                "allowed",
                                                offers.stream()
                                                        .map(media -> media.names().getFirst())
                                                        .toList()));
    }

    private static Choice best(List<MediaRange> ranges, List<Media> offers) {
        Choice best = null;
        double quality = 0;
        for (Choice choice : choices(offers)) {
            double q = quality(MediaType.create(choice.type()), ranges);
            if (q > quality) {
                best = choice;
                quality = q;
            }
        }
        if (best == null) {
            List<String> types = offers.stream().map(Media::type).toList();
            throw new Problem(
                            ProblemType.NOT_ACCEPTABLE,
                            "the answer can be had as "
                                    + String.join(", ", types)
                                    + "; Accept asks for none of these")
                    .with("allowed", types);
        }
        return best;
    }

    /** The formats under their own types, then under the other ones. */
    private static List<Choice> choices(List<Media> offers) {
        return Stream.concat(
                        offers.stream().map(media -> new Choice(media, media.type())),
                        offers.stream()
                                .flatMap(
                                        media ->
                                                media.types().stream()
                                                        .skip(1)
                                                        .map(type -> new Choice(media, type))))
                .toList();
    }

    /** The most specific range that takes the type decides; 0 where none does. */
    private static double quality(MediaType type, List<MediaRange> ranges) {
        return ranges.stream()
                .filter(range -> range.accepts(type))
                .max(Comparator.comparingInt(Negotiation::specificity))
                .map(MediaRange::get_q)
                .orElse(0.0);
    }

    private static int specificity(MediaRange range) {
        return "*".equals(range.getType()) ? 0 : "*".equals(range.getSubType()) ? 1 : 2;
    }

    /**
     * What cannot be read as a range is left out, as if it were not there. Types are the same in
     * capital and small letters (RFC 9110, section 8.3.1).
     */
    private static List<MediaRange> ranges(String accept) {
        return Stream.of(accept.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(range -> RANGE.matcher(range).matches())
                .map(MediaRange::new)
                .toList();
    }
}
