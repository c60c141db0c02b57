package io.claviger.cli.access;

import io.claviger.cli.Claviger;
import io.claviger.engine.access.account.CredentialReport;
import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.account.EstateReader;
import io.claviger.engine.access.escalation.PrincipalReview;
import io.claviger.engine.access.escalation.Review;
import io.claviger.engine.json.JsonReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claviger access review FILE…}: who is administrator of an AWS account, who can become one, and how. */
@Command(
        name = "review",
        description = {
            "Reviews AWS accounts offline, from what 'aws iam get-account-authorization-details' prints.",
            "Exit code 1 when anyone who is not an administrator can become one."
        },
        mixinStandardHelpOptions = true)
public final class ReviewCommand implements Callable<Integer> {

    private static final int FOUND = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "one or more files, of one or more accounts; - for standard input")
    private List<Path> files = List.of();

    @Option(names = "--format", description = "text, json, jsonl or html", defaultValue = "text")
    private String format = "text";

    @Option(
            names = "--organization",
            paramLabel = "FILE",
            description =
                    "the organization's policies as JSON: by account, the same for all, or as a tree with parents")
    private @Nullable Path organization;

    @Option(
            names = "--resource-policies",
            paramLabel = "FILE",
            description = {
                "resources as JSON: {ARN: policy}, or [{arn, account, policy, holds, runsAs}]:",
                "holds: ARNs of principals whose credentials lie in it; runsAs: ARN of its role. Where any of a kind"
                        + " says as what it runs, what is not named is taken not to be there."
            })
    private List<Path> resources = List.of();

    @Option(
            names = "--credential-report",
            paramLabel = "FILE",
            description = "the CSV of 'aws iam get-credential-report', decoded; once for each account")
    private List<Path> reports = List.of();

    @Override
    public Integer call() throws IOException {
        Instant now = Instant.now();
        ReviewReport report = ReviewReport.named(format, now);
        PrintWriter err = spec.commandLine().getErr();
        if (report == null) {
            err.println("claviger: there is no format '" + format + "'; there are text, json, jsonl and html");
            return Claviger.COULD_NOT;
        }
        try {
            List<PrincipalReview> reviews = Review.of(estate(), now);
            report.write(reviews, spec.commandLine().getOut());
            return reviews.stream().anyMatch(PrincipalReview::escalates) ? FOUND : 0;
        } catch (UnreadableFileException unreadable) {
            err.println("claviger: " + unreadable.getMessage());
            return Claviger.COULD_NOT;
        }
    }

    private Estate estate() throws UnreadableFileException {
        EstateReader reader = new EstateReader();
        for (Path file : files) {
            read(file, text -> reader.add(pages(text)));
        }
        for (Path file : resources) {
            read(file, text -> reader.addResources(ResourceFile.read(JsonReader.read(text))));
        }
        for (Path file : reports) {
            read(file, text -> reader.addLogins(CredentialReport.read(text)));
        }
        Map<String, Control> control = new HashMap<>();
        if (organization != null) {
            read(organization, text -> control.putAll(OrganizationFile.read(JsonReader.read(text), reader.accounts())));
        }
        return reader.read(control);
    }

    /** One answer, or several one after another. */
    private static @Nullable Object pages(String text) {
        List<@Nullable Object> pages = JsonReader.readAll(text);
        return pages.size() == 1 ? pages.getFirst() : pages;
    }

    private static void read(Path file, Consumer<String> content) throws UnreadableFileException {
        try {
            content.accept(GivenFile.text(file.toString()));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UnreadableFileException(file + ": " + told(unreadable));
        }
    }

    private static String told(Exception failure) {
        String message = failure.getMessage();
        return failure instanceof NoSuchFileException
                ? "there is no such file"
                : message == null
                        ? failure.getClass().getSimpleName()
                        : message.lines().findFirst().orElse("");
    }

    /** A file that is not there, or not what it should be; the message is for the person at the terminal. */
    private static final class UnreadableFileException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableFileException(String message) {
            super(message);
        }
    }
}
