package io.claviger.cli.scan;

import java.io.PrintWriter;

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
    public void end() {
        if (!lines) {
            out.print(first ? "[]\n" : "\n]\n");
        }
        out.flush();
    }

    static String json(Finding finding) {
        Json json = new Json().open('{');
        json.field("type", finding.type().id())
                .field("provider", finding.type().provider())
                .field("title", finding.type().title())
                .field("severity", finding.type().severity().word())
                .field("path", finding.place().path())
                .field("line", finding.span().line())
                .field("column", finding.span().column())
                .field("endLine", finding.span().endLine())
                .field("endColumn", finding.span().endColumn())
                .field("commit", finding.place().commit())
                .field("author", finding.place().author())
                .field("date", finding.place().date())
                .field("fingerprint", finding.fingerprint())
                .field("preview", finding.preview())
                .field("verdict", finding.verdict())
                .field("confidence", finding.confidence());
        json.open("because", '[');
        finding.because().forEach(json::item);
        json.close(']');
        if (finding.identityKind() == null) {
            json.field("identity", null);
        } else {
            json.open("identity", '{')
                    .field("kind", finding.identityKind())
                    .field("externalId", finding.identity())
                    .close('}');
        }
        if (finding.secret() != null) {
            json.field("secret", finding.secret());
        }
        return json.close('}').toString();
    }
}
