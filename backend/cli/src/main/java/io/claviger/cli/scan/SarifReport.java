package io.claviger.cli.scan;

import io.claviger.engine.json.JsonText;
import io.claviger.engine.secrets.Span;
import io.claviger.engine.secrets.rules.SecretType;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SARIF 2.1.0 (OASIS), with what code scanning services ask for on top. Written at the end, since it lists types first. */
final class SarifReport implements Report {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final PrintWriter out;
    private final Map<SecretType, Integer> types = new LinkedHashMap<>();
    private final List<String> results = new ArrayList<>();

    SarifReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void add(Finding finding) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", finding.type().id());
        result.put("ruleIndex", types.computeIfAbsent(finding.type(), unused -> types.size()));
        result.put("level", SarifRule.level(finding.type().severity()));
        result.put("message", Map.of("text", message(finding)));
        result.put("locations", List.of(Map.of("physicalLocation", location(finding))));
        result.put("partialFingerprints", Map.of("claviger/v1", finding.fingerprint()));
        result.put("properties", properties(finding));
        results.add(JsonText.of(result));
    }

    private static Map<String, Object> location(Finding finding) {
        Span span = finding.span();
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("startLine", span.line());
        region.put("startColumn", span.column());
        region.put("endLine", span.endLine());
        region.put("endColumn", span.endColumn());
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("artifactLocation", Map.of("uri", uri(finding.place().path())));
        location.put("region", region);
        return location;
    }

    private static Map<String, @Nullable Object> properties(Finding finding) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("verdict", finding.verdict());
        properties.put("confidence", finding.confidenceShown());
        if (finding.identityKind() != null) {
            properties.put("identityKind", finding.identityKind());
            properties.put("identity", finding.identity());
        }
        if (finding.place().commit() != null) {
            properties.put("commit", finding.place().commit());
            properties.put("author", finding.place().author());
            properties.put("date", finding.place().date());
        }
        if (finding.secret() != null) {
            properties.put("secret", finding.secret());
        }
        return properties;
    }

    @Override
    public void end() {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Claviger");
        driver.put("semanticVersion", "0.1.0");
        driver.put("rules", types.keySet().stream().map(SarifRule::of).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "unicodeCodePoints");
        run.put("invocations", List.of(Map.of("executionSuccessful", true)));
        out.print("{\"$schema\":" + JsonText.of(SCHEMA) + ",\"version\":\"2.1.0\",\"runs\":[");
        String head = JsonText.of(run);
        out.print(head.substring(0, head.length() - 1));
        // Results are kept as text, so that a hundred thousand of them cost little.
        out.println(",\"results\":[" + String.join(",", results) + "]}]}");
        out.flush();
    }

    private static String message(Finding finding) {
        String named = finding.identityKind() == null
                ? ""
                : " of " + finding.identityKind() + " " + TextReport.clean(String.valueOf(finding.identity()));
        return finding.type().title() + named + " (" + finding.preview() + "): " + String.join("; ", finding.because())
                + ".";
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
