package io.claviger.cli.access;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code claviger access …}. */
@Command(
        name = "access",
        description = "What principals may do, decided by their policies.",
        mixinStandardHelpOptions = true,
        subcommands = {EvaluateCommand.class, ReviewCommand.class})
public final class AccessCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: access evaluate FILE, or access review FILE");
    }
}
