package io.claviger.cli.access;

import io.claviger.cli.Claviger;
import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.account.EstateReader;
import io.claviger.engine.access.escalation.PrincipalReview;
import io.claviger.engine.access.escalation.Review;
import io.claviger.engine.json.JsonReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "one or more files, of one or more accounts")
    private List<Path> files = List.of();

    @Option(names = "--format", description = "text, json, jsonl or html", defaultValue = "text")
    private String format = "text";

    @Option(
            names = "--organization",
            paramLabel = "FILE",
            description = "JSON by account: {\"111111111111\": {\"serviceControlPolicies\": [{\"orgIdentifier\","
                    + " \"policies\": [{\"name\", \"policy\"}]}], \"resourceControlPolicies\": […]}}")
    private @Nullable Path organization;

    @Override
    public Integer call() throws IOException {
        ReviewReport report = ReviewReport.named(format);
        PrintWriter err = spec.commandLine().getErr();
        if (report == null) {
            err.println("claviger: there is no format '" + format + "'; there are text, json, jsonl and html");
            return Claviger.COULD_NOT;
        }
        EstateReader reader = new EstateReader();
        for (Path file : files) {
            try {
                reader.add(json(file));
            } catch (IOException | IllegalArgumentException unreadable) {
                err.println("claviger: " + file + ": " + told(unreadable));
                return Claviger.COULD_NOT;
            }
        }
        Estate estate;
        try {
            estate = reader.read(organization == null ? Map.of() : control(json(organization)));
        } catch (IOException | IllegalArgumentException unreadable) {
            err.println("claviger: " + organization + ": " + told(unreadable));
            return Claviger.COULD_NOT;
        }
        List<PrincipalReview> reviews = Review.of(estate);
        report.write(reviews, spec.commandLine().getOut());
        return reviews.stream().anyMatch(PrincipalReview::escalates) ? FOUND : 0;
    }

    private static @Nullable Object json(Path file) throws IOException {
        return JsonReader.read(Files.readString(file));
    }

    private static Map<String, Control> control(@Nullable Object written) {
        if (!(written instanceof Map<?, ?> accounts)) {
            throw new IllegalArgumentException("it is no JSON object of accounts");
        }
        return WrittenPolicies.control(accounts);
    }

    private static String told(Exception failure) {
        String message = failure.getMessage();
        return failure instanceof NoSuchFileException
                ? "there is no such file"
                : message == null
                        ? failure.getClass().getSimpleName()
                        : message.lines().findFirst().orElse("");
    }
}
