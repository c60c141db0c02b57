package io.claviger.cli.policy;

import io.claviger.engine.posture.PolicyFileException;
import io.claviger.engine.posture.PolicyReader;
import io.claviger.engine.posture.PolicyTrial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claviger policy test DIR}: every policy on its own examples. Exit code 1 when one came out otherwise. */
@Command(name = "test", description = "Runs every policy's own examples.", mixinStandardHelpOptions = true)
public final class PolicyTestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "a folder of policy files (*.yaml), or one file")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (!Files.exists(folder)) {
            err.println("claviger: there is no file or folder " + folder + ". Name the folder that holds the policies");
            return 2;
        }
        int passed = 0;
        int failed = 0;
        boolean unreadable = false;
        for (Path file : files()) {
            try {
                if (report(out, file, PolicyTrial.of(PolicyReader.read(file.toString(), Files.readString(file))))) {
                    passed++;
                } else {
                    failed++;
                }
            } catch (PolicyFileException wrong) {
                unreadable = true;
                wrong.problems().forEach(problem -> err.println("claviger: " + problem));
            }
        }
        if (passed + failed == 0 && !unreadable) {
            err.println("claviger: there is no policy (*.yaml) in " + folder);
            return 2;
        }
        out.println(passed + " passed, " + failed + " failed");
        return unreadable ? 2 : failed > 0 ? 1 : 0;
    }

    private static boolean report(PrintWriter out, Path file, PolicyTrial trial) {
        String id = trial.policy().id();
        trial.missing().forEach(kind -> out.println(file + ": " + id + " has no " + kind + " example. Add one"));
        trial.wrong()
                .forEach(example -> out.println(file + ": " + id + ": the example '" + example.name() + "' should "
                        + (example.breaks() ? "break" : "pass") + " the policy, and does not"));
        return trial.passed();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
