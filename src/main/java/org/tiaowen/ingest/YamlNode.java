package org.tiaowen.ingest;

import org.tiaowen.ingest.IngestException.Reason;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A value of a YAML file that knows where it stands, so that what is wrong with it can be said with
 * file and line.
 *
 * @param line line of its key, or its own; from 1
 */
record YamlNode(Path file, int line, Node node) {

    /**
     * Reads a file; empty where it holds nothing but comments.
     *
     * @throws IngestException with reason {@code CORRECTIONS}, naming file and line
     */
    static Optional<YamlNode> read(Path file) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(0);
            Node root =
                    new Yaml(new SafeConstructor(options))
                            .compose(new StringReader(Files.readString(file)));
            return Optional.ofNullable(root).map(n -> at(file, n));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new IngestException(
                    Reason.CORRECTIONS,
                    "%s:%d: this is not YAML: %s".formatted(file, line, e.getProblem()),
                    e);
        } catch (YAMLException e) {
            throw new IngestException(
                    Reason.CORRECTIONS, file + ": this is not YAML: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IngestException(
                    Reason.CORRECTIONS, "cannot read " + file + ": is it UTF-8?", e);
        }
    }

    private static YamlNode at(Path file, Node node) {
        return new YamlNode(file, node.getStartMark().getLine() + 1, node);
    }

    /** The values by key, in order; none of an empty value. */
    SequencedMap<String, YamlNode> fields() {
        SequencedMap<String, YamlNode> fields = new LinkedHashMap<>();
        if (isEmpty()) {
            return fields;
        }
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("expected fields like `title: …`");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode key = at(file, tuple.getKeyNode());
            YamlNode value = new YamlNode(file, key.line(), tuple.getValueNode());
            if (fields.put(key.text(), value) != null) {
                throw key.wrong(key.text() + " stands here twice");
            }
        }
        return fields;
    }

    /** The values by key, which have to be among these. */
    SequencedMap<String, YamlNode> fields(List<String> known) {
        SequencedMap<String, YamlNode> fields = fields();
        for (Map.Entry<String, YamlNode> field : fields.entrySet()) {
            if (!known.contains(field.getKey())) {
                throw field.getValue()
                        .wrong("unknown field " + field.getKey() + "; known: " + known);
            }
        }
        return fields;
    }

    /** The items of a list; a single value is a list of one. */
    List<YamlNode> items() {
        if (isEmpty()) {
            return List.of();
        }
        return node instanceof SequenceNode list
                ? list.getValue().stream().map(n -> at(file, n)).toList()
                : List.of(this);
    }

    /** The words of a plain value, as written. */
    String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        throw wrong("expected one value");
    }

    boolean truth() {
        return switch (text()) {
            case "true", "yes", "是" -> true;
            case "false", "no", "否" -> false;
            default -> throw wrong("expected true or false: " + text());
        };
    }

    LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeException e) {
            throw wrong("expected a date like 2021-03-18: " + text());
        }
    }

    private boolean isEmpty() {
        return Tag.NULL.equals(node.getTag());
    }

    /** What it says, in one line, whatever its layout. */
    String shown() {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode _ -> items().stream().map(YamlNode::shown).toList().toString();
            default -> {
                StringBuilder text = new StringBuilder("{");
                fields().forEach(
                                (key, value) ->
                                        text.append(text.length() > 1 ? ", " : "")
                                                .append(key)
                                                .append(": ")
                                                .append(value.shown()));
                yield text.append('}').toString();
            }
        };
    }

    /** An error at this place. */
    IngestException wrong(String message) {
        return new IngestException(Reason.CORRECTIONS, "%s:%d: %s".formatted(file, line, message));
    }
}
