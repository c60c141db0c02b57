package io.claviger.cli.scan;

import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

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
            case json -> {
                Json array = new Json().open('[');
                types.forEach(type -> array.raw(json(type)));
                out.println(array.close(']'));
            }
            case jsonl -> types.forEach(type -> out.print(json(type) + "\n"));
            case sarif -> throw new ScanException("--list-types has no sarif form; use text, json or jsonl");
        }
        out.flush();
    }

    private void line(SecretType type) {
        out.print(String.format(
                Locale.ROOT, "%-44s %-9s %s%n", type.id(), type.severity().word(), type.title()));
    }

    private static String json(SecretType type) {
        return new Json()
                .open('{')
                .field("type", type.id())
                .field("provider", type.provider())
                .field("title", type.title())
                .field("severity", type.severity().word())
                .field("opens", type.opens())
                .field("revoke", type.revoke())
                .field("doc", type.doc())
                .field("checked", !type.judging().checks().isEmpty())
                .close('}')
                .toString();
    }
}
