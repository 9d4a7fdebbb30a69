package org.tiaowen;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a command printed, on both of its streams, and how it ended. */
record Outcome(int code, String out, String err) {

    /** Runs a command on a data directory. */
    static Outcome run(Path data, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data", data.toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Tiaowen.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(all.toArray(String[]::new));
        return new Outcome(code, out.toString(), err.toString());
    }

    /** All that it printed. */
    String said() {
        return out + err;
    }
}
