package io.claviger.cli.scan;

import io.claviger.engine.json.JsonText;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object a finding: each on its own line, or as one array. */
final class JsonReport implements Report {

    private final PrintWriter out;
    private final boolean lines;
    private boolean first = true;

    JsonReport(PrintWriter out, boolean lines) {
        this.out = out;
        this.lines = lines;
    }

    @Override
    public void add(Finding finding) {
        if (!lines) {
            out.print(first ? "[\n" : ",\n");
        }
        first = false;
        out.print(json(finding));
        if (lines) {
            out.print('\n');
            out.flush();
        }
    }

    @Override
    public void end(Ending ending) {
        if (!lines) {
            out.print(first ? "[]\n" : "\n]\n");
        }
        out.flush();
    }

    static String json(Finding finding) {
        return JsonText.of(fields(finding));
    }

    /** What is told of a finding, by name. */
    static Map<String, @Nullable Object> fields(Finding finding) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", finding.type().id());
        json.put("provider", finding.provider());
        json.put("title", finding.type().title());
        json.put("severity", finding.type().severity().word());
        json.put("path", finding.place().path());
        json.put("line", finding.span().line());
        json.put("column", finding.span().column());
        json.put("endLine", finding.span().endLine());
        json.put("endColumn", finding.span().endColumn());
        json.put("commit", finding.place().commit());
        json.put("author", finding.place().author());
        json.put("date", finding.place().date());
        json.put("fingerprint", finding.fingerprint());
        json.put("preview", finding.preview());
        json.put("verdict", finding.verdict());
        json.put("confidence", finding.confidenceShown());
        json.put("because", finding.because());
        json.put("identity", identity(finding));
        if (finding.secret() != null) {
            json.put("secret", finding.secret());
        }
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> identity(Finding finding) {
        if (finding.identityKind() == null) {
            return null;
        }
        Map<String, @Nullable Object> identity = new LinkedHashMap<>();
        identity.put("kind", finding.identityKind());
        identity.put("externalId", finding.identity());
        return identity;
    }
}
