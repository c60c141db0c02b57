package io.claviger.cli.scan;

import io.claviger.cli.DeclaredOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The options of {@code claviger scan}. */
final class ScanOptions {

    private final PositionalParamSpec targets = PositionalParamSpec.builder()
            .paramLabel("PATH")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .initialValue(List.of())
            .description(
                    "Files, folders, '-' for standard input, or URLs of git repositories. Default: the working folder.")
            .build();

    private final OptionSpec history =
            DeclaredOptions.flag("--history", "Search all commits of the git repositories that are named.");

    private final OptionSpec format = DeclaredOptions.option("--format", "FORMAT")
            .type(Report.Format.class)
            .initialValue(Report.Format.text)
            .description("text, json, jsonl or sarif. Default: text.")
            .build();

    private final OptionSpec baseline = DeclaredOptions.option("--baseline", "FILE")
            .type(Path.class)
            .description("An earlier report in json, jsonl or sarif: what it holds is not told again.")
            .build();

    private final OptionSpec rules = DeclaredOptions.option("--rules", "FILE")
            .type(List.class)
            .auxiliaryTypes(Path.class)
            .initialValue(List.of())
            .description(
                    "More types of secrets: a rule file of Claviger (YAML), or a configuration of gitleaks (TOML). May be repeated.")
            .build();

    private final OptionSpec verify = DeclaredOptions.flag(
            "--verify",
            "Ask vendors whether secrets are live: each its own vendor only, with one harmless request. Off unless given.");

    private final OptionSpec showSecrets = DeclaredOptions.flag("--show-secrets", "Print the values too.");

    private final OptionSpec all =
            DeclaredOptions.flag("--all", "Tell also what was judged a placeholder or impossible.");

    private final OptionSpec noIgnore = DeclaredOptions.flag(
            "--no-ignore",
            "Heed no marks such as 'claviger:allow REASON', no ignore files and no allowlists, and search .git folders too.");

    private final OptionSpec explain = DeclaredOptions.option("--explain", "PATH:LINE")
            .type(String.class)
            .description("Tell all about what stands in one line, and why it was judged so.")
            .build();

    private final OptionSpec listTypes =
            DeclaredOptions.flag("--list-types", "List the types of secrets that are known, without scanning.");

    private final OptionSpec noIndex = DeclaredOptions.flag(
            "--no-index",
            "With --history: search again what an earlier scan found to hold nothing, and remember nothing.");

    private final OptionSpec jobs = DeclaredOptions.option("--jobs", "N")
            .type(int.class)
            .initialValue(Runtime.getRuntime().availableProcessors())
            .description("Threads. Default: one for each processor.")
            .build();

    void addTo(CommandSpec command) {
        command.addPositional(targets);
        for (OptionSpec option : List.of(
                history,
                format,
                baseline,
                rules,
                verify,
                showSecrets,
                all,
                noIgnore,
                explain,
                listTypes,
                noIndex,
                jobs)) {
            command.addOption(option);
        }
    }

    List<String> targets() {
        return targets.getValue();
    }

    boolean history() {
        return history.getValue();
    }

    Report.Format format() {
        return format.getValue();
    }

    @Nullable
    Path baseline() {
        return baseline.getValue();
    }

    List<Path> rules() {
        return rules.getValue();
    }

    boolean verify() {
        return verify.getValue();
    }

    boolean showSecrets() {
        return showSecrets.getValue();
    }

    boolean all() {
        return all.getValue();
    }

    boolean noIgnore() {
        return noIgnore.getValue();
    }

    @Nullable
    String explain() {
        return explain.getValue();
    }

    boolean listTypes() {
        return listTypes.getValue();
    }

    boolean noIndex() {
        return noIndex.getValue();
    }

    int jobs() {
        return jobs.getValue();
    }
}
