package io.claviger.cli.inspect;

import io.claviger.engine.inspection.Inspection;
import java.io.PrintWriter;
import java.util.Locale;

/** For people at a terminal. What comes from the token is stripped of control characters. */
final class InspectionText {

    private final PrintWriter out;

    InspectionText(PrintWriter out) {
        this.out = out;
    }

    void print(Inspection inspection) {
        out.println(inspection.title() + " (" + inspection.kind() + "), " + inspection.format());
        fact("value", inspection.preview());
        fact("issuer", inspection.provider());
        fact("verdict", inspection.verdict() + ": " + String.join("; ", inspection.because()));
        fact("names", inspection.identity());
        fact("issued", inspection.issuedAt());
        fact("ends", inspection.expiresAt());
        fact("lives", inspection.lifetime());
        inspection.claims().forEach((name, value) -> fact("claim", name + " = " + value));
        out.println();
        inspection
                .checks()
                .forEach(check -> out.printf(
                        Locale.ROOT,
                        "  %-7s %s: %s%n          %s%n",
                        check.result(),
                        check.title(),
                        clean(check.detail()),
                        check.reference()));
    }

    private void fact(String name, @org.jspecify.annotations.Nullable Object fact) {
        if (fact != null && !fact.toString().isEmpty()) {
            out.printf(Locale.ROOT, "  %-8s %s%n", name, clean(fact.toString()));
        }
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
