package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.Dump;
import org.tiaowen.graph.DumpTable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;

/** Writes all data to files. */
@Command(
        name = "dump",
        description = "Writes the whole graph as N-Quads, or its tables as CSV, from one state.")
final class DumpCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;

    /** What a dump can be. */
    enum Format {
        NQUADS,
        CSV
    }

    @Option(names = "--format", description = "nquads or csv (default: nquads).")
    private Format format = Format.NQUADS;

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description =
                    "File of the N-Quads (default: tiaowen.nq.gz; packed where it ends in .gz), or"
                            + " folder of the tables (default: tiaowen-csv).")
    private @Nullable Path out;

    @Option(
            names = "--bom",
            description = "Begins tables with a byte order mark, by which Excel knows UTF-8.")
    private boolean bom;

    @Override
    public Integer call() throws IOException {
        try (Stores stores = Stores.open(data.existing(), data.sectors())) {
            Dump dump = new Dump(stores.graph());
            switch (format) {
                case NQUADS -> quads(dump);
                case CSV -> tables(dump, stores.graph().revision());
            }
            return 0;
        }
    }

    private void quads(Dump dump) throws IOException {
        Path file = out == null ? Path.of("tiaowen.nq.gz") : out;
        boolean isPacked = file.toString().endsWith(".gz");
        try (OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file));
                OutputStream to = isPacked ? new GZIPOutputStream(plain) : plain) {
            say(dump.nquads(to), file);
        }
    }

    /** Nothing writes meanwhile: the directory belongs to this process. */
    private void tables(Dump dump, long revision) throws IOException {
        Path folder = Files.createDirectories(out == null ? Path.of("tiaowen-csv") : out);
        for (DumpTable table : DumpTable.values()) {
            Path file = folder.resolve(table.label() + ".csv");
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
                dump.csv(table, bom, to);
            }
        }
        Files.writeString(folder.resolve("revision.txt"), revision + "\n");
        say(revision, folder);
    }

    private void say(long revision, Path where) {
        spec.commandLine().getOut().println(where + ": revision " + revision);
    }
}
