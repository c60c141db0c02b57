package io.claviger.cli;

import io.claviger.cli.access.AccessCommand;
import io.claviger.cli.inspect.InspectCommand;
import io.claviger.cli.policy.PolicyCommand;
import io.claviger.cli.scan.ScanCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The entry: {@code claviger COMMAND}. Exit codes: 0 fine, 1 found something, 2 could not do it. */
public final class Claviger implements Runnable {

    public static final String VERSION = "0.1.0";
    public static final int COULD_NOT = 2;

    private static final Map<String, Supplier<Object>> COMMANDS = commands();

    private final CommandSpec spec = DeclaredOptions.command("claviger", this);

    private Claviger() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintWriter err =
                new PrintWriter(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        String first = arguments.length == 0 ? "" : arguments[0];
        int code = commandLine(out, err, COMMANDS.containsKey(first) ? Set.of(first) : COMMANDS.keySet())
                .execute(arguments);
        out.flush();
        err.flush();
        // Nothing waits for an ordinary exit, which first looks for a logger in every library on the class path.
        Runtime.getRuntime().halt(code);
    }

    /** The commands, writing to the given places; a test runs them in its own process. */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return commandLine(out, err, COMMANDS.keySet());
    }

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("scan", ScanCommand::declared);
        commands.put("inspect", InspectCommand::new);
        commands.put("policy", PolicyCommand::new);
        commands.put("access", AccessCommand::new);
        return commands;
    }

    /** Only what is wanted is made ready, since reading the annotations of all takes longer than a small scan. */
    private static CommandLine commandLine(PrintWriter out, PrintWriter err, Set<String> wanted) {
        CommandSpec claviger = new Claviger().spec;
        claviger.usageMessage().description("Inventory and posture of non-human identities.");
        CommandLine line = new CommandLine(claviger, DeclaredOptions.FACTORY);
        COMMANDS.forEach((name, made) -> {
            if (wanted.contains(name)) {
                line.addSubcommand(name, made.get());
            }
        });
        line.setOut(out);
        line.setErr(err);
        line.setParameterExceptionHandler((failure, arguments) -> {
            PrintWriter to = failure.getCommandLine().getErr();
            to.println("claviger: " + failure.getMessage());
            to.println("Try '" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
            return COULD_NOT;
        });
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("claviger: " + told(failure));
            return COULD_NOT;
        });
        return line;
    }

    private static String told(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
