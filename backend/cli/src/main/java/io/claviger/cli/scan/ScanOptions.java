package io.claviger.cli.scan;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code claviger scan}. */
final class ScanOptions {

    @Parameters(
            paramLabel = "PATH",
            description =
                    "Files, folders, '-' for standard input, or URLs of git repositories. Default: the working folder.")
    List<String> targets = List.of();

    @Option(names = "--history", description = "Search all commits of the git repositories that are named.")
    boolean history;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json, jsonl or sarif. Default: text.")
    Report.Format format = Report.Format.text;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "An earlier report in json, jsonl or sarif: what it holds is not told again.")
    @Nullable
    Path baseline;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description =
                    "More types of secrets: a rule file of Claviger (YAML), or a configuration of gitleaks (TOML). May be repeated.")
    List<Path> rules = List.of();

    @Option(
            names = "--verify",
            description =
                    "Ask vendors whether secrets are live: each its own vendor only, with one harmless request. Off unless given.")
    boolean verify;

    @Option(names = "--show-secrets", description = "Print the values too.")
    boolean showSecrets;

    @Option(names = "--all", description = "Tell also what was judged a placeholder or impossible.")
    boolean all;

    @Option(
            names = "--no-ignore",
            description =
                    "Heed no marks such as 'claviger:allow REASON', no ignore files and no allowlists, and search .git folders too.")
    boolean noIgnore;

    @Option(
            names = "--explain",
            paramLabel = "PATH:LINE",
            description = "Tell all about what stands in one line, and why it was judged so.")
    @Nullable
    String explain;

    @Option(names = "--list-types", description = "List the types of secrets that are known, without scanning.")
    boolean listTypes;

    @Option(
            names = "--no-index",
            description =
                    "With --history: search again what an earlier scan found to hold nothing, and remember nothing.")
    boolean noIndex;

    @Option(names = "--jobs", paramLabel = "N", description = "Threads. Default: one for each processor.")
    int jobs = Runtime.getRuntime().availableProcessors();
}
