package org.tiaowen.ingest;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Modality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One fact put right.
 *
 * @param provision markers from the outermost in ({@code 二、/（一）}) or an id ({@code sec_2/sub_1});
 *     null for anywhere
 * @param quote words of the sentence; null where the provision is meant
 * @param text the whole entry on one line
 */
record FactCorrection(
        Origin origin,
        @Nullable String provision,
        @Nullable String quote,
        Change change,
        String text) {

    /** What is to be done there. */
    sealed interface Change {}

    /** A fact that the rules do not find. */
    record Add(FactValue<?> value) implements Change {}

    /** A fact that they find and that is none. */
    record Remove(FactValue<?> value) implements Change {}

    /** A fact that is another one; what the new one leaves out stays. */
    record Replace<T>(FactValue<T> old, FactValue<T> value) implements Change {}

    /** Whether the sentence is a measure, and of which modality and sectors; null leaves it. */
    record Mark(
            @Nullable Boolean measure, @Nullable Modality modality, @Nullable List<String> sectors)
            implements Change {}

    private static final List<String> CHANGES = List.of("add", "remove", "replace");
    private static final List<String> MARKS = List.of("measure", "modality", "sectors");
    private static final List<String> PLACE = List.of("provision", "quote", "with");

    static FactCorrection of(YamlNode entry) {
        Map<String, YamlNode> fields =
                entry.fields(
                        Stream.of(PLACE, CHANGES, MARKS, Origin.FIELDS)
                                .flatMap(List::stream)
                                .toList());
        String provision = text(fields.get("provision"));
        String quote = text(fields.get("quote"));
        if (provision == null && quote == null) {
            throw entry.wrong("say where: a provision, a quote of the sentence, or both");
        }
        List<String> changes = new ArrayList<>(CHANGES);
        changes.retainAll(fields.keySet());
        boolean marks = MARKS.stream().anyMatch(fields::containsKey);
        if (changes.size() + (marks ? 1 : 0) != 1) {
            throw entry.wrong(
                    "say one thing to do: " + CHANGES + ", or what the sentence is: " + MARKS);
        }
        if (fields.containsKey("with") != changes.contains("replace")) {
            throw entry.wrong("`replace` and `with` go together");
        }
        Change change = marks ? mark(fields) : change(changes.getFirst(), fields);
        return new FactCorrection(
                Origin.of(entry, fields), provision, quote, change, entry.shown());
    }

    private static Change change(String what, Map<String, YamlNode> fields) {
        YamlNode value = Objects.requireNonNull(fields.get(what));
        FactKind<?> kind = FactKind.of(value);
        return switch (what) {
            case "add" -> new Add(kind.read(value));
            case "remove" -> new Remove(kind.read(value));
            default -> replace(kind, value, Objects.requireNonNull(fields.get("with")));
        };
    }

    private static <T> Replace<T> replace(FactKind<T> kind, YamlNode old, YamlNode value) {
        return new Replace<>(kind.read(old), kind.read(value));
    }

    private static Mark mark(Map<String, YamlNode> fields) {
        YamlNode measure = fields.get("measure");
        YamlNode modality = fields.get("modality");
        YamlNode sectors = fields.get("sectors");
        Boolean is = measure == null ? null : measure.truth();
        if (measure != null && !measure.truth() && (modality != null || sectors != null)) {
            throw measure.wrong("what is no measure has neither modality nor sectors");
        }
        if (sectors != null && (sectors.items().isEmpty() || sectors.items().size() > 3)) {
            throw sectors.wrong("one to three sectors");
        }
        return new Mark(
                is,
                modality == null
                        ? null
                        : FactKind.word(modality, Modality.values(), Modality::label),
                sectors == null ? null : sectors.items().stream().map(YamlNode::text).toList());
    }

    private static @Nullable String text(@Nullable YamlNode node) {
        return node == null || node.text().isEmpty() ? null : node.text();
    }

    /** For people: where it is. */
    String place() {
        if (quote == null) {
            return String.valueOf(provision);
        }
        return provision == null ? "“" + quote + "”" : provision + " “" + quote + "”";
    }
}
