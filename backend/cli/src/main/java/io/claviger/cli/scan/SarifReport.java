package io.claviger.cli.scan;

import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.Severity;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** SARIF 2.1.0 (OASIS), with what code scanning services ask for on top. Written at the end, since it lists types first. */
final class SarifReport implements Report {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final PrintWriter out;
    private final Map<SecretType, Integer> types = new LinkedHashMap<>();
    private final Json results = new Json().open('[');

    SarifReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void add(Finding finding) {
        int number = types.computeIfAbsent(finding.type(), unused -> types.size());
        Json result = new Json().open('{');
        result.field("ruleId", finding.type().id())
                .field("ruleIndex", number)
                .field("level", level(finding.type().severity()))
                .open("message", '{')
                .field("text", message(finding))
                .close('}');
        result.open("locations", '[').open('{').open("physicalLocation", '{');
        result.open("artifactLocation", '{')
                .field("uri", uri(finding.place().path()))
                .close('}');
        result.open("region", '{')
                .field("startLine", finding.span().line())
                .field("startColumn", finding.span().column())
                .field("endLine", finding.span().endLine())
                .field("endColumn", finding.span().endColumn())
                .close('}')
                .close('}')
                .close('}')
                .close(']');
        result.open("partialFingerprints", '{')
                .field("claviger/v1", finding.fingerprint())
                .close('}');
        result.open("properties", '{').field("verdict", finding.verdict()).field("confidence", finding.confidence());
        properties(finding, result);
        results.raw(result.close('}').close('}').toString());
    }

    private static void properties(Finding finding, Json result) {
        if (finding.identityKind() != null) {
            result.field("identityKind", finding.identityKind()).field("identity", finding.identity());
        }
        if (finding.place().commit() != null) {
            result.field("commit", finding.place().commit())
                    .field("author", finding.place().author())
                    .field("date", finding.place().date());
        }
        if (finding.secret() != null) {
            result.field("secret", finding.secret());
        }
    }

    @Override
    public void end() {
        Json sarif = new Json().open('{');
        sarif.field("$schema", SCHEMA).field("version", "2.1.0");
        sarif.open("runs", '[').open('{').open("tool", '{').open("driver", '{');
        sarif.field("name", "Claviger").field("semanticVersion", "0.1.0").open("rules", '[');
        types.keySet().forEach(type -> sarif.raw(rule(type)));
        sarif.close(']').close('}').close('}');
        sarif.field("columnKind", "unicodeCodePoints").open("invocations", '[').open('{');
        sarif.field("executionSuccessful", true).close('}').close(']');
        out.println(withResults(sarif));
        out.flush();
    }

    private String withResults(Json sarif) {
        return sarif + ",\"results\":" + results.close(']') + "}]}";
    }

    private static String rule(SecretType type) {
        String help = "It opens: " + type.opens() + ". To revoke it: " + type.revoke() + ".";
        return new Json()
                .open('{')
                .field("id", type.id())
                .field("name", type.title())
                .open("shortDescription", '{')
                .field("text", type.title())
                .close('}')
                .open("fullDescription", '{')
                .field("text", type.title() + ". " + help)
                .close('}')
                .field("helpUri", type.doc())
                .open("help", '{')
                .field("text", help)
                .close('}')
                .open("defaultConfiguration", '{')
                .field("level", level(type.severity()))
                .close('}')
                .open("properties", '{')
                .field("security-severity", score(type.severity()))
                .open("tags", '[')
                .item("security")
                .item("secret")
                .close(']')
                .close('}')
                .close('}')
                .toString();
    }

    private static String message(Finding finding) {
        String named = finding.identityKind() == null
                ? ""
                : " of " + finding.identityKind() + " " + TextReport.clean(String.valueOf(finding.identity()));
        return finding.type().title() + named + " (" + finding.preview() + "): " + String.join("; ", finding.because())
                + ".";
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }

    /** The numbers by which code scanning services sort security results. */
    private static String score(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "2.5";
        };
    }

    private static String uri(String path) {
        if (Path.of(path).isAbsolute()) {
            return Path.of(path).toUri().toString();
        }
        try {
            String encoded = new URI(null, null, "/" + path.replace('\\', '/'), null).toASCIIString();
            return encoded.substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the path '" + path + "' cannot be written as a URI", e);
        }
    }
}
