package org.tiaowen;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import org.jspecify.annotations.Nullable;
import org.tiaowen.ingest.IngestReport.Entry;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** How far an ingest is: a bar on a terminal, a line a file elsewhere. */
final class IngestProgress implements Consumer<Entry>, AutoCloseable {
    private final PrintWriter err;
    private final @Nullable ProgressBar bar;

    IngestProgress(PrintWriter err, int files) {
        this.err = err;
        this.bar =
                System.console() != null && System.console().isTerminal()
                        ? new ProgressBarBuilder()
                                .setTaskName("ingest")
                                .setInitialMax(files)
                                .setStyle(ProgressBarStyle.ASCII)
                                .build()
                        : null;
    }

    @Override
    public void accept(Entry entry) {
        if (bar != null) {
            bar.step();
            bar.setExtraMessage(entry.name());
        } else {
            err.println(ReportText.line(entry));
            err.flush();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
