package org.tiaowen;

import org.slf4j.bridge.SLF4JBridgeHandler;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.List;

/**
 * The command line: {@code tiaowen COMMAND}. Exit codes: 0 done, 1 failed, 2 wrong usage.
 *
 * <p>Every command is a class of its own: {@code serve} is {@link ServeCommand}.
 */
@Command(
        name = "tiaowen",
        description = "Turns Chinese policy texts into a knowledge graph and a search service.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Tiaowen implements Runnable {

    private static final List<Class<?>> COMMANDS =
            List.of(
                    ServeCommand.class,
                    IngestCommand.class,
                    SearchCommand.class,
                    CheckCommand.class,
                    QueryCommand.class,
                    DumpCommand.class,
                    ExtractCommand.class,
                    EvaluateCommand.class,
                    McpCommand.class,
                    VerifyCommand.class,
                    ReindexCommand.class,
                    BackupCommand.class,
                    RestoreCommand.class,
                    CompactCommand.class,
                    DoctorCommand.class,
                    TokenCommand.class,
                    PrepareCommand.class,
                    HelpCommand.class);

    @Spec private CommandSpec spec;

    public static void main(String[] args) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(execute(args));
    }

    /** Runs one command line and returns its exit code. */
    public static int execute(String... args) {
        CommandLine commands = commandLine(asked(args));
        try {
            return commands.execute(args);
        } catch (InternalError e) {
            // How a JVM says that a file mapped into memory cannot be written or read.
            commands.getErr()
                    .println(
                            "tiaowen: the disk of the data directory is full, or fails ("
                                    + e.getMessage()
                                    + "); make room and start again: what was acknowledged is"
                                    + " there");
            commands.getErr().flush();
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /** The command line with all commands. */
    static CommandLine commandLine() {
        return commandLine(COMMANDS);
    }

    private static CommandLine commandLine(List<Class<?>> commands) {
        CommandLine line = new CommandLine(new Tiaowen());
        commands.forEach(line::addSubcommand);
        return line.setExecutionExceptionHandler(new Failures())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /**
     * The command that the first argument names, all of them where it names none or asks for
     * another's help: to learn the options of all takes longer than many a command.
     */
    private static List<Class<?>> asked(String[] args) {
        List<Class<?>> asked =
                COMMANDS.stream()
                        .filter(c -> args.length > 0)
                        .filter(c -> c.getSimpleName().equalsIgnoreCase(args[0] + "Command"))
                        .toList();
        return asked.isEmpty() || asked.contains(HelpCommand.class) ? COMMANDS : asked;
    }

    /** A bare {@code tiaowen} is wrong usage: it says what could have been asked. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
