package io.claviger.cli.scan;

import io.claviger.engine.json.JsonText;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is known, without scanning. */
final class TypeList {

    private final PrintWriter out;

    TypeList(PrintWriter out) {
        this.out = out;
    }

    void print(RuleSet rules, Report.Format format) {
        List<SecretType> types = rules.types().stream()
                .sorted(Comparator.comparing(SecretType::id))
                .toList();
        switch (format) {
            case text -> types.forEach(this::line);
            case json ->
                out.println(JsonText.of(types.stream().map(TypeList::described).toList()));
            case jsonl -> types.forEach(type -> out.print(JsonText.of(described(type)) + "\n"));
            case sarif -> throw new ScanException("--list-types has no sarif form; use text, json or jsonl");
        }
        out.flush();
    }

    private void line(SecretType type) {
        String verifiable = type.verification() == null
                ? ""
                : ", can be verified with " + type.verification().host();
        out.print(String.format(
                Locale.ROOT,
                "%-44s %-9s %s%n    provider: %s%s%n    opens: %s%n    revoke: %s%n",
                type.id(),
                type.severity().word(),
                type.title(),
                type.provider(),
                verifiable,
                type.opens(),
                type.revoke()));
        if (!type.doc().isEmpty()) {
            out.print("    see: " + type.doc() + "\n");
        }
    }

    private static Map<String, Object> described(SecretType type) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("type", type.id());
        described.put("provider", type.provider());
        described.put("title", type.title());
        described.put("severity", type.severity().word());
        described.put("opens", type.opens());
        described.put("revoke", type.revoke());
        described.put("doc", type.doc());
        described.put("checked", !type.judging().checks().isEmpty());
        described.put("verifiable", type.verification() != null);
        return described;
    }
}
