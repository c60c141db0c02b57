package io.claviger.cli.inspect;

import io.claviger.cli.Claviger;
import io.claviger.cli.verification.IssuerLookup;
import io.claviger.cli.verification.Vendors;
import io.claviger.cli.verification.Wire;
import io.claviger.engine.inspection.DerText;
import io.claviger.engine.inspection.Inspected;
import io.claviger.engine.inspection.Inspection;
import io.claviger.engine.inspection.InspectionCheck.Result;
import io.claviger.engine.inspection.InspectionDocument;
import io.claviger.engine.inspection.Inspector;
import io.claviger.engine.inspection.IssuerKeys;
import io.claviger.engine.inspection.Surroundings;
import io.claviger.engine.json.JsonText;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.verification.Liveness;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claviger inspect}. */
@Command(
        name = "inspect",
        description =
                "Tell what one token is, read from standard input: JWT, opaque token, API key, certificate or key.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code: 0 all is well, 1 a check failed, 2 could not do it.",
            "The token is read on standard input, since arguments are seen by all users of a machine and kept in histories.",
            "The keys of the issuer that a JWT names are fetched, to check its signature; the token itself is sent nowhere unless",
            "--verify is given, and then to its vendor only."
        })
public final class InspectCommand implements Callable<Integer> {

    /** The ways of printing. */
    enum Format {
        text,
        json
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(hidden = true, arity = "0..*")
    private List<String> refused = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json. Default: text.")
    private Format format = Format.text;

    @Option(names = "--offline", description = "Fetch no keys.")
    private boolean offline;

    @Option(
            names = "--jwks",
            paramLabel = "FILE",
            description = "The issuer's keys, as a JWK set, in place of those that it publishes.")
    private @Nullable Path jwks;

    @Option(names = "--verify", description = "Ask the vendor whether it is live, with one harmless request.")
    private boolean verify;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() throws IOException {
        if (!refused.isEmpty()) {
            // What was given is not repeated: it may be a token.
            err().println(
                            "claviger: inspect takes no argument, since others can see it; write the token to standard input:"
                                    + " claviger inspect < token.txt");
            return Claviger.COULD_NOT;
        }
        String text = read(System.in);
        if (text.isBlank() || text.length() > Inspector.LONGEST) {
            err().println(
                            text.isBlank()
                                    ? "claviger: there is nothing on standard input; pipe the token in: claviger inspect < token.txt"
                                    : "claviger: what is on standard input is too long for one token; give one token only, or use scan");
            return Claviger.COULD_NOT;
        }
        Wire wire = Wire.real();
        Inspection inspection = inspect(text, wire, clock.instant());
        if (format == Format.json) {
            out().println(JsonText.of(InspectionDocument.of(inspection)));
        } else {
            new InspectionText(out()).print(inspection);
        }
        out().flush();
        return inspection.checks().stream().anyMatch(check -> check.result() == Result.FAIL) ? 1 : 0;
    }

    private Inspection inspect(String text, Wire wire, Instant now) throws IOException {
        Inspector inspector = new Inspector(Scanner.of(RuleSet.builtIn()));
        Inspected inspected = inspector.inspect(text, Surroundings.UNKNOWN, keys(text, wire), now);
        SecretType type = inspected.type();
        if (!verify) {
            return inspected.inspection();
        }
        return inspected.with(
                type == null
                        ? Liveness.unknown("the vendor was not asked: it is not known")
                        : new Vendors(wire, clock).ask(type, inspected.value(), ""));
    }

    private IssuerKeys keys(String text, Wire wire) throws IOException {
        if (jwks != null) {
            return IssuerKeys.parse(Files.readString(jwks));
        }
        return offline ? IssuerKeys.none("--offline was given") : new IssuerLookup(wire).keysFor(text);
    }

    private static String read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(4 * Inspector.LONGEST);
        return DerText.of(bytes).orElseGet(() -> new String(bytes, StandardCharsets.UTF_8));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
