package org.tiaowen;

import org.tiaowen.access.AuditLog;
import org.tiaowen.access.Token;
import org.tiaowen.access.Tokens;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/** Makes, lists and revokes tokens, whether a server runs or not: it sees the change at once. */
@Command(
        name = "token",
        description = "Makes, lists and revokes the tokens by which clients of the server write.")
final class TokenCommand implements Runnable {

    private static final String FILE = "tokens";

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing: add, list or revoke");
    }

    @Command(
            name = "add",
            description =
                    "Makes a token and prints it, once: the data directory keeps its hash alone.")
    int add(
            @Parameters(paramLabel = "NAME", description = "Who or what will bear it.") String name,
            @Option(names = "--read", description = "For reading alone, where that is closed.")
                    boolean isForReading,
            @Mixin DataOptions data) {
        Path folder = data.folder();
        Token.Scope scope = isForReading ? Token.Scope.READ : Token.Scope.WRITE;
        String secret = Tokens.of(folder).add(name, scope);
        audit(folder, "token add", name, scope.label());
        print(secret);
        return 0;
    }

    @Command(name = "list", description = "Names the tokens: name, scope, time, parted by tabs.")
    int list(@Mixin DataOptions data) {
        for (Token token : Tokens.of(data.folder()).list()) {
            print(String.join("\t", token.name(), token.scope().label(), "" + token.created()));
        }
        return 0;
    }

    @Command(name = "revoke", description = "Takes a token back, at once.")
    int revoke(
            @Parameters(paramLabel = "NAME", description = "As it was made.") String name,
            @Mixin DataOptions data) {
        Path folder = data.folder();
        if (!Tokens.of(folder).revoke(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no token '" + AuditLog.printable(name) + "' in " + folder);
        }
        audit(folder, "token revoke", name, "done");
        return 0;
    }

    private static void audit(Path folder, String action, String name, String result) {
        AuditLog.of(folder)
                .add(
                        AuditLog.SHELL,
                        action,
                        FILE + "/" + name,
                        result,
                        Map.of("user", System.getProperty("user.name", "")));
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
