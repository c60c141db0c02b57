package io.claviger.cli.scan;

import io.claviger.cli.Claviger;
import io.claviger.engine.json.JsonText;
import io.claviger.engine.secrets.Span;
import io.claviger.engine.secrets.rules.SecretType;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SARIF 2.1.0 (OASIS), with what GitHub's code scanning asks for on top. Written at the end, since it lists types first.
 * What is suppressed is in it, and marked so.
 */
final class SarifReport implements Report {

    /** The name under which a result has the fingerprint of its value. */
    static final String FINGERPRINT = "claviger/v1";

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String ROOT = "%SRCROOT%";
    private static final int SHORT = 16;

    private final PrintWriter out;
    private final SourceRoot root;
    private final Map<SecretType, Integer> types = new LinkedHashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<String> results = new ArrayList<>();

    SarifReport(PrintWriter out, SourceRoot root) {
        this.out = out;
        this.root = root;
    }

    @Override
    public void suppressed(Finding finding) {
        add(finding);
    }

    @Override
    public void add(Finding finding) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", finding.type().id());
        result.put("ruleIndex", types.computeIfAbsent(finding.type(), unused -> types.size()));
        result.put("level", SarifRule.level(finding.type().severity()));
        result.put("message", Map.of("text", message(finding)));
        result.put("locations", List.of(Map.of("physicalLocation", location(finding))));
        result.put("partialFingerprints", fingerprints(finding));
        Suppression suppression = finding.suppression();
        if (suppression != null) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("kind", suppression.kind().sarif());
            told.put("status", "accepted");
            told.put("justification", TextReport.clean(suppression.because()));
            result.put("suppressions", List.of(told));
        }
        result.put("properties", properties(finding));
        // Results are kept as text, so that a hundred thousand of them cost little.
        results.add(JsonText.of(result));
    }

    /**
     * GitHub tells alerts apart by a hash of the line and a number among the equal ones of a file. By the value's
     * fingerprint in its place an alert stays the same when the value moves, and another value in its line is a new one.
     */
    private Map<String, Object> fingerprints(Finding finding) {
        String start = finding.fingerprint().substring(0, SHORT);
        int number = seen.merge(
                start + ' ' + finding.type().id() + ' ' + finding.place().path(), 1, Integer::sum);
        Map<String, Object> fingerprints = new LinkedHashMap<>();
        fingerprints.put("primaryLocationLineHash", start + ":" + number);
        fingerprints.put(FINGERPRINT, finding.fingerprint());
        return fingerprints;
    }

    private Map<String, Object> location(Finding finding) {
        Span span = finding.span();
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("startLine", span.line());
        region.put("startColumn", span.column());
        region.put("endLine", span.endLine());
        region.put("endColumn", span.endColumn());
        String reference = root.reference(finding.place());
        Map<String, Object> artifact = new LinkedHashMap<>();
        artifact.put("uri", reference);
        if (!reference.startsWith("file:")) {
            artifact.put("uriBaseId", ROOT);
        }
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("artifactLocation", artifact);
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
    public void end(Ending ending) {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Claviger");
        driver.put("semanticVersion", Claviger.VERSION);
        driver.put("rules", types.keySet().stream().map(SarifRule::of).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "unicodeCodePoints");
        run.put("originalUriBaseIds", Map.of(ROOT, Map.of("uri", root.uri())));
        if (!ending.repositories().isEmpty()) {
            run.put(
                    "versionControlProvenance",
                    ending.repositories().stream().map(SarifReport::provenance).toList());
        }
        run.put("invocations", List.of(invocation(ending)));
        String head = JsonText.of(run);
        out.print("{\"$schema\":" + JsonText.of(SCHEMA) + ",\"version\":\"2.1.0\",\"runs\":[");
        out.print(head.substring(0, head.length() - 1));
        out.println(",\"results\":[" + String.join(",", results) + "]}]}");
        out.flush();
    }

    private static Map<String, Object> provenance(History history) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("repositoryUri", history.location());
        if (history.head() != null) {
            provenance.put("revisionId", history.head());
        }
        provenance.put("mappedTo", Map.of("uriBaseId", ROOT));
        return provenance;
    }

    private static Map<String, Object> invocation(Ending ending) {
        Map<String, Object> invocation = new LinkedHashMap<>();
        invocation.put("executionSuccessful", ending.exitCode() != Claviger.COULD_NOT);
        invocation.put("exitCode", ending.exitCode());
        invocation.put(
                "toolExecutionNotifications",
                ending.notices().stream()
                        .map(notice -> Map.of("level", "warning", "message", Map.of("text", notice)))
                        .toList());
        return invocation;
    }

    private static String message(Finding finding) {
        String named = finding.identityKind() == null
                ? ""
                : " of " + finding.identityKind() + " " + TextReport.clean(String.valueOf(finding.identity()));
        return finding.type().title() + named + " (" + finding.preview() + "): " + String.join("; ", finding.because())
                + ".";
    }
}
