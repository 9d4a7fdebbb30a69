package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.tiaowen.ExplainedFacts.Explained;
import org.tiaowen.document.Correction;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Language;
import org.tiaowen.document.Problem;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sector;
import org.tiaowen.document.Sentence;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows a document to a person, provision by provision: under each sentence the facts that were
 * read from it, each with its rule and confidence, and their words marked in the sentence.
 */
final class ExplainText {
    private static final String STEP = "  ";

    private final PrintWriter out;
    private final Ink ink;
    private final Language language;
    private final ExplainedFacts words;

    ExplainText(PrintWriter out, Ink ink, Language language, List<Sector> sectors) {
        this.out = out;
        this.ink = ink;
        this.language = language;
        this.words = new ExplainedFacts(language, sectors);
    }

    /** One document. */
    void print(Document document, Facts facts, List<Correction> corrections) {
        ExplainedPage page = new ExplainedPage(document, words.of(facts), corrections, ink);
        head(document, corrections);
        page.sentences(null).forEach(s -> sentence(page, s, ""));
        Map<String, Provision> byId = new HashMap<>();
        Map<String, Integer> depths = new HashMap<>();
        for (Provision p : document.provisions()) {
            Provision around = p.parent() == null ? null : byId.get(p.parent());
            int depth = around == null ? 0 : depths.getOrDefault(around.id(), 0) + 1;
            byId.put(p.id(), p);
            depths.put(p.id(), depth);
            provision(page, p, STEP.repeat(depth), around == null ? null : around.role());
        }
        page.rest().forEach(f -> fact(page, "", f));
        out.println();
    }

    private void head(Document d, List<Correction> corrections) {
        String untitled = words.say("（无标题）", "(untitled)");
        out.println(ink.strong(d.title().isEmpty() ? untitled : d.title()));
        out.println(
                ink.faint(
                        ExplainedFacts.joined(
                                " · ",
                                d.source() + " #" + d.seq(),
                                d.kind(),
                                d.number(),
                                String.join("、", d.issuers()),
                                d.jurisdiction(),
                                d.issued(),
                                d.effective() == null
                                        ? null
                                        : d.effective() + words.say(" 起施行", " in force"))));
        for (Correction c : corrections) {
            if (c.sentence() == null && c.provision() == null || c.after() == null) {
                out.println(STEP + correction(c));
            }
        }
        out.println();
    }

    private String correction(Correction c) {
        String change =
                (c.before() == null ? words.say("无", "nothing") : c.before())
                        + " → "
                        + (c.after() == null ? words.say("无", "nothing") : c.after());
        String place = c.sentence() == null ? c.provision() : c.sentence();
        return ExplainedFacts.joined(
                " ", ink.name(words.say("更正", "correction")), c.field(), place, change, signed(c));
    }

    /** By whom, when and why something was corrected, and where that is written. */
    private String signed(Correction c) {
        return ink.faint(
                "["
                        + ExplainedFacts.joined(
                                ", ", c.by(), c.date(), c.note(), c.file() + ":" + c.line())
                        + "]");
    }

    /** Its number and heading, or its number and first sentence; then the other sentences. */
    private void provision(ExplainedPage page, Provision p, String indent, @Nullable Role around) {
        List<Sentence> own = page.sentences(p.id());
        boolean opens = own.isEmpty() || !own.getFirst().text().startsWith(p.heading());
        String marker = ink.strong(p.marker() == null ? "" : p.marker());
        String line =
                opens
                        ? page.marked(own.isEmpty() ? p.text() : p.heading(), p.id(), null)
                        : page.marked(own.getFirst().text(), p.id(), own.getFirst().id());
        String role = p.role() == around ? "" : ink.faint("(" + words.role(p.role()) + ")");
        out.println(indent + ExplainedFacts.joined(STEP, marker + line, role));
        if (!opens) {
            page.take(own.getFirst().id()).forEach(f -> fact(page, indent + STEP + STEP, f));
        }
        for (Sentence s : opens ? own : own.subList(1, own.size())) {
            sentence(page, s, indent + STEP);
        }
        page.takeOf(p.id()).forEach(f -> fact(page, indent + STEP + STEP, f));
    }

    private void sentence(ExplainedPage page, Sentence s, String indent) {
        out.println(indent + page.marked(s.text(), s.provision(), s.id()));
        page.take(s.id()).forEach(f -> fact(page, indent + STEP, f));
    }

    /** {@code 牵头单位 北京市财政局 ← 市财政局 [annotation, 0.95]}. */
    private void fact(ExplainedPage page, String indent, Explained fact) {
        String surface = fact.evidence().surface();
        boolean tells = fact.marks() && !surface.isEmpty() && !surface.equals(fact.value());
        Correction by = page.correction(fact).orElse(null);
        String why =
                by == null
                        ? ink.faint(
                                "["
                                        + fact.evidence().rule()
                                        + ", "
                                        + ExplainedFacts.number(fact.evidence().confidence())
                                        + "]")
                        : words.say("更正", "corrected")
                                + (by.before() == null ? "" : before(by.before()))
                                + " "
                                + signed(by);
        out.println(
                indent
                        + ExplainedFacts.joined(
                                " ",
                                ink.name(fact.name()),
                                fact.value(),
                                tells && by == null ? ink.faint("← ") + surface : null,
                                why));
    }

    private String before(String value) {
        return words.say("（" + value + "）", " (" + value + ")");
    }

    /** What a person should look at in a source. */
    void print(String source, List<Problem> problems) {
        for (Problem p : problems) {
            out.println(
                    ExplainedFacts.joined(
                            " ",
                            ink.name(severity(p.severity())),
                            p.line() > 0 ? source + ":" + p.line() : source,
                            p.message(language)));
        }
    }

    private String severity(Problem.Severity severity) {
        return switch (severity) {
            case ERROR -> words.say("错误", "error");
            case WARNING -> words.say("注意", "warning");
            case INFO -> words.say("提示", "note");
        };
    }
}
