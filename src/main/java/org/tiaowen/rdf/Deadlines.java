package org.tiaowen.rdf;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Column;
import org.tiaowen.document.Deadline;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Sentence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which deadlines hold for which measure: those in its sentence; for a row of a table those in the
 * cells that hold for the row; and where there are none of these, those of a line or bracket of its
 * own (完成时限：2021年底前) in its provision, or in the nearest enclosing one that has such a line. A
 * paragraph that directs nothing speaks for the provision that it stands in.
 */
final class Deadlines {

    /** 完成时限：, 时间要求：, 完成时间为, with what may stand between it and the date. */
    private static final Pattern LABELLED =
            Pattern.compile("(?:时限|时间节点|时间|期限|日期|进度|进度安排)(?:要求|安排)?(?:[:：]|为|是)[^。；;]{0,40}$");

    private final Map<String, List<Deadline>> bySentence = new HashMap<>();
    private final Map<String, List<Deadline>> byRow = new HashMap<>();
    private final Map<String, List<Deadline>> byLine = new HashMap<>();
    private final Map<String, @Nullable String> parents = new HashMap<>();

    Deadlines(Document document, Facts facts, Map<String, Sentence> sentences) {
        Set<String> directing = new HashSet<>();
        for (Measure measure : facts.measures()) {
            directing.add(String.valueOf(measure.evidence().sentence()));
            directing.add(String.valueOf(measure.evidence().provision()));
        }
        Map<String, String> spokenFor = new HashMap<>();
        for (Provision provision : document.provisions()) {
            String parent = provision.parent();
            parents.put(provision.id(), parent);
            boolean isLine = provision.marker() == null && !directing.contains(provision.id());
            if (isLine && parent != null) {
                spokenFor.put(provision.id(), parent);
            }
        }
        for (Deadline deadline : facts.deadlines()) {
            String id = String.valueOf(deadline.evidence().sentence());
            String provision = String.valueOf(deadline.evidence().provision());
            Sentence holder = sentences.get(id);
            if (holder != null && holder.isIn(Column.DEADLINE)) {
                add(byRow, provision, deadline);
            } else {
                add(bySentence, id, deadline);
                if (holder != null && !directing.contains(id) && isLabelled(holder, deadline)) {
                    add(byLine, spokenFor.getOrDefault(provision, provision), deadline);
                }
            }
        }
    }

    private static void add(Map<String, List<Deadline>> to, String key, Deadline deadline) {
        to.computeIfAbsent(key, _ -> new ArrayList<>()).add(deadline);
    }

    private static boolean isLabelled(Sentence sentence, Deadline deadline) {
        int at = sentence.text().indexOf(deadline.evidence().surface());
        return at > 0 && LABELLED.matcher(sentence.text().substring(0, at)).find();
    }

    /**
     * The deadlines of a measure.
     *
     * @param id of its sentence, or of its provision where that holds none
     * @param provision that it stands in
     */
    List<Deadline> of(String id, @Nullable String provision, @Nullable Sentence sentence) {
        List<Deadline> found = new ArrayList<>(bySentence.getOrDefault(id, List.of()));
        if (sentence != null && sentence.cell() != null) {
            found.addAll(byRow.getOrDefault(String.valueOf(sentence.provision()), List.of()));
        }
        if (found.isEmpty()) {
            for (String at = provision; at != null; at = parents.get(at)) {
                List<Deadline> line = byLine.get(at);
                if (line != null) {
                    return line;
                }
            }
        }
        return found;
    }
}
