package io.claviger.cli.policy;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code claviger policy}: what can be done with policy files. */
@Command(
        name = "policy",
        description = "Tries policy files without a server.",
        mixinStandardHelpOptions = true,
        subcommands = PolicyTestCommand.class)
public final class PolicyCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: policy test DIR");
    }
}
