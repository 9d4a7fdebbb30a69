package org.tiaowen;

import org.tiaowen.document.Problem;
import org.tiaowen.ingest.IngestReport;
import org.tiaowen.ingest.IngestReport.Entry;
import org.tiaowen.ingest.IngestReport.Malformed;
import org.tiaowen.ingest.IngestReport.Outcome;

import java.io.PrintWriter;
import java.util.Locale;

/** The report at the end of an ingest, for people. */
final class ReportText {
    /** Violations of one source that are told. */
    private static final int SHOWN = 20;

    private ReportText() {}

    /** What became of a file, on one line. */
    static String line(Entry e) {
        return switch (e.outcome()) {
            case INGESTED ->
                    "%s: %d documents, %d provisions, %d sentences, %d measures"
                            .formatted(
                                    e.name(),
                                    e.documents(),
                                    e.provisions(),
                                    e.sentences(),
                                    e.measures());
            case UNCHANGED -> e.name() + ": unchanged";
            case FAILED -> e.name() + ": not read";
        };
    }

    private static String severity(Problem problem) {
        return problem.severity().name().toLowerCase(Locale.ROOT);
    }

    /** A source whose graph has not its shape: how often, and where first. */
    static void malformed(Malformed source, PrintWriter out) {
        out.printf(
                "warning: %s: %d violations of the shapes of the graph%n",
                source.name(), source.violations().size());
        source.violations().stream().limit(SHOWN).forEach(v -> out.println("  " + v));
    }

    static void print(IngestReport report, PrintWriter out) {
        int unchanged = 0;
        int[] sums = new int[6];
        for (Entry e : report.sources()) {
            unchanged += e.outcome() == Outcome.UNCHANGED ? 1 : 0;
            int[] counts = {
                e.documents(), e.provisions(), e.sentences(), e.measures(), e.linked(), e.unlinked()
            };
            for (int i = 0; i < sums.length; i++) {
                sums[i] += counts[i];
            }
        }
        out.printf(
                "%d sources, %d unchanged: %d documents, %d provisions, %d sentences, %d measures,"
                        + " %d units linked, %d not registered%n",
                report.sources().size(),
                unchanged,
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                sums[4],
                sums[5]);
        report.removed().forEach(n -> out.println("removed: " + n));
        report.missing()
                .forEach(
                        n ->
                                out.println(
                                        "kept though its file is gone (--prune removes it): " + n));
        report.problems().forEach(p -> out.println(severity(p) + ": " + p.message()));
        report.malformed().forEach(m -> malformed(m, out));
        for (Entry e : report.sources()) {
            for (Problem p : e.problems()) {
                out.printf(
                        "%s: %s%s: %s%n",
                        severity(p), e.name(), p.line() > 0 ? ":" + p.line() : "", p.message());
            }
        }
        out.flush();
    }
}
