package org.tiaowen.evaluate;

import org.tiaowen.document.Document;
import org.tiaowen.evaluate.GoldTable.Row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code documents.tsv}: are these the documents of the sources, and what of their heads is right?
 */
final class DocumentScore {
    private static final List<String> FIELDS = List.of("number", "issuers", "issued", "effective");

    private final Answers answers;
    private final Results out;

    DocumentScore(Answers answers, Results out) {
        this.answers = answers;
        this.out = out;
    }

    void add(GoldTable table) {
        List<Answer> left = new ArrayList<>(answers.all());
        SequencedMap<String, Integer> right = new LinkedHashMap<>();
        List<Row> lost = new ArrayList<>();
        Findings findings = out.of("documents");
        for (Row row : table.rows()) {
            Answer found = left.stream().filter(a -> matches(row, a)).findFirst().orElse(null);
            if (found == null) {
                lost.add(row);
                findings.count(row.get("source"), new Tally(0, 0, 1));
                continue;
            }
            left.remove(found);
            findings.count(row.get("source"), new Tally(1, 0, 0));
            compare(row, found, right);
        }
        List<Answer> extra =
                left.stream()
                        .filter(a -> table.rows().stream().anyMatch(r -> a.isFrom(r.get("source"))))
                        .collect(Collectors.toCollection(ArrayList::new));
        extra.forEach(a -> findings.count(a.document().source(), new Tally(0, 1, 0)));
        Tally total = findings.total();
        int expected = table.rows().size();
        out.figure(
                "documents.f1",
                total.f1(),
                "%d of %d, %d too many".formatted(total.right(), expected, extra.size()));
        for (String field : FIELDS) {
            out.figure("documents." + field, Tally.share(right.getOrDefault(field, 0), expected));
        }
        report(lost, extra, findings);
    }

    private static boolean matches(Row row, Answer answer) {
        Document document = answer.document();
        boolean same =
                row.get("title").isEmpty()
                        ? document.seq() == row.number("seq")
                        : answer.foldedTitle().equals(Folding.fold(row.get("title")));
        return answer.isFrom(row.get("source")) && same && document.kind().equals(row.get("kind"));
    }

    private void compare(Row row, Answer answer, Map<String, Integer> right) {
        for (String field : FIELDS) {
            String got = field(answer.document(), field);
            boolean same =
                    switch (field) {
                        case "issuers" -> names(row.get(field)).equals(names(got));
                        case "number" -> Folding.fold(row.get(field)).equals(Folding.fold(got));
                        default -> row.get(field).equals(got);
                    };
            if (same) {
                right.merge(field, 1, Integer::sum);
            } else {
                String figure = "documents." + field;
                out.of(figure).mistake(new Mistake(figure, answer.name(), "", row.get(field), got));
            }
        }
    }

    private static String field(Document document, String field) {
        return switch (field) {
            case "number" -> Objects.requireNonNullElse(document.number(), "");
            case "issuers" -> String.join(";", document.issuers());
            case "issued" -> Objects.toString(document.issued(), "");
            default -> Objects.toString(document.effective(), "");
        };
    }

    private static List<String> names(String list) {
        return Stream.of(list.split(";"))
                .filter(n -> !n.isEmpty())
                .map(Folding::fold)
                .sorted()
                .toList();
    }

    /** A document that was not found, beside one of the same source that is too many. */
    private static void report(List<Row> lost, List<Answer> extra, Findings findings) {
        for (Row row : lost) {
            Answer instead =
                    extra.stream()
                            .filter(a -> a.isFrom(row.get("source")))
                            .findFirst()
                            .orElse(null);
            extra.remove(instead);
            findings.mistake(
                    new Mistake(
                            "documents",
                            row.get("source"),
                            "",
                            row.get("kind") + " " + row.get("title"),
                            instead == null ? "" : shown(instead)));
        }
        for (Answer answer : extra) {
            findings.mistake(
                    new Mistake("documents", answer.document().source(), "", "", shown(answer)));
        }
    }

    private static String shown(Answer answer) {
        return answer.document().kind() + " " + answer.document().title();
    }
}
