package org.tiaowen.rdf;

import org.tiaowen.document.Document;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tells a document from others, as the text gives it. */
final class DocumentKey {

    private static final int OPENING_LENGTH = 100;
    private static final Pattern NUMBER_YEAR =
            Pattern.compile("\\(((?:19|20)[0-9]{2})\\)|((?:19|20)[0-9]{2})年");

    private DocumentKey() {}

    /**
     * The folded 文号 plus first issuer, else the folded title plus first issuer, else the first 100
     * folded characters.
     */
    static String of(Document document) {
        String number = document.number();
        if (number != null && !number.isBlank()) {
            return Folding.number(number) + "|" + issuer(document);
        }
        if (!document.title().isBlank()) {
            return Folding.text(document.title()) + "|" + issuer(document);
        }
        return opening(document);
    }

    /** Year of issue, else the year in the 文号, else {@code nd} (no date). */
    static String year(Document document) {
        if (document.issued() != null) {
            return String.format("%04d", document.issued().getYear());
        }
        if (document.number() != null) {
            Matcher year = NUMBER_YEAR.matcher(Folding.number(document.number()));
            if (year.find()) {
                return year.group(1) != null ? year.group(1) : year.group(2);
            }
        }
        return "nd";
    }

    /** What people should recognise in the address: the 文号, else the title, else nothing. */
    static String name(Document document) {
        String number = document.number();
        return number != null && !number.isBlank() ? Folding.number(number) : document.title();
    }

    private static String issuer(Document document) {
        return document.issuers().isEmpty() ? "" : Folding.text(document.issuers().getFirst());
    }

    private record Piece(Span span, String text) {}

    private static String opening(Document document) {
        Stream<Piece> provisions =
                document.provisions().stream().map((Provision p) -> new Piece(p.span(), p.text()));
        Stream<Piece> loose =
                document.sentences().stream()
                        .filter(s -> s.provision() == null)
                        .map((Sentence s) -> new Piece(s.span(), s.text()));
        String text =
                Stream.concat(provisions, loose)
                        .sorted(Comparator.comparing(Piece::span))
                        .map(piece -> Folding.text(piece.text()))
                        .collect(Collectors.joining());
        return text.substring(
                0,
                text.offsetByCodePoints(
                        0, Math.min(OPENING_LENGTH, text.codePointCount(0, text.length()))));
    }
}
