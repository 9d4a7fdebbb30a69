package org.tiaowen;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a command said, and how it ended. */
record Outcome(int code, String said) {

    /** Runs a command on a data directory. */
    static Outcome run(Path data, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data", data.toString()));
        StringWriter said = new StringWriter();
        PrintWriter to = new PrintWriter(said, true);
        int code = Tiaowen.commandLine().setOut(to).setErr(to).execute(all.toArray(String[]::new));
        return new Outcome(code, said.toString());
    }
}
