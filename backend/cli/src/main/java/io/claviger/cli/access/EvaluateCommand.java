package io.claviger.cli.access;

import io.claviger.cli.Claviger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claviger access evaluate FILE}: authorization cases, JSON lines in and out. */
@Command(
        name = "evaluate",
        description = {
            "Decides authorization cases by AWS's documented evaluation logic.",
            "One case a line of JSON in, one answer a line out: the decision, the statements that decided, and the"
                    + " conditions on which it hangs."
        },
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "JSON lines; - for standard input")
    private String file = "-";

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean all = true;
        try (BufferedReader lines = GivenFile.open(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    CaseAnswer answer = AccessCase.answer(line, number);
                    all &= answer.decided();
                    out.println(answer.json());
                }
                if (!lines.ready()) {
                    out.flush(); // whoever writes cases as they arise waits for the answer before the next
                }
            }
        } catch (NoSuchFileException missing) {
            spec.commandLine().getErr().println("claviger: there is no file '" + file + "'");
            return Claviger.COULD_NOT;
        } catch (IOException unreadable) {
            spec.commandLine()
                    .getErr()
                    .println("claviger: '" + file + "' cannot be read; give a file of JSON lines: "
                            + unreadable.getMessage());
            return Claviger.COULD_NOT;
        }
        return all ? 0 : Claviger.COULD_NOT;
    }
}
